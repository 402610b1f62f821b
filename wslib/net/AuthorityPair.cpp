#include "wslib/net/AuthorityPair.h"

#include "wslib/net/CertificateIssuer.h"
#include "wslib/net/PrivateFiles.h"

#include <QFile>
#include <QSysInfo>

#include <openssl/x509v3.h>

#include <algorithm>

namespace wslib {

namespace {

constexpr int lifetime = 10;                // years
constexpr qint64 clockSkew = 3600;          // seconds by which others' clocks may be behind ours
constexpr qsizetype longestCommonName = 64; // RFC 5280, ub-common-name

QString ownName()
{
    return QStringLiteral("Windsock local authority");
}

QString commonName()
{
    QString host;
    for (const QChar c : QSysInfo::machineHostName()) {
        if (c > u' ' && c < u'\x7F')
            host += c;
    }
    const qsizetype room = longestCommonName - ownName().size() - 3;
    return QStringLiteral("%1 (%2)").arg(ownName(), host.isEmpty() ? QStringLiteral("this host") : host.left(room));
}

Loaded<openssl::Key> makeKey(const QString &path)
{
    auto key = generateKey();
    const QByteArray pem = key ? openssl::toPem(key.get()) : QByteArray();
    if (pem.isEmpty())
        return {std::nullopt, QStringLiteral("No key could be made: %1.").arg(openssl::takeErrors().text())};
    if (const QString why = writeWhole(path, pem, Audience::Owner); !why.isEmpty())
        return {std::nullopt, why};
    return {std::move(key), {}};
}

Loaded<openssl::Key> openKey(const QString &path)
{
    const auto pem = readSecretIfThere(path);
    if (!pem.error.isEmpty())
        return {std::nullopt, pem.error};
    if (!pem.value)
        return {};
    auto read = openssl::readPemKey(*pem.value);
    if (read.key)
        return {std::move(read.key), {}};
    return {std::nullopt, QStringLiteral("%1 is broken or encrypted, and without it the authority can't sign: put the "
                                         "right file back, or remove the folder's files to have a new authority made.")
                              .arg(path)};
}

Loaded<openssl::Certificate> makeCertificate(EVP_PKEY *key, const QString &path, const QDateTime &now)
{
    const QDateTime from = now.addSecs(-clockSkew);
    auto certificate = issueAuthority(key, commonName(), {from, from.addYears(lifetime)});
    if (!certificate)
        return {
            std::nullopt,
            QStringLiteral("No certificate could be made for the authority: %1.").arg(openssl::takeErrors().text())};
    const QString why = writeWhole(path, openssl::toQt(certificate.get()).toPem(), Audience::Everyone);
    if (!why.isEmpty())
        return {std::nullopt, why};
    return {std::move(certificate), {}};
}

Loaded<openssl::Certificate> openCertificate(EVP_PKEY *key, const QString &path)
{
    const auto pem = readIfThere(path);
    if (!pem.error.isEmpty())
        return {std::nullopt, pem.error};
    if (!pem.value)
        return {};
    auto certificate = openssl::fromQt(QSslCertificate(*pem.value, QSsl::Pem));
    const QString wayOut =
        QStringLiteral("Put the right file back, or remove the folder's files to have a new authority made.");
    if (!certificate)
        return {std::nullopt,
                QStringLiteral("%1 is broken: it holds no certificate in PEM form. %2").arg(path, wayOut)};
    EVP_PKEY *const publicKey = X509_get0_pubkey(certificate.get());
    if (!publicKey || EVP_PKEY_eq(publicKey, key) != 1)
        return {
            std::nullopt,
            QStringLiteral("The certificate in %1 and the key beside it don't belong together. %2").arg(path, wayOut)};
    if (X509_check_ca(certificate.get()) != 1)
        return {std::nullopt, QStringLiteral("The certificate in %1 isn't an authority's. %2").arg(path, wayOut)};
    return {std::move(certificate), {}};
}

bool isOurs(const QSslCertificate &certificate)
{
    const QStringList names = certificate.subjectInfo(QSslCertificate::CommonName);
    return certificate.isSelfSigned()
           && std::any_of(names.begin(), names.end(), [](const QString &name) { return name.startsWith(ownName()); });
}

} // namespace

QString AuthorityPair::certificateFile(const QString &folder)
{
    return folder + QStringLiteral("/ca.pem");
}

QString AuthorityPair::keyFile(const QString &folder)
{
    return folder + QStringLiteral("/ca.key");
}

// The key is written first and never replaced, so that whatever a crash leaves behind can be completed.
Loaded<AuthorityPair> AuthorityPair::openOrCreate(const QString &folder, const QDateTime &now)
{
    const QString path = certificateFile(folder);
    // 1. The key.
    auto key = openKey(keyFile(folder));
    if (!key.error.isEmpty())
        return {std::nullopt, key.error};
    if (!key.value && QFile::exists(path))
        return {std::nullopt, QStringLiteral("%1 is there, but its key %2 isn't, so nothing can be signed. Put the key "
                                             "back, or remove the certificate to have a new authority made.")
                                  .arg(path, keyFile(folder))};
    if (!key.value)
        key = makeKey(keyFile(folder));
    if (!key.value)
        return {std::nullopt, key.error};
    // 2. The certificate.
    auto certificate = openCertificate(key.value->get(), path);
    if (!certificate.error.isEmpty())
        return {std::nullopt, certificate.error};
    // 3. One that has expired is renewed if it is ours.
    const QSslCertificate old = certificate.value ? openssl::toQt(certificate.value->get()) : QSslCertificate();
    const bool expired = certificate.value && now >= old.expiryDate();
    if (expired && !isOurs(old))
        return {std::nullopt,
                QStringLiteral("The authority in %1 has expired. Put a new one there, or remove the folder's "
                               "files to have one made.")
                    .arg(path)};
    if (!certificate.value || expired)
        certificate = makeCertificate(key.value->get(), path, now);
    if (!certificate.value)
        return {std::nullopt, certificate.error};
    const QSslCertificate shown = openssl::toQt(certificate.value->get());
    return {AuthorityPair{std::move(*key.value), std::move(*certificate.value), shown}, {}};
}

} // namespace wslib
