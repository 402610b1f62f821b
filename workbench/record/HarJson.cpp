#include "workbench/record/HarJson.h"

#include "workbench/record/Redaction.h"

#include <nlohmann/json.hpp>

namespace workbench {

using Json = nlohmann::ordered_json;

namespace {

QByteArrayView view(const std::string &text)
{
    return {text.data(), static_cast<qsizetype>(text.size())};
}

bool isNamedValue(const Json &value)
{
    return value.is_object() && value.contains("name") && value.contains("value") && value["name"].is_string()
           && value["value"].is_string();
}

// And nothing else: bodies stay as they are.
bool isUrl(const std::string &text)
{
    constexpr size_t longestScheme = 10;
    return text.find("://") < longestScheme && text.find_first_of(" \t\r\n") == std::string::npos;
}

// {"name":…,"value":…} of the list `list`.
void redactNamedValue(Json &pair, const std::string &list)
{
    const std::string name = pair["name"].get<std::string>();
    const std::string value = pair["value"].get<std::string>();
    QByteArray redacted = view(value).toByteArray();
    if (list == "headers")
        redacted = redactedFieldValue(view(name), view(value));
    else if (list == "cookies" || isSecretName(view(name)))
        redacted = redactedText();
    pair["value"] = redacted.toStdString();
}

void redact(Json &value, const std::string &key) // NOLINT(misc-no-recursion): as deep as the reader lets it be
{
    if (value.is_string()) {
        const std::string text = value.get<std::string>();
        if (isUrl(text))
            value = redactedUrl(view(text)).toStdString();
        return;
    }
    if (isNamedValue(value))
        redactNamedValue(value, key);
    if (value.is_object() && key == "postData" && value.contains("text") && value["text"].is_string())
        value["text"] = redactedQuery(view(value["text"].get<std::string>())).toStdString();
    for (auto item = value.begin(); value.is_structured() && item != value.end(); ++item)
        redact(*item, value.is_object() ? item.key() : key);
}

Json parsed(const QByteArray &json, bool redacts)
{
    Json value = Json::parse(json.begin(), json.end(), nullptr, false);
    if (redacts && !value.is_discarded())
        redact(value, {});
    return value;
}

QByteArray text(const Json &value)
{
    return QByteArray::fromStdString(value.dump(-1, ' ', false, Json::error_handler_t::replace));
}

} // namespace

QByteArray redactedHarJson(const QByteArray &json)
{
    const Json value = parsed(json, true);
    return value.is_discarded() ? QByteArrayLiteral("{}") : text(value);
}

QByteArray harLogKeys(const QByteArray &log, bool redact)
{
    QByteArray keys;
    const Json value = parsed(log, redact);
    if (!value.is_object())
        return keys;
    for (const auto &[key, content] : value.items()) {
        if (key != "version" && key != "creator" && key != "entries")
            keys += ',' + text(key) + ':' + text(content);
    }
    return keys;
}

QByteArray harEntryBeginning(const QByteArray &entry, bool redact)
{
    Json value = parsed(entry, redact);
    if (!value.is_object() || value.empty())
        return QByteArrayLiteral("{\"_resourceType\":\"websocket\"");
    value.erase("_webSocketMessages");
    QByteArray json = text(value);
    json.chop(1);
    return json.size() > 1 ? json : QByteArrayLiteral("{\"_resourceType\":\"websocket\"");
}

} // namespace workbench
