#pragma once

#include "wslib/protocol/DeflateOptions.h"
#include "wslib/protocol/ExtensionHeader.h"

#include <optional>

namespace wslib {

/// Client: the value of Sec-WebSocket-Extensions that offers permessage-deflate (RFC 7692 §7.1). If @p options asks
/// something of the server that not every server grants, a plain offer follows to fall back on (§5.1).
QByteArray offerDeflate(const DeflateOptions &options);

/// Server: what becomes of a client's offers.
struct DeflateAnswer
{
    DeflateParameters parameters;
    QByteArray header; ///< The element for Sec-WebSocket-Extensions of the 101.
};

/// The answer to the first of @p offers that can be accepted; nothing if none can: unknown extensions, and offers with
/// unknown, repeated or invalid parameters, are declined (RFC 7692 §7.1).
std::optional<DeflateAnswer> answerDeflateOffers(const QList<Extension> &offers, const DeflateOptions &options);

/// Client: the parameters of a server's answer to offerDeflate(@p options). Nothing if it doesn't fit any offer, which
/// fails the connection (RFC 7692 §7.1, RFC 6455 §4.1).
std::optional<DeflateParameters> acceptDeflateAnswer(const Extension &answer, const DeflateOptions &options);

} // namespace wslib
