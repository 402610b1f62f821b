#pragma once

#include "wslib/net/Loaded.h"

#include <QSslCertificate>
#include <QStringList>

namespace wslib {

/// The names and addresses that a server's certificate is for (subjectAltName, RFC 5280 §4.2.1.6).
struct CertificateNames
{
    QStringList hosts;     ///< DNS names in lower case and ASCII; "*." may stand in front.
    QStringList addresses; ///< IPv4 and IPv6, as QHostAddress writes them, without scope.

    /// From host names and addresses as people write them ("[::1]" too), or a sentence on the first that is neither.
    static Loaded<CertificateNames> parse(const QStringList &names);

    /// Adds @p more, without what is there already.
    void add(const CertificateNames &more);
    /// Whether @p certificate has every one of them, letter by letter: a wildcard covers only itself.
    bool areIn(const QSslCertificate &certificate) const;
    /// "DNS:localhost,IP:127.0.0.1"
    QByteArray subjectAltName() const;
};

} // namespace wslib
