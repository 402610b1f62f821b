#include "workbench/session/ProxyUrl.h"

#include <QUrl>

namespace workbench {

std::optional<QNetworkProxy> parseProxyUrl(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    const bool http = url.scheme() == u"http";
    if (!url.isValid() || url.host().isEmpty() || (!http && url.scheme() != u"socks5" && url.scheme() != u"socks5h"))
        return std::nullopt;
    const int port = url.port(http ? 8080 : 1080);
    return QNetworkProxy(http ? QNetworkProxy::HttpProxy : QNetworkProxy::Socks5Proxy, url.host(),
                         static_cast<quint16>(port), url.userName(QUrl::FullyDecoded),
                         url.password(QUrl::FullyDecoded));
}

} // namespace workbench
