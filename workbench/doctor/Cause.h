#pragma once

#include <QMetaType>
#include <QObject>

namespace workbench {

Q_NAMESPACE

/// Why a connection couldn't be opened, as far as the evidence tells. Diagnosis has the arguments: which of them each cause
/// fills is said here.
enum class Cause {
    // ---- The way to the host
    InvalidRequest,     ///< The URL or an option can't be used; `detail` says why. Nothing was sent.
    HostNotFound,       ///< No address for `host`.
    NothingListens,     ///< `host` refuses the connection: nothing listens on `port`.
    NothingListensHere, ///< The same, on this machine: where a server is started easily.
    HostUnreachable,    ///< The network has no way to `host`; `detail` is the system's word for it.
    TimedOutResolving,  ///< `timeout` passed while looking up `host` (or asking the system for its proxy).
    TimedOutConnecting, ///< … with no answer to TCP: usually a firewall that drops, or a host that is down.
    TimedOutAtProxy,    ///< … waiting for `proxy`, which took the connection.
    TimedOutInTls,      ///< … within the TLS handshake: the port may not speak TLS and wait for us.
    TimedOutInUpgrade,  ///< … with the request sent and no answer to it.

    // ---- The proxy: all with `proxy`
    ProxyNotFound,           ///< No address for the proxy's name.
    ProxyNotListening,       ///< The proxy's port refuses the connection.
    ProxyUnreachable,        ///< There is no way to the proxy; `detail`.
    ProxyWantsCredentials,   ///< It asks for a user and a password, and was given none; `challenge`.
    ProxyRejectsCredentials, ///< It was given some and doesn't take them; `challenge`.
    ProxyForbids,            ///< Its rules don't let us through to `host`:`port`; `detail` is its answer.
    ProxyCannotReachHost,    ///< It tried, and couldn't; `detail` is its answer.
    NotAProxy,               ///< What listens there is no proxy of that kind; `detail`.
    ProxyHangsUp,            ///< It ended the connection without an answer.

    // ---- TLS
    CertificateExpired,       ///< `fault` says which link, and until when it was good.
    CertificateNotYetValid,   ///< `fault` says which link, and from when on it is good.
    CertificateSelfSigned,    ///< The server's own certificate was signed by nobody else.
    CertificateRootUntrusted, ///< The chain is whole, but its root (`fault`) isn't trusted here.
    CertificateIssuerUnknown, ///< The issuer of `fault`'s link was neither sent nor is it trusted here.
    CertificateForOtherHost,  ///< `fault.names` are the names it has; `expectedName` isn't among them.
    CertificateRevoked,       ///< Revoked, or known to be forged.
    CertificateUnfit, ///< Anything else that is wrong with a link: `fault.error`, `detail` in the library's words.
    PlainServer,      ///< wss was asked for, and what answered there isn't TLS.
    TlsVersion,       ///< No version of TLS in common; `detail`.
    TlsCipher,        ///< No cipher in common; `detail`.
    TlsNameUnknown,   ///< The server has no site of the name that was asked for (`expectedName`, SNI).
    ClientCertificateWanted,   ///< The server wants a client certificate, and was shown none.
    ClientCertificateRejected, ///< … was shown one, and doesn't take it; `detail`.
    TlsClosed,                 ///< The server ended the connection within the TLS handshake.
    TlsFailed,                 ///< Anything else; `detail`.

    // ---- What answered is no HTTP
    TlsServer,           ///< ws was asked for, and what answered speaks TLS (or says in HTTP that it wants it).
    NotHttp,             ///< Something else: `named` is its protocol if it is known, `quote` what it said.
    Http2Only,           ///< It speaks HTTP/2 without being asked.
    MalformedAnswer,     ///< HTTP, but broken: `detail`.
    AnswerTooLarge,      ///< A head beyond the limits.
    ClosedWithoutAnswer, ///< It took the request and ended the connection; `secure` makes a difference.
    ClosedWithinAnswer,  ///< It ended the connection within the head of its answer; `quote`.

    // ---- It answered with a status other than 101: all with `answer`
    WebPage,             ///< 200 with HTML; `answer.title`.
    LoginPage,           ///< A page to log in, perhaps behind redirects; `answer.title`, `url`.
    OrdinaryAnswer,      ///< 2xx, and no page.
    FrameworkEndpoint,   ///< An endpoint that WebSocket clients reach in another way: `framework`.
    CredentialsWanted,   ///< 401, and none were sent; `challenge`.
    CredentialsRejected, ///< 401, and some were sent; `challenge`.
    Forbidden,           ///< 403; `origin` is what was sent as Origin, empty if nothing was.
    PathNotFound,        ///< 404 or 410; `path`.
    MethodNotAllowed,    ///< 405: nothing to GET at this path.
    BadRequest,          ///< 400, and no word on why that we know.
    UpgradeStripped,     ///< The server misses the Upgrade that was sent: a hop on the way removed it; `answer.via`.
    VersionRefused,      ///< It speaks other versions of the protocol: `versions`.
    OtherUpgradeWanted,  ///< 426 that asks for another protocol: `named`.
    RateLimited,         ///< 429; `answer.retryAfter`.
    ServiceUnavailable,  ///< 503; `answer.retryAfter`.
    BadGateway,          ///< 502 or 504: a reverse proxy answers, what is behind it doesn't.
    ServerFault,         ///< Another 5xx.
    OtherStatus,         ///< Any other.

    // ---- It answered 101, but not to our request
    UpgradeMissing,      ///< Without Upgrade: websocket, or Connection: Upgrade (`named` is the missing field).
    WrongUpgrade,        ///< To another protocol: `named`.
    OldHttpVersion,      ///< In another version than HTTP/1.1: `named`.
    AcceptMissing,       ///< Without Sec-WebSocket-Accept.
    AcceptWrong,         ///< One that doesn't answer our key: from a cache, or from no WebSocket server.
    UnaskedSubprotocol,  ///< `named`; `offered` were asked for.
    UnaskedExtension,    ///< `named`.
    ExtensionParameters, ///< permessage-deflate was asked for, with other parameters than those in `quote`.
    ExtensionMalformed,  ///< A Sec-WebSocket-Extensions that can't be read: `quote`.

    // ---- It sent us on
    RedirectLoop,         ///< To where we had been before.
    TooManyRedirects,     ///< More often than `maxRedirects`; the last was to `answer.location`.
    RedirectUnfollowable, ///< To `answer.location`, which is no WebSocket URL.
    RedirectLeavesTls,    ///< From wss to `answer.location`, which isn't encrypted.
    RedirectNotFollowed,  ///< To `answer.location`, with redirects switched off; or to nowhere, if that is empty.

    Other, ///< None of these; `detail`.
};
Q_ENUM_NS(Cause)

/// What a person can do at once about a failed opening: the window has a button where it has a way.
enum class Remedy {
    TryAgain,
    UseTls,           ///< wss instead of ws.
    UsePlain,         ///< ws instead of wss.
    StartLocalServer, ///< And connect to it.
    EditUrl,
    FollowRedirect, ///< Connect to Diagnosis::answer.location, by hand.
    OpenHeaders,
    OpenSubprotocols,
    OpenAuth,
    OpenTls,
    OpenProxy,
    OpenOptions, ///< Time-outs, compression, redirects.
};
Q_ENUM_NS(Remedy)

/// What there is to look at.
enum class Evidence { Request, Response, Body, Redirects, Proxy, Certificates };
Q_ENUM_NS(Evidence)

} // namespace workbench
