#include "workbench/chat/ChatProtocol.h"

#include "workbench/chat/ChatName.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace workbench {

namespace {

QByteArray json(const char *type, QJsonObject fields)
{
    fields.insert(QStringLiteral("type"), QString::fromLatin1(type));
    return QJsonDocument(fields).toJson(QJsonDocument::Compact);
}

std::variant<ChatRequest::Kind, QString> kindOf(const QJsonObject &object)
{
    const QJsonValue type = object.value(QStringLiteral("type"));
    if (type.isUndefined() || type == QJsonValue(QStringLiteral("message")))
        return ChatRequest::Kind::Message;
    if (type == QJsonValue(QStringLiteral("join")))
        return ChatRequest::Kind::Join;
    if (type == QJsonValue(QStringLiteral("people")))
        return ChatRequest::Kind::People;
    return QStringLiteral("There is no such type here. Use \"message\", \"join\" or \"people\".");
}

// What is wrong with the text of a message, or nothing.
QString complaint(const QJsonValue &message, const ChatLimits &limits)
{
    if (!message.isString())
        return QStringLiteral(
            "\"message\" must be there and be a string, as in {\"user\":\"ann\",\"message\":\"hi\"}.");
    const QString text = message.toString();
    if (text.trimmed().isEmpty())
        return QStringLiteral("The message is empty. Write something.");
    if (chatLength(text) > limits.maxMessageLength)
        return QStringLiteral("The message is longer than %1 characters. Send it in parts.")
            .arg(limits.maxMessageLength);
    return {};
}

} // namespace

std::variant<ChatRequest, QString> parseChatRequest(const wslib::Message &message, const ChatLimits &limits)
{
    if (!message.isText())
        return QStringLiteral("This room takes text messages with JSON in them, not binary ones.");
    if (message.payload.size() > limits.maxRequestSize)
        return QStringLiteral("This is larger than %1 bytes. Send it in parts.").arg(limits.maxRequestSize);
    const QJsonDocument document = QJsonDocument::fromJson(message.payload);
    if (!document.isObject())
        return QStringLiteral("Invalid JSON: send an object such as {\"user\":\"ann\",\"message\":\"hi\"}.");
    const QJsonObject object = document.object();
    const auto kind = kindOf(object);
    if (const auto *error = std::get_if<QString>(&kind))
        return *error;
    ChatRequest request;
    request.kind = std::get<ChatRequest::Kind>(kind);
    const QJsonValue user = object.value(QStringLiteral("user"));
    if (user.isString()) {
        if (!user.toString().trimmed().isEmpty())
            request.user = user.toString();
    } else if (!user.isUndefined() && !user.isNull()) {
        return QStringLiteral("\"user\" must be a string, as in {\"user\":\"ann\",\"message\":\"hi\"}.");
    }
    if (request.kind == ChatRequest::Kind::Message) {
        const QJsonValue text = object.value(QStringLiteral("message"));
        if (const QString error = complaint(text, limits); !error.isEmpty())
            return error;
        request.message = text.toString();
    }
    return request;
}

QByteArray chatMessage(qint64 id, qint64 timeMs, const QString &user, const QString &message)
{
    return json("message", {{QStringLiteral("id"), id},
                            {QStringLiteral("time"), timeMs},
                            {QStringLiteral("user"), user},
                            {QStringLiteral("message"), message}});
}

// "error" as well: it is what the chat server of tornado's documentation calls it.
QByteArray chatError(const QString &sentence)
{
    return json("error", {{QStringLiteral("message"), sentence}, {QStringLiteral("error"), sentence}});
}

QByteArray chatWelcome(const QString &user)
{
    return json("welcome", {{QStringLiteral("user"), user}});
}

QByteArray chatPeople(const QStringList &people)
{
    return json("people", {{QStringLiteral("people"), QJsonArray::fromStringList(people)}});
}

QByteArray chatJoined(qint64 timeMs, const QString &user)
{
    return json("joined", {{QStringLiteral("time"), timeMs}, {QStringLiteral("user"), user}});
}

QByteArray chatLeft(qint64 timeMs, const QString &user)
{
    return json("left", {{QStringLiteral("time"), timeMs}, {QStringLiteral("user"), user}});
}

QByteArray chatRenamed(qint64 timeMs, const QString &was, const QString &user)
{
    return json("renamed",
                {{QStringLiteral("time"), timeMs}, {QStringLiteral("was"), was}, {QStringLiteral("user"), user}});
}

} // namespace workbench
