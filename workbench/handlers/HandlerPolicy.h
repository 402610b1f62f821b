#pragma once

#include "wslib/net/Handler.h"

namespace workbench {

/// Which pages may connect, by their Origin.
struct OriginPolicy
{
    bool sameHost = true; ///< Pages of the host and port that they connect to.
    bool any = false;
    QList<QByteArray> hosts; ///< "example.org" or "example.org:8080", in any case.

    bool allows(const QByteArray &origin, const wslib::HandshakeRequest &request) const;
};

/// What a server's user set for every handler alike.
struct HandlerPolicy
{
    OriginPolicy origin;
    QList<QByteArray> subprotocols; ///< Spoken here; the client's first choice among them is taken.
    std::optional<wslib::DeflateOptions> compression;
};

/// A handler that keeps to a HandlerPolicy.
class PolicyHandler : public wslib::Handler
{
public:
    explicit PolicyHandler(HandlerPolicy policy);

    bool checkOrigin(const QByteArray &origin, const wslib::HandshakeRequest &request) override;
    QByteArray selectSubprotocol(const QList<QByteArray> &offered, const wslib::HandshakeRequest &request) override;
    std::optional<wslib::DeflateOptions> compressionOptions(const wslib::HandshakeRequest &request) override;

private:
    HandlerPolicy m_policy;
};

} // namespace workbench
