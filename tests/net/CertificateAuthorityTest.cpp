#include "AuthorityFolder.h"
#include "Loopback.h"

#include "tests/support/TestRegistry.h"

#include "wslib/net/CertificateAuthority.h"

#include <QtTest>

using namespace wslib;

/// The authority, with files and a clock of the test's own; the judge is the openssl program.
class CertificateAuthorityTest : public QObject, private AuthorityFolder
{
    Q_OBJECT

private Q_SLOTS:
    void init() { startAnew(); }
    void makesAnAuthority();
    void makesALeafThatVerifies();
    void takesFurtherNames();
    void refusesNames();
    void comesBackAsItWas();
    void reusesTheLeafForItsNames();
    void renewsTheLeaf_data();
    void renewsTheLeaf();
    void replacesALeafThatIsNotItsOwn();
    void renewsAnExpiredAuthority();
    void noLeafOutlivesTheAuthority();
    void exports();
    void tellsFingerprints();
    void serversAreVerifiedInFull_data();
    void serversAreVerifiedInFull();
    void serversOfAnotherAuthorityAreNot();
    void clientsShowWhoTheyAre();
};

void CertificateAuthorityTest::makesAnAuthority()
{
    const auto authority = open();
    QVERIFY2(authority.value, qPrintable(authority.error));
    const QSslCertificate certificate = authority.value->certificate();
    QVERIFY(certificate.isSelfSigned());
    QCOMPARE(QSslCertificate::fromPath(authority.value->certificateFile()), QList{certificate});
    QVERIFY(certificate.subjectDisplayName().startsWith(QStringLiteral("Windsock local authority (")));
    QVERIFY(certificate.effectiveDate() <= now.addSecs(-3590));
    QCOMPARE(certificate.expiryDate(), certificate.effectiveDate().addYears(10));
    VERIFY_OPENSSL("verify -x509_strict -check_ss_sig -CAfile ca.pem ca.pem");
    VERIFY_OPENSSL("x509 -in ca.pem -noout -ext basicConstraints", "critical\n    CA:TRUE, pathlen:0");
    VERIFY_OPENSSL("x509 -in ca.pem -noout -ext keyUsage", "critical\n    Certificate Sign, CRL Sign");
    VERIFY_OPENSSL("x509 -in ca.pem -noout -ext subjectKeyIdentifier", "Subject Key Identifier");
    VERIFY_OPENSSL("x509 -in ca.pem -noout -text", "Version: 3");
    VERIFY_OPENSSL("x509 -in ca.pem -noout -text", "ecdsa-with-SHA256");
    VERIFY_OPENSSL("pkey -in ca.key -noout -text", "NIST CURVE: P-256");
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
    QVERIFY(leaf.value->chain.first().effectiveDate() <= now.addSecs(-3590));
    QVERIFY(leaf.value->chain.first().serialNumber() != authority.value->certificate().serialNumber());
    for (const char *name : {"-verify_hostname localhost", "-verify_ip 127.0.0.1", "-verify_ip ::1"})
        VERIFY_OPENSSL(
            ("verify -x509_strict -purpose sslserver -CAfile ca.pem " + QByteArray(name) + " leaf.pem").constData());
    VERIFY_OPENSSL("x509 -in leaf.pem -noout -checkhost localhost", "does match");
    VERIFY_OPENSSL("x509 -in leaf.pem -noout -checkip 127.0.0.1", "does match");
    VERIFY_OPENSSL("x509 -in leaf.pem -noout -checkip ::1", "does match");
    VERIFY_OPENSSL("x509 -in leaf.pem -noout -checkhost example.com", "does NOT match");
    VERIFY_OPENSSL("x509 -in leaf.pem -noout -ext basicConstraints", "CA:FALSE");
    VERIFY_OPENSSL("x509 -in leaf.pem -noout -ext keyUsage", "critical\n    Digital Signature\n");
    VERIFY_OPENSSL("x509 -in leaf.pem -noout -ext extendedKeyUsage", "    TLS Web Server Authentication\n");
    VERIFY_OPENSSL("x509 -in leaf.pem -noout -ext authorityKeyIdentifier", "Authority Key Identifier");
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
        VERIFY_OPENSSL("x509 -in leaf.pem -noout -checkhost " + QByteArray(host), "does match");
    for (const char *address : {"127.0.0.1", "192.168.1.5", "fe80::1"})
        VERIFY_OPENSSL("x509 -in leaf.pem -noout -checkip " + QByteArray(address), "does match");
    VERIFY_OPENSSL("x509 -in leaf.pem -noout -checkhost a.b.dev.example", "does NOT match");
    VERIFY_OPENSSL("verify -x509_strict -CAfile ca.pem leaf.pem");
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

void CertificateAuthorityTest::comesBackAsItWas()
{
    const auto first = open();
    const auto leaf = first.value->leaf();
    now = now.addDays(300);
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
    now = now.addSecs(later);
    const auto after = authority.value->leaf();
    QVERIFY2(after.value, qPrintable(after.error));
    QCOMPARE(after.value->chain != before.value->chain, renewed);
    QCOMPARE(after.value->key != before.value->key, renewed);
    QVERIFY(after.value->chain.first().effectiveDate() <= now);
    QVERIFY(after.value->chain.first().expiryDate() > now.addDays(7));
    QCOMPARE(QSslCertificate::fromPath(path("leaf.pem")), after.value->chain.first(1));
}

void CertificateAuthorityTest::replacesALeafThatIsNotItsOwn()
{
    QVERIFY(open().value->leaf().value);
    const QByteArray foreignLeaf = read("leaf.pem");
    const QByteArray foreignKey = read("leaf.key");
    startAnew(); // another folder, another authority
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
        VERIFY_OPENSSL("verify -x509_strict -CAfile ca.pem leaf.pem");
        QVERIFY(loadPemIdentity(path("leaf.pem"), path("leaf.key")).value);
    }
}

void CertificateAuthorityTest::renewsAnExpiredAuthority()
{
    const auto old = open();
    const auto oldLeaf = old.value->leaf();
    const QByteArray key = read("ca.key");
    now = now.addYears(10).addDays(1);
    const auto renewed = open();
    QVERIFY2(renewed.value, qPrintable(renewed.error));
    QVERIFY(renewed.value->certificate() != old.value->certificate());
    QVERIFY(renewed.value->certificate().expiryDate() > now.addYears(9));
    QCOMPARE(read("ca.key"), key);
    const auto leaf = renewed.value->leaf();
    QVERIFY(leaf.value->chain.first() != oldLeaf.value->chain.first());
    const QByteArray then = QByteArray::number(now.toSecsSinceEpoch());
    VERIFY_OPENSSL("verify -x509_strict -attime " + then + " -CAfile ca.pem leaf.pem");
}

void CertificateAuthorityTest::noLeafOutlivesTheAuthority()
{
    const auto authority = open();
    now = authority.value->certificate().expiryDate().addDays(-3);
    const auto leaf = authority.value->leaf();
    QVERIFY2(leaf.value, qPrintable(leaf.error));
    QCOMPARE(leaf.value->chain.first().expiryDate(), authority.value->certificate().expiryDate());
    QCOMPARE(authority.value->leaf().value->chain, leaf.value->chain); // not a new one each time
}

void CertificateAuthorityTest::exports()
{
    const auto authority = open();
    const QString file = home->filePath(QStringLiteral("exported.pem"));
    for (int i = 0; i < 2; ++i) { // what is there is replaced
        QCOMPARE(authority.value->exportTo(file), QString());
        QCOMPARE(QSslCertificate::fromPath(file), QList{authority.value->certificate()});
    }
#ifdef Q_OS_UNIX
    QCOMPARE(modeOf(file), QByteArray("644"));
#endif
    const QString nowhere = home->filePath(QStringLiteral("no/such/folder.pem"));
    QVERIFY(authority.value->exportTo(nowhere).startsWith(QStringLiteral("Can't write ") + nowhere));
}

void CertificateAuthorityTest::tellsFingerprints()
{
    const auto authority = open();
    const auto leaf = authority.value->leaf();
    VERIFY_OPENSSL("x509 -in ca.pem -noout -fingerprint -sha256",
                   '=' + authority.value->fingerprint().toLatin1() + '\n');
    VERIFY_OPENSSL("x509 -in leaf.pem -noout -fingerprint -sha256",
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
    startAnew();
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
