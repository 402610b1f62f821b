#pragma once

#include "wslib/net/Handler.h"

#include <functional>
#include <memory>
#include <optional>

namespace wslib {

class Transport;

/// What goes wrong with one connection of a server on purpose, so that the other side can be tested: a proxy that stalls, a
/// server that breaks RFC 6455. Made before the connection's first byte, used in its thread, and gone once the handshake is
/// over. By default nothing is touched.
class Tampering
{
public:
    Tampering() = default;
    virtual ~Tampering() = default;
    Q_DISABLE_COPY_MOVE(Tampering)

    /// What is to be used in place of @p transport: itself, or one that forwards to it. That one becomes the parent of
    /// @p transport, and a child of the parent it had.
    virtual Transport *wrap(Transport *transport) { return transport; }

    /// Servers: an answer to @p request that is sent before anybody is asked, or nothing.
    virtual std::optional<HttpResponse> refuse(const HandshakeRequest &request)
    {
        Q_UNUSED(request)
        return std::nullopt;
    }

    /// The last word on what was made of @p request, before it is sent. May refuse, change the answer, and forge it: see
    /// HandshakeDecision::forged.
    virtual void amend(const HandshakeRequest &request, HandshakeDecision &decision)
    {
        Q_UNUSED(request)
        Q_UNUSED(decision)
    }
};

/// Makes one for each connection, in that connection's thread.
using TamperingFactory = std::function<std::unique_ptr<Tampering>()>;

} // namespace wslib
