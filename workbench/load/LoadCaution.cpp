#include "workbench/load/LoadCaution.h"

#include "wslib/net/Transport.h"
#include "wslib/net/WebSocketUrl.h"

#include <algorithm>

namespace workbench {

bool isHeavyLoad(const LoadOptions &options)
{
    if (options.sockets() > LoadCaution::mostConnections)
        return true;
    const bool sends = options.senders() > 0;
    return sends && (options.rate <= 0 || options.rate > LoadCaution::mostMessages);
}

bool areLoopback(const QList<QHostAddress> &addresses)
{
    return !addresses.isEmpty() && std::all_of(addresses.begin(), addresses.end(), [](const QHostAddress &address) {
        return wslib::unmapped(address).isLoopback();
    });
}

bool isProxied(const wslib::ClientRequest &request)
{
    return request.useSystemProxy
           || (request.proxy.type() != QNetworkProxy::DefaultProxy && request.proxy.type() != QNetworkProxy::NoProxy);
}

bool needsConsent(const LoadOptions &options, const QList<QHostAddress> &addresses)
{
    return isHeavyLoad(options) && (isProxied(options.request) || !areLoopback(addresses));
}

QString loadHost(const LoadOptions &options)
{
    const auto parsed = wslib::WebSocketUrl::fromUserInput(options.request.url);
    return parsed.url ? parsed.url->host() : QString();
}

QList<QHostAddress> knownAddresses(const QString &host)
{
    const QHostAddress literal(host);
    if (!literal.isNull())
        return {literal};
    if (host.compare(QLatin1String("localhost"), Qt::CaseInsensitive) == 0)
        return {QHostAddress(QHostAddress::LocalHost), QHostAddress(QHostAddress::LocalHostIPv6)};
    return {};
}

} // namespace workbench
