#pragma once

#include "wslib/net/Loaded.h"

#include <QDateTime>
#include <QList>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>

namespace wslib {

/// Who one is on TLS: a certificate, what leads from it to an authority, and its private key.
struct TlsIdentity
{
    QList<QSslCertificate> chain; ///< The key's certificate first.
    QSslKey key;
};

/// The certificates of the PEM file at @p path, in order; at least one.
Loaded<QList<QSslCertificate>> loadCertificates(const QString &path);

/// The identity in @p certificateFile and @p keyFile (PEM; an empty @p keyFile: both are in @p certificateFile).
///
/// The key may be RSA, EC or DSA, what QSslKey knows, and encrypted with @p passphrase. It must belong to one of the
/// certificates; that one is put first, wherever it stood. One that has expired is no error: see validityNote().
Loaded<TlsIdentity> loadPemIdentity(const QString &certificateFile, const QString &keyFile = {},
                                    const QString &passphrase = {});

/// The identity in the PKCS#12 file (.p12, .pfx) at @p path, whose passphrase may be empty.
///
/// Files with the ciphers of long ago (RC2), which OpenSSL 3 doesn't read, are refused with the way to convert them.
Loaded<TlsIdentity> loadPkcs12Identity(const QString &path, const QString &passphrase = {});

/// What a server needs to be @p identity: clients aren't asked for a certificate, and TLS is 1.2 at least (RFC 8996).
QSslConfiguration serverConfiguration(const TlsIdentity &identity);

/// A sentence if @p certificate isn't valid at @p now, as people should know though it can be used; else nothing.
QString validityNote(const QSslCertificate &certificate, const QDateTime &now = QDateTime::currentDateTimeUtc());

} // namespace wslib
