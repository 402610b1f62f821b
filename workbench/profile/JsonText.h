#pragma once

#include <nlohmann/json.hpp>

#include <QByteArray>
#include <QString>
#include <QStringList>

/// What our JSON files have in common. For implementations only: nlohmann's JSON is no part of our headers.
namespace workbench::json {

using Json = nlohmann::ordered_json;

inline QString toText(const Json &value)
{
    return value.is_string() ? QString::fromStdString(value.get_ref<const std::string &>()) : QString();
}

inline Json fromText(const QString &text)
{
    return text.toStdString();
}

/// Text of several lines as an array of them, so that a difference shows the line.
inline Json fromLines(const QString &text)
{
    if (!text.contains(u'\n'))
        return fromText(text);
    Json lines = Json::array();
    for (const QString &line : text.split(u'\n'))
        lines.push_back(fromText(line));
    return lines;
}

inline QString toLines(const Json &value)
{
    if (!value.is_array())
        return toText(value);
    QStringList lines;
    for (const Json &line : value)
        lines += toText(line);
    return lines.join(u'\n');
}

/// The member of that name; null if there is none.
inline const Json &member(const Json &object, const char *name)
{
    static const Json nothing;
    if (!object.is_object())
        return nothing;
    const auto found = object.find(name);
    return found == object.end() ? nothing : *found;
}

inline QString text(const Json &object, const char *name, const QString &otherwise = {})
{
    const Json &value = member(object, name);
    return value.is_string() ? toText(value) : otherwise;
}

inline bool flag(const Json &object, const char *name, bool otherwise)
{
    const Json &value = member(object, name);
    return value.is_boolean() ? value.get<bool>() : otherwise;
}

/// Within what a person may have written: a number that is out of bounds becomes the nearest.
inline qint64 number(const Json &object, const char *name, qint64 otherwise, qint64 least, qint64 most)
{
    const Json &value = member(object, name);
    if (!value.is_number())
        return otherwise;
    if (value.is_number_integer() && !value.is_number_unsigned())
        return std::clamp<qint64>(value.get<qint64>(), least, most);
    const double real = value.get<double>();
    if (!(real > static_cast<double>(least)))
        return least;
    return real >= static_cast<double>(most) ? most : static_cast<qint64>(real);
}

template <typename Value>
void put(Json &object, const char *name, const Value &value, const Value &usual)
{
    if (value == usual)
        return;
    if constexpr (std::is_same_v<Value, QString>)
        object[name] = fromText(value);
    else
        object[name] = value;
}

inline void putIfAny(Json &object, const char *name, Json &&value)
{
    if (!value.empty())
        object[name] = std::move(value);
}

/// Deeper than any file of ours; a reader that recurses isn't led deeper.
constexpr int maxDepth = 64;

/// The value, or nothing and in @p why a sentence.
inline std::optional<Json> parse(const QByteArray &bytes, QString *why)
{
    bool deep = false;
    const auto watch = [&deep](int depth, Json::parse_event_t, Json &) {
        deep = deep || depth > maxDepth;
        return !deep;
    };
    try {
        Json value = Json::parse(bytes.begin(), bytes.end(), watch);
        if (!deep)
            return value;
    } catch (const nlohmann::json::parse_error &error) {
        const QByteArray before = bytes.first(std::min<qsizetype>(bytes.size(), static_cast<qsizetype>(error.byte)));
        *why = QStringLiteral("It is no JSON: line %1 can't be read.").arg(before.count('\n') + 1);
    } catch (const std::exception &error) {
        *why = QStringLiteral("It is no JSON: %1.").arg(QLatin1String(error.what()));
    }
    if (deep)
        *why = QStringLiteral("It is nested more than %1 levels deep.").arg(maxDepth);
    return std::nullopt;
}

inline QByteArray dump(const Json &value)
{
    return QByteArray::fromStdString(value.dump(2, ' ', false, Json::error_handler_t::replace)) + '\n';
}

} // namespace workbench::json
