#pragma once

#include <QByteArray>
#include <QList>
#include <QMetaType>
#include <QSslCertificate>
#include <QSslError>
#include <QString>

#include <array>
#include <chrono>
#include <optional>

class QAbstractSocket;

namespace wslib {

/// What a client is at, on the way to an open connection. A redirect starts over.
enum class ConnectPhase {
    Resolving,  ///< Looking up the host name (or the proxy's).
    Connecting, ///< TCP.
    Proxy,      ///< Asking the proxy for the way on; left out without one.
    Tls,        ///< The TLS handshake; left out for ws.
    Upgrade,    ///< The opening handshake of RFC 6455 §4.
};

constexpr size_t connectPhaseCount = 5;

/// How long each phase of a connect took. Of the last one, if there were redirects; after a failure, up to there.
struct ConnectTimings
{
    using Time = std::optional<std::chrono::nanoseconds>;

    /// Nothing if the phase wasn't needed or wasn't reached.
    const Time &of(ConnectPhase phase) const { return phases[static_cast<size_t>(phase)]; }

    std::array<Time, connectPhaseCount> phases;
    std::chrono::nanoseconds total{0}; ///< From the call to the end, redirects included.
};

/// What was agreed in the TLS handshake; all empty without TLS.
struct TlsSession
{
    QString protocol; ///< "TLSv1.3".
    QString cipher;   ///< "TLS_AES_256_GCM_SHA384".
    /// The peer's, its own certificate first, as it was sent; after a failure too, if the handshake came that far.
    QList<QSslCertificate> peerChain;
    QByteArray applicationProtocol;  ///< Agreed by ALPN (RFC 7301), or empty.
    QList<QSslError> acceptedErrors; ///< What was wrong with the certificate and was accepted: see TlsOptions.
};

/// What @p socket has agreed on so far; empty unless it is a QSslSocket.
TlsSession tlsSession(const QAbstractSocket *socket, const QList<QSslError> &acceptedErrors = {});

/// Both heads of the opening handshake, as they were on the wire. Of an answer that is no HTTP head, what came of it.
struct HandshakeHeads
{
    QByteArray request;
    QByteArray response;
};

/// The proxy that a client went through, or tried to: chosen by the request or, if asked for, by the system.
struct ProxyHop
{
    enum class Kind { None, Http, Socks5 };

    Kind kind = Kind::None;
    QString host;
    quint16 port = 0;
    bool hasCredentials = false; ///< Whether it was given a user or a password; they themselves aren't kept.
};

/// How a connection was opened, or wasn't: the evidence.
struct Opening
{
    QString
        url; ///< Where to, after redirects, without user info; empty if the request's couldn't be read. Clients only.
    ProxyHop proxy; ///< Clients only.
    HandshakeHeads heads;
    QList<HandshakeHeads> redirects; ///< The heads of those who sent us on, in order; clients only.
    QByteArray proxyAnswer;          ///< The head of an HTTP proxy's answer to CONNECT; empty without one.
    ConnectTimings timings;          ///< Clients only.
    TlsSession tls;
};

} // namespace wslib

Q_DECLARE_METATYPE(wslib::ConnectPhase)
