#pragma once

#include "wslib/net/Loaded.h"
#include "wslib/net/OpenSsl.h"

#include <QDateTime>

namespace wslib {

/// An authority's certificate and its key, as they lie in a folder: ca.pem and ca.key.
struct AuthorityPair
{
    openssl::Key key;
    openssl::Certificate certificate;
    QSslCertificate shown; ///< The certificate, for Qt.

    static QString certificateFile(const QString &folder);
    static QString keyFile(const QString &folder);

    /// Loads the pair in @p folder, or makes it; see CertificateAuthority::openOrCreate() for what happens when it isn't
    /// sound. The caller holds the folder's lock.
    static Loaded<AuthorityPair> openOrCreate(const QString &folder, const QDateTime &now);
};

} // namespace wslib
