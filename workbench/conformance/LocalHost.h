#pragma once

#include <QString>

namespace workbench::conformance {

/// Whether @p host, of a URL, is this machine whatever a resolver says: a loopback address (127.0.0.0/8, ::1, IPv4-mapped ones
/// too), "localhost" or a name below it (RFC 6761 §6.3). Cases that attack are asked of others only if somebody says so.
bool isLocalHost(const QString &host);

} // namespace workbench::conformance
