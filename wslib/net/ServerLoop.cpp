#include "wslib/net/ServerLoop.h"

#include "wslib/net/BasicTimer.h"
#include "wslib/net/Listener.h"
#include "wslib/net/ServerHandshaker.h"
#include "wslib/net/Transport.h"

#include <QPointer>

#ifdef Q_OS_LINUX
#include "wslib/net/Readiness.h"
#endif

namespace wslib {

ServerLoop::ServerLoop(const ServerSite &site)
    : m_site(site)
{
}

ServerLoop::~ServerLoop()
{
    // While our tables still stand: their ends report back here. One by one, since the end of one may be another's.
    m_stopping = false;
    while (!m_handshakers.isEmpty())
        delete m_handshakers.begin().key();
    // Also those whose connection was adopted, but whose deleteLater() hasn't come: they look at our tables, too.
    qDeleteAll(findChildren<ServerHandshaker *>(QString(), Qt::FindDirectChildrenOnly));
    while (!m_connections.isEmpty())
        delete m_connections.begin().key();
}

void ServerLoop::prepare()
{
#ifdef Q_OS_LINUX
    m_readiness = Readiness::ofThisThread();
    m_readiness->open(); // if there is no descriptor left, it is tried again with the first peer
#endif
}

void ServerLoop::accept(AcceptedSocket &socket, Admission admission)
{
    const QHostAddress address = socket.address();
    const QString remoteAddress = addressText(address, socket.port());
    auto *handshaker = new ServerHandshaker(socket.take(), remoteAddress, this);
    m_handshakers.insert(handshaker, {address, admission});
    switch (admission) {
    case Admission::Taken:
        break;
    case Admission::TooMany:
        handshaker->refuseUnheard(503, "This server has as many connections as it may.");
        break;
    case Admission::TooManyFromAddress:
        handshaker->refuseUnheard(429, "This server has as many connections from your address as it may.");
        break;
    }
}

void ServerLoop::adopt(Connection *connection, ServerHandshaker *from)
{
    // What the handshaker held is the connection's now.
    m_connections.insert(connection, m_handshakers.take(from));
    connect(connection, &QObject::destroyed, this, [this, connection] { forget(connection); });
    connect(connection, &Connection::closed, this, [this, connection] {
        connection->deleteLater();
        forget(connection);
    });
    Q_EMIT newConnection(connection);
}

void ServerLoop::forget(ServerHandshaker *handshaker)
{
    if (!m_handshakers.contains(handshaker))
        return; // it became a connection
    const Peer peer = m_handshakers.take(handshaker);
    QMetaObject::invokeMethod(this, &ServerLoop::checkStopped, Qt::QueuedConnection);
    Q_EMIT socketGone(peer.address, peer.admission);
}

void ServerLoop::forget(Connection *connection)
{
    // Compared as an address only: from a destroyed() signal, nothing more is left of it.
    if (!m_connections.contains(connection))
        return;
    const Peer peer = m_connections.take(connection);
    QMetaObject::invokeMethod(this, &ServerLoop::checkStopped, Qt::QueuedConnection);
    Q_EMIT socketGone(peer.address, peer.admission);
}

void ServerLoop::stop(std::chrono::milliseconds grace)
{
    m_stopping = true;
    startBasicTimer(m_graceTimer, grace, this);
    for (auto it = m_handshakers.keyBegin(); it != m_handshakers.keyEnd(); ++it)
        (*it)->giveUpUnlessServing();
    const QPointer<ServerLoop> self(this);
    // One that is still Connecting ends at once, and the end of one may be another's, or ours.
    const QList<Connection *> all = connections();
    const QList<QPointer<Connection>> left(all.begin(), all.end());
    for (const QPointer<Connection> &connection : left) {
        if (connection)
            connection->close(CloseCode::GoingAway, QStringLiteral("the server is stopping"));
    }
    if (!self)
        return;
    QMetaObject::invokeMethod(this, &ServerLoop::checkStopped, Qt::QueuedConnection);
}

void ServerLoop::checkStopped()
{
    if (!m_stopping || !m_connections.isEmpty() || !m_handshakers.isEmpty())
        return;
    m_stopping = false;
    m_graceTimer.stop();
    Q_EMIT stopped();
}

// The grace is over.
void ServerLoop::timerEvent(QTimerEvent * /*event*/)
{
    m_graceTimer.stop();
    for (auto it = m_handshakers.keyBegin(); it != m_handshakers.keyEnd(); ++it)
        (*it)->giveUp();
    // The end of one may be another's, or ours.
    const QList<Connection *> all = connections();
    const QList<QPointer<Connection>> left(all.begin(), all.end());
    for (const QPointer<Connection> &connection : left) {
        if (connection)
            connection->abort();
    }
}

} // namespace wslib
