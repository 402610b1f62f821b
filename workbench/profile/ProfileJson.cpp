#include "workbench/profile/ProfileJson.h"

#include "workbench/profile/JsonText.h"

#include <QSet>
#include <QUuid>

#include <array>
#include <limits>

namespace workbench::ProfileJson {

using namespace json;

namespace {

constexpr int profileVersion = 1;
constexpr int environmentVersion = 1;
constexpr int mostMs = 24 * 60 * 60 * 1000;

template <typename Enum>
struct Name
{
    Enum value;
    const char *name;
};

constexpr std::array authKinds{Name{AuthSettings::Kind::None, "none"}, Name{AuthSettings::Kind::Basic, "basic"},
                               Name{AuthSettings::Kind::Bearer, "bearer"}, Name{AuthSettings::Kind::ApiKey, "apiKey"}};
constexpr std::array keyPlaces{Name{AuthSettings::KeyPlace::Header, "header"},
                               Name{AuthSettings::KeyPlace::Query, "query"}};
constexpr std::array proxyKinds{Name{ProxySettings::Kind::System, "system"}, Name{ProxySettings::Kind::None, "none"},
                                Name{ProxySettings::Kind::Http, "http"}, Name{ProxySettings::Kind::Socks5, "socks5"}};
constexpr std::array forms{Name{MessageDraft::Form::Text, "text"}, Name{MessageDraft::Form::Json, "json"},
                           Name{MessageDraft::Form::Hex, "hex"}, Name{MessageDraft::Form::Base64, "base64"},
                           Name{MessageDraft::Form::File, "file"}};

template <typename Names, typename Enum>
QString nameOf(const Names &names, Enum value)
{
    for (const auto &entry : names) {
        if (entry.value == value)
            return QLatin1String(entry.name);
    }
    return {};
}

template <typename Names, typename Enum>
Enum valueOf(const Names &names, const QString &text, Enum otherwise)
{
    for (const auto &entry : names) {
        if (text == QLatin1String(entry.name))
            return entry.value;
    }
    return otherwise;
}

// ---- Writing --------------------------------------------------------------------------------------------------------

Json rowsToJson(const NamedValues &rows)
{
    Json array = Json::array();
    for (const NamedValue &row : rows) {
        Json object = Json::object();
        object["name"] = fromText(row.name);
        object["value"] = fromText(row.value);
        put(object, "enabled", row.enabled, true);
        array.push_back(std::move(object));
    }
    return array;
}

Json authToJson(const AuthSettings &auth)
{
    Json object = Json::object();
    if (auth == AuthSettings{})
        return object;
    object["kind"] = fromText(nameOf(authKinds, auth.kind));
    put(object, "userName", auth.userName, {});
    put(object, "password", auth.password, {});
    put(object, "token", auth.token, {});
    put(object, "keyName", auth.keyName, {});
    put(object, "keyValue", auth.keyValue, {});
    put(object, "keyPlace", nameOf(keyPlaces, auth.keyPlace), QStringLiteral("header"));
    return object;
}

Json tlsToJson(const TlsSettings &tls)
{
    Json object = Json::object();
    put(object, "verify", tls.verify, true);
    put(object, "caFile", tls.caFile, {});
    put(object, "caReplaces", tls.caReplaces, false);
    put(object, "certificateFile", tls.certificateFile, {});
    put(object, "keyFile", tls.keyFile, {});
    put(object, "passphrase", tls.passphrase, {});
    put(object, "serverName", tls.serverName, {});
    return object;
}

Json proxyToJson(const ProxySettings &proxy)
{
    Json object = Json::object();
    if (proxy == ProxySettings{})
        return object;
    object["kind"] = fromText(nameOf(proxyKinds, proxy.kind));
    put(object, "host", proxy.host, {});
    put(object, "port", int{proxy.port}, 0);
    put(object, "userName", proxy.userName, {});
    put(object, "password", proxy.password, {});
    return object;
}

Json deflateToJson(const wslib::DeflateOptions &deflate)
{
    const wslib::DeflateOptions usual;
    Json object = Json::object();
    put(object, "level", deflate.level, usual.level);
    put(object, "memoryLevel", deflate.memoryLevel, usual.memoryLevel);
    put(object, "threshold", qint64{deflate.threshold}, qint64{usual.threshold});
    put(object, "noContextTakeover", deflate.noContextTakeover, usual.noContextTakeover);
    put(object, "peerNoContextTakeover", deflate.peerNoContextTakeover, usual.peerNoContextTakeover);
    put(object, "maxWindowBits", deflate.maxWindowBits, usual.maxWindowBits);
    put(object, "peerMaxWindowBits", deflate.peerMaxWindowBits, usual.peerMaxWindowBits);
    return object;
}

Json limitsToJson(const ConnectionLimits &options)
{
    const ConnectionLimits usual;
    Json object = Json::object();
    put(object, "connectTimeoutMs", options.connectTimeoutMs, usual.connectTimeoutMs);
    put(object, "pingIntervalMs", options.pingIntervalMs, usual.pingIntervalMs);
    put(object, "pingTimeoutMs", options.pingTimeoutMs, usual.pingTimeoutMs);
    put(object, "maxMessageSize", options.maxMessageSize, usual.maxMessageSize);
    put(object, "maxRedirects", options.maxRedirects, usual.maxRedirects);
    put(object, "compression", options.compression, usual.compression);
    putIfAny(object, "deflate", deflateToJson(options.deflate));
    put(object, "reconnect", options.reconnect, usual.reconnect);
    put(object, "reconnectTries", options.reconnectTries, usual.reconnectTries);
    put(object, "reconnectFirstDelayMs", options.reconnectFirstDelayMs, usual.reconnectFirstDelayMs);
    put(object, "reconnectLongestDelayMs", options.reconnectLongestDelayMs, usual.reconnectLongestDelayMs);
    return object;
}

void putDraft(Json &object, const MessageDraft &draft)
{
    put(object, "form", nameOf(forms, draft.form), QStringLiteral("text"));
    for (const auto &entry : forms) {
        if (const QString written = draft.texts.value(entry.value); !written.isEmpty())
            object[entry.name] = fromLines(written);
    }
    put(object, "binary", draft.binary, false);
    put(object, "fragmentSize", draft.fragmentSize, qint64{0});
}

Json messagesToJson(const QList<SavedMessage> &messages)
{
    Json array = Json::array();
    for (const SavedMessage &message : messages) {
        Json object = Json::object();
        object["name"] = fromText(message.name);
        putDraft(object, message.draft);
        array.push_back(std::move(object));
    }
    return array;
}

void putConnection(Json &object, const ConnectionSettings &connection)
{
    object["url"] = fromText(connection.url);
    putIfAny(object, "params", rowsToJson(connection.parkedParams));
    putIfAny(object, "headers", rowsToJson(connection.headers));
    Json subprotocols = Json::array();
    for (const QString &name : connection.subprotocols)
        subprotocols.push_back(fromText(name));
    putIfAny(object, "subprotocols", std::move(subprotocols));
    putIfAny(object, "auth", authToJson(connection.auth));
    putIfAny(object, "cookies", rowsToJson(connection.cookies));
    putIfAny(object, "tls", tlsToJson(connection.tls));
    putIfAny(object, "proxy", proxyToJson(connection.proxy));
    putIfAny(object, "options", limitsToJson(connection.options));
}

// ---- What isn't ours ------------------------------------------------------------------------------------------------

bool isOurs(const std::string &key)
{
    static const QSet<QByteArray> keys{"windsock",
                                       "windsockEnvironment",
                                       "id",
                                       "name",
                                       "url",
                                       "params",
                                       "headers",
                                       "subprotocols",
                                       "auth",
                                       "cookies",
                                       "tls",
                                       "proxy",
                                       "options",
                                       "environment",
                                       "script",
                                       "scriptOn",
                                       "forge",
                                       "draft",
                                       "messages",
                                       "variables",
                                       "value",
                                       "enabled",
                                       "secret",
                                       "kind",
                                       "userName",
                                       "password",
                                       "token",
                                       "keyName",
                                       "keyValue",
                                       "keyPlace",
                                       "verify",
                                       "caFile",
                                       "caReplaces",
                                       "certificateFile",
                                       "keyFile",
                                       "passphrase",
                                       "serverName",
                                       "host",
                                       "port",
                                       "level",
                                       "memoryLevel",
                                       "threshold",
                                       "noContextTakeover",
                                       "peerNoContextTakeover",
                                       "maxWindowBits",
                                       "peerMaxWindowBits",
                                       "connectTimeoutMs",
                                       "pingIntervalMs",
                                       "pingTimeoutMs",
                                       "maxMessageSize",
                                       "maxRedirects",
                                       "compression",
                                       "deflate",
                                       "reconnect",
                                       "reconnectTries",
                                       "reconnectFirstDelayMs",
                                       "reconnectLongestDelayMs",
                                       "form",
                                       "text",
                                       "json",
                                       "hex",
                                       "base64",
                                       "file",
                                       "binary",
                                       "fragmentSize"};
    return keys.contains(QByteArray::fromStdString(key));
}

// A key that a later version, or somebody, put there stays where it was; one of ours that is gone was left out as usual.
void keepForeign(Json &now, const Json &before)
{
    if (now.is_array() && before.is_array()) {
        for (std::size_t i = 0; i < std::min(now.size(), before.size()); ++i) {
            if (member(now[i], "name") == member(before[i], "name"))
                keepForeign(now[i], before[i]);
        }
    }
    if (!now.is_object() || !before.is_object())
        return;
    for (const auto &[key, value] : before.items()) {
        if (now.contains(key))
            keepForeign(now[key], value);
        else if (!isOurs(key))
            now[key] = value;
    }
}

QByteArray written(Json &&object, const QByteArray &previous)
{
    QString why;
    if (const auto before = previous.isEmpty() ? std::nullopt : parse(previous, &why))
        keepForeign(object, *before);
    return dump(object);
}

// ---- Reading --------------------------------------------------------------------------------------------------------

NamedValues rowsFromJson(const Json &array)
{
    NamedValues rows;
    if (!array.is_array())
        return rows;
    for (const Json &object : array)
        rows += NamedValue{flag(object, "enabled", true), text(object, "name"), text(object, "value")};
    return rows;
}

AuthSettings authFromJson(const Json &object)
{
    AuthSettings auth;
    auth.kind = valueOf(authKinds, text(object, "kind"), auth.kind);
    auth.userName = text(object, "userName");
    auth.password = text(object, "password");
    auth.token = text(object, "token");
    auth.keyName = text(object, "keyName");
    auth.keyValue = text(object, "keyValue");
    auth.keyPlace = valueOf(keyPlaces, text(object, "keyPlace"), auth.keyPlace);
    return auth;
}

TlsSettings tlsFromJson(const Json &object)
{
    TlsSettings tls;
    tls.verify = flag(object, "verify", true);
    tls.caFile = text(object, "caFile");
    tls.caReplaces = flag(object, "caReplaces", false);
    tls.certificateFile = text(object, "certificateFile");
    tls.keyFile = text(object, "keyFile");
    tls.passphrase = text(object, "passphrase");
    tls.serverName = text(object, "serverName");
    return tls;
}

ProxySettings proxyFromJson(const Json &object)
{
    ProxySettings proxy;
    proxy.kind = valueOf(proxyKinds, text(object, "kind"), proxy.kind);
    proxy.host = text(object, "host");
    proxy.port = static_cast<quint16>(number(object, "port", 0, 0, 65535));
    proxy.userName = text(object, "userName");
    proxy.password = text(object, "password");
    return proxy;
}

wslib::DeflateOptions deflateFromJson(const Json &object)
{
    wslib::DeflateOptions deflate;
    deflate.level = static_cast<int>(number(object, "level", deflate.level, 0, 9));
    deflate.memoryLevel = static_cast<int>(number(object, "memoryLevel", deflate.memoryLevel, 1, 9));
    deflate.threshold = number(object, "threshold", 0, 0, std::numeric_limits<qsizetype>::max());
    deflate.noContextTakeover = flag(object, "noContextTakeover", false);
    deflate.peerNoContextTakeover = flag(object, "peerNoContextTakeover", false);
    deflate.maxWindowBits = static_cast<int>(number(object, "maxWindowBits", 15, 8, 15));
    deflate.peerMaxWindowBits = static_cast<int>(number(object, "peerMaxWindowBits", 15, 8, 15));
    return deflate;
}

ConnectionLimits limitsFromJson(const Json &object)
{
    ConnectionLimits options;
    const auto take = [&object](const char *name, int &value, int most) {
        value = static_cast<int>(number(object, name, value, 0, most));
    };
    take("connectTimeoutMs", options.connectTimeoutMs, mostMs);
    take("pingIntervalMs", options.pingIntervalMs, mostMs);
    take("pingTimeoutMs", options.pingTimeoutMs, mostMs);
    options.maxMessageSize =
        number(object, "maxMessageSize", options.maxMessageSize, 0, std::numeric_limits<qint64>::max());
    take("maxRedirects", options.maxRedirects, 1000);
    options.compression = flag(object, "compression", false);
    options.deflate = deflateFromJson(member(object, "deflate"));
    options.reconnect = flag(object, "reconnect", false);
    take("reconnectTries", options.reconnectTries, std::numeric_limits<int>::max());
    take("reconnectFirstDelayMs", options.reconnectFirstDelayMs, mostMs);
    take("reconnectLongestDelayMs", options.reconnectLongestDelayMs, mostMs);
    return options;
}

MessageDraft draftFromJson(const Json &object)
{
    MessageDraft draft;
    draft.form = valueOf(forms, text(object, "form"), draft.form);
    for (const auto &entry : forms) {
        if (const QString read = toLines(member(object, entry.name)); !read.isEmpty())
            draft.texts.insert(entry.value, read);
    }
    draft.binary = flag(object, "binary", false);
    draft.fragmentSize = number(object, "fragmentSize", 0, 0, std::numeric_limits<qint64>::max());
    return draft;
}

ConnectionSettings connectionFromJson(const Json &object)
{
    ConnectionSettings connection;
    connection.url = text(object, "url");
    connection.parkedParams = rowsFromJson(member(object, "params"));
    for (NamedValue &param : connection.parkedParams)
        param.enabled = false; // those that are on stand in the URL
    connection.headers = rowsFromJson(member(object, "headers"));
    if (const Json &names = member(object, "subprotocols"); names.is_array()) {
        for (const Json &name : names)
            connection.subprotocols += toText(name);
    }
    connection.auth = authFromJson(member(object, "auth"));
    connection.cookies = rowsFromJson(member(object, "cookies"));
    connection.tls = tlsFromJson(member(object, "tls"));
    connection.proxy = proxyFromJson(member(object, "proxy"));
    connection.options = limitsFromJson(member(object, "options"));
    return connection;
}

// The value, if it is one of ours; @p mark is the key that says so, with the version.
wslib::Loaded<Json> open(const QByteArray &bytes, const char *mark, int version, const QString &what)
{
    QString why;
    std::optional<Json> value = parse(bytes, &why);
    if (!value)
        return {std::nullopt, why};
    const qint64 found = number(*value, mark, 0, 0, 1'000'000);
    if (found == 0)
        return {std::nullopt, QStringLiteral("It is JSON, but no %1 of Windsock's: it has no \"%2\" with a number.")
                                  .arg(what, QLatin1String(mark))};
    if (found > version)
        return {std::nullopt, QStringLiteral("It was written by a later version of Windsock (format %1; this one reads "
                                             "up to %2). Use that version; the file stays as it is.")
                                  .arg(found)
                                  .arg(version)};
    return {std::move(value), {}};
}

} // namespace

QString newId()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

QByteArray write(const Document &document, const QByteArray &previous)
{
    const Profile &profile = document.profile;
    Json object = Json::object();
    object["windsock"] = profileVersion;
    object["id"] = fromText(document.id);
    put(object, "name", profile.name, {});
    putConnection(object, profile.connection);
    put(object, "environment", profile.environment, {});
    if (!profile.script.isEmpty())
        object["script"] = fromLines(profile.script);
    if (!profile.forge.isEmpty())
        object["forge"] = fromLines(profile.forge);
    put(object, "scriptOn", profile.scriptOn || profile.script.isEmpty(), true);
    Json draft = Json::object();
    putDraft(draft, profile.draft);
    putIfAny(object, "draft", std::move(draft));
    putIfAny(object, "messages", messagesToJson(profile.messages));
    return written(std::move(object), previous);
}

wslib::Loaded<Document> read(const QByteArray &bytes)
{
    const wslib::Loaded<Json> opened = open(bytes, "windsock", profileVersion, QStringLiteral("profile"));
    if (!opened.value)
        return {std::nullopt, opened.error};
    const Json &object = *opened.value;
    Document document;
    document.id = text(object, "id");
    Profile &profile = document.profile;
    profile.name = text(object, "name");
    profile.connection = connectionFromJson(object);
    profile.environment = text(object, "environment");
    profile.script = toLines(member(object, "script"));
    profile.forge = toLines(member(object, "forge"));
    profile.scriptOn = flag(object, "scriptOn", true);
    profile.draft = draftFromJson(member(object, "draft"));
    if (const Json &messages = member(object, "messages"); messages.is_array()) {
        for (const Json &message : messages)
            profile.messages += SavedMessage{text(message, "name"), draftFromJson(message)};
    }
    return {std::move(document), {}};
}

QByteArray write(const EnvironmentDocument &document, const QByteArray &previous)
{
    Json object = Json::object();
    object["windsockEnvironment"] = environmentVersion;
    object["id"] = fromText(document.id);
    put(object, "name", document.environment.name, {});
    Json variables = Json::array();
    for (const Variable &variable : document.environment.variables) {
        Json row = Json::object();
        row["name"] = fromText(variable.name);
        if (variable.secret)
            row["secret"] = true;
        else
            row["value"] = fromText(variable.value);
        variables.push_back(std::move(row));
    }
    object["variables"] = std::move(variables);
    return written(std::move(object), previous);
}

wslib::Loaded<EnvironmentDocument> readEnvironment(const QByteArray &bytes)
{
    const wslib::Loaded<Json> opened =
        open(bytes, "windsockEnvironment", environmentVersion, QStringLiteral("environment"));
    if (!opened.value)
        return {std::nullopt, opened.error};
    EnvironmentDocument document{text(*opened.value, "id"), {text(*opened.value, "name"), {}}};
    if (const Json &variables = member(*opened.value, "variables"); variables.is_array()) {
        for (const Json &row : variables)
            document.environment.variables +=
                Variable{text(row, "name"), text(row, "value"), flag(row, "secret", false)};
    }
    return {std::move(document), {}};
}

} // namespace workbench::ProfileJson
