#include "wslib/net/ClientConnector.h"

#include "wslib/net/BasicTimer.h"
#include "wslib/net/HandshakeErrorText.h"
#include "wslib/protocol/HandshakeKey.h"

#include <QRandomGenerator>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTimerEvent>
#include <QUrl>

namespace wslib {

namespace {

QByteArray freshHandshakeKey()
{
    std::array<quint32, 4> nonce{};
    QRandomGenerator::system()->generate(nonce.begin(), nonce.end());
    return QByteArray(reinterpret_cast<const char *>(nonce.data()), sizeof nonce).toBase64();
}

HttpHeaders withoutCredentials(const HttpHeaders &headers)
{
    HttpHeaders kept;
    for (const HttpHeaders::Field &field : headers) {
        const QByteArray name = field.name.toLower();
        if (name != "authorization" && name != "cookie" && name != "proxy-authorization" && name != "host")
            kept.append(field.name, field.value);
    }
    return kept;
}

} // namespace

ClientConnector::ClientConnector(const ClientRequest &request, MaskKeySource maskKeys, QObject *owner)
    : m_request(request)
    , m_connection(new Connection(Role::Client, request.connection, std::move(maskKeys), owner))
{
    setParent(m_connection);
    m_connection->setOpener(this);
    startBasicTimer(m_timer, m_request.connectTimeout, this);
    connect(m_connection, &Connection::closed, this, &ClientConnector::giveUp);
    QMetaObject::invokeMethod(this, &ClientConnector::start, Qt::QueuedConnection);
}

ClientConnector::~ClientConnector()
{
    if (m_socket != nullptr)
        discardSocket(m_socket, this);
}

// True once: whatever the outcome is, nothing may come after it.
bool ClientConnector::finish()
{
    if (std::exchange(m_done, true))
        return false;
    m_timer.stop();
    if (m_socket != nullptr)
        m_socket->disconnect(this);
    if (m_transport != nullptr)
        m_transport->setSink(nullptr);
    return true;
}

// The connection was ended by its user.
void ClientConnector::giveUp()
{
    if (!finish())
        return;
    if (m_socket != nullptr)
        m_socket->abort();
    if (m_transport != nullptr)
        m_transport->abort();
}

void ClientConnector::start()
{
    if (m_done)
        return;
    const WebSocketUrl::ParseResult parsed = WebSocketUrl::fromUserInput(m_request.url);
    if (!parsed.url) {
        fail(Error::Kind::InvalidRequest, parsed.error);
        return;
    }
    m_url = *parsed.url;
    if (buildOffer())
        connectSocket();
}

bool ClientConnector::buildOffer()
{
    m_offer = {};
    m_offer.host = m_url.hostHeader();
    m_offer.target = m_url.target();
    m_offer.key = freshHandshakeKey();
    m_offer.origin = m_request.origin;
    m_offer.subprotocols = m_request.subprotocols;
    m_offer.deflate = m_request.compression;
    m_offer.headers = m_request.headers;
    const bool urlHasUser = m_url.hasUserInfo();
    const QString user = urlHasUser ? m_url.userName() : m_request.userName;
    const QString password = urlHasUser ? m_url.password() : m_request.password;
    if (!m_request.bearerToken.isEmpty())
        m_offer.headers.append("Authorization", "Bearer " + m_request.bearerToken);
    else if (!user.isEmpty() || !password.isEmpty())
        m_offer.headers.append("Authorization", basicAuthorization(user.toUtf8(), password.toUtf8()));
    if (const char *violation = m_offer.violation()) {
        fail(Error::Kind::InvalidRequest, QString::fromLatin1(violation));
        return false;
    }
    m_handshake.emplace(m_offer, m_request.connection.limits);
    return true;
}

void ClientConnector::connectSocket()
{
    QSslSocket *tls = m_url.isSecure() ? new QSslSocket : nullptr;
    m_socket = tls != nullptr ? tls : makePlainSocket();
    m_socket->setParent(this);
    m_socket->setProxy(m_request.proxy);
    // Queued for TLS: see Transport's constructor.
    connect(m_socket, &QAbstractSocket::errorOccurred, this, &ClientConnector::socketFailed,
            tls != nullptr ? Qt::QueuedConnection : Qt::DirectConnection);
    connect(m_socket, &QAbstractSocket::stateChanged, this, [this](QAbstractSocket::SocketState state) {
        if (state == QAbstractSocket::ConnectingState)
            m_phase = Phase::Connecting;
    });
    m_phase = Phase::Resolving;
    if (tls != nullptr) {
        configureTls(tls);
        connect(tls, &QSslSocket::connected, this, [this] { m_phase = Phase::Tls; });
        connect(tls, &QSslSocket::encrypted, this, &ClientConnector::socketReady);
        tls->connectToHostEncrypted(m_url.host(), m_url.port());
    } else {
        connect(m_socket, &QAbstractSocket::connected, this, &ClientConnector::socketReady);
        m_socket->connectToHost(m_url.host(), m_url.port(), QIODevice::ReadWrite | QIODevice::Unbuffered);
    }
}

void ClientConnector::configureTls(QSslSocket *socket)
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    if (!m_request.tls.addedCas.isEmpty())
        configuration.addCaCertificates(m_request.tls.addedCas);
    if (!m_request.tls.clientChain.isEmpty()) {
        configuration.setLocalCertificateChain(m_request.tls.clientChain);
        configuration.setPrivateKey(m_request.tls.clientKey);
    }
    socket->setSslConfiguration(configuration);
    connect(socket, &QSslSocket::sslErrors, this, [this, socket](const QList<QSslError> &errors) {
        if (m_request.tls.verifyPeer)
            m_tlsErrors = errors;
        else
            socket->ignoreSslErrors();
    });
}

void ClientConnector::socketReady()
{
    m_phase = Phase::Upgrade;
    m_socket->disconnect(this);
    m_transport = new Transport(std::exchange(m_socket, nullptr), this);
    m_transport->setSink(this);
    m_connection->m_heads.request = m_offer.serialized();
    m_transport->write(m_connection->m_heads.request);
}

void ClientConnector::transportReceived(QByteArrayView bytes)
{
    switch (m_handshake->receive(bytes)) {
    case ClientHandshake::Progress::NeedMore:
        return;
    case ClientHandshake::Progress::Failed:
        upgradeFailed(bytes);
        return;
    case ClientHandshake::Progress::Accepted:
        break;
    }
    finish();
    m_connection->m_heads.response = m_handshake->response().raw;
    m_connection->m_subprotocol = m_handshake->subprotocol();
    if (const auto agreed = m_handshake->deflate())
        m_connection->m_endpoint.setDeflate(*agreed, *m_request.compression);
    deleteLater();
    m_connection->open(std::exchange(m_transport, nullptr), {}, bytes);
}

void ClientConnector::transportEnded(QAbstractSocket::SocketError error, const QString &text)
{
    m_handshake->receiveEnd();
    if (m_handshake->failure() == HandshakeFailure::EndedEarly && m_transport->isEncrypted()
        && error == QAbstractSocket::SslInternalError)
        fail(Error::Kind::Tls,
             QStringLiteral("%1 ended the TLS connection before it answered the WebSocket handshake: %2. "
                            "It may want a client certificate.")
                 .arg(address(), text));
    else
        upgradeFailed();
}

void ClientConnector::upgradeFailed(QByteArrayView unread)
{
    if (isRedirect()) {
        followRedirect();
        return;
    }
    if (!finish())
        return;
    Error error;
    error.kind = Error::Kind::Handshake;
    error.handshakeFailure = m_handshake->failure();
    error.response = m_handshake->response();
    error.responseBody = m_handshake->body();
    error.text = handshakeErrorText(*m_handshake, unread, m_url);
    m_connection->m_heads.response = error.response.raw;
    m_connection->failOpening(error);
}

bool ClientConnector::isRedirect() const
{
    const HttpResponseHead &response = m_handshake->response();
    const bool redirects = response.status == 301 || response.status == 302 || response.status == 303
                           || response.status == 307 || response.status == 308;
    return redirects && m_request.maxRedirects > 0 && response.headers.contains("Location");
}

void ClientConnector::followRedirect()
{
    const QByteArray location = *m_handshake->response().headers.value("Location");
    const QUrl base(m_url.toString());
    const WebSocketUrl::ParseResult target =
        WebSocketUrl::fromUserInput(base.resolved(QUrl::fromEncoded(location)).toString(QUrl::FullyEncoded));
    if (!target.url) {
        fail(Error::Kind::TooManyRedirects,
             QStringLiteral("The server redirects to \"%1\", which can't be followed: %2")
                 .arg(QString::fromUtf8(location), target.error));
        return;
    }
    if (++m_redirects > m_request.maxRedirects) {
        fail(Error::Kind::TooManyRedirects,
             QStringLiteral("The server redirected more than %1 times; the last was to %2.")
                 .arg(m_request.maxRedirects)
                 .arg(target.url->toString()));
        return;
    }
    if (m_url.isSecure() && !target.url->isSecure()) {
        fail(Error::Kind::TooManyRedirects,
             QStringLiteral(
                 "The server redirects from wss to %1, which isn't encrypted; connect there by hand if that is "
                 "wanted.")
                 .arg(target.url->toString()));
        return;
    }
    if (!m_url.hasSameOrigin(*target.url)) {
        m_request.headers = withoutCredentials(m_request.headers);
        m_request.bearerToken.clear();
        m_request.userName.clear();
        m_request.password.clear();
    } else if (m_url.hasUserInfo()) {
        m_request.userName = m_url.userName();
        m_request.password = m_url.password();
    }
    m_url = *target.url;
    m_transport->setSink(nullptr);
    m_transport->abort();
    std::exchange(m_transport, nullptr)->deleteLater();
    if (buildOffer())
        connectSocket();
}

// ---- What can go wrong before the upgrade ----------------------------------------------------------------------------

void ClientConnector::fail(Error::Kind kind, const QString &text)
{
    if (!finish())
        return;
    Error error;
    error.kind = kind;
    error.text = text;
    m_connection->failOpening(error);
}

void ClientConnector::socketFailed(QAbstractSocket::SocketError error)
{
    if (m_done || m_socket == nullptr)
        return;
    const Error described = socketError(error);
    fail(described.kind, described.text);
}

QString ClientConnector::address() const
{
    return QString::fromLatin1(m_url.hostHeader());
}

Error ClientConnector::socketError(QAbstractSocket::SocketError error) const
{
    using Kind = Error::Kind;
    const auto make = [](Kind kind, const QString &text) {
        Error described;
        described.kind = kind;
        described.text = text;
        return described;
    };
    switch (error) {
    case QAbstractSocket::HostNotFoundError:
        return make(Kind::HostNotFound,
                    QStringLiteral("No host is named \"%1\". Check the spelling, and the network.").arg(m_url.host()));
    case QAbstractSocket::ConnectionRefusedError:
        return make(
            Kind::ConnectionRefused,
            QStringLiteral("%1 refuses the connection: nothing listens on port %2 there. Is the server running, "
                           "and is that its port?")
                .arg(m_url.host())
                .arg(m_url.port()));
    case QAbstractSocket::SslHandshakeFailedError:
    case QAbstractSocket::SslInternalError:
    case QAbstractSocket::SslInvalidUserDataError:
        return make(Kind::Tls, tlsErrorText());
    case QAbstractSocket::ProxyAuthenticationRequiredError:
    case QAbstractSocket::ProxyConnectionRefusedError:
    case QAbstractSocket::ProxyConnectionClosedError:
    case QAbstractSocket::ProxyConnectionTimeoutError:
    case QAbstractSocket::ProxyNotFoundError:
    case QAbstractSocket::ProxyProtocolError:
        return make(
            Kind::Proxy,
            QStringLiteral("The proxy didn't let us through to %1: %2.").arg(address(), m_socket->errorString()));
    case QAbstractSocket::RemoteHostClosedError:
        if (m_phase == Phase::Tls)
            return make(Kind::Tls,
                        QStringLiteral("%1 closed the connection during the TLS handshake. Does it speak TLS "
                                       "on this port? If not, use ws:// instead of wss://.")
                            .arg(address()));
        break;
    default:
        break;
    }
    return make(Kind::Unreachable, QStringLiteral("%1 can't be reached: %2.").arg(address(), m_socket->errorString()));
}

QString ClientConnector::tlsErrorText() const
{
    if (m_tlsErrors.isEmpty())
        return QStringLiteral(
                   "The TLS handshake with %1 failed: %2. Does the server speak TLS on this port? If not, use "
                   "ws:// instead of wss://.")
            .arg(address(), m_socket->errorString());
    const QSslError &first = m_tlsErrors.first();
    QString certificate = first.certificate().subjectInfo(QSslCertificate::CommonName).join(u", ");
    if (!certificate.isEmpty())
        certificate = QStringLiteral(" (\"%1\")").arg(certificate);
    return QStringLiteral("The certificate of %1%2 doesn't verify: %3. Add the authority that signed it, or turn "
                          "verification off if you know this server.")
        .arg(address(), certificate, first.errorString());
}

QString ClientConnector::phaseText() const
{
    switch (m_phase) {
    case Phase::Resolving:
        return QStringLiteral("while looking up the host name");
    case Phase::Connecting:
        return QStringLiteral("while connecting (no answer to TCP)");
    case Phase::Tls:
        return QStringLiteral("during the TLS handshake");
    case Phase::Upgrade:
        return QStringLiteral("waiting for the answer to the WebSocket handshake");
    }
    return {};
}

void ClientConnector::timerEvent(QTimerEvent * /*event*/)
{
    m_timer.stop();
    fail(Error::Kind::TimedOut, QStringLiteral("%1 didn't get ready within %2 s: time ran out %3.")
                                    .arg(address())
                                    .arg(static_cast<double>(m_request.connectTimeout.count()) / 1000)
                                    .arg(phaseText()));
}

} // namespace wslib
