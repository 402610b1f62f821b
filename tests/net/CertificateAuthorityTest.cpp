#include "Loopback.h"

#include "tests/support/OpenSslTool.h"
#include "tests/support/TestRegistry.h"

#include "wslib/net/CertificateAuthority.h"

#include <QtTest>

#include <thread>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#include <unistd.h>
#endif

using namespace wslib;

/// The authority, with files and a clock of the test's own; the judge is the openssl program.
class CertificateAuthorityTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void makesAnAuthority();
    void makesALeafThatVerifies();
    void takesFurtherNames();
    void refusesNames();
    void keepsSecrets();
    void narrowsPermissions();
    void comesBackAsItWas();
    void reusesTheLeafForItsNames();
    void renewsTheLeaf_data();
    void renewsTheLeaf();
    void replacesALeafThatIsNotItsOwn();
    void renewsAnExpiredAuthority();
    void noLeafOutlivesTheAuthority();
    void completesWhatACrashLeft();
    void refusesWhatIsNotSound_data();
    void refusesWhatIsNotSound();
    void takesAForeignAuthority();
    void refusesAnExpiredForeignAuthority();
    void manyMayStartAtOnce();
    void worksInAFolderThatIsReadOnly();
    void tellsWhyItCannotWrite();
    void exports();
    void tellsFingerprints();
    void serversAreVerifiedInFull_data();
    void serversAreVerifiedInFull();
    void serversOfAnotherAuthorityAreNot();
    void clientsShowWhoTheyAre();

private:
    CertificateAuthority::Clock clock() const
    {
        return [this] { return m_now; };
    }
    Loaded<CertificateAuthority> open() const { return CertificateAuthority::openOrCreate(folder(), clock()); }
    QString folder() const { return m_home->filePath(QStringLiteral("data/windsock/certificates")); }
    QString path(const char *name) const { return folder() + u'/' + QString::fromLatin1(name); }
    QByteArray read(const char *name) const;
    void write(const char *name, const QByteArray &bytes) const;
    void openssl(const char *arguments, const QByteArray &wanted = {}) const;

    std::unique_ptr<QTemporaryDir> m_home;
    QDateTime m_now;
};

namespace {

QByteArray modeOf(const QString &path)
{
#ifdef Q_OS_UNIX
    struct stat status = {};
    if (::stat(QFile::encodeName(path).constData(), &status) == 0)
        return QByteArray::number(status.st_mode & 07777, 8);
#endif
    return "no file " + path.toUtf8();
}

} // namespace

void CertificateAuthorityTest::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    QVERIFY(m_home->isValid());
    m_now = QDateTime::currentDateTimeUtc();
}

QByteArray CertificateAuthorityTest::read(const char *name) const
{
    QFile file(path(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void CertificateAuthorityTest::write(const char *name, const QByteArray &bytes) const
{
    QVERIFY(QDir().mkpath(folder()));
    QFile file(path(name));
    QVERIFY2(file.open(QIODevice::WriteOnly), qPrintable(file.errorString()));
    QCOMPARE(file.write(bytes), bytes.size());
}

// Runs openssl, which must succeed and say what is wanted.
void CertificateAuthorityTest::openssl(const char *arguments, const QByteArray &wanted) const
{
    const OpenSslTool tool(folder(), QString::fromLatin1(arguments));
    QVERIFY2(tool.ok, tool.output);
    QVERIFY2(tool.output.contains(wanted), tool.output);
}

void CertificateAuthorityTest::makesAnAuthority()
{
    const auto authority = open();
    QVERIFY2(authority.value, qPrintable(authority.error));
    const QSslCertificate certificate = authority.value->certificate();
    QVERIFY(certificate.isSelfSigned());
    QCOMPARE(QSslCertificate::fromPath(authority.value->certificateFile()), QList{certificate});
    QVERIFY(certificate.subjectDisplayName().startsWith(QStringLiteral("Windsock local authority (")));
    QVERIFY(certificate.effectiveDate() <= m_now.addSecs(-3590));
    QCOMPARE(certificate.expiryDate(), certificate.effectiveDate().addYears(10));
    openssl("verify -x509_strict -check_ss_sig -CAfile ca.pem ca.pem");
    openssl("x509 -in ca.pem -noout -ext basicConstraints", "critical\n    CA:TRUE, pathlen:0");
    openssl("x509 -in ca.pem -noout -ext keyUsage", "critical\n    Certificate Sign, CRL Sign");
    openssl("x509 -in ca.pem -noout -ext subjectKeyIdentifier", "Subject Key Identifier");
    openssl("x509 -in ca.pem -noout -text", "Version: 3");
    openssl("x509 -in ca.pem -noout -text", "ecdsa-with-SHA256");
    openssl("pkey -in ca.key -noout -text", "NIST CURVE: P-256");
}

void CertificateAuthorityTest::makesALeafThatVerifies()
{
    const auto authority = open();
    QVERIFY2(authority.value, qPrintable(authority.error));
    const auto leaf = authority.value->leaf();
    QVERIFY2(leaf.value, qPrintable(leaf.error));
    QCOMPARE(leaf.value->chain.size(), 2);
    QCOMPARE(leaf.value->chain.last(), authority.value->certificate());
    QCOMPARE(QSslCertificate::fromPath(path("leaf.pem")), leaf.value->chain.first(1));
    QCOMPARE(leaf.value->chain.first().effectiveDate().daysTo(leaf.value->chain.first().expiryDate()), 397);
    QVERIFY(leaf.value->chain.first().effectiveDate() <= m_now.addSecs(-3590));
    QVERIFY(leaf.value->chain.first().serialNumber() != authority.value->certificate().serialNumber());
    for (const char *name : {"-verify_hostname localhost", "-verify_ip 127.0.0.1", "-verify_ip ::1"})
        openssl(
            ("verify -x509_strict -purpose sslserver -CAfile ca.pem " + QByteArray(name) + " leaf.pem").constData());
    openssl("x509 -in leaf.pem -noout -checkhost localhost", "does match");
    openssl("x509 -in leaf.pem -noout -checkip 127.0.0.1", "does match");
    openssl("x509 -in leaf.pem -noout -checkip ::1", "does match");
    openssl("x509 -in leaf.pem -noout -checkhost example.com", "does NOT match");
    openssl("x509 -in leaf.pem -noout -ext basicConstraints", "CA:FALSE");
    openssl("x509 -in leaf.pem -noout -ext keyUsage", "critical\n    Digital Signature\n");
    openssl("x509 -in leaf.pem -noout -ext extendedKeyUsage", "    TLS Web Server Authentication\n");
    openssl("x509 -in leaf.pem -noout -ext authorityKeyIdentifier", "Authority Key Identifier");
    if (const QString host = QSysInfo::machineHostName().toLower(); QHostAddress(host).isNull())
        QVERIFY2(leaf.value->chain.first().subjectAlternativeNames().contains(QSsl::DnsEntry, host), qPrintable(host));
}

void CertificateAuthorityTest::takesFurtherNames()
{
    const auto authority = open();
    const auto leaf = authority.value->leaf({QStringLiteral("Dev.Example"), QStringLiteral("*.dev.example"),
                                             QStringLiteral("192.168.1.5"), QStringLiteral("fe80::1"),
                                             QStringLiteral("bücher.example")});
    QVERIFY2(leaf.value, qPrintable(leaf.error));
    for (const char *host : {"localhost", "dev.example", "a.dev.example", "xn--bcher-kva.example"})
        openssl(("x509 -in leaf.pem -noout -checkhost " + QByteArray(host)).constData(), "does match");
    for (const char *address : {"127.0.0.1", "192.168.1.5", "fe80::1"})
        openssl(("x509 -in leaf.pem -noout -checkip " + QByteArray(address)).constData(), "does match");
    openssl("x509 -in leaf.pem -noout -checkhost a.b.dev.example", "does NOT match");
    openssl("verify -x509_strict -CAfile ca.pem leaf.pem");
}

void CertificateAuthorityTest::refusesNames()
{
    const auto authority = open();
    const auto leaf = authority.value->leaf({QStringLiteral("a,IP:6.6.6.6")});
    QVERIFY(!leaf.value);
    QVERIFY2(leaf.error.contains(u"\"a,IP:6.6.6.6\""), qPrintable(leaf.error));
    QVERIFY(!authority.value->serverConfiguration({QStringLiteral("*")}).value);
    QVERIFY(!QFile::exists(path("leaf.pem")));
}

void CertificateAuthorityTest::keepsSecrets()
{
#ifndef Q_OS_UNIX
    QSKIP("Modes are Unix's.");
#else
    for (const mode_t mask : {0U, 0077U}) {
        init();
        const mode_t before = ::umask(mask);
        const auto authority = open();
        const bool made = authority.value && authority.value->leaf().value;
        ::umask(before);
        QVERIFY2(made, qPrintable(authority.error));
        QCOMPARE(modeOf(folder()), QByteArray("700"));
        QCOMPARE(modeOf(path("ca.key")), QByteArray("600"));
        QCOMPARE(modeOf(path("leaf.key")), QByteArray("600"));
        QCOMPARE(modeOf(path("ca.pem")), QByteArray("644"));
        QCOMPARE(modeOf(path("leaf.pem")), QByteArray("644"));
        const QStringList files{QStringLiteral("ca.key"), QStringLiteral("ca.pem"), QStringLiteral("leaf.key"),
                                QStringLiteral("leaf.pem")};
        QCOMPARE(QDir(folder()).entryList(QDir::Files | QDir::Hidden, QDir::Name), files); // no draft, no lock
    }
#endif
}

void CertificateAuthorityTest::narrowsPermissions()
{
#ifndef Q_OS_UNIX
    QSKIP("Modes are Unix's.");
#endif
    QVERIFY(open().value->leaf().value);
    for (const char *name : {"ca.key", "leaf.key"})
        QVERIFY(QFile::setPermissions(path(name),
                                      QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther));
    const QByteArray keys = read("ca.key") + read("leaf.key");
    QVERIFY(open().value->leaf().value);
    QCOMPARE(modeOf(path("ca.key")), QByteArray("600"));
    QCOMPARE(modeOf(path("leaf.key")), QByteArray("600"));
    QCOMPARE(read("ca.key") + read("leaf.key"), keys);
}

void CertificateAuthorityTest::comesBackAsItWas()
{
    const auto first = open();
    const auto leaf = first.value->leaf();
    m_now = m_now.addDays(300);
    const auto second = open();
    QVERIFY2(second.value, qPrintable(second.error));
    QCOMPARE(second.value->certificate(), first.value->certificate());
    const auto again = second.value->leaf();
    QCOMPARE(again.value->chain, leaf.value->chain);
    QCOMPARE(again.value->key, leaf.value->key);
}

void CertificateAuthorityTest::reusesTheLeafForItsNames()
{
    const auto authority = open();
    const auto plain = authority.value->leaf();
    const auto wider = authority.value->leaf({QStringLiteral("b.example"), QStringLiteral("10.0.0.1")});
    QVERIFY(wider.value->chain != plain.value->chain);
    QVERIFY(wider.value->key != plain.value->key);
    QCOMPARE(authority.value->leaf({QStringLiteral("B.example")}).value->chain, wider.value->chain);
    QCOMPARE(authority.value->leaf().value->chain, wider.value->chain);
    QVERIFY(authority.value->leaf({QStringLiteral("10.0.0.2")}).value->chain != wider.value->chain);
}

void CertificateAuthorityTest::renewsTheLeaf_data()
{
    QTest::addColumn<qint64>("later"); // seconds
    QTest::addColumn<bool>("renewed");
    constexpr qint64 day = 86400;
    QTest::newRow("new") << qint64(60) << false;
    QTest::newRow("before the last week") << 389 * day << false;
    QTest::newRow("in the last week") << 391 * day << true;
    QTest::newRow("expired") << 400 * day << true;
    QTest::newRow("not yet valid") << -2 * day << true;
}

void CertificateAuthorityTest::renewsTheLeaf()
{
    QFETCH(qint64, later);
    QFETCH(bool, renewed);
    const auto authority = open();
    const auto before = authority.value->leaf();
    m_now = m_now.addSecs(later);
    const auto after = authority.value->leaf();
    QVERIFY2(after.value, qPrintable(after.error));
    QCOMPARE(after.value->chain != before.value->chain, renewed);
    QCOMPARE(after.value->key != before.value->key, renewed);
    QVERIFY(after.value->chain.first().effectiveDate() <= m_now);
    QVERIFY(after.value->chain.first().expiryDate() > m_now.addDays(7));
    QCOMPARE(QSslCertificate::fromPath(path("leaf.pem")), after.value->chain.first(1));
}

void CertificateAuthorityTest::replacesALeafThatIsNotItsOwn()
{
    QVERIFY(open().value->leaf().value);
    const QByteArray foreignLeaf = read("leaf.pem");
    const QByteArray foreignKey = read("leaf.key");
    init(); // another folder, another authority
    const auto authority = open();
    const auto own = authority.value->leaf();
    const QByteArray ownLeaf = read("leaf.pem");
    const QByteArray ownKey = read("leaf.key");
    QByteArray der = own.value->chain.first().toDer();
    der.back() = static_cast<char>(der.back() ^ 1); // the signature's last byte
    const QByteArray forged = QSslCertificate(der, QSsl::Der).toPem();
    const QList<std::pair<QByteArray, QByteArray>> wrong{{forged, ownKey},
                                                         {foreignLeaf, foreignKey},
                                                         {foreignLeaf, ownKey},
                                                         {ownLeaf, foreignKey},
                                                         {ownLeaf, {}},
                                                         {{}, ownKey},
                                                         {ownLeaf.first(200), ownKey},
                                                         {read("ca.pem"), read("ca.key")}};
    for (const auto &[leaf, key] : wrong) {
        write("leaf.pem", leaf);
        write("leaf.key", key);
        const auto made = authority.value->leaf();
        QVERIFY2(made.value, qPrintable(made.error));
        QVERIFY(made.value->chain.first() != own.value->chain.first());
        openssl("verify -x509_strict -CAfile ca.pem leaf.pem");
        QVERIFY(loadPemIdentity(path("leaf.pem"), path("leaf.key")).value);
    }
}

void CertificateAuthorityTest::renewsAnExpiredAuthority()
{
    const auto old = open();
    const auto oldLeaf = old.value->leaf();
    const QByteArray key = read("ca.key");
    m_now = m_now.addYears(10).addDays(1);
    const auto renewed = open();
    QVERIFY2(renewed.value, qPrintable(renewed.error));
    QVERIFY(renewed.value->certificate() != old.value->certificate());
    QVERIFY(renewed.value->certificate().expiryDate() > m_now.addYears(9));
    QCOMPARE(read("ca.key"), key);
    const auto leaf = renewed.value->leaf();
    QVERIFY(leaf.value->chain.first() != oldLeaf.value->chain.first());
    const QByteArray then = QByteArray::number(m_now.toSecsSinceEpoch());
    openssl(("verify -x509_strict -attime " + then + " -CAfile ca.pem leaf.pem").constData());
}

void CertificateAuthorityTest::noLeafOutlivesTheAuthority()
{
    const auto authority = open();
    m_now = authority.value->certificate().expiryDate().addDays(-3);
    const auto leaf = authority.value->leaf();
    QVERIFY2(leaf.value, qPrintable(leaf.error));
    QCOMPARE(leaf.value->chain.first().expiryDate(), authority.value->certificate().expiryDate());
    QCOMPARE(authority.value->leaf().value->chain, leaf.value->chain); // not a new one each time
}

// The key is written first: alone it may be there.
void CertificateAuthorityTest::completesWhatACrashLeft()
{
    QVERIFY(open().value);
    const QByteArray key = read("ca.key");
    QVERIFY(QFile::remove(path("ca.pem")));
    write("ca.pem.3kf0a", "half a certif");
    const auto authority = open();
    QVERIFY2(authority.value, qPrintable(authority.error));
    QCOMPARE(read("ca.key"), key);
    QVERIFY(authority.value->leaf().value);
    openssl("verify -x509_strict -CAfile ca.pem leaf.pem");
}

void CertificateAuthorityTest::refusesWhatIsNotSound_data()
{
    QTest::addColumn<QByteArray>("spoil"); // arguments of openssl
    QTest::addColumn<QByteArray>("emptied");
    QTest::addColumn<QString>("why");
    QTest::newRow("key missing") << QByteArray() << QByteArray("-ca.key") << QStringLiteral("its key");
    QTest::newRow("key broken") << QByteArray() << QByteArray("ca.key") << QStringLiteral("ca.key is broken");
    QTest::newRow("certificate broken") << QByteArray() << QByteArray("ca.pem") << QStringLiteral("ca.pem is broken");
    QTest::newRow("key encrypted") << QByteArray("pkey -in leaf.key -aes256 -passout pass:x -out ca.key")
                                   << QByteArray() << QStringLiteral("encrypted");
    QTest::newRow("another's key") << QByteArray("genpkey -algorithm RSA -out ca.key") << QByteArray()
                                   << QStringLiteral("don't belong together");
    QTest::newRow("no authority") << QByteArray(
        "req -x509 -key ca.key -subj /CN=x -addext basicConstraints=CA:FALSE -out ca.pem")
                                  << QByteArray() << QStringLiteral("isn't an authority's");
}

void CertificateAuthorityTest::refusesWhatIsNotSound()
{
    QFETCH(QByteArray, spoil);
    QFETCH(QByteArray, emptied);
    QFETCH(QString, why);
    QVERIFY(open().value->leaf().value);
    if (!spoil.isEmpty())
        openssl(spoil.constData());
    if (emptied.startsWith('-'))
        QVERIFY(QFile::remove(path(emptied.constData() + 1)));
    else if (!emptied.isEmpty())
        write(emptied.constData(), "-----BEGIN nothing-----\n");
    const QByteArray before = read("ca.pem") + read("ca.key");
    const auto authority = open();
    QVERIFY(!authority.value);
    QVERIFY2(authority.error.contains(why) && authority.error.contains(folder()), qPrintable(authority.error));
    QVERIFY2(authority.error.contains(u"to have a new authority made"), qPrintable(authority.error));
    QCOMPARE(read("ca.pem") + read("ca.key"), before);
    // The way out is one.
    QVERIFY(QDir(folder()).removeRecursively());
    QVERIFY(open().value);
}

void CertificateAuthorityTest::takesAForeignAuthority()
{
    QVERIFY(QDir().mkpath(folder()));
    openssl("req -x509 -newkey rsa:2048 -nodes -days 30 -subj /CN=Ours -keyout ca.key -out ca.pem");
    const auto authority = open();
    QVERIFY2(authority.value, qPrintable(authority.error));
    const auto leaf = authority.value->leaf();
    QVERIFY2(leaf.value, qPrintable(leaf.error));
    QCOMPARE(leaf.value->chain.first().expiryDate(), authority.value->certificate().expiryDate());
    openssl("verify -CAfile ca.pem -verify_hostname localhost leaf.pem");
}

void CertificateAuthorityTest::refusesAnExpiredForeignAuthority()
{
    QVERIFY(QDir().mkpath(folder()));
    openssl("req -x509 -newkey rsa:2048 -nodes -days 30 -subj /CN=Ours -keyout ca.key -out ca.pem");
    const QByteArray before = read("ca.pem");
    m_now = m_now.addDays(31);
    const auto authority = open();
    QVERIFY(!authority.value);
    QVERIFY2(authority.error.contains(u"has expired"), qPrintable(authority.error));
    QCOMPARE(read("ca.pem"), before);
}

void CertificateAuthorityTest::manyMayStartAtOnce()
{
    constexpr int programs = 8;
    for (int round = 0; round < 10; ++round) {
        init();
        std::vector<Loaded<TlsIdentity>> leaves(programs);
        std::vector<std::thread> threads;
        for (auto &leaf : leaves) {
            threads.emplace_back([this, &leaf] {
                const auto authority = open();
                leaf = authority.value ? authority.value->leaf() : Loaded<TlsIdentity>{std::nullopt, authority.error};
            });
        }
        for (std::thread &thread : threads)
            thread.join();
        for (const auto &leaf : leaves) {
            QVERIFY2(leaf.value, qPrintable(leaf.error));
            QCOMPARE(leaf.value->chain, leaves.front().value->chain);
            QCOMPARE(leaf.value->key, leaves.front().value->key);
        }
        openssl("verify -x509_strict -CAfile ca.pem leaf.pem");
        QVERIFY(loadPemIdentity(path("leaf.pem"), path("leaf.key")).value);
        QVERIFY(loadPemIdentity(path("ca.pem"), path("ca.key")).value);
    }
}

void CertificateAuthorityTest::worksInAFolderThatIsReadOnly()
{
    const auto leaf = open().value->leaf();
    QVERIFY(leaf.value);
    const auto readOnly = QFile::ReadOwner | QFile::ExeOwner;
    QVERIFY(QFile::setPermissions(folder(), readOnly));
    const auto restore =
        qScopeGuard([this, readOnly] { QFile::setPermissions(folder(), readOnly | QFile::WriteOwner); });
    if (QFileInfo(folder()).isWritable())
        QSKIP("This user may write everywhere.");
    const auto authority = open();
    QVERIFY2(authority.value, qPrintable(authority.error));
    QCOMPARE(authority.value->leaf().value->chain, leaf.value->chain);
    const auto other = authority.value->leaf({QStringLiteral("other.example")});
    QVERIFY(!other.value);
    QVERIFY2(other.error.startsWith(QStringLiteral("Can't write ") + path("leaf.key")), qPrintable(other.error));
}

void CertificateAuthorityTest::tellsWhyItCannotWrite()
{
    const auto nowhere = CertificateAuthority::openOrCreate({});
    QVERIFY2(!nowhere.value && nowhere.error.contains(u"no folder"), qPrintable(nowhere.error));
    QFile file(m_home->filePath(QStringLiteral("file")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const auto inAFile = CertificateAuthority::openOrCreate(file.fileName() + QStringLiteral("/certificates"));
    QVERIFY2(!inAFile.value && inAFile.error.contains(u"Can't make the folder"), qPrintable(inAFile.error));
    QVERIFY(QDir().mkpath(path("leaf.key/in the way")));
    const auto leaf = open().value->leaf();
    QVERIFY(!leaf.value);
    QVERIFY2(leaf.error.startsWith(QStringLiteral("Can't write ") + path("leaf.key")), qPrintable(leaf.error));
    QCOMPARE(QDir(folder()).entryList({QStringLiteral("leaf.*")}), QStringList{QStringLiteral("leaf.key")}); // no draft
}

void CertificateAuthorityTest::exports()
{
    const auto authority = open();
    const QString file = m_home->filePath(QStringLiteral("exported.pem"));
    for (int i = 0; i < 2; ++i) { // what is there is replaced
        QCOMPARE(authority.value->exportTo(file), QString());
        QCOMPARE(QSslCertificate::fromPath(file), QList{authority.value->certificate()});
    }
#ifdef Q_OS_UNIX
    QCOMPARE(modeOf(file), QByteArray("644"));
#endif
    const QString nowhere = m_home->filePath(QStringLiteral("no/such/folder.pem"));
    QVERIFY(authority.value->exportTo(nowhere).startsWith(QStringLiteral("Can't write ") + nowhere));
}

void CertificateAuthorityTest::tellsFingerprints()
{
    const auto authority = open();
    const auto leaf = authority.value->leaf();
    openssl("x509 -in ca.pem -noout -fingerprint -sha256", '=' + authority.value->fingerprint().toLatin1() + '\n');
    openssl("x509 -in leaf.pem -noout -fingerprint -sha256",
            '=' + CertificateAuthority::fingerprint(leaf.value->chain.first()).toLatin1() + '\n');
}

void CertificateAuthorityTest::serversAreVerifiedInFull_data()
{
    QTest::addColumn<QString>("host");
    for (const char *host : {"localhost", "127.0.0.1", "[::1]"})
        QTest::newRow(host) << QString::fromLatin1(host);
}

void CertificateAuthorityTest::serversAreVerifiedInFull()
{
    QFETCH(QString, host);
    const auto authority = open();
    const auto configuration = authority.value->serverConfiguration();
    QVERIFY2(configuration.value, qPrintable(configuration.error));
    ServerOptions options;
    options.tls = *configuration.value;
    Loopback loopback(options);
    loopback.script->messageReceived = HandlerScript::echo;
    if (!loopback.server->listen(host == u"[::1]" ? QHostAddress::LocalHostIPv6 : QHostAddress::LocalHost))
        QSKIP("This machine has no such address.");
    loopback.request.url = QStringLiteral("wss://%1:%2/").arg(host).arg(loopback.port());
    loopback.request.tls.addedCas = QSslCertificate::fromPath(authority.value->certificateFile());
    QVERIFY2(loopback.open(), qPrintable(loopback.clientSays.error().text));
    QVERIFY(loopback.atClient->isEncrypted());
    loopback.atClient->sendText(QStringLiteral("secret"));
    QTRY_COMPARE(loopback.clientSays.events(), (QByteArrayList{"opened", "text \"secret\""}));
}

void CertificateAuthorityTest::serversOfAnotherAuthorityAreNot()
{
    const auto trusted = open().value->certificate();
    init();
    ServerOptions options;
    options.tls = *open().value->serverConfiguration().value;
    Loopback loopback(options);
    loopback.request.tls.addedCas = {trusted};
    QVERIFY(loopback.listen());
    loopback.clientSays.watch(loopback.client->open(loopback.request));
    QTRY_COMPARE(loopback.clientSays.events(), (QByteArrayList{"failed Tls", "closed 1006 \"\""}));
}

void CertificateAuthorityTest::clientsShowWhoTheyAre()
{
    const auto authority = open();
    const auto client = authority.value->clientIdentity(QStringLiteral("Zoë of the tests"));
    QVERIFY2(client.value, qPrintable(client.error));
    QCOMPARE(client.value->chain.first().subjectDisplayName(), QStringLiteral("Zoë of the tests"));
    ServerOptions options;
    options.tls = *authority.value->serverConfiguration().value;
    options.tls->setCaCertificates({authority.value->certificate()});
    options.tls->setPeerVerifyMode(QSslSocket::VerifyPeer);
    Loopback loopback(options);
    loopback.request.tls.addedCas = {authority.value->certificate()};
    loopback.request.tls.clientChain = client.value->chain;
    loopback.request.tls.clientKey = client.value->key;
    QVERIFY2(loopback.open(), qPrintable(loopback.clientSays.error().text));
    QVERIFY(!authority.value->clientIdentity({}).value);
    QVERIFY(!authority.value->clientIdentity(QString(65, u'x')).value);
}

WINDSOCK_TEST(CertificateAuthorityTest)
#include "CertificateAuthorityTest.moc"
