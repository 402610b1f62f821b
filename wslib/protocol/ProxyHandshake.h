#pragma once

#include "wslib/protocol/HttpHead.h"

#include <memory>

namespace wslib {

/// Where a proxy is asked to connect to, and who asks.
struct ProxyTarget
{
    QByteArray host;    ///< A name, or an address without brackets.
    QByteArray address; ///< If `host` is an address: its 4 or 16 bytes in network order.
    quint16 port = 0;
    QByteArray user; ///< Empty: no credentials.
    QByteArray password;
};

/// Why a proxy didn't let us through.
enum class ProxyFailure {
    None,
    NotAProxy,        ///< What came is not the protocol.
    NeedsCredentials, ///< It wants a user and a password, or others than those given.
    Refused,          ///< It may or will not connect us.
    Unreachable,      ///< It tried, and couldn't reach the target.
};

/// A client's side of the way through a proxy, without I/O: bytes in → bytes out, until the tunnel stands.
class ProxyHandshake
{
public:
    enum class Progress { NeedMore, Done, Failed };

    virtual ~ProxyHandshake();

    /// What is to be sent now; at the start, too.
    QByteArray takeOutput() { return std::exchange(m_output, {}); }
    /// Takes bytes from the front of @p input. Once Done, what is left there is the target's.
    virtual Progress receive(QByteArrayView &input) = 0;

    ProxyFailure failure() const { return m_failure; }
    /// An English clause for failure(), such as "403 Forbidden".
    QByteArray failureText() const { return m_failureText; }
    /// The head of an HTTP proxy's answer, as far as it came.
    virtual QByteArray answer() const { return {}; }

protected:
    Progress fail(ProxyFailure failure, const QByteArray &text);

    QByteArray m_output;

private:
    ProxyFailure m_failure = ProxyFailure::None;
    QByteArray m_failureText;
};

/// CONNECT (RFC 9110 §9.3.6), with Basic credentials (RFC 7617).
std::unique_ptr<ProxyHandshake> makeHttpConnect(const ProxyTarget &target, const Limits &limits);

/// SOCKS version 5 (RFC 1928), with user and password (RFC 1929). Names go to the proxy as they are. A name of more than 255
/// bytes, or such credentials, fail at the first receive().
std::unique_ptr<ProxyHandshake> makeSocks5(const ProxyTarget &target);

} // namespace wslib
