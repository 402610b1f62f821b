#include "workbench/conformance/LocalHost.h"

#include <QHostAddress>

namespace workbench::conformance {

bool isLocalHost(const QString &host)
{
    QString name = host.trimmed().toLower();
    if (name.endsWith(QLatin1Char('.')))
        name.chop(1);
    // "x.localhost" is this machine only to those resolvers that follow RFC 6761.
    if (name == QStringLiteral("localhost"))
        return true;
    if (name.startsWith(QLatin1Char('[')) && name.endsWith(QLatin1Char(']')))
        name = name.sliced(1).chopped(1);
    // "127.1" and "2130706433" would be addresses to some resolvers: to whom they aren't, they may be anything.
    const QHostAddress address(name);
    const bool isWritten = address.protocol() == QAbstractSocket::IPv6Protocol || name.count(QLatin1Char('.')) == 3;
    return isWritten && address.isLoopback();
}

} // namespace workbench::conformance
