#pragma once

#include "wslib/net/Opening.h"
#include "wslib/protocol/ClientHandshake.h"
#include "wslib/protocol/CloseCode.h"
#include "wslib/protocol/ProxyHandshake.h"

#include <QAbstractSocket>
#include <QException>
#include <QMetaType>
#include <QString>

namespace wslib {

/// Why a connection couldn't be opened or didn't last.
struct Error
{
    enum class Kind {
        None,
        InvalidRequest,    ///< The URL or an option can't be used; nothing was sent.
        HostNotFound,      ///< DNS has no address for the host.
        ConnectionRefused, ///< Nothing listens on that port.
        Unreachable,       ///< The network has no way to the host.
        TimedOut,          ///< The connect time-out passed.
        Proxy,             ///< The proxy refused or couldn't be reached.
        Tls,               ///< The TLS handshake failed, or a certificate doesn't verify.
        Handshake,         ///< The peer answered, but not with a valid opening handshake: see handshakeFailure.
        TooManyRedirects,  ///< ClientRequest::maxRedirects was passed, or a redirect can't be followed.
        Protocol,          ///< The peer broke RFC 6455, or passed a limit: see closeCode.
        ConnectionLost,    ///< The transport ended without a closing handshake.
        PingTimedOut,      ///< No pong within the ping time-out.
        SendBufferFull,    ///< The peer doesn't read; Limits::maxSendBuffer was passed under Overflow::Drop.
        HandlerException,  ///< A handler threw; the connection was closed with 1011.
    };

    Kind kind = Kind::None;
    QString text; ///< English; a sentence with the cause and, where there is one, a way out.
    CloseCode closeCode = CloseCode::AbnormalClosure;           ///< Kind::Protocol: what we closed with.
    HandshakeFailure handshakeFailure = HandshakeFailure::None; ///< Kind::Handshake.
    HttpResponseHead response; ///< Kind::Handshake and TooManyRedirects: the answer, as far as it could be read.
    QByteArray responseBody;   ///< Its body, the first Limits::maxRejectionBody bytes.
    /// How far a client came: where the time went, for Kind::TimedOut. Before that, Resolving.
    ConnectPhase phase = ConnectPhase::Resolving;
    ProxyFailure proxyFailure = ProxyFailure::None; ///< Kind::Proxy, if the proxy answered.
    QList<QSslError> tlsErrors;                     ///< Kind::Tls: what is wrong with the certificate, if that was it.
    /// What the socket said, if it was the socket: with Kind::Proxy it tells a proxy that isn't there from one that says no.
    QAbstractSocket::SocketError socketError = QAbstractSocket::UnknownSocketError;
    /// A clause on it by who noticed it, the system, the TLS library or the proxy; in English, but for the system's. Empty if
    /// there is none.
    QString detail;
};

/// What a future of a closed connection fails with (tornado's WebSocketClosedError).
class ClosedError : public QException
{
public:
    ClosedError() = default;
    const char *what() const noexcept override { return "the WebSocket connection is closed"; }
    void raise() const override { throw *this; }
    ClosedError *clone() const override { return new ClosedError(*this); }
};

/// What the future of Client::connectTo() fails with.
class ConnectError : public QException
{
public:
    explicit ConnectError(Error error)
        : m_error(std::move(error))
        , m_text(m_error.text.toUtf8())
    {
    }
    const Error &error() const { return m_error; }
    const char *what() const noexcept override { return m_text.constData(); }
    void raise() const override { throw *this; }
    ConnectError *clone() const override { return new ConnectError(*this); }

private:
    Error m_error;
    QByteArray m_text;
};

} // namespace wslib

Q_DECLARE_METATYPE(wslib::Error)
