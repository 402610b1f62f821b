#include "wslib/net/ClientConnector.h"

#include "wslib/net/BasicTimer.h"
#include "wslib/net/Dialer.h"
#include "wslib/net/HandshakeErrorText.h"
#include "wslib/protocol/HandshakeKey.h"

#include <QPointer>
#include <QRandomGenerator>
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

HttpHeaders withoutFields(const HttpHeaders &headers, const QList<QByteArray> &lowerCaseNames)
{
    HttpHeaders kept;
    for (const HttpHeaders::Field &field : headers) {
        if (!lowerCaseNames.contains(field.name.toLower()))
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

ClientConnector::~ClientConnector() = default;

// True once: whatever the outcome is, nothing may come after it.
bool ClientConnector::finish()
{
    if (std::exchange(m_done, true))
        return false;
    m_timer.stop();
    stopPhaseClock();
    m_connection->m_opening.timings.total = Clock::now() - m_started;
    if (m_dialer != nullptr) {
        keepEvidence();
        m_dialer->disconnect(this);
        std::exchange(m_dialer, nullptr)->deleteLater();
    }
    if (m_transport != nullptr)
        m_transport->setSink(nullptr);
    return true;
}

void ClientConnector::keepEvidence()
{
    Opening &opening = m_connection->m_opening;
    opening.tls = m_dialer->tlsSession();
    opening.proxy = m_dialer->proxy();
    opening.proxyAnswer = m_dialer->proxyAnswer();
}

// The connection was ended by its user.
void ClientConnector::giveUp()
{
    if (finish() && m_transport != nullptr)
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
        dial();
}

// ---- What is asked for -----------------------------------------------------------------------------------------------

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
    addCookies();
    addCredentials();
    if (const char *violation = m_offer.violation()) {
        fail(Error::Kind::InvalidRequest, QString::fromLatin1(violation));
        return false;
    }
    m_handshake.emplace(m_offer, m_request.connection.limits);
    return true;
}

void ClientConnector::addCredentials()
{
    const bool urlHasUser = m_url.hasUserInfo();
    const QString user = urlHasUser ? m_url.userName() : m_request.userName;
    const QString password = urlHasUser ? m_url.password() : m_request.password;
    if (!m_request.bearerToken.isEmpty())
        m_offer.headers.append("Authorization", "Bearer " + m_request.bearerToken);
    else if (!user.isEmpty() || !password.isEmpty())
        m_offer.headers.append("Authorization", basicAuthorization(user.toUtf8(), password.toUtf8()));
}

// RFC 6265 §5.4: one field holds them all, so those of a Cookie field of the caller's go into it too.
void ClientConnector::addCookies()
{
    if (m_request.cookies.isEmpty())
        return;
    QList<QByteArray> pairs;
    for (const HttpHeaders::Field &field : m_offer.headers) {
        if (equalsIgnoringCase(field.name, "Cookie"))
            pairs.append(field.value);
    }
    for (const QNetworkCookie &cookie : m_request.cookies)
        pairs.append(cookie.name() + '=' + cookie.value());
    m_offer.headers = withoutFields(m_offer.headers, {"cookie"});
    m_offer.headers.append("Cookie", pairs.join("; "));
}

// ---- The way there ---------------------------------------------------------------------------------------------------

void ClientConnector::dial()
{
    m_connection->m_opening.url = m_url.toString();
    m_dialer = new Dialer(m_request, m_url, this);
    connect(m_dialer, &Dialer::phaseEntered, this, &ClientConnector::enterPhase);
    connect(m_dialer, &Dialer::connected, this, &ClientConnector::dialled);
    connect(m_dialer, &Dialer::failed, this, [this](const Error &error) { fail(error); });
    m_dialer->start();
}

// Whoever is told may end the connection, and us with it.
void ClientConnector::enterPhase(ConnectPhase phase)
{
    if (m_done)
        return;
    stopPhaseClock();
    m_phase = phase;
    m_phaseStarted = Clock::now();
    Q_EMIT m_connection->phaseEntered(phase);
}

void ClientConnector::stopPhaseClock()
{
    if (m_phaseStarted)
        m_connection->m_opening.timings.phases[static_cast<size_t>(m_phase)] = Clock::now() - *m_phaseStarted;
    m_phaseStarted.reset();
}

void ClientConnector::dialled()
{
    keepEvidence();
    m_transport = Transport::of(m_dialer->takeSocket(), this);
    if (m_request.wrapTransport)
        m_transport = m_request.wrapTransport(m_transport);
    std::exchange(m_dialer, nullptr)->deleteLater();
    const QPointer<ClientConnector> self(this);
    enterPhase(ConnectPhase::Upgrade);
    if (!self || m_done)
        return;
    m_transport->setSink(this);
    m_connection->m_opening.heads.request = m_offer.serialized();
    m_transport->write(m_connection->m_opening.heads.request);
}

// ---- The opening handshake -------------------------------------------------------------------------------------------

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
    m_connection->m_opening.heads.response = m_handshake->response().raw;
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
        tlsEnded(error, text);
    else
        upgradeFailed();
}

// With TLS 1.3 a server may say no to a client's certificate when the client is done already.
void ClientConnector::tlsEnded(QAbstractSocket::SocketError socketError, const QString &text)
{
    Error error;
    error.kind = Error::Kind::Tls;
    error.text = QStringLiteral("%1 ended the TLS connection before it answered the WebSocket handshake: %2. "
                                "It may want a client certificate.")
                     .arg(address(), text);
    error.socketError = socketError;
    error.detail = text;
    fail(error);
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
    error.phase = m_phase;
    m_connection->m_opening.heads.response = answerSoFar(unread);
    m_connection->failOpening(error);
}

// Whoever reads it wants to see what it was, if it was no head.
QByteArray ClientConnector::answerSoFar(QByteArrayView unread) const
{
    if (!m_handshake->response().raw.isEmpty())
        return m_handshake->response().raw;
    constexpr qsizetype longestRest = 1024;
    return m_handshake->rawAnswer() + unread.first(qMin(unread.size(), longestRest)).toByteArray();
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
        failRedirect(QStringLiteral("The server redirects to \"%1\", which can't be followed: %2")
                         .arg(QString::fromUtf8(location), target.error));
        return;
    }
    if (++m_redirects > m_request.maxRedirects) {
        failRedirect(QStringLiteral("The server redirected more than %1 times; the last was to %2.")
                         .arg(m_request.maxRedirects)
                         .arg(target.url->toString()));
        return;
    }
    if (m_url.isSecure() && !target.url->isSecure()) {
        failRedirect(QStringLiteral("The server redirects from wss to %1, which isn't encrypted; connect there by hand "
                                    "if that is wanted.")
                         .arg(target.url->toString()));
        return;
    }
    if (!m_url.hasSameOrigin(*target.url)) {
        dropCredentials();
    } else if (m_url.hasUserInfo()) {
        m_request.userName = m_url.userName();
        m_request.password = m_url.password();
    }
    m_url = *target.url;
    leaveHop();
    if (buildOffer())
        dial();
}

void ClientConnector::failRedirect(const QString &text)
{
    Error error;
    error.kind = Error::Kind::TooManyRedirects;
    error.text = text;
    error.response = m_handshake->response();
    error.responseBody = m_handshake->body();
    m_connection->m_opening.heads.response = error.response.raw;
    fail(error);
}

void ClientConnector::dropCredentials()
{
    m_request.headers = withoutFields(m_request.headers, {"authorization", "cookie", "proxy-authorization", "host"});
    m_request.cookies.clear();
    m_request.bearerToken.clear();
    m_request.userName.clear();
    m_request.password.clear();
    m_request.tls.clientChain.clear();
    m_request.tls.clientKey.clear();
    // These were said of the first host.
    m_request.tls.serverName.clear();
    m_request.addresses.clear();
}

void ClientConnector::leaveHop()
{
    Opening &opening = m_connection->m_opening;
    opening.heads.response = m_handshake->response().raw;
    opening.redirects.append(opening.heads);
    opening.heads = {};
    stopPhaseClock();
    opening.timings = {};
    m_transport->setSink(nullptr);
    m_transport->abort();
    std::exchange(m_transport, nullptr)->deleteLater();
}

// ---- What can go wrong before the upgrade ----------------------------------------------------------------------------

void ClientConnector::fail(Error error)
{
    if (!finish())
        return;
    error.phase = m_phase;
    m_connection->failOpening(error);
}

void ClientConnector::fail(Error::Kind kind, const QString &text)
{
    Error error;
    error.kind = kind;
    error.text = text;
    fail(error);
}

QString ClientConnector::address() const
{
    return QString::fromLatin1(m_url.hostHeader());
}

QString ClientConnector::phaseText() const
{
    switch (m_phase) {
    case ConnectPhase::Resolving:
        return QStringLiteral("while looking up the host name");
    case ConnectPhase::Connecting:
        return QStringLiteral("while connecting (no answer to TCP)");
    case ConnectPhase::Proxy:
        return QStringLiteral("waiting for the proxy");
    case ConnectPhase::Tls:
        return QStringLiteral("during the TLS handshake");
    case ConnectPhase::Upgrade:
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
