#pragma once

#include "wslib/net/Loaded.h"
#include "wslib/net/TlsIdentity.h"

#include <QSslConfiguration>
#include <QStringList>

#include <functional>
#include <memory>

namespace wslib {

struct AuthorityPair;
struct CertificateNames;

/// An authority of one's own, in a folder, which makes the certificates of servers on this machine, so that wss can be
/// tried with everything verified: whoever trusts certificateFile() trusts them.
///
/// The folder has ca.pem and ca.key, leaf.pem and leaf.key (the last certificate for a server), and a lock. Keys are EC
/// P-256 and have mode 0600 from their first byte on. Programs may share the folder, and start at the same time.
class CertificateAuthority
{
public:
    /// Tells the time, UTC.
    using Clock = std::function<QDateTime()>;

    /// Where the programs of the house keep their common authority: windsock/certificates in the folder for the data of
    /// the user's programs (XDG_DATA_HOME). Empty if there is none.
    static QString defaultFolder();

    /// Loads the authority in @p folder, or makes the folder (mode 0700) and an authority that is good for ten years.
    ///
    /// - Only a key there, as after a crash: it gets its certificate.
    /// - Expired: renewed with the same key, if it is of our making; it must then be trusted anew.
    /// - The key is missing or broken, or it and the certificate don't belong together, or that isn't an authority's or
    ///   an expired one of foreign make: an error with a way out, since somebody may trust what would be replaced.
    /// - A key that others than its owner may read: they no longer may.
    /// - A folder that can't be written will do, as long as nothing has to be made.
    static Loaded<CertificateAuthority> openOrCreate(const QString &folder,
                                                     const Clock &clock = &QDateTime::currentDateTimeUtc);

    /// A server's certificate and key for localhost, 127.0.0.1, ::1, this machine's name and @p names: DNS names, "*."
    /// in front of them, IPv4 and IPv6 addresses.
    ///
    /// It is good for 397 days, since browsers take no more than 398, from an hour ago. The one in the folder is used if
    /// it is this authority's, has all the names and more than seven days left; else it is replaced.
    Loaded<TlsIdentity> leaf(const QStringList &names = {}) const;

    /// What a server with leaf() needs: its chain and key, TLS 1.2 or later, no client certificates.
    Loaded<QSslConfiguration> serverConfiguration(const QStringList &names = {}) const;

    /// A certificate and key by which a client shows that it is @p name (up to 64 characters), good for 397 days. It is
    /// in no file.
    Loaded<TlsIdentity> clientIdentity(const QString &name) const;

    /// The authority's certificate, to be trusted, and its file (PEM).
    QSslCertificate certificate() const;
    QString certificateFile() const;
    /// Writes certificate() to the file at @p path, in PEM, mode 0644. A sentence on failure.
    QString exportTo(const QString &path) const;

    /// The SHA-256 digest of certificate(), as programs show it: "AB:CD:…".
    QString fingerprint() const { return fingerprint(certificate()); }
    static QString fingerprint(const QSslCertificate &certificate);

private:
    CertificateAuthority(QString folder, Clock clock, std::shared_ptr<const AuthorityPair> pair);

    QString leafFile() const;
    QString leafKeyFile() const;
    std::optional<TlsIdentity> storedLeaf(const CertificateNames &names) const;
    bool isGood(const QSslCertificate &leaf, const CertificateNames &names) const;
    Loaded<TlsIdentity> issue(const QString &commonName, const QByteArray &subjectAltName,
                              const QByteArray &usage) const;

    QString m_folder;
    Clock m_clock;
    std::shared_ptr<const AuthorityPair> m_pair;
};

} // namespace wslib
