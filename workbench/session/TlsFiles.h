#pragma once

#include "wslib/net/Loaded.h"

#include <QSslConfiguration>

namespace workbench {

using wslib::Loaded;

/// What a TLS server needs: its chain and key, which must belong together. With @p clientCaPath clients must show a
/// certificate of that authority.
Loaded<QSslConfiguration> serverTls(const QString &certificatePath, const QString &keyPath,
                                    const QString &clientCaPath = {}, const QString &passphrase = {});

/// Makes clients show a certificate of the authority in @p clientCaPath (PEM) to the server of @p configuration. A
/// sentence if that can't be read.
QString demandClientCertificates(QSslConfiguration &configuration, const QString &clientCaPath);

} // namespace workbench
