#pragma once

#include "wslib/net/OpenSsl.h"

#include <QDateTime>

namespace wslib {

/// From when to when a certificate is valid, whole seconds.
struct Validity
{
    QDateTime from;
    QDateTime until;
};

/// What a certificate that isn't an authority's says.
struct LeafContent
{
    QString commonName;        ///< At most 64 characters (RFC 5280, ub-common-name).
    QByteArray subjectAltName; ///< In the notation of OpenSSL's configuration: "DNS:localhost,IP:::1"; empty for none.
    QByteArray extendedKeyUsage; ///< "serverAuth" or "clientAuth"
    Validity validity;
};

/// A new key, EC P-256 (secp256r1). Null on failure, as everything here: openssl::takeErrors() then tells why.
openssl::Key generateKey();

/// A self-signed certificate of an authority that signs leaves only (RFC 5280 §4.2.1.9: pathlen 0).
openssl::Certificate issueAuthority(EVP_PKEY *key, const QString &commonName, const Validity &validity);

/// A certificate for @p key by @p authority, whose key is @p authorityKey.
openssl::Certificate issueLeaf(EVP_PKEY *key, X509 *authority, EVP_PKEY *authorityKey, const LeafContent &content);

} // namespace wslib
