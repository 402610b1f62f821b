#pragma once

#include <QString>

namespace workbench::conformance {

/// Whether @p host, of a URL, is this machine whatever a resolver says: a loopback address (127.0.0.0/8, ::1, IPv4-mapped ones
/// too) or "localhost". Stricter than wslib::WebSocketUrl::isThisMachine(): cases that attack are asked of others only if somebody
/// says so.
bool isLocalHost(const QString &host);

} // namespace workbench::conformance
