#pragma once

#include "workbench/log/Clock.h"
#include "workbench/log/LogSink.h"
#include "workbench/session/FrameRecorder.h"

#include "wslib/net/Connection.h"

#include <QObject>
#include <QPointer>

#include <memory>

namespace workbench {

/// Writes down what happens on one connection, from its handshake to its end: its messages and, if the sink wants them, the
/// frames that these came and went in, and all bytes that passed and made no message. Then keep-alive pings, and the pongs that
/// answer the peer's, are entries too; without frames they aren't.
class ConnectionRecorder : public QObject
{
    Q_OBJECT

public:
    /// Becomes a child of @p connection. @p peer is the number its entries get.
    ConnectionRecorder(wslib::Connection *connection, std::shared_ptr<LogSink> sink, std::shared_ptr<const Clock> clock,
                       quint32 peer = 0);
    ~ConnectionRecorder() override;

    /// A ping was sent by hand; Connection doesn't tell of it.
    void pingSent(const QByteArray &payload);
    /// A pong was sent on somebody's behalf; those that answer by themselves aren't in the log.
    void pongSent(const QByteArray &payload);
    /// A sentence of ours.
    void note(const QString &text);

private:
    void opened();
    void received(const wslib::Message &message);
    void sent(const wslib::Message &message);
    void recordPing(const QByteArray &payload);
    void recordPong(const QByteArray &payload);
    void recordControl(LogEntry &entry);
    void recordEnd(wslib::CloseCode code, const QString &reason);
    void record(LogEntry::Direction direction, LogEntry::Kind kind, const QByteArray &payload);
    LogEntry entryOf(LogEntry::Direction direction, LogEntry::Kind kind, const QByteArray &payload) const;

    QPointer<wslib::Connection> m_connection;
    std::shared_ptr<LogSink> m_sink;
    std::shared_ptr<const Clock> m_clock;
    quint32 m_peer;
    qint64 m_roundTripNs = -1;               ///< Of the Pong that is told of next.
    std::unique_ptr<FrameRecorder> m_frames; ///< nullptr: nobody wants them.
};

} // namespace workbench
