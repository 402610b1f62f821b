#include "wslib/net/Dialer.h"

#include "wslib/net/DialErrorText.h"
#include "wslib/net/HostConnector.h"
#include "wslib/net/Transport.h"

#include <QNetworkProxyFactory>
#include <QPointer>
#include <QPromise>
#include <QSslCipher>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QThreadPool>
#include <QUrl>
#include <QtEndian>

#include <array>
#include <utility>

namespace wslib {

namespace {

bool isHttpProxy(const QNetworkProxy &proxy)
{
    return proxy.type() == QNetworkProxy::HttpProxy || proxy.type() == QNetworkProxy::HttpCachingProxy;
}

// The first way that we can go.
QNetworkProxy usableProxy(const QList<QNetworkProxy> &proxies)
{
    for (const QNetworkProxy &proxy : proxies) {
        if (isHttpProxy(proxy) || proxy.type() == QNetworkProxy::Socks5Proxy)
            return proxy;
        if (proxy.type() == QNetworkProxy::NoProxy)
            break;
    }
    return QNetworkProxy(QNetworkProxy::NoProxy);
}

// Systems may run a script for it (proxy auto-configuration), so they are asked from a thread that may wait.
QFuture<QNetworkProxy> systemProxy(const WebSocketUrl &url)
{
    auto promise = std::make_shared<QPromise<QNetworkProxy>>();
    promise->start();
    // Systems know the proxies of http and https; RFC 6455 §4.1 sends a WebSocket the same way.
    QUrl asked;
    asked.setScheme(url.isSecure() ? QStringLiteral("https") : QStringLiteral("http"));
    asked.setHost(url.host());
    asked.setPort(url.port());
    QThreadPool::globalInstance()->start([promise, asked] {
        promise->addResult(usableProxy(
            QNetworkProxyFactory::systemProxyForQuery(QNetworkProxyQuery(asked, QNetworkProxyQuery::UrlRequest))));
        promise->finish();
    });
    return promise->future();
}

QByteArray addressBytes(const QString &host)
{
    const QHostAddress address(host);
    if (address.protocol() == QAbstractSocket::IPv4Protocol) {
        QByteArray bytes(4, Qt::Uninitialized);
        qToBigEndian(address.toIPv4Address(), bytes.data());
        return bytes;
    }
    if (address.protocol() == QAbstractSocket::IPv6Protocol) {
        const Q_IPV6ADDR bytes = address.toIPv6Address();
        return QByteArray(reinterpret_cast<const char *>(bytes.c), sizeof bytes.c);
    }
    return {};
}

} // namespace

Dialer::Dialer(const ClientRequest &request, const WebSocketUrl &url, QObject *parent)
    : QObject(parent)
    , m_request(request)
    , m_url(url)
{
}

Dialer::~Dialer()
{
    if (m_socket != nullptr)
        discardSocket(m_socket, this);
}

// ---- Which way -------------------------------------------------------------------------------------------------------

void Dialer::start()
{
    const QPointer<Dialer> self(this);
    Q_EMIT phaseEntered(ConnectPhase::Resolving);
    if (self)
        findProxy();
}

void Dialer::findProxy()
{
    if (m_request.useSystemProxy) {
        systemProxy(m_url).then(this, [this](const QNetworkProxy &proxy) { connectTo(proxy); });
        return;
    }
    const bool standard = m_request.proxy.type() == QNetworkProxy::DefaultProxy;
    connectTo(usableProxy({standard ? QNetworkProxy::applicationProxy() : m_request.proxy}));
}

// ---- TCP -------------------------------------------------------------------------------------------------------------

void Dialer::connectTo(const QNetworkProxy &proxy)
{
    m_proxy = proxy;
    const bool secure = m_url.isSecure();
    m_connector =
        new HostConnector([secure]() -> QAbstractSocket * { return secure ? new QSslSocket : makePlainSocket(); },
                          secure ? QIODevice::ReadWrite : QIODevice::ReadWrite | QIODevice::Unbuffered, this);
    connect(m_connector, &HostConnector::resolved, this, [this] { Q_EMIT phaseEntered(ConnectPhase::Connecting); });
    connect(m_connector, &HostConnector::failed, this, &Dialer::tcpFailed);
    connect(m_connector, &HostConnector::connected, this, &Dialer::tcpConnected);
    if (usesProxy())
        m_connector->start(m_proxy.hostName(), m_proxy.port());
    else
        m_connector->start(m_url.host(), m_url.port(), m_request.addresses);
}

void Dialer::tcpFailed(QAbstractSocket::SocketError error)
{
    fail(tcpError(error, m_connector->errorString(), m_url, m_proxy));
}

void Dialer::tcpConnected()
{
    m_socket = m_connector->takeSocket();
    m_socket->setParent(this);
    m_connector->deleteLater();
    if (usesProxy())
        startTunnel();
    else
        startTls();
}

// ---- The proxy -------------------------------------------------------------------------------------------------------

void Dialer::startTunnel()
{
    const QPointer<Dialer> self(this);
    Q_EMIT phaseEntered(ConnectPhase::Proxy);
    if (!self || m_done || m_socket == nullptr)
        return;
    const ProxyTarget target{m_url.host().toUtf8(), addressBytes(m_url.host()), m_url.port(), m_proxy.user().toUtf8(),
                             m_proxy.password().toUtf8()};
    m_tunnel = isHttpProxy(m_proxy) ? makeHttpConnect(target, m_request.connection.limits) : makeSocks5(target);
    connect(m_socket, &QIODevice::readyRead, this, &Dialer::tunnelReceived);
    connect(
        m_socket, &QAbstractSocket::disconnected, this,
        [this] {
            const QPointer<Dialer> alive(this);
            tunnelReceived(); // what came before the end
            if (alive && !m_done && m_socket != nullptr)
                fail(proxyGoneError(m_proxy));
        },
        Qt::QueuedConnection);
    m_socket->write(m_tunnel->takeOutput());
}

void Dialer::tunnelReceived()
{
    std::array<char, 4096> buffer{};
    while (!m_done && m_socket != nullptr) {
        const qint64 size = m_socket->read(buffer.data(), buffer.size());
        // An unbuffered socket learns of its end by reading, and doesn't signal it then.
        if (size < 0)
            fail(proxyGoneError(m_proxy));
        if (size <= 0)
            return;
        QByteArrayView input(buffer.data(), static_cast<qsizetype>(size));
        const ProxyHandshake::Progress progress = m_tunnel->receive(input);
        if (const QByteArray output = m_tunnel->takeOutput(); !output.isEmpty())
            m_socket->write(output);
        if (progress == ProxyHandshake::Progress::NeedMore)
            continue;
        m_socket->disconnect(this);
        // Neither TLS nor WebSocket lets a server speak first, so nothing may follow.
        if (progress == ProxyHandshake::Progress::Failed || !input.isEmpty())
            fail(proxyError(*m_tunnel, m_url, m_proxy));
        else
            startTls();
        return;
    }
}

// ---- TLS -------------------------------------------------------------------------------------------------------------

void Dialer::startTls()
{
    auto *socket = qobject_cast<QSslSocket *>(m_socket);
    if (socket == nullptr) {
        succeed();
        return;
    }
    const QPointer<Dialer> self(this);
    Q_EMIT phaseEntered(ConnectPhase::Tls);
    if (!self || m_done)
        return;
    configureTls(socket);
    connect(socket, &QSslSocket::sslErrors, this,
            [this, socket](const QList<QSslError> &errors) { judgeCertificate(socket, errors); });
    connect(socket, &QSslSocket::encrypted, this, &Dialer::succeed, Qt::QueuedConnection);
    // Queued: see Transport's constructor.
    const auto failed = [this](QAbstractSocket::SocketError error) {
        if (m_socket != nullptr)
            fail(tlsError(error, m_socket->errorString(), m_tlsErrors, m_url));
    };
    connect(socket, &QAbstractSocket::errorOccurred, this, failed, Qt::QueuedConnection);
    connect(
        socket, &QAbstractSocket::disconnected, this, [failed] { failed(QAbstractSocket::RemoteHostClosedError); },
        Qt::QueuedConnection);
    socket->startClientEncryption();
    if (socket->state() != QAbstractSocket::ConnectedState)
        QMetaObject::invokeMethod(
            this, [failed] { failed(QAbstractSocket::RemoteHostClosedError); }, Qt::QueuedConnection);
}

void Dialer::configureTls(QSslSocket *socket)
{
    const TlsOptions &tls = m_request.tls;
    socket->setSslConfiguration(tls.configuration());
    // We connect by address, so that Qt doesn't know the name to ask for and to compare.
    socket->setPeerVerifyName(tls.serverName.isEmpty() ? m_url.host() : tls.serverName);
}

void Dialer::judgeCertificate(QSslSocket *socket, const QList<QSslError> &errors)
{
    for (const QSslError &error : errors)
        (m_request.tls.accepts(error) ? m_acceptedErrors : m_tlsErrors).append(error);
    if (m_tlsErrors.isEmpty())
        socket->ignoreSslErrors();
}

TlsSession Dialer::tlsSession() const
{
    return wslib::tlsSession(m_socket, m_acceptedErrors);
}

ProxyHop Dialer::proxy() const
{
    if (!usesProxy())
        return {};
    return {isHttpProxy(m_proxy) ? ProxyHop::Kind::Http : ProxyHop::Kind::Socks5, m_proxy.hostName(), m_proxy.port(),
            !m_proxy.user().isEmpty() || !m_proxy.password().isEmpty()};
}

// ---- The end ---------------------------------------------------------------------------------------------------------

void Dialer::succeed()
{
    if (std::exchange(m_done, true))
        return;
    m_socket->disconnect(this);
    Q_EMIT connected();
}

void Dialer::fail(const Error &error)
{
    if (std::exchange(m_done, true))
        return;
    if (m_socket != nullptr)
        m_socket->disconnect(this);
    Q_EMIT failed(error);
}

QAbstractSocket *Dialer::takeSocket()
{
    return std::exchange(m_socket, nullptr);
}

} // namespace wslib
