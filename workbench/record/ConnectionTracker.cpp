#include "workbench/record/ConnectionTracker.h"

#include "wslib/protocol/HttpHead.h"

#include <algorithm>
#include <utility>

namespace workbench {

using Kind = LogEntry::Kind;

namespace {

// A request is the first line of its head that doesn't begin with a version.
bool isRequest(QByteArrayView head)
{
    return !head.startsWith("HTTP/");
}

// "Connecting to wss://host/path" tells the scheme, which the head doesn't.
QString urlIn(QByteArrayView sentence)
{
    for (const char *scheme : {"wss://", "ws://"}) {
        const qsizetype begin = sentence.indexOf(scheme);
        if (begin < 0)
            continue;
        qsizetype end = begin;
        while (end < sentence.size() && static_cast<unsigned char>(sentence[end]) > ' ')
            ++end;
        return QString::fromUtf8(sentence.sliced(begin, end - begin));
    }
    return {};
}

} // namespace

ConnectionTracker::ConnectionTracker(QString url)
    : m_url(std::move(url))
{
}

ConnectionTracker::Taken ConnectionTracker::take(qint64 number, const LogEntry &entry, QByteArrayView payload)
{
    const qint64 timeNs = m_time.of(entry);
    RecordedConnection &connection = connectionOf(number, entry, timeNs);
    learn(connection, entry, payload, timeNs);
    return {connection, timeNs};
}

RecordedConnection &ConnectionTracker::connectionOf(qint64 number, const LogEntry &entry, qint64 timeNs)
{
    const auto found = m_open.find(entry.peer);
    // A second handshake without a close between: the log's owner dropped the first connection.
    const bool another = found != m_open.end() && entry.kind == Kind::Handshake
                         && (!found->second.responseHead.isEmpty() || found->second.hasFrames);
    if (found != m_open.end() && !another)
        return found->second;
    RecordedConnection made;
    made.id = m_nextId++;
    made.peer = entry.peer;
    made.firstNumber = number;
    made.startedNs = timeNs;
    made.url = m_url;
    return m_open.insert_or_assign(entry.peer, std::move(made)).first->second;
}

void ConnectionTracker::learn(RecordedConnection &connection, const LogEntry &entry, QByteArrayView payload,
                              qint64 timeNs) const
{
    connection.lastNs = timeNs;
    if (entry.kind == Kind::Note) {
        if (const QString url = urlIn(payload); !url.isEmpty())
            connection.url = url;
    } else if (entry.kind == Kind::Failure) {
        connection.failure = payload.toByteArray();
    } else if (entry.kind == Kind::Close) {
        connection.closeCode = entry.closeCode;
    } else if (entry.kind != Kind::Handshake) {
        connection.hasFrames = true;
    } else if (isRequest(payload)) {
        connection.requestHead = payload.toByteArray();
        connection.requestNs = timeNs;
        connection.client = entry.direction == LogEntry::Direction::Sent;
        connection.url = urlOf(connection);
    } else {
        connection.responseHead = payload.toByteArray();
        connection.responseNs = timeNs;
    }
}

// The scheme that is known, the host and the target of the head.
QString ConnectionTracker::urlOf(const RecordedConnection &connection) const
{
    const auto head = wslib::parseRequestHead(connection.requestHead);
    const auto *request = std::get_if<wslib::HttpRequestHead>(&head);
    if (request == nullptr || !request->headers.contains("Host"))
        return connection.url;
    const bool secure = connection.url.startsWith(u"wss:") || connection.url.startsWith(u"https:");
    return QString::fromUtf8((secure ? "wss://" : "ws://") + *request->headers.value("Host") + request->target);
}

void ConnectionTracker::forget(quint32 peer)
{
    m_open.erase(peer);
}

QList<RecordedConnection> ConnectionTracker::open() const
{
    QList<RecordedConnection> all;
    for (const auto &[peer, connection] : m_open)
        all.append(connection);
    std::sort(all.begin(), all.end(), [](const auto &a, const auto &b) { return a.id < b.id; });
    return all;
}

} // namespace workbench
