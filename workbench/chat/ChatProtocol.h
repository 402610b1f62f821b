#pragma once

#include "workbench/chat/ChatLimits.h"

#include "wslib/protocol/Message.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <variant>

namespace workbench {

/// What a client asks a chat room for.
struct ChatRequest
{
    enum class Kind {
        Message, ///< "message", or no type at all.
        Join,
        People,
    };
    Kind kind = Kind::Message;
    std::optional<QString> user; ///< As it was sent; nothing if it wasn't, or was blank.
    QString message;             ///< Not empty for Kind::Message.
};

/// Reads what a client sent: the request, or a sentence for it on what is wrong.
std::variant<ChatRequest, QString> parseChatRequest(const wslib::Message &message, const ChatLimits &limits);

/// @name What a chat room sends: compact JSON objects. See ChatRoom.
/// @{
QByteArray chatMessage(qint64 id, qint64 timeMs, const QString &user, const QString &message);
QByteArray chatError(const QString &sentence);
QByteArray chatWelcome(const QString &user);
QByteArray chatPeople(const QStringList &people);
QByteArray chatJoined(qint64 timeMs, const QString &user);
QByteArray chatLeft(qint64 timeMs, const QString &user);
QByteArray chatRenamed(qint64 timeMs, const QString &was, const QString &user);
/// @}

} // namespace workbench
