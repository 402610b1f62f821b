#pragma once

#include "workbench/chat/ChatHistory.h"
#include "workbench/chat/ChatLimits.h"
#include "workbench/chat/ChatProtocol.h"
#include "workbench/chat/FloodGate.h"
#include "workbench/log/Clock.h"

#include "wslib/protocol/CloseCode.h"

#include <QHash>
#include <QStringList>

#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace workbench {

/// Something that a chat room wants sent, in the order of a ChatOutcome.
struct ChatDelivery
{
    QList<quint64> to; ///< Members.
    QByteArray json;   ///< A text message.
};

/// What follows from something that happened in a chat room.
struct ChatOutcome
{
    struct Dismissal
    {
        wslib::CloseCode code;
        QString reason; ///< Fits into a Close frame.
    };

    std::vector<ChatDelivery> deliveries;
    std::optional<Dismissal> dismissal; ///< Of the member whose doing it was: to be closed, after the deliveries.
};

/// A chat room without a network: who is there, what was said, who may say how much. It is told what comes, and says what
/// is to be sent to whom. Used by one thread at a time.
///
/// The protocol is that of tornado's chat examples: text messages, each a JSON object. A client sends
///
///     {"user":"ann","message":"hello"}     and is a member from the first such message on, by that name;
///                                          it may as well have "type":"message", and no user later on
///     {"type":"join","user":"ann"}         to join without a word, or to be called otherwise from now on
///     {"type":"people"}                    to ask who is there
///
/// and is sent
///
///     {"type":"message","user":…,"message":…,"id":…,"time":…}   to everybody, its sender included
///     {"type":"error","message":…,"error":…}                    to the culprit alone: a sentence, twice
///     {"type":"welcome","user":…}                               to who joined or was renamed: the name as it is now
///     {"type":"people","people":[…]}                            to who joined or asked
///     {"type":"joined"|"left","user":…,"time":…}, {"type":"renamed","was":…,"user":…,"time":…}
///
/// Time is in milliseconds since 1970, UTC. An id is a number, unique also after a restart, and rises from message to
/// message. The last messages come first, to everybody who connects, as ordinary messages with their old id and time: so
/// whatever understands a message understands the history. All else but messages and errors goes only to who has
/// sent "join" or "people": a client of tornado's examples, which sends neither, gets nothing that it doesn't know. That is
/// also why "joined" and "left" have no list of all people: with n of them it would be n³ names when all come.
///
/// Names are cleaned (cleanedChatName()) and unique, whatever their case: the second "ann" is "ann (2)". Who sends
/// another user than before is renamed.
class ChatRoom
{
public:
    using MemberId = quint64;

    explicit ChatRoom(std::shared_ptr<const Clock> clock, const ChatLimits &limits = {});

    /// Somebody connected. @p id must be new. Dismissed with 1013 if the room is full: then it isn't a member.
    ChatOutcome enter(MemberId id);
    /// A member sent something.
    ChatOutcome receive(MemberId id, const wslib::Message &message);
    /// A member is gone.
    ChatOutcome leave(MemberId id);

    /// The names, in the order in which their connections came.
    QStringList people() const;
    qsizetype memberCount() const { return static_cast<qsizetype>(m_members.size()); }

private:
    struct Member
    {
        MemberId id;
        FloodGate gate;
        QString asked;            ///< The name that it last asked for, cleaned.
        QString name;             ///< The name that it got. Empty: it hasn't joined.
        bool isInitiated = false; ///< Speaks more than tornado's examples.
    };

    void obey(Member &member, const ChatRequest &request, ChatOutcome &outcome);
    void rename(Member &member, const QString &asked, ChatOutcome &outcome);
    void say(const Member &member, const QString &text, ChatOutcome &outcome);
    QString freeName(const QString &wanted) const;
    QList<MemberId> everybody() const;
    QList<MemberId> initiated(MemberId except) const;

    std::shared_ptr<const Clock> m_clock;
    ChatLimits m_limits;
    std::map<MemberId, Member> m_members; ///< By id: in the order of their coming.
    QHash<QString, MemberId> m_names;     ///< By chatNameKey().
    ChatHistory m_history;
    qint64 m_lastId;
};

} // namespace workbench
