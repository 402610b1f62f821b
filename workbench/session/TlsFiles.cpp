#include "workbench/session/TlsFiles.h"

#include "wslib/net/TlsIdentity.h"

#include <QSslSocket>

namespace workbench {

Loaded<QSslConfiguration> serverTls(const QString &certificatePath, const QString &keyPath, const QString &clientCaPath,
                                    const QString &passphrase)
{
    const auto identity = wslib::loadPemIdentity(certificatePath, keyPath, passphrase);
    if (!identity.value)
        return {std::nullopt, identity.error};
    QSslConfiguration configuration = wslib::serverConfiguration(*identity.value);
    if (!clientCaPath.isEmpty()) {
        if (const QString why = demandClientCertificates(configuration, clientCaPath); !why.isEmpty())
            return {std::nullopt, why};
    }
    return {configuration, {}};
}

QString demandClientCertificates(QSslConfiguration &configuration, const QString &clientCaPath)
{
    const auto authorities = wslib::loadCertificates(clientCaPath);
    if (!authorities.value)
        return authorities.error;
    configuration.setCaCertificates(*authorities.value);
    configuration.setPeerVerifyMode(QSslSocket::VerifyPeer);
    return {};
}

} // namespace workbench
