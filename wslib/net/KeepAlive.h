#pragma once

#include <QBasicTimer>
#include <QObject>

#include <chrono>

namespace wslib {

class Connection;

/// Pings a peer at an interval and fails the connection when a pong doesn't come in time; see ConnectionOptions. Internal to
/// Connection, which makes one if it is asked to keep alive.
class KeepAlive : public QObject
{
    Q_OBJECT

public:
    KeepAlive(Connection &connection, std::chrono::milliseconds interval, std::chrono::milliseconds timeout);

    /// Any pong is a sign of life.
    void pongReceived() { m_pongTimer.stop(); }
    void stop();

private:
    void sendPing();
    void pongIsLate();
    void timerEvent(QTimerEvent *event) override;

    Connection &m_connection;
    std::chrono::milliseconds m_timeout;
    quint64 m_sentAtPing = 0; ///< What had left when the last ping was sent.
    QBasicTimer m_pingTimer;
    QBasicTimer m_pongTimer;
};

} // namespace wslib
