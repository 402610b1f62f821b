#pragma once

#include "workbench/load/LoadOptions.h"

#include <QHostAddress>
#include <QList>

namespace workbench {

/// What a host that isn't this machine is spared, unless its owner agrees: see needsConsent().
struct LoadCaution
{
    static constexpr int mostConnections = 100;
    static constexpr double mostMessages = 1000; ///< A second; also handshakes.
};

/// Whether @p options would put more load than LoadCaution allows on their server, wherever that is: too many connections
/// or messages a second, which "as fast as it goes" always is.
bool isHeavyLoad(const LoadOptions &options);

/// Whether all of @p addresses are of this machine (127.0.0.0/8, ::1).
bool areLoopback(const QList<QHostAddress> &addresses);

/// Whether @p request goes, or may go, through a proxy, which looks hosts up by itself.
bool isProxied(const wslib::ClientRequest &request);

/// Whether a heavy load is to be asked for: @p addresses are those of the URL's host. With a proxy, they aren't what counts,
/// and it is.
bool needsConsent(const LoadOptions &options, const QList<QHostAddress> &addresses);

/// Where the URL leads: its host, or empty if it can't be read.
QString loadHost(const LoadOptions &options);
/// The addresses that @p host says by itself: those of a literal, and of "localhost"; empty: it must be looked up.
QList<QHostAddress> knownAddresses(const QString &host);

} // namespace workbench
