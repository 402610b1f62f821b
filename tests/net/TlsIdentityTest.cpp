#include "tests/support/OpenSslTool.h"
#include "tests/support/TestCertificate.h"
#include "tests/support/TestRegistry.h"

#include "wslib/net/TlsIdentity.h"

#include <QtTest>

using namespace wslib;

/// Identities out of files that the openssl program made.
class TlsIdentityTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void loadsPairs_data();
    void loadsPairs();
    void loadsOneFileWithBoth();
    void putsTheKeysCertificateFirst();
    void decryptsKeys_data();
    void decryptsKeys();
    void refusesPem_data();
    void refusesPem();
    void refusesAKeyOfAnother();
    void refusesKindsThatQtDoesNotKnow();
    void loadsPkcs12_data();
    void loadsPkcs12();
    void refusesPkcs12();
    void tellsHowToConvertOldPkcs12();
    void notesValidity();

private:
    QString file(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)); }
    void write(const char *name, const QByteArray &bytes) const;
    QByteArray read(const QString &path) const;
    void openssl(const QByteArray &arguments) const;

    QTemporaryDir m_folder;
    std::unique_ptr<TestCertificate> m_certificate;
};

void TlsIdentityTest::initTestCase()
{
    m_certificate = std::make_unique<TestCertificate>();
    QVERIFY2(m_certificate->errorString().isEmpty(), qPrintable(m_certificate->errorString()));
    write("leaf.pem", read(m_certificate->certificateFile()));
    write("leaf.key", read(m_certificate->keyFile()));
    write("ca.pem", read(m_certificate->authorityFile()));
    write("empty.pem", {});
    write("cut.key", read(m_certificate->keyFile()).first(100));
    write("spoilt.key", read(m_certificate->keyFile()).replace('a', 'b'));
}

void TlsIdentityTest::write(const char *name, const QByteArray &bytes) const
{
    QFile out(file(name));
    QVERIFY2(out.open(QIODevice::WriteOnly), qPrintable(out.errorString()));
    QCOMPARE(out.write(bytes), bytes.size());
}

QByteArray TlsIdentityTest::read(const QString &path) const
{
    QFile in(path);
    return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
}

void TlsIdentityTest::openssl(const QByteArray &arguments) const
{
    const OpenSslTool tool(m_folder.path(), QString::fromUtf8(arguments));
    QVERIFY2(tool.ok, tool.output);
}

void TlsIdentityTest::loadsPairs_data()
{
    QTest::addColumn<QByteArray>("newKey");
    QTest::addColumn<QSsl::KeyAlgorithm>("algorithm");
    QTest::newRow("RSA") << QByteArray("genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out pair.key")
                         << QSsl::Rsa;
    QTest::newRow("RSA, traditional") << QByteArray("genrsa -traditional -out pair.key 2048") << QSsl::Rsa;
    QTest::newRow("EC") << QByteArray("genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-384 -out pair.key")
                        << QSsl::Ec;
    QTest::newRow("EC with parameters") << QByteArray("ecparam -name prime256v1 -genkey -out pair.key") << QSsl::Ec;
}

void TlsIdentityTest::loadsPairs()
{
    QFETCH(QByteArray, newKey);
    QFETCH(QSsl::KeyAlgorithm, algorithm);
    openssl(newKey);
    openssl("req -x509 -key pair.key -subj /CN=pair -days 2 -out pair.pem");
    const auto identity = loadPemIdentity(file("pair.pem"), file("pair.key"));
    QVERIFY2(identity.value, qPrintable(identity.error));
    QCOMPARE(identity.value->chain, QSslCertificate::fromPath(file("pair.pem")));
    QCOMPARE(identity.value->key.algorithm(), algorithm);
    QCOMPARE(identity.value->key.type(), QSsl::PrivateKey);
    QVERIFY(!identity.value->key.isNull());
}

void TlsIdentityTest::loadsOneFileWithBoth()
{
    const QByteArray certificate = read(file("leaf.pem"));
    const QByteArray key = read(file("leaf.key"));
    for (const QByteArray &bytes : {certificate + key, key + certificate, "Somebody's words\n" + key + certificate}) {
        write("both.pem", bytes);
        for (const QString &keyFile : {QString(), file("both.pem")}) {
            const auto identity = loadPemIdentity(file("both.pem"), keyFile);
            QVERIFY2(identity.value, qPrintable(identity.error));
            QCOMPARE(identity.value->chain, m_certificate->certificate());
            QCOMPARE(identity.value->key, m_certificate->key());
        }
    }
}

void TlsIdentityTest::putsTheKeysCertificateFirst()
{
    write("reversed.pem", read(file("ca.pem")) + read(file("leaf.pem")));
    const auto identity = loadPemIdentity(file("reversed.pem"), file("leaf.key"));
    QVERIFY2(identity.value, qPrintable(identity.error));
    QCOMPARE(identity.value->chain, m_certificate->certificate() + m_certificate->authority());
}

void TlsIdentityTest::decryptsKeys_data()
{
    QTest::addColumn<QByteArray>("encryption");
    QTest::newRow("PKCS#8") << QByteArray("pkey -in leaf.key -aes256 -passout pass:sésame -out locked.key");
    QTest::newRow("traditional") << QByteArray("ec -in leaf.key -aes128 -passout pass:sésame -out locked.key");
}

void TlsIdentityTest::decryptsKeys()
{
    QFETCH(QByteArray, encryption);
    openssl(encryption);
    const auto identity = loadPemIdentity(file("leaf.pem"), file("locked.key"), QStringLiteral("sésame"));
    QVERIFY2(identity.value, qPrintable(identity.error));
    QCOMPARE(identity.value->key, m_certificate->key());
    const auto wrong = loadPemIdentity(file("leaf.pem"), file("locked.key"), QStringLiteral("sesame"));
    QVERIFY2(!wrong.value && wrong.error.contains(u"passphrase is wrong"), qPrintable(wrong.error));
    const auto without = loadPemIdentity(file("leaf.pem"), file("locked.key"));
    QVERIFY2(!without.value && without.error.contains(u"its passphrase is needed"), qPrintable(without.error));
    const auto tooLong = loadPemIdentity(file("leaf.pem"), file("locked.key"), QString(100'000, u'x'));
    QVERIFY2(!tooLong.value && tooLong.error.contains(u"passphrase is wrong"), qPrintable(tooLong.error));
}

void TlsIdentityTest::refusesPem_data()
{
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("blamed");
    QTest::addColumn<QString>("why");
    const auto row = [](const char *name, const char *certificate, const char *key, const char *blamed,
                        const char *why) {
        const auto text = [](const char *words) { return QString::fromLatin1(words); };
        QTest::newRow(name) << text(certificate) << text(key) << text(blamed) << text(why);
    };
    row("no certificate file", "nowhere.pem", "leaf.key", "nowhere.pem", "Can't read");
    row("no key file", "leaf.pem", "nowhere.key", "nowhere.key", "Can't read");
    row("a folder", ".", "leaf.key", ".", "Can't read");
    row("empty", "empty.pem", "leaf.key", "empty.pem", "no certificate in PEM form");
    row("a key as certificate", "leaf.key", "leaf.key", "leaf.key", "no certificate in PEM form");
    row("a certificate as key", "leaf.pem", "leaf.pem", "leaf.pem", "no private key in PEM form");
    row("no key in the file", "leaf.pem", "", "leaf.pem", "no private key in PEM form");
    row("cut", "leaf.pem", "cut.key", "cut.key", "can't be read");
    row("spoilt", "leaf.pem", "spoilt.key", "spoilt.key", "can't be read");
    row("of another", "ca.pem", "leaf.key", "leaf.key", "doesn't belong to");
}

void TlsIdentityTest::refusesPem()
{
    QFETCH(QString, certificate);
    QFETCH(QString, key);
    QFETCH(QString, blamed);
    QFETCH(QString, why);
    const auto identity =
        loadPemIdentity(m_folder.filePath(certificate), key.isEmpty() ? QString() : m_folder.filePath(key));
    QVERIFY(!identity.value);
    const QString &text = identity.error;
    QVERIFY2(text.contains(m_folder.filePath(blamed)) && text.contains(why), qPrintable(text));
    QVERIFY2(text.endsWith(u'.') || text.endsWith(u'?') || text.endsWith(u')'), qPrintable(text));
}

void TlsIdentityTest::refusesAKeyOfAnother()
{
    const TestCertificate other;
    QVERIFY2(other.errorString().isEmpty(), qPrintable(other.errorString()));
    const auto identity = loadPemIdentity(file("leaf.pem"), other.keyFile());
    QVERIFY(!identity.value);
    QVERIFY2(identity.error.contains(file("leaf.pem")) && identity.error.contains(other.keyFile())
                 && identity.error.contains(u"doesn't belong"),
             qPrintable(identity.error));
}

void TlsIdentityTest::refusesKindsThatQtDoesNotKnow()
{
    openssl("req -x509 -newkey ed25519 -nodes -subj /CN=ed -days 2 -keyout ed.key -out ed.pem");
    const auto identity = loadPemIdentity(file("ed.pem"), file("ed.key"));
    QVERIFY(!identity.value);
    QVERIFY2(identity.error.contains(u"ED25519") && identity.error.contains(u"Use an RSA"), qPrintable(identity.error));
}

void TlsIdentityTest::loadsPkcs12_data()
{
    QTest::addColumn<QByteArray>("options");
    QTest::addColumn<QString>("passphrase");
    QTest::newRow("as made today") << QByteArray("-passout pass:secret") << QStringLiteral("secret");
    QTest::newRow("no passphrase") << QByteArray("-passout pass:") << QString();
    QTest::newRow("not encrypted") << QByteArray("-keypbe NONE -certpbe NONE -passout pass:") << QString();
    QTest::newRow("3DES") << QByteArray("-keypbe PBE-SHA1-3DES -certpbe PBE-SHA1-3DES -macalg sha1 -passout pass:x")
                          << QStringLiteral("x");
}

void TlsIdentityTest::loadsPkcs12()
{
    QFETCH(QByteArray, options);
    QFETCH(QString, passphrase);
    openssl("pkcs12 -export -inkey leaf.key -in leaf.pem -certfile ca.pem -out id.p12 " + options);
    const auto identity = loadPkcs12Identity(file("id.p12"), passphrase);
    QVERIFY2(identity.value, qPrintable(identity.error));
    QCOMPARE(identity.value->chain, m_certificate->certificate() + m_certificate->authority());
    QCOMPARE(identity.value->key, m_certificate->key());
}

void TlsIdentityTest::refusesPkcs12()
{
    const auto error = [this](const char *name, const QString &passphrase) {
        const auto identity = loadPkcs12Identity(file(name), passphrase);
        return identity.value ? QString() : identity.error;
    };
    openssl("pkcs12 -export -inkey leaf.key -in leaf.pem -out id.p12 -passout pass:secret");
    openssl("pkcs12 -export -nokeys -in leaf.pem -out nokey.p12 -passout pass:");
    write("cut.p12", read(file("id.p12")).first(500));
    QVERIFY(error("nowhere.p12", {}).startsWith(QStringLiteral("Can't read ")));
    QVERIFY(error("id.p12", {}).contains(u"its passphrase is needed"));
    QVERIFY(error("id.p12", QStringLiteral("Secret")).contains(u"passphrase is wrong"));
    QVERIFY(error("leaf.pem", {}).contains(u"isn't a PKCS#12 file"));
    QVERIFY(error("empty.pem", {}).contains(u"isn't a PKCS#12 file"));
    QVERIFY(error("cut.p12", QStringLiteral("secret")).contains(u"isn't a PKCS#12 file"));
    QVERIFY2(error("nokey.p12", {}).contains(u"doesn't hold both"), qPrintable(error("nokey.p12", {})));
}

void TlsIdentityTest::tellsHowToConvertOldPkcs12()
{
    const OpenSslTool tool(
        m_folder.path(), QStringLiteral("pkcs12 -export -legacy -inkey leaf.key -in leaf.pem -certpbe PBE-SHA1-RC2-40 "
                                        "-macalg sha1 -out old.p12 -passout pass:secret"));
    if (!tool.ok)
        QSKIP("This OpenSSL has no legacy provider.");
    const auto identity = loadPkcs12Identity(file("old.p12"), QStringLiteral("secret"));
    QVERIFY(!identity.value);
    QVERIFY2(identity.error.contains(u"openssl pkcs12 -legacy"), qPrintable(identity.error));
    // The way out is one.
    openssl("pkcs12 -legacy -in old.p12 -passin pass:secret -noenc -out all.pem");
    openssl("pkcs12 -export -in all.pem -out new.p12 -passout pass:secret");
    QVERIFY(loadPkcs12Identity(file("new.p12"), QStringLiteral("secret")).value);
    QVERIFY(loadPemIdentity(file("all.pem")).value);
}

void TlsIdentityTest::notesValidity()
{
    const QSslCertificate certificate = m_certificate->certificate().first();
    const auto now = QDateTime::currentDateTimeUtc();
    QCOMPARE(validityNote(certificate, now), QString());
    QVERIFY(
        validityNote(certificate, now.addDays(3)).startsWith(QStringLiteral("The certificate of localhost expired")));
    QVERIFY(validityNote(certificate, now.addDays(-1)).contains(u"valid only from"));
}

WINDSOCK_TEST(TlsIdentityTest)
#include "TlsIdentityTest.moc"
