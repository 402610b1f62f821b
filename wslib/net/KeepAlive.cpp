#include "wslib/net/KeepAlive.h"

#include "wslib/net/BasicTimer.h"
#include "wslib/net/Connection.h"

#include <QPointer>
#include <QTimerEvent>

namespace wslib {

namespace {

constexpr std::chrono::milliseconds defaultTimeout{20'000};

} // namespace

KeepAlive::KeepAlive(Connection &connection, std::chrono::milliseconds interval, std::chrono::milliseconds timeout)
    : m_connection(connection)
    , m_timeout(timeout.count() > 0 ? timeout : defaultTimeout)
{
    startBasicTimer(m_pingTimer, interval, this);
}

void KeepAlive::stop()
{
    m_pingTimer.stop();
    m_pongTimer.stop();
}

void KeepAlive::sendPing()
{
    if (m_pongTimer.isActive() || !m_connection.queued(m_connection.m_endpoint.ping()).isQueued())
        return;
    m_connection.m_pings.add({}, PingLedger::Clock::now()); // or its pong would answer a ping() of the user's
    m_sentAtPing = m_connection.sentPosition();
    startBasicTimer(m_pongTimer, m_timeout, this);
}

void KeepAlive::pongIsLate()
{
    m_pongTimer.stop();
    // It may be here, unread, also because somebody who is told of a message runs an event loop. Of a peer that we don't read
    // because it is slow, what it takes is the sign of life.
    const quint64 sent = m_connection.sentPosition();
    const bool isUnread = m_connection.m_receiving || m_connection.isReadingStopped();
    if (isUnread && (!m_connection.m_throttled || sent > m_sentAtPing)) {
        m_sentAtPing = sent;
        startBasicTimer(m_pongTimer, m_timeout, this);
        return;
    }
    // The peer is most likely gone, so the time for its answer is kept short by closing the transport with it.
    const QPointer<Connection> connection(&m_connection);
    m_connection.reportFailure(Error::Kind::PingTimedOut,
                               QStringLiteral("No pong came within %1 s; the peer seems to be gone.")
                                   .arg(static_cast<double>(m_timeout.count()) / 1000));
    if (connection)
        connection->close(CloseCode::InternalError, QStringLiteral("no pong within the ping time-out"));
}

void KeepAlive::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_pingTimer.timerId())
        sendPing();
    else
        pongIsLate();
}

} // namespace wslib
