#include "ui/server/ServerAddress.h"

#include <QNetworkInterface>
#include <QUrl>

namespace ui {

ServerAddress::ServerAddress(const QString &url, const QHostAddress &lan)
    : m_url(url)
    , m_lan(lan)
{
}

bool ServerAddress::isAny(const QString &host)
{
    const QHostAddress address(host);
    return address == QHostAddress(QHostAddress::AnyIPv4) || address == QHostAddress(QHostAddress::AnyIPv6);
}

QString ServerAddress::withHost(const QHostAddress &host) const
{
    QUrl url(m_url);
    url.setHost(host.toString());
    return QString::fromLatin1(url.toEncoded());
}

QString ServerAddress::here() const
{
    const QString host = QUrl(m_url).host();
    if (!isAny(host))
        return m_url;
    const bool six = host.contains(u':');
    return withHost(QHostAddress(six ? QHostAddress::LocalHostIPv6 : QHostAddress::LocalHost));
}

QString ServerAddress::elsewhere() const
{
    const QString host = QUrl(m_url).host();
    if (isAny(host))
        return m_lan.isNull() ? QString() : withHost(m_lan);
    return QHostAddress(host).isLoopback() ? QString() : m_url;
}

QString ServerAddress::shown() const
{
    const QString url = elsewhere();
    return url.isEmpty() ? here() : url;
}

QHostAddress ServerAddress::lanAddress()
{
    for (const QNetworkInterface &device : QNetworkInterface::allInterfaces()) {
        const auto flags = device.flags();
        if (!flags.testFlag(QNetworkInterface::IsRunning) || flags.testFlag(QNetworkInterface::IsLoopBack)
            || flags.testFlag(QNetworkInterface::IsPointToPoint)) // a tunnel leads elsewhere
            continue;
        for (const QNetworkAddressEntry &entry : device.addressEntries()) {
            if (entry.ip().protocol() == QAbstractSocket::IPv4Protocol && !entry.ip().isLinkLocal())
                return entry.ip();
        }
    }
    return {};
}

} // namespace ui
