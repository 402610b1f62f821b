#include "workbench/profile/RequestTls.h"

#include "wslib/net/TlsIdentity.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>

namespace workbench {

using wslib::TlsOptions;

namespace {

QString pathOf(const QString &typed)
{
    const QString path = typed.trimmed();
    return path.startsWith(u"~/") ? QDir::homePath() + path.sliced(1) : path;
}

QString takeAuthorities(const TlsSettings &settings, TlsOptions &tls)
{
    const QString path = pathOf(settings.caFile);
    tls.useSystemCas = !settings.caReplaces;
    if (path.isEmpty())
        return settings.caReplaces
                   ? QStringLiteral("TLS is to trust only the authorities of the CA file, but there is no "
                                    "file. Choose one, or trust the system's too.")
                   : QString();
    const auto authorities = wslib::loadCertificates(path);
    tls.addedCas = authorities.value.value_or(QList<QSslCertificate>());
    return authorities.error.isEmpty() ? QString() : QStringLiteral("The CA file of TLS: ") + authorities.error;
}

QString takeIdentity(const TlsSettings &settings, TlsOptions &tls)
{
    const QString certificate = pathOf(settings.certificateFile);
    const QString key = pathOf(settings.keyFile);
    if (certificate.isEmpty())
        return key.isEmpty()
                   ? QString()
                   : QStringLiteral("TLS has a key for a client certificate, but no certificate. Choose its file, "
                                    "or clear the key.");
    const bool pkcs12 = key.isEmpty() && isPkcs12(certificate);
    const auto identity = pkcs12 ? wslib::loadPkcs12Identity(certificate, settings.passphrase)
                                 : wslib::loadPemIdentity(certificate, key, settings.passphrase);
    if (!identity.value)
        return QStringLiteral("The client certificate of TLS: ") + identity.error;
    tls.clientChain = identity.value->chain;
    tls.clientKey = identity.value->key;
    return {};
}

} // namespace

bool isPkcs12(const QString &path)
{
    if (path.endsWith(u".p12", Qt::CaseInsensitive) || path.endsWith(u".pfx", Qt::CaseInsensitive))
        return true;
    constexpr qint64 enough = 64 * 1024;
    QFile file(pathOf(path));
    return file.open(QIODevice::ReadOnly) && !file.read(enough).contains("-----BEGIN");
}

wslib::Loaded<TlsOptions> requestTls(const TlsSettings &settings)
{
    static const QRegularExpression notInNames(QStringLiteral("[\\s/:@]"));
    TlsOptions tls;
    tls.verifyPeer = settings.verify;
    tls.serverName = settings.serverName.trimmed();
    QString error;
    if (tls.serverName.contains(notInNames))
        error = QStringLiteral(
                    "\"%1\" can't be the server name of TLS. Type a host name alone, such as example.com, without "
                    "a scheme or port.")
                    .arg(tls.serverName);
    if (error.isEmpty())
        error = takeAuthorities(settings, tls);
    if (error.isEmpty())
        error = takeIdentity(settings, tls);
    if (!error.isEmpty())
        return {std::nullopt, error};
    return {tls, {}};
}

} // namespace workbench
