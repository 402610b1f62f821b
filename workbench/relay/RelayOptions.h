#pragma once

#include "wslib/net/ClientRequest.h"

namespace workbench {

/// Where a relay leads, and how.
struct RelayOptions
{
    QString upstream;        ///< A URL; without a path, the client's path and query are asked for. Empty: no relay.
    wslib::TlsOptions tls;   ///< For wss.
    bool passesPings = true; ///< Pings and pongs go through; else each side is answered by the relay.

    bool isOn() const { return !upstream.isEmpty(); }
};

} // namespace workbench
