#pragma once

#include "workbench/profile/NamedValue.h"

#include "wslib/protocol/DeflateOptions.h"

#include <QStringList>

namespace workbench {

/// How a client makes itself known.
struct AuthSettings
{
    enum class Kind { None, Basic, Bearer, ApiKey };
    enum class KeyPlace { Header, Query };

    Kind kind = Kind::None;
    QString userName;
    QString password; ///< Secret.
    QString token;    ///< Bearer; secret.
    QString keyName;  ///< ApiKey: the name of the header or of the query's parameter.
    QString keyValue; ///< ApiKey; secret.
    KeyPlace keyPlace = KeyPlace::Header;

    bool operator==(const AuthSettings &) const = default;
};

/// TLS of a wss connection. Files are paths; they are read at each connect.
struct TlsSettings
{
    bool verify = true;
    QString caFile;          ///< PEM, further authorities; empty: none.
    bool caReplaces = false; ///< Only those of caFile are trusted, not the system's.
    QString certificateFile; ///< The client's: PEM, or PKCS#12 (then keyFile is empty).
    QString keyFile;
    QString passphrase; ///< Of the key; secret.
    QString serverName; ///< SNI and the name to verify; empty: the URL's host.

    bool operator==(const TlsSettings &) const = default;
};

struct ProxySettings
{
    enum class Kind { System, None, Http, Socks5 };

    Kind kind = Kind::None;
    QString host;
    quint16 port = 0; ///< 0: 8080 for Http, 1080 for Socks5.
    QString userName;
    QString password; ///< Secret.

    bool operator==(const ProxySettings &) const = default;
};

/// Everything else: the defaults are those of wslib.
struct ConnectionLimits
{
    int connectTimeoutMs = 30'000;
    int pingIntervalMs = 0; ///< 0: no keep-alive pings.
    int pingTimeoutMs = 20'000;
    qint64 maxMessageSize = qint64{10} * 1024 * 1024; ///< Bytes.
    int maxRedirects = 10;
    bool compression = false;
    wslib::DeflateOptions deflate; ///< If compression is offered.
    bool reconnect = false;
    int reconnectTries = 0;               ///< Without success in between; 0: no limit.
    int reconnectFirstDelayMs = 500;      ///< Doubles from try to try …
    int reconnectLongestDelayMs = 30'000; ///< … up to this.

    bool operator==(const ConnectionLimits &) const = default;
};

/// How to connect to a server, as a person typed it: every text may hold `{{variables}}`, which are put in at each connect.
struct ConnectionSettings
{
    QString url; ///< As typed, with the parameters that are on.
    /// The parameters that are switched off; those that are on stand in the URL alone.
    NamedValues parkedParams;
    NamedValues headers; ///< In their order; Origin and Host as any other.
    QStringList subprotocols;
    AuthSettings auth;
    NamedValues cookies;
    TlsSettings tls;
    ProxySettings proxy;
    ConnectionLimits options;

    bool operator==(const ConnectionSettings &) const = default;
};

} // namespace workbench
