#pragma once

#include <QList>
#include <QSet>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslError>
#include <QSslKey>
#include <QString>

namespace wslib {

/// How a client's TLS is to be (wss only).
struct TlsOptions
{
    bool verifyPeer = true; ///< Whether the server's certificate must verify.
    /// What may be wrong with it all the same: a self-signed certificate of one's own, say, but not a wrong host name.
    QSet<QSslError::SslError> acceptedErrors;
    QList<QSslCertificate> addedCas;    ///< Trusted beside the system's, or alone: see useSystemCas.
    bool useSystemCas = true;           ///< Off: only addedCas are trusted.
    QList<QSslCertificate> clientChain; ///< Client certificate first; empty for none.
    QSslKey clientKey;
    /// The name that is asked for (SNI, RFC 6066 §3) and that the certificate must have; empty: the URL's host.
    QString serverName;

    /// What a socket is to be set to. Servers that also speak HTTP/2 may choose that unless told (RFC 7301): it asks for HTTP/1.1.
    QSslConfiguration configuration() const;
    /// Whether the connection may go on although @p error was found in the server's certificate.
    bool accepts(const QSslError &error) const { return !verifyPeer || acceptedErrors.contains(error.error()); }
};

} // namespace wslib
