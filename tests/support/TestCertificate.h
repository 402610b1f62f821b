#pragma once

#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QTemporaryDir>

/// An authority of its own, and a certificate by it for localhost, 127.0.0.1 and ::1 that is good for servers
/// and clients; made by the openssl program in a temporary folder, which goes with this object.
class TestCertificate
{
public:
    TestCertificate();

    /// Why it couldn't be made; empty if it was.
    QString errorString() const { return m_error; }

    QString authorityFile() const { return m_folder.filePath(QStringLiteral("ca.pem")); }
    QString certificateFile() const { return m_folder.filePath(QStringLiteral("leaf.pem")); }
    QString keyFile() const { return m_folder.filePath(QStringLiteral("leaf.key")); }

    QList<QSslCertificate> authority() const;
    QList<QSslCertificate> certificate() const;
    QSslKey key() const;
    /// For a server that shows the certificate and asks for none.
    QSslConfiguration serverConfiguration() const;
    /// For a server that wants a client certificate by this authority.
    QSslConfiguration demandingConfiguration() const;

private:
    void run(const char *arguments);

    QTemporaryDir m_folder;
    QString m_error;
};
