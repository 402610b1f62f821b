#include "workbench/session/TlsFiles.h"

#include <QFile>
#include <QSsl>
#include <QSslSocket>

namespace workbench {

namespace {

Loaded<QByteArray> readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {std::nullopt, QStringLiteral("Can't read %1: %2.").arg(path, file.errorString())};
    return {file.readAll(), {}};
}

} // namespace

Loaded<QList<QSslCertificate>> loadCertificates(const QString &path)
{
    const Loaded<QByteArray> bytes = readFile(path);
    if (!bytes.value)
        return {std::nullopt, bytes.error};
    const QList<QSslCertificate> certificates = QSslCertificate::fromData(*bytes.value, QSsl::Pem);
    if (certificates.isEmpty())
        return {std::nullopt, QStringLiteral("%1 holds no certificate in PEM form.").arg(path)};
    return {certificates, {}};
}

Loaded<QSslKey> loadPrivateKey(const QString &path)
{
    const Loaded<QByteArray> bytes = readFile(path);
    if (!bytes.value)
        return {std::nullopt, bytes.error};
    for (const QSsl::KeyAlgorithm algorithm : {QSsl::Rsa, QSsl::Ec, QSsl::Dsa}) {
        const QSslKey key(*bytes.value, algorithm);
        if (!key.isNull())
            return {key, {}};
    }
    return {std::nullopt, QStringLiteral("%1 holds no private key that can be read (PEM; RSA, EC or DSA; without a "
                                         "passphrase).")
                              .arg(path)};
}

Loaded<QSslConfiguration> serverTls(const QString &certificatePath, const QString &keyPath, const QString &clientCaPath)
{
    const auto chain = loadCertificates(certificatePath);
    if (!chain.value)
        return {std::nullopt, chain.error};
    const auto key = loadPrivateKey(keyPath);
    if (!key.value)
        return {std::nullopt, key.error};
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificateChain(*chain.value);
    configuration.setPrivateKey(*key.value);
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    if (!clientCaPath.isEmpty()) {
        const auto authorities = loadCertificates(clientCaPath);
        if (!authorities.value)
            return {std::nullopt, authorities.error};
        configuration.setCaCertificates(*authorities.value);
        configuration.setPeerVerifyMode(QSslSocket::VerifyPeer);
    }
    return {configuration, {}};
}

} // namespace workbench
