#include "wslib/net/TlsOptions.h"

namespace wslib {

QSslConfiguration TlsOptions::configuration() const
{
    QSslConfiguration made = QSslConfiguration::defaultConfiguration();
    if (!useSystemCas)
        made.setCaCertificates(addedCas);
    else if (!addedCas.isEmpty())
        made.addCaCertificates(addedCas);
    if (!clientChain.isEmpty()) {
        made.setLocalCertificateChain(clientChain);
        made.setPrivateKey(clientKey);
    }
    made.setAllowedNextProtocols({QByteArrayLiteral("http/1.1")});
    return made;
}

} // namespace wslib
