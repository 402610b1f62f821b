#include "wslib/net/TlsErrorNames.h"

#include <QMetaEnum>

namespace wslib {

QString tlsErrorName(QSslError::SslError error)
{
    return QString::fromLatin1(QMetaEnum::fromType<QSslError::SslError>().valueToKey(error));
}

std::optional<QSslError::SslError> tlsErrorFromName(const QString &name)
{
    const auto names = QMetaEnum::fromType<QSslError::SslError>();
    for (int i = 0; i < names.keyCount(); ++i) {
        const auto error = static_cast<QSslError::SslError>(names.value(i));
        if (error != QSslError::NoError && name.compare(QLatin1String(names.key(i)), Qt::CaseInsensitive) == 0)
            return error;
    }
    return std::nullopt;
}

QStringList tlsErrorNames()
{
    QStringList all;
    const auto names = QMetaEnum::fromType<QSslError::SslError>();
    for (int i = 0; i < names.keyCount(); ++i) {
        if (names.value(i) != QSslError::NoError)
            all.append(QString::fromLatin1(names.key(i)));
    }
    return all;
}

} // namespace wslib
