#include "ChatWords.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>

namespace {

QByteArray textOf(const QJsonObject &object, const char *key)
{
    return object.value(QLatin1String(key)).toString().toUtf8();
}

} // namespace

QByteArray chatWords(const QByteArray &json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    const QByteArray type = textOf(object, "type");
    const QByteArray user = textOf(object, "user");
    if (type == "message")
        return "message " + user + ": " + textOf(object, "message");
    if (type == "error" && textOf(object, "message") == textOf(object, "error"))
        return "error " + textOf(object, "message");
    if (type == "welcome" || type == "joined" || type == "left")
        return type + ' ' + user;
    if (type == "renamed")
        return "renamed " + textOf(object, "was") + " to " + user;
    if (type != "people")
        return "not JSON: " + json;
    QStringList names;
    for (const QJsonValue &name : object.value(QLatin1String("people")).toArray())
        names.append(name.toString());
    return "people " + names.join(QStringLiteral(", ")).toUtf8();
}

QByteArray chatRequest(const char *type, const char *user, const char *message)
{
    QJsonObject object;
    if (type != nullptr)
        object.insert(QStringLiteral("type"), QString::fromUtf8(type));
    if (user != nullptr)
        object.insert(QStringLiteral("user"), QString::fromUtf8(user));
    if (message != nullptr)
        object.insert(QStringLiteral("message"), QString::fromUtf8(message));
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}
