#include "wslib/net/DialErrorText.h"

#include <QDateTime>
#include <QSslCertificate>

namespace wslib {

namespace {

Error makeError(Error::Kind kind, ConnectPhase phase, const QString &text)
{
    Error error;
    error.kind = kind;
    error.phase = phase;
    error.text = text;
    return error;
}

QString addressOf(const WebSocketUrl &url)
{
    return QString::fromLatin1(url.hostHeader());
}

QString addressOf(const QNetworkProxy &proxy)
{
    return QStringLiteral("%1:%2").arg(proxy.hostName()).arg(proxy.port());
}

// The facts behind the sentence.
Error withFacts(Error error, QAbstractSocket::SocketError socketError, const QString &detail)
{
    error.socketError = socketError;
    error.detail = detail;
    return error;
}

Error wayToProxyError(QAbstractSocket::SocketError error, const QString &detail, const QNetworkProxy &proxy)
{
    const QString where = addressOf(proxy);
    if (error == QAbstractSocket::HostNotFoundError)
        return makeError(
            Error::Kind::Proxy, ConnectPhase::Resolving,
            QStringLiteral("The proxy \"%1\" isn't known: no host has that name. Check the proxy's settings.")
                .arg(proxy.hostName()));
    if (error == QAbstractSocket::ConnectionRefusedError)
        return makeError(
            Error::Kind::Proxy, ConnectPhase::Connecting,
            QStringLiteral("The proxy %1 refuses the connection: nothing listens on that port. Is it running, "
                           "and is that its port?")
                .arg(where));
    return makeError(Error::Kind::Proxy, ConnectPhase::Connecting,
                     QStringLiteral("The proxy %1 can't be reached (%2).").arg(where, detail));
}

// Qt's sentences end with a full stop or without one, as it comes.
QString errorText(const QSslError &error)
{
    QString text = error.errorString();
    return text.endsWith(u'.') ? text.chopped(1) : text;
}

// What to do depends on what is wrong.
QString certificateAdvice(const QSslError &error)
{
    const QSslCertificate certificate = error.certificate();
    switch (error.error()) {
    case QSslError::HostNameMismatch: {
        QStringList names = certificate.subjectAlternativeNames().values();
        names.sort();
        return QStringLiteral("It is for %1. Connect by such a name, or say which name the server is to have.")
            .arg(names.isEmpty() ? QStringLiteral("no name at all") : names.join(u", "));
    }
    case QSslError::CertificateExpired:
        return QStringLiteral("It was good until %1. The server needs a new one; check this machine's clock, too.")
            .arg(certificate.expiryDate().toString(Qt::ISODate));
    case QSslError::CertificateNotYetValid:
        return QStringLiteral("It is good from %1 on. Check this machine's clock, and the server's.")
            .arg(certificate.effectiveDate().toString(Qt::ISODate));
    default:
        return QStringLiteral("Add the authority that signed it, or turn verification off if you know this server.");
    }
}

Error wayToHostError(QAbstractSocket::SocketError error, const QString &detail, const WebSocketUrl &url)
{
    switch (error) {
    case QAbstractSocket::HostNotFoundError:
        return makeError(
            Error::Kind::HostNotFound, ConnectPhase::Resolving,
            QStringLiteral("No host is named \"%1\". Check the spelling, and the network.").arg(url.host()));
    case QAbstractSocket::ConnectionRefusedError:
        return makeError(
            Error::Kind::ConnectionRefused, ConnectPhase::Connecting,
            QStringLiteral("%1 refuses the connection: nothing listens on port %2 there. Is the server running, "
                           "and is that its port?")
                .arg(url.host())
                .arg(url.port()));
    default:
        return makeError(Error::Kind::Unreachable, ConnectPhase::Connecting,
                         QStringLiteral("%1 can't be reached (%2).").arg(addressOf(url), detail));
    }
}

} // namespace

Error tcpError(QAbstractSocket::SocketError error, const QString &detail, const WebSocketUrl &url,
               const QNetworkProxy &proxy)
{
    const bool direct = proxy.type() == QNetworkProxy::NoProxy;
    return withFacts(direct ? wayToHostError(error, detail, url) : wayToProxyError(error, detail, proxy), error,
                     detail);
}

Error proxyError(const ProxyHandshake &tunnel, const WebSocketUrl &url, const QNetworkProxy &proxy)
{
    const QString where = addressOf(proxy);
    const QString text = QString::fromUtf8(tunnel.failureText());
    QString sentence;
    switch (tunnel.failure()) {
    case ProxyFailure::NeedsCredentials:
        sentence =
            (proxy.user().isEmpty()
                 ? QStringLiteral("The proxy %1 wants a user and a password (%2). Add them to the proxy's settings.")
                 : QStringLiteral("The proxy %1 doesn't accept this user and password (%2)."))
                .arg(where, text);
        break;
    case ProxyFailure::NotAProxy:
        sentence = QStringLiteral("What listens at %1 is no proxy of that kind (%2). Check the kind, and its port.")
                       .arg(where, text);
        break;
    case ProxyFailure::Unreachable:
        sentence =
            QStringLiteral("The proxy %1 couldn't reach %2 (%3). Check the URL: as the proxy sees it, the host may "
                           "have another name, or none.")
                .arg(where, addressOf(url), text);
        break;
    case ProxyFailure::Refused:
        sentence =
            QStringLiteral("The proxy %1 didn't let us through to %2 (%3). Its rules may not allow that host or port.")
                .arg(where, addressOf(url), text);
        break;
    case ProxyFailure::None:
        sentence = QStringLiteral("The proxy %1 spoke where %2 should have waited for us, so it can't be trusted.")
                       .arg(where, addressOf(url));
        break;
    }
    Error error = makeError(Error::Kind::Proxy, ConnectPhase::Proxy, sentence);
    error.proxyFailure = tunnel.failure();
    error.detail = text;
    return error;
}

Error proxyGoneError(const QNetworkProxy &proxy)
{
    const QString sentence =
        QStringLiteral("The proxy %1 closed the connection without an answer. Is it a proxy of that kind?");
    return withFacts(makeError(Error::Kind::Proxy, ConnectPhase::Proxy, sentence.arg(addressOf(proxy))),
                     QAbstractSocket::RemoteHostClosedError, {});
}

Error tlsError(QAbstractSocket::SocketError error, const QString &detail, const QList<QSslError> &certificateErrors,
               const WebSocketUrl &url)
{
    const QString where = addressOf(url);
    if (certificateErrors.isEmpty()) {
        const bool closed = error == QAbstractSocket::RemoteHostClosedError;
        const QString sentence =
            closed ? QStringLiteral("%1 closed the connection during the TLS handshake. Does it speak TLS "
                                    "on this port? If not, use ws:// instead of wss://.")
                         .arg(where)
                   : QStringLiteral("The TLS handshake with %1 failed: %2. Does the server speak TLS on this port? If "
                                    "not, use ws:// instead of wss://.")
                         .arg(where, detail);
        return withFacts(makeError(Error::Kind::Tls, ConnectPhase::Tls, sentence), error, detail);
    }
    const QSslError &first = certificateErrors.first();
    QString certificate = first.certificate().subjectInfo(QSslCertificate::CommonName).join(u", ");
    if (!certificate.isEmpty())
        certificate = QStringLiteral(" (\"%1\")").arg(certificate);
    Error described = makeError(Error::Kind::Tls, ConnectPhase::Tls,
                                QStringLiteral("The certificate of %1%2 doesn't verify: %3. %4")
                                    .arg(where, certificate, errorText(first), certificateAdvice(first)));
    described.tlsErrors = certificateErrors;
    return withFacts(described, error, detail);
}

} // namespace wslib
