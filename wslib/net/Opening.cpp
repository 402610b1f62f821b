#include "wslib/net/Opening.h"

#include <QSslCipher>
#include <QSslConfiguration>
#include <QSslSocket>

namespace wslib {

TlsSession tlsSession(const QAbstractSocket *socket, const QList<QSslError> &acceptedErrors)
{
    const auto *tls = qobject_cast<const QSslSocket *>(socket);
    if (tls == nullptr)
        return {};
    const QSslCipher cipher = tls->sessionCipher();
    return {cipher.protocolString(), cipher.name(), tls->peerCertificateChain(),
            tls->sslConfiguration().nextNegotiatedProtocol(), acceptedErrors};
}

} // namespace wslib
