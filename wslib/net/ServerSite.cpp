#include "wslib/net/ServerSite.h"

#include <QUrl>

#include <algorithm>

namespace wslib {

namespace {

QString decoded(const QString &capture)
{
    return QUrl::fromPercentEncoding(capture.toUtf8());
}

RouteMatch routeMatch(const QByteArray &path, const QRegularExpressionMatch &match)
{
    RouteMatch result;
    result.path = path;
    const QStringList names = match.regularExpression().namedCaptureGroups();
    for (int group = 1; group <= match.regularExpression().captureCount(); ++group) {
        const QString capture = decoded(match.captured(group));
        result.captures.append(capture);
        if (const QString name = names.value(group); !name.isEmpty())
            result.namedCaptures.insert(name, capture);
    }
    return result;
}

} // namespace

bool ServerSite::hasRoute(const QByteArray &path) const
{
    const QString text = QString::fromUtf8(path);
    return std::any_of(routes.begin(), routes.end(),
                       [&text](const Route &route) { return route.pattern.match(text).hasMatch(); });
}

std::optional<ServerSite::RoutedHandler> ServerSite::makeHandler(const QByteArray &path) const
{
    const QString text = QString::fromUtf8(path);
    for (const Route &route : routes) {
        const QRegularExpressionMatch match = route.pattern.match(text);
        if (match.hasMatch())
            return RoutedHandler{route.factory(), routeMatch(path, match)};
    }
    return std::nullopt;
}

} // namespace wslib
