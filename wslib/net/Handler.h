#pragma once

#include "wslib/protocol/CloseCode.h"
#include "wslib/protocol/Message.h"
#include "wslib/protocol/ServerHandshake.h"

#include <QFuture>
#include <QHash>
#include <QString>
#include <QStringList>

#include <functional>
#include <memory>
#include <optional>

namespace wslib {

class Connection;

/// How a path matched its route: what the regular expression captured, percent-decoded.
struct RouteMatch
{
    QByteArray path;
    QStringList captures;                  ///< The groups, in order, without the whole match.
    QHash<QString, QString> namedCaptures; ///< Those of them that have a name: "(?<room>…)".
};

/// What a server makes of a valid handshake.
struct HandshakeDecision
{
    std::optional<HttpResponse> refusal;       ///< Sent instead of the 101; the rest doesn't count then.
    QByteArray subprotocol;                    ///< One of the offered, or empty.
    std::optional<DeflateOptions> compression; ///< For permessage-deflate, if the client offers it.
    HttpHeaders headers;                       ///< Further fields of the 101; what can't be sent is left out.
    /// To misbehave on purpose: fields that replace those of that name, of the handshake itself too, or are added. No rule is
    /// checked.
    HttpHeaders forged;
};

/// What happens on one connection, in the way of tornado's WebSocketHandler. One object a connection, made by a
/// HandlerFactory, called in the connection's thread. It may also be given to a client's connection. An exception out of a
/// function after the handshake closes that connection with 1011 and is reported, and the handler is told of nothing more
/// but the end; out of one before the handshake, it is answered with 500.
class Handler
{
public:
    Handler() = default;
    virtual ~Handler();
    Q_DISABLE_COPY_MOVE(Handler)

    /// The connection served; nullptr before opened(). May be closed from within any function.
    Connection *connection() const { return m_connection; }

    /// @name Before the 101 (servers only), in this order
    /// @{

    /// A chance to refuse a handshake: a returned response is sent instead of the 101. Accepts by default.
    virtual std::optional<HttpResponse> prepare(const HandshakeRequest &request);

    /// Whether a page from @p origin may connect; asked only if there is an Origin. By default its host and port must be
    /// those of the Host field (RFC 6455 §10.2). A no is answered with 403.
    virtual bool checkOrigin(const QByteArray &origin, const HandshakeRequest &request);

    /// One of @p offered, or empty for none, which is the default (RFC 6455 §1.9).
    virtual QByteArray selectSubprotocol(const QList<QByteArray> &offered, const HandshakeRequest &request);

    /// How to use permessage-deflate if the client offers it; nothing, which is the default, declines it (RFC 7692).
    virtual std::optional<DeflateOptions> compressionOptions(const HandshakeRequest &request);

    /// Further fields for the 101, such as Set-Cookie; none by default. A field that can't be sent as it is (isToken(),
    /// isFieldValue()), or that the handshake itself sets, is left out.
    virtual HttpHeaders acceptanceHeaders(const HandshakeRequest &request);

    /// Decides on all of it. Asks the functions above at once, in their order, by default; to be overridden where that takes
    /// time: the handshake waits for the future, within Limits::handshakeTimeout (then it is answered with 503), and the
    /// connection isn't read meanwhile. A future that fails is answered with 500. It is to finish in this thread.
    virtual QFuture<HandshakeDecision> decide(const HandshakeRequest &request);
    /// @}

    /// @name After the handshake. The signal of the same name is emitted first, so that a log sees cause before effect.
    /// @{
    /// The 101 is on its way; @p match has what the route's expression captured. On a client's connection it is empty.
    virtual void opened(const RouteMatch &match);
    /// A whole data message, whatever frames it came in (RFC 6455 §5.4).
    virtual void messageReceived(const Message &message);
    /// A Ping with at most 125 bytes came and has been answered (RFC 6455 §5.5.2).
    virtual void pingReceived(const QByteArray &payload);
    /// A Pong came, asked for or not (RFC 6455 §5.5.3).
    virtual void pongReceived(const QByteArray &payload);
    /// Exactly once for every opened(), whatever happened; what Connection::closed() says.
    virtual void closed(CloseCode code, const QString &reason);
    /// @}

private:
    friend class Connection;
    Connection *m_connection = nullptr;
};

using HandlerFactory = std::function<std::unique_ptr<Handler>()>;

/// Whether @p origin ("http://host:port") names the host and port of @p host, the request's Host field, in any case.
bool isSameHost(const QByteArray &origin, const QByteArray &host);

} // namespace wslib
