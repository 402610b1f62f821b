#include "workbench/session/ConnectionRecorder.h"

#include <utility>

namespace workbench {

using wslib::Connection;
using Direction = LogEntry::Direction;
using Kind = LogEntry::Kind;

namespace {

Kind kindOf(const wslib::Message &message)
{
    return message.isText() ? Kind::Text : Kind::Binary;
}

} // namespace

ConnectionRecorder::ConnectionRecorder(Connection *connection, std::shared_ptr<LogSink> sink,
                                       std::shared_ptr<const Clock> clock, quint32 peer)
    : QObject(connection)
    , m_connection(connection)
    , m_sink(std::move(sink))
    , m_clock(std::move(clock))
    , m_peer(peer)
{
    if (m_sink->wantsFrames()) {
        m_frames = std::make_unique<FrameRecorder>(*m_sink, *m_clock, peer);
        connection->setFrameObserver(m_frames.get());
    }
    connect(connection, &Connection::opened, this, &ConnectionRecorder::opened);
    connect(connection, &Connection::messageReceived, this, &ConnectionRecorder::received);
    connect(connection, &Connection::messageSent, this, &ConnectionRecorder::sent);
    connect(connection, &Connection::pingReceived, this, &ConnectionRecorder::recordPing);
    connect(connection, &Connection::roundTripMeasured, this,
            [this](std::chrono::nanoseconds time) { m_roundTripNs = time.count(); });
    connect(connection, &Connection::pongReceived, this, &ConnectionRecorder::recordPong);
    connect(connection, &Connection::failed, this, [this](const wslib::Error &error) {
        if (m_frames)
            m_frames->recordRefused();
        record(Direction::None, Kind::Failure, error.text.toUtf8());
    });
    connect(connection, &Connection::closed, this, &ConnectionRecorder::recordEnd);
}

ConnectionRecorder::~ConnectionRecorder()
{
    if (m_connection && m_frames)
        m_connection->setFrameObserver(nullptr);
}

void ConnectionRecorder::opened()
{
    const bool client = m_connection->role() == wslib::Role::Client;
    record(client ? Direction::Sent : Direction::Received, Kind::Handshake, m_connection->opening().heads.request);
    record(client ? Direction::Received : Direction::Sent, Kind::Handshake, m_connection->opening().heads.response);
}

// With frames, a ping is seen as it goes out, and so is a pong.
void ConnectionRecorder::pingSent(const QByteArray &payload)
{
    if (!m_frames)
        record(Direction::Sent, Kind::Ping, payload);
}

void ConnectionRecorder::pongSent(const QByteArray &payload)
{
    if (!m_frames)
        record(Direction::Sent, Kind::Pong, payload);
}

void ConnectionRecorder::note(const QString &text)
{
    record(Direction::None, Kind::Note, text.toUtf8());
}

void ConnectionRecorder::received(const wslib::Message &message)
{
    if (m_frames) {
        m_frames->messageReceived(kindOf(message), message);
        return;
    }
    LogEntry entry = entryOf(Direction::Received, kindOf(message), message.payload);
    entry.wireSize = message.wireSize;
    m_sink->append(entry);
}

void ConnectionRecorder::sent(const wslib::Message &message)
{
    if (m_frames) {
        m_frames->messageSent(kindOf(message), message);
        return;
    }
    LogEntry entry = entryOf(Direction::Sent, kindOf(message), message.payload);
    entry.wireSize = message.wireSize;
    m_sink->append(entry);
}

void ConnectionRecorder::recordPing(const QByteArray &payload)
{
    LogEntry entry = entryOf(Direction::Received, Kind::Ping, payload);
    recordControl(entry);
    if (m_frames)
        m_frames->recordAnswer();
}

void ConnectionRecorder::recordPong(const QByteArray &payload)
{
    LogEntry entry = entryOf(Direction::Received, Kind::Pong, payload);
    entry.roundTripNs = std::exchange(m_roundTripNs, -1);
    recordControl(entry);
}

void ConnectionRecorder::recordControl(LogEntry &entry)
{
    if (m_frames)
        m_frames->recordControl(entry);
    else
        m_sink->append(entry);
}

void ConnectionRecorder::recordEnd(wslib::CloseCode code, const QString &reason)
{
    if (m_frames)
        m_frames->recordRest();
    LogEntry entry = entryOf(Direction::None, Kind::Close, reason.toUtf8());
    entry.closeCode = static_cast<quint16>(code);
    if (m_frames)
        m_frames->recordClosing(entry);
    else
        m_sink->append(entry);
}

void ConnectionRecorder::record(Direction direction, Kind kind, const QByteArray &payload)
{
    m_sink->append(entryOf(direction, kind, payload));
}

LogEntry ConnectionRecorder::entryOf(Direction direction, Kind kind, const QByteArray &payload) const
{
    LogEntry entry;
    entry.monotonicNs = m_clock->monotonicNs();
    entry.wallClockMs = m_clock->wallClockMs();
    entry.direction = direction;
    entry.kind = kind;
    entry.peer = m_peer;
    entry.payload = payload;
    return entry;
}

} // namespace workbench
