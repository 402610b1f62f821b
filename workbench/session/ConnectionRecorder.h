#pragma once

#include "workbench/log/Clock.h"
#include "workbench/log/LogSink.h"

#include "wslib/net/Connection.h"

#include <QObject>

#include <memory>

namespace workbench {

/// Writes down what happens on one connection, from its handshake to its end.
class ConnectionRecorder : public QObject
{
    Q_OBJECT

public:
    /// Becomes a child of @p connection. @p peer is the number its entries get.
    ConnectionRecorder(wslib::Connection *connection, std::shared_ptr<LogSink> sink, std::shared_ptr<const Clock> clock,
                       quint32 peer = 0);

    /// A ping was sent by hand; Connection doesn't tell of it.
    void pingSent(const QByteArray &payload);
    /// A pong was sent on somebody's behalf; those that answer by themselves aren't in the log.
    void pongSent(const QByteArray &payload);
    /// A sentence of ours.
    void note(const QString &text);

private:
    void opened();
    void recordMessage(LogEntry::Direction direction, const wslib::Message &message);
    void recordPong(const QByteArray &payload);
    void record(LogEntry::Direction direction, LogEntry::Kind kind, const QByteArray &payload, quint16 closeCode = 0);
    LogEntry entryOf(LogEntry::Direction direction, LogEntry::Kind kind, const QByteArray &payload) const;

    wslib::Connection *m_connection;
    std::shared_ptr<LogSink> m_sink;
    std::shared_ptr<const Clock> m_clock;
    quint32 m_peer;
    qint64 m_roundTripNs = -1; ///< Of the Pong that is told of next.
};

} // namespace workbench
