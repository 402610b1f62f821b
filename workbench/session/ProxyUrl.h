#pragma once

#include <QNetworkProxy>

#include <optional>

namespace workbench {

/// Reads "http://user:password@host:port" or "socks5://host:port"; nothing if @p text is neither.
std::optional<QNetworkProxy> parseProxyUrl(const QString &text);

} // namespace workbench
