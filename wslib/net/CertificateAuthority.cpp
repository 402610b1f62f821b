#include "wslib/net/CertificateAuthority.h"

#include "wslib/net/AuthorityPair.h"
#include "wslib/net/CertificateIssuer.h"
#include "wslib/net/CertificateNames.h"
#include "wslib/net/FolderLock.h"
#include "wslib/net/PrivateFiles.h"

#include <QCryptographicHash>
#include <QStandardPaths>
#include <QSysInfo>

#include <openssl/x509v3.h>

#include <algorithm>

namespace wslib {

namespace {

constexpr qint64 leafDays = 397;      // Browsers take 398.
constexpr qint64 leafSpareDays = 7;   // A server may run for a while.
constexpr qint64 clockSkew = 3600;    // seconds by which others' clocks may be behind ours
constexpr qsizetype longestName = 64; // RFC 5280, ub-common-name

Loaded<CertificateNames> namesWith(const QStringList &more)
{
    auto names =
        CertificateNames::parse({QStringLiteral("localhost"), QStringLiteral("127.0.0.1"), QStringLiteral("::1")});
    // A machine may have a name that no certificate can have: nobody asked for it, so it isn't missed.
    if (const auto own = CertificateNames::parse({QSysInfo::machineHostName()}); own.value)
        names.value->add(*own.value);
    const auto asked = CertificateNames::parse(more);
    if (!asked.value)
        return {std::nullopt, asked.error};
    names.value->add(*asked.value);
    return names;
}

} // namespace

CertificateAuthority::CertificateAuthority(QString folder, Clock clock, std::shared_ptr<const AuthorityPair> pair)
    : m_folder(std::move(folder))
    , m_clock(std::move(clock))
    , m_pair(std::move(pair))
{
}

QString CertificateAuthority::defaultFolder()
{
    // Not AppLocalDataLocation, where each program would have an authority of its own, each to be trusted.
    const QString data = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
    return data.isEmpty() ? QString() : data + QStringLiteral("/windsock/certificates");
}

Loaded<CertificateAuthority> CertificateAuthority::openOrCreate(const QString &folder, const Clock &clock)
{
    const openssl::ErrorScope errors;
    if (folder.isEmpty())
        return {std::nullopt, QStringLiteral("There is no folder for certificates, since no home folder is known. Set "
                                             "HOME, or use a certificate of your own.")};
    if (const QString why = makePrivateFolder(folder); !why.isEmpty())
        return {std::nullopt, why};
    const FolderLock lock(folder);
    if (!lock.error().isEmpty())
        return {std::nullopt, lock.error()};
    auto pair = AuthorityPair::openOrCreate(folder, clock());
    if (!pair.value)
        return {std::nullopt, pair.error};
    return {CertificateAuthority(folder, clock, std::make_shared<const AuthorityPair>(std::move(*pair.value))), {}};
}

Loaded<TlsIdentity> CertificateAuthority::leaf(const QStringList &names) const
{
    const openssl::ErrorScope errors;
    const auto all = namesWith(names);
    if (!all.value)
        return {std::nullopt, all.error};
    const FolderLock lock(m_folder);
    if (!lock.error().isEmpty())
        return {std::nullopt, lock.error()};
    if (auto stored = storedLeaf(*all.value))
        return {std::move(stored), {}};
    auto made = issue(QStringLiteral("localhost"), all.value->subjectAltName(), "serverAuth");
    if (!made.value)
        return made;
    // The key first: without its certificate it is no leaf, and the next program makes another.
    QString why = writeWhole(leafKeyFile(), made.value->key.toPem(), Audience::Owner);
    if (why.isEmpty())
        why = writeWhole(leafFile(), made.value->chain.first().toPem(), Audience::Everyone);
    if (!why.isEmpty())
        return {std::nullopt, why};
    return made;
}

QString CertificateAuthority::leafFile() const
{
    return m_folder + QStringLiteral("/leaf.pem");
}

QString CertificateAuthority::leafKeyFile() const
{
    return m_folder + QStringLiteral("/leaf.key");
}

// Whatever is wrong with it, even that it can't be read: another takes its place.
std::optional<TlsIdentity> CertificateAuthority::storedLeaf(const CertificateNames &names) const
{
    const auto key = readSecretIfThere(leafKeyFile());
    if (!key.value)
        return std::nullopt;
    const auto stored = loadPemIdentity(leafFile(), leafKeyFile());
    if (!stored.value || !isGood(stored.value->chain.first(), names))
        return std::nullopt;
    return TlsIdentity{{stored.value->chain.first(), certificate()}, stored.value->key};
}

bool CertificateAuthority::isGood(const QSslCertificate &leaf, const CertificateNames &names) const
{
    const auto certificate = openssl::fromQt(leaf);
    if (!certificate || X509_check_issued(m_pair->certificate.get(), certificate.get()) != X509_V_OK
        || X509_verify(certificate.get(), m_pair->key.get()) != 1)
        return false;
    const QDateTime now = m_clock();
    // No leaf outlives its authority, so it may have less time left than we want.
    const bool lasts =
        leaf.expiryDate() > now.addDays(leafSpareDays) || leaf.expiryDate() >= m_pair->shown.expiryDate();
    return lasts && leaf.effectiveDate() <= now && names.areIn(leaf);
}

Loaded<TlsIdentity> CertificateAuthority::issue(const QString &commonName, const QByteArray &subjectAltName,
                                                const QByteArray &usage) const
{
    const QDateTime from = m_clock().addSecs(-clockSkew);
    const Validity validity{from, std::min(from.addDays(leafDays), m_pair->shown.expiryDate())};
    const auto key = generateKey();
    const auto made = key ? issueLeaf(key.get(), m_pair->certificate.get(), m_pair->key.get(),
                                      {commonName, subjectAltName, usage, validity})
                          : nullptr;
    const QSslKey shownKey(key ? openssl::toPem(key.get()) : QByteArray(), QSsl::Ec);
    if (!made || shownKey.isNull())
        return {std::nullopt, QStringLiteral("No certificate could be made: %1.").arg(openssl::takeErrors().text())};
    return {TlsIdentity{{openssl::toQt(made.get()), certificate()}, shownKey}, {}};
}

Loaded<QSslConfiguration> CertificateAuthority::serverConfiguration(const QStringList &names) const
{
    const auto identity = leaf(names);
    if (!identity.value)
        return {std::nullopt, identity.error};
    return {wslib::serverConfiguration(*identity.value), {}};
}

Loaded<TlsIdentity> CertificateAuthority::clientIdentity(const QString &name) const
{
    const openssl::ErrorScope errors;
    if (name.isEmpty() || name.size() > longestName)
        return {std::nullopt, QStringLiteral("A client's name in a certificate has 1 to %1 characters, not %2.")
                                  .arg(longestName)
                                  .arg(name.size())};
    return issue(name, {}, "clientAuth");
}

QSslCertificate CertificateAuthority::certificate() const
{
    return m_pair->shown;
}

QString CertificateAuthority::certificateFile() const
{
    return AuthorityPair::certificateFile(m_folder);
}

QString CertificateAuthority::exportTo(const QString &path) const
{
    return writeWhole(path, certificate().toPem(), Audience::Everyone);
}

QString CertificateAuthority::fingerprint(const QSslCertificate &certificate)
{
    return QString::fromLatin1(certificate.digest(QCryptographicHash::Sha256).toHex(':').toUpper());
}

} // namespace wslib
