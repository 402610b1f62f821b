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
            [this](const wslib::Message &message) { record(Direction::Received, kindOf(message), message.payload); });
    connect(connection, &Connection::messageSent, this,
            [this](const wslib::Message &message) { record(Direction::Sent, kindOf(message), message.payload); });
    connect(connection, &Connection::pingReceived, this,
            [this](const QByteArray &payload) { record(Direction::Received, Kind::Ping, payload); });
    connect(connection, &Connection::pongReceived, this,
            [this](const QByteArray &payload) { record(Direction::Received, Kind::Pong, payload); });
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

void ConnectionRecorder::note(const QString &text)
{
    record(Direction::None, Kind::Note, text.toUtf8());
}

void ConnectionRecorder::record(Direction direction, Kind kind, const QByteArray &payload, quint16 closeCode)
{
    LogEntry entry;
    entry.monotonicNs = m_clock->monotonicNs();
    entry.wallClockMs = m_clock->wallClockMs();
    entry.direction = direction;
    entry.kind = kind;
    entry.closeCode = closeCode;
    entry.peer = m_peer;
    entry.payload = payload;
    m_sink->append(entry);
}

} // namespace workbench
