#include "wslib/net/Server.h"

#include "wslib/net/Listener.h"
#include "wslib/net/ServerHandshaker.h"

#include <QUrl>

#include <utility>

namespace wslib {

Server::Server(const ServerOptions &options, QObject *parent)
    : QObject(parent)
    , m_options(options)
{
}

Server::~Server()
{
    // While our sets still stand: their ends report back here. One by one, since the end of one may be another's.
    m_stopping = false;
    while (!m_handshakers.isEmpty())
        delete *m_handshakers.begin();
    while (!m_connections.isEmpty())
        delete *m_connections.begin();
}

void Server::route(const QRegularExpression &pattern, HandlerFactory factory)
{
    m_routes.append(
        {QRegularExpression(QRegularExpression::anchoredPattern(pattern.pattern()), pattern.patternOptions()),
         std::move(factory)});
}

bool Server::listen(const QHostAddress &address, quint16 port)
{
    m_listener = std::make_unique<Listener>([this](qintptr descriptor) { accept(descriptor); });
    m_stopping = false;
    if (m_listener->listen(address, port)) {
        m_errorString.clear();
        return true;
    }
    const QString where = addressText(address, port);
    switch (m_listener->serverError()) {
    case QAbstractSocket::AddressInUseError:
        m_errorString =
            QStringLiteral("Port %1 is in use by another program. Stop that one, or choose another port (0 takes "
                           "a free one).")
                .arg(port);
        break;
    case QAbstractSocket::SocketAccessError:
        m_errorString =
            QStringLiteral("This user may not listen on %1. Ports below 1024 are for administrators: choose a "
                           "higher one.")
                .arg(where);
        break;
    case QAbstractSocket::SocketAddressNotAvailableError:
        m_errorString = QStringLiteral("This machine has no address %1.").arg(address.toString());
        break;
    default:
        m_errorString = QStringLiteral("Can't listen on %1: %2.").arg(where, m_listener->errorString());
    }
    m_listener.reset();
    return false;
}

bool Server::isListening() const
{
    return m_listener && m_listener->isListening();
}

QHostAddress Server::address() const
{
    return m_listener ? m_listener->serverAddress() : QHostAddress();
}

quint16 Server::port() const
{
    return m_listener ? m_listener->serverPort() : quint16{0};
}

QString Server::url() const
{
    return (m_options.tls ? QStringLiteral("wss://") : QStringLiteral("ws://")) + addressText(address(), port());
}

void Server::accept(qintptr descriptor)
{
    const qsizetype held = m_handshakers.size() + m_connections.size();
    auto *handshaker = new ServerHandshaker(descriptor, this);
    m_handshakers.insert(handshaker);
    if (m_options.maxConnections > 0 && held >= m_options.maxConnections)
        handshaker->refuseOverload();
}

void Server::addConnection(Connection *connection)
{
    m_connections.insert(connection);
    connect(connection, &QObject::destroyed, this, [this, connection] { forget(connection); });
    connect(connection, &Connection::closed, this, [this, connection] {
        connection->deleteLater();
        forget(connection);
    });
    Q_EMIT newConnection(connection);
}

void Server::forget(ServerHandshaker *handshaker)
{
    m_handshakers.remove(handshaker);
}

void Server::forget(Connection *connection)
{
    // Compared as an address only: from a destroyed() signal, nothing more is left of it.
    if (m_connections.remove(connection))
        QMetaObject::invokeMethod(this, &Server::checkStopped, Qt::QueuedConnection);
}

std::optional<Server::RoutedHandler> Server::makeHandler(const QByteArray &path) const
{
    const QString text = QString::fromUtf8(path);
    for (const Route &route : m_routes) {
        const QRegularExpressionMatch match = route.pattern.match(text);
        if (!match.hasMatch())
            continue;
        RouteMatch routeMatch{path, {}};
        for (const QString &capture : match.capturedTexts().sliced(1))
            routeMatch.captures.append(QUrl::fromPercentEncoding(capture.toUtf8()));
        return RoutedHandler{route.factory(), routeMatch};
    }
    return std::nullopt;
}

void Server::stop()
{
    if (m_listener)
        m_listener->close();
    m_stopping = true;
    for (ServerHandshaker *handshaker : std::as_const(m_handshakers))
        handshaker->giveUp();
    for (Connection *connection : connections())
        connection->close(CloseCode::GoingAway, QStringLiteral("the server is stopping"));
    QMetaObject::invokeMethod(this, &Server::checkStopped, Qt::QueuedConnection);
}

void Server::checkStopped()
{
    if (!m_stopping || !m_connections.isEmpty())
        return;
    m_stopping = false;
    Q_EMIT stopped();
}

} // namespace wslib
