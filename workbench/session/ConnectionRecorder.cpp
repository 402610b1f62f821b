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
    connect(connection, &Connection::opened, this, &ConnectionRecorder::opened);
    connect(connection, &Connection::messageReceived, this,
            [this](const wslib::Message &message) { recordMessage(Direction::Received, message); });
    connect(connection, &Connection::messageSent, this,
            [this](const wslib::Message &message) { recordMessage(Direction::Sent, message); });
    connect(connection, &Connection::pingReceived, this,
            [this](const QByteArray &payload) { record(Direction::Received, Kind::Ping, payload); });
    connect(connection, &Connection::roundTripMeasured, this,
            [this](std::chrono::nanoseconds time) { m_roundTripNs = time.count(); });
    connect(connection, &Connection::pongReceived, this, &ConnectionRecorder::recordPong);
    connect(connection, &Connection::failed, this,
            [this](const wslib::Error &error) { record(Direction::None, Kind::Failure, error.text.toUtf8()); });
    connect(connection, &Connection::closed, this, [this](wslib::CloseCode code, const QString &reason) {
        record(Direction::None, Kind::Close, reason.toUtf8(), static_cast<quint16>(code));
    });
}

void ConnectionRecorder::opened()
{
    const bool client = m_connection->role() == wslib::Role::Client;
    record(client ? Direction::Sent : Direction::Received, Kind::Handshake, m_connection->opening().heads.request);
    record(client ? Direction::Received : Direction::Sent, Kind::Handshake, m_connection->opening().heads.response);
}

void ConnectionRecorder::pingSent(const QByteArray &payload)
{
    record(Direction::Sent, Kind::Ping, payload);
}

void ConnectionRecorder::pongSent(const QByteArray &payload)
{
    record(Direction::Sent, Kind::Pong, payload);
}

void ConnectionRecorder::note(const QString &text)
{
    record(Direction::None, Kind::Note, text.toUtf8());
}

void ConnectionRecorder::recordMessage(Direction direction, const wslib::Message &message)
{
    LogEntry entry = entryOf(direction, kindOf(message), message.payload);
    entry.wireSize = message.wireSize;
    m_sink->append(entry);
}

// Keep-alive pings aren't in the log: what they measure is, with the pong that came anyway.
void ConnectionRecorder::recordPong(const QByteArray &payload)
{
    LogEntry entry = entryOf(Direction::Received, Kind::Pong, payload);
    entry.roundTripNs = std::exchange(m_roundTripNs, -1);
    m_sink->append(entry);
}

void ConnectionRecorder::record(Direction direction, Kind kind, const QByteArray &payload, quint16 closeCode)
{
    LogEntry entry = entryOf(direction, kind, payload);
    entry.closeCode = closeCode;
    m_sink->append(entry);
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
