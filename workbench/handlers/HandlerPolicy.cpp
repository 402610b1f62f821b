#include "workbench/handlers/HandlerPolicy.h"

#include <algorithm>
#include <utility>

namespace workbench {

bool OriginPolicy::allows(const QByteArray &origin, const wslib::HandshakeRequest &request) const
{
    if (any || (sameHost && wslib::isSameHost(origin, request.host)))
        return true;
    const qsizetype schemeEnd = origin.indexOf("://");
    if (schemeEnd <= 0)
        return false;
    const QByteArray authority = origin.sliced(schemeEnd + 3);
    // A host given without a port stands for all its ports.
    const qsizetype colon = authority.indexOf(':', qMax<qsizetype>(0, authority.lastIndexOf(']')));
    const QByteArray name = colon < 0 ? authority : authority.first(colon);
    return std::any_of(hosts.begin(), hosts.end(), [&](const QByteArray &host) {
        return wslib::equalsIgnoringCase(host, authority) || wslib::equalsIgnoringCase(host, name);
    });
}

PolicyHandler::PolicyHandler(HandlerPolicy policy)
    : m_policy(std::move(policy))
{
}

bool PolicyHandler::checkOrigin(const QByteArray &origin, const wslib::HandshakeRequest &request)
{
    return m_policy.origin.allows(origin, request);
}

QByteArray PolicyHandler::selectSubprotocol(const QList<QByteArray> &offered,
                                            const wslib::HandshakeRequest & /*request*/)
{
    const auto found = std::find_if(offered.begin(), offered.end(),
                                    [this](const QByteArray &name) { return m_policy.subprotocols.contains(name); });
    return found == offered.end() ? QByteArray() : *found;
}

std::optional<wslib::DeflateOptions> PolicyHandler::compressionOptions(const wslib::HandshakeRequest & /*request*/)
{
    return m_policy.compression;
}

} // namespace workbench
