#pragma once

#include "wslib/net/Loaded.h"

#include <QSslConfiguration>
#include <QStringList>

namespace workbench {

/// By which certificate a local server speaks TLS.
struct ServerTlsChoice
{
    QString authorityFolder; ///< Of the machine's own authority: see wslib::CertificateAuthority.
    QString certificateFile; ///< PEM; empty: a certificate by that authority.
    QString keyFile;         ///< PEM.
    QString passphrase;      ///< Of the key.
};

struct ServerTls
{
    QSslConfiguration configuration;
    /// SHA-256, "AB:CD:…", of what is to be trusted: the authority, or the certificate out of the file.
    QString fingerprint;
    QString authorityFile; ///< That of the authority's certificate (PEM); empty with a certificate out of a file.
    QString note;          ///< A sentence if the certificate has expired, or isn't valid yet.
};

/// What @p choice takes to listen; @p names are those that clients will use beside localhost. Reads and, the first time,
/// makes keys, which may take seconds: not for the thread of a window.
wslib::Loaded<ServerTls> loadServerTls(const ServerTlsChoice &choice, const QStringList &names);

/// Writes the authority's certificate to the file @p path, for those who are to trust it. A sentence on failure. Slow too.
QString exportAuthority(const QString &authorityFolder, const QString &path);

} // namespace workbench
