#pragma once

#include <QSslCertificate>
#include <QSslConfiguration>
#include <QTemporaryDir>

/// Makes certificates of every kind that a server can have, good and bad, with the openssl program in a temporary folder, which
/// goes with this object. All are of one chain: root, intermediate authority, leaf.
class CertificateWorkshop
{
public:
    /// A server's certificate; by itself it is a good one for localhost and 127.0.0.1.
    struct Leaf
    {
        QString name = QStringLiteral("localhost");                   ///< Its common name.
        QString names = QStringLiteral("DNS:localhost,IP:127.0.0.1"); ///< subjectAltName.
        QString from = QStringLiteral("20200101000000Z");
        QString until = QStringLiteral("20991231000000Z");
        QString usage = QStringLiteral("serverAuth"); ///< extendedKeyUsage.
        QString serial = {};                          ///< In hex; empty: one after the other.
    };
    /// Who signs.
    enum class Signer { Root, Intermediate, ExpiredIntermediate };

    CertificateWorkshop();

    /// Why something couldn't be made; empty if all was.
    QString errorString() const { return m_error; }

    QSslCertificate root() const { return read(QStringLiteral("root.pem")); }
    QSslCertificate intermediate(Signer which = Signer::Intermediate) const;

    /// For a server that shows a certificate of that kind, and behind it @p further.
    QSslConfiguration server(const Leaf &leaf, Signer signer, const QList<QSslCertificate> &further);
    /// For a server that shows a certificate that it has signed itself.
    QSslConfiguration selfSignedServer();

private:
    void openssl(const QString &arguments);
    void write(const QString &name, const QByteArray &text);
    void makeAuthority(const QString &name, const QString &commonName, const QString &signer, const QString &until);
    void sign(const QString &request, const QString &signer, const QString &extensions, const Leaf &dates);
    QSslCertificate read(const QString &name) const;
    QSslConfiguration configuration(const QList<QSslCertificate> &chain, const QString &keyFile) const;

    QTemporaryDir m_folder;
    QString m_error;
    int m_count = 0;
};
