#include "workbench/chat/ChatRoom.h"

#include "workbench/chat/ChatName.h"

#include <utility>

namespace workbench {

using wslib::CloseCode;

ChatRoom::ChatRoom(std::shared_ptr<const Clock> clock, const ChatLimits &limits)
    : m_clock(std::move(clock))
    , m_limits(limits)
    , m_history(limits.historyCount, limits.historyBytes)
    // Above all ids of rooms before this one, unless a thousand messages came each millisecond; exact in a double.
    , m_lastId(m_clock->wallClockMs() * 1000)
{
}

ChatOutcome ChatRoom::enter(MemberId id)
{
    ChatOutcome outcome;
    if (memberCount() >= m_limits.maxPeople) {
        outcome.dismissal = {CloseCode::TryAgainLater, QStringLiteral("The room is full. Try again later.")};
        return outcome;
    }
    m_members.emplace(id, Member{id, FloodGate(m_limits, m_clock->monotonicNs()), {}, {}});
    for (const QByteArray &message : m_history.messages())
        outcome.deliveries.push_back({{id}, message});
    return outcome;
}

ChatOutcome ChatRoom::receive(MemberId id, const wslib::Message &message)
{
    ChatOutcome outcome;
    const auto found = m_members.find(id);
    if (found == m_members.end())
        return outcome;
    const auto refuse = [&](const QString &why) { outcome.deliveries.push_back({{id}, chatError(why)}); };
    // Before anything is parsed: what is refused costs next to nothing.
    switch (found->second.gate.judge(m_clock->monotonicNs())) {
    case FloodGate::Verdict::Pass:
        break;
    case FloodGate::Verdict::Refuse:
        refuse(QStringLiteral("Too fast: this message wasn't sent on. Wait a second and send it again."));
        return outcome;
    case FloodGate::Verdict::Dismiss:
        outcome.dismissal = {CloseCode::PolicyViolation,
                             QStringLiteral("Too many messages, too fast, for too long. Come back more slowly.")};
        return outcome;
    }
    const auto request = parseChatRequest(message, m_limits);
    if (const auto *why = std::get_if<QString>(&request))
        refuse(*why);
    else
        obey(found->second, std::get<ChatRequest>(request), outcome);
    return outcome;
}

void ChatRoom::obey(Member &member, const ChatRequest &request, ChatOutcome &outcome)
{
    const bool isNew = member.name.isEmpty();
    const bool joins = request.kind == ChatRequest::Kind::Join;
    if (request.kind != ChatRequest::Kind::Message)
        member.isInitiated = true;
    if (request.kind != ChatRequest::Kind::People && (isNew || request.user))
        rename(member, cleanedChatName(request.user.value_or(QString()), m_limits.maxNameLength), outcome);
    if (joins)
        outcome.deliveries.push_back({{member.id}, chatWelcome(member.name)});
    if (request.kind == ChatRequest::Kind::People || (joins && isNew))
        outcome.deliveries.push_back({{member.id}, chatPeople(people())});
    if (request.kind == ChatRequest::Kind::Message)
        say(member, request.message, outcome);
}

// Who is "ann (2)" and says "ann" again with every message remains so, even if the first ann has left meanwhile.
void ChatRoom::rename(Member &member, const QString &asked, ChatOutcome &outcome)
{
    if (asked == member.asked)
        return;
    const QString before = member.name;
    m_names.remove(chatNameKey(before));
    member.asked = asked;
    member.name = freeName(asked);
    m_names.insert(chatNameKey(member.name), member.id);
    if (member.name == before)
        return;
    const qint64 now = m_clock->wallClockMs();
    outcome.deliveries.push_back({initiated(member.id), before.isEmpty() ? chatJoined(now, member.name)
                                                                         : chatRenamed(now, before, member.name)});
}

void ChatRoom::say(const Member &member, const QString &text, ChatOutcome &outcome)
{
    const QByteArray message = chatMessage(++m_lastId, m_clock->wallClockMs(), member.name, text);
    m_history.append(message);
    outcome.deliveries.push_back({everybody(), message});
}

ChatOutcome ChatRoom::leave(MemberId id)
{
    ChatOutcome outcome;
    const auto found = m_members.find(id);
    if (found == m_members.end())
        return outcome;
    const QString name = found->second.name;
    m_members.erase(found);
    if (!name.isEmpty()) {
        m_names.remove(chatNameKey(name));
        outcome.deliveries.push_back({initiated(id), chatLeft(m_clock->wallClockMs(), name)});
    }
    return outcome;
}

QString ChatRoom::freeName(const QString &wanted) const
{
    QString name = wanted;
    for (int number = 2; m_names.contains(chatNameKey(name)); ++number)
        name = numberedChatName(wanted, number, m_limits.maxNameLength);
    return name;
}

QStringList ChatRoom::people() const
{
    QStringList names;
    for (const auto &[id, member] : m_members) {
        if (!member.name.isEmpty())
            names.append(member.name);
    }
    return names;
}

QList<ChatRoom::MemberId> ChatRoom::everybody() const
{
    QList<MemberId> ids;
    ids.reserve(memberCount());
    for (const auto &[id, member] : m_members)
        ids.append(id);
    return ids;
}

QList<ChatRoom::MemberId> ChatRoom::initiated(MemberId except) const
{
    QList<MemberId> ids;
    for (const auto &[id, member] : m_members) {
        if (member.isInitiated && id != except)
            ids.append(id);
    }
    return ids;
}

} // namespace workbench
