#pragma once

#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>

#include <optional>

namespace workbench {

/// A value read from a file, or a sentence on why there is none.
template <typename Value>
struct Loaded
{
    std::optional<Value> value;
    QString error;
};

/// The certificates of a PEM file, in order; at least one.
Loaded<QList<QSslCertificate>> loadCertificates(const QString &path);

/// A private key in PEM: RSA, EC or DSA, unencrypted.
Loaded<QSslKey> loadPrivateKey(const QString &path);

/// What a TLS server needs: its chain and key, which must belong together. With @p clientCaPath clients must show a
/// certificate of that authority.
Loaded<QSslConfiguration> serverTls(const QString &certificatePath, const QString &keyPath,
                                    const QString &clientCaPath = {});

} // namespace workbench
