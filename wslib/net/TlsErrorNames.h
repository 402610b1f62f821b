#pragma once

#include <QSslError>
#include <QStringList>

#include <optional>

namespace wslib {

/// The name of @p error for flags and files, which no locale changes: "SelfSignedCertificate", "HostNameMismatch". It is
/// that of Qt's enumerator.
QString tlsErrorName(QSslError::SslError error);

/// The error called @p name, in whatever case; nothing if there is none. NoError is none.
std::optional<QSslError::SslError> tlsErrorFromName(const QString &name);

/// Every name that tlsErrorFromName() knows, in the order of the enumeration.
QStringList tlsErrorNames();

} // namespace wslib
