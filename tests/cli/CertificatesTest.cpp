#include "CliServer.h"

#include "tests/support/OpenSslTool.h"
#include "tests/support/TestCertificate.h"
#include "tests/support/TestRegistry.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

/// What windsock-cli does with certificates; the data folder of the user is a temporary one.
class CertificatesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void serveMakesAnAuthority();
    void serveTellsOfItAsTheLogIs();
    void serveUsesWhatIsThere();
    void serversMayStartTogether();
    void serveCoversItsAddress();
    void serveRefusesABrokenAuthority();
    void serveTakesAnEncryptedKey();
    void serveSaysThatACertificateHasExpired();
    void connectShowsACertificateOutOfPkcs12();
    void connectTrustsWhomItIsTold();
    void connectAcceptsNamedErrors();
    void connectAsksForAnotherName();
    void connectRefusesAnIdentity_data();
    void connectRefusesAnIdentity();

private:
    QString authorityFile() const { return m_home->filePath(QStringLiteral("windsock/certificates/ca.pem")); }
    /// Connects to @p server with @p options, says x and waits for the answer.
    static std::unique_ptr<Cli> talk(const QString &url, const QStringList &options);
    void openssl(const QByteArray &arguments, const QByteArray &wanted = {}) const;

    std::unique_ptr<QTemporaryDir> m_home;
};

void CertificatesTest::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    QVERIFY(m_home->isValid());
    // What is started inherits them.
    qputenv("HOME", m_home->path().toLocal8Bit());
    qputenv("XDG_DATA_HOME", m_home->path().toLocal8Bit());
}

std::unique_ptr<Cli> CertificatesTest::talk(const QString &url, const QStringList &options)
{
    return std::make_unique<Cli>(QStringList{QStringLiteral("connect"), url, QStringLiteral("--message"),
                                             QStringLiteral("x"), QStringLiteral("--wait"), QStringLiteral("1")}
                                 + options);
}

void CertificatesTest::openssl(const QByteArray &arguments, const QByteArray &wanted) const
{
    const OpenSslTool tool(m_home->path(), QString::fromUtf8(arguments));
    QVERIFY2(tool.ok, tool.output);
    QVERIFY2(tool.output.contains(wanted), tool.output);
}

void CertificatesTest::serveMakesAnAuthority()
{
    CliServer server({QStringLiteral("--tls")});
    QVERIFY2(server.url().startsWith(u"wss://127.0.0.1:"), server.errorOutput());
    QCOMPARE(server.output(), "listening on " + server.url().toUtf8() + '\n');
    const QByteArray said = server.errorOutput();
    QVERIFY2(said.contains("authority: " + authorityFile().toUtf8() + '\n'), said);
    QVERIFY2(said.contains("windsock-cli connect --cacert \"" + authorityFile().toUtf8() + '"'), said);
    QVERIFY2(said.contains("curl --cacert \"" + authorityFile().toUtf8() + '"'), said);
    const QByteArray fingerprint = said.split('\n').value(1).split(' ').last();
    openssl("x509 -in windsock/certificates/ca.pem -noout -fingerprint -sha256", '=' + fingerprint + '\n');

    const auto strict = talk(server.url(), {});
    QCOMPARE(strict->waitForExit(), 1);
    for (const QString &url :
         {server.url(), QString(server.url()).replace(QStringLiteral("127.0.0.1"), QStringLiteral("localhost"))}) {
        const auto trusting = talk(url, {QStringLiteral("--cacert"), authorityFile()});
        QCOMPARE(trusting->waitForExit(), 0);
        QCOMPARE(trusting->output(), QByteArray("x\n"));
    }
}

void CertificatesTest::serveTellsOfItAsTheLogIs()
{
    CliServer json({QStringLiteral("--tls"), QStringLiteral("--log"), QStringLiteral("json")});
    const QByteArrayList lines = json.errorOutput().trimmed().split('\n');
    for (const QByteArray &line : lines)
        QVERIFY2(QJsonDocument::fromJson(line).isObject(), line);
    const QJsonObject event = QJsonDocument::fromJson(lines.first()).object();
    QCOMPARE(event.value(QStringLiteral("type")).toString(), QStringLiteral("authority"));
    QCOMPARE(event.value(QStringLiteral("file")).toString(), authorityFile());
    QCOMPARE(event.value(QStringLiteral("sha256")).toString().size(), 32 * 3 - 1);
    CliServer silent({QStringLiteral("--tls"), QStringLiteral("--log"), QStringLiteral("none")});
    QVERIFY(silent.url().startsWith(u"wss://"));
    QCOMPARE(silent.errorOutput(), QByteArray());
}

void CertificatesTest::serveUsesWhatIsThere()
{
    QByteArrayList said;
    for (int i = 0; i < 2; ++i) {
        CliServer server({QStringLiteral("--tls")});
        said.append(server.errorOutput().split('\n').value(1));
    }
    QVERIFY(said.first().contains("SHA-256"));
    QCOMPARE(said.last(), said.first());
}

void CertificatesTest::serversMayStartTogether()
{
    std::vector<std::unique_ptr<Cli>> servers;
    for (int i = 0; i < 4; ++i)
        servers.push_back(std::make_unique<Cli>(QStringList{QStringLiteral("serve"), QStringLiteral("--tls"),
                                                            QStringLiteral("--port"), QStringLiteral("0")}));
    for (const auto &server : servers) {
        const QString url = server->waitForLine(QStringLiteral("listening on "));
        QVERIFY2(!url.isEmpty(), server->errorOutput());
        const auto client = talk(url, {QStringLiteral("--cacert"), authorityFile()});
        QVERIFY2(client->waitForExit() == 0, client->errorOutput());
    }
}

void CertificatesTest::serveCoversItsAddress()
{
    for (const char *host : {"127.0.0.2", "::1", "0.0.0.0"}) {
        CliServer server({QStringLiteral("--tls"), QStringLiteral("--host"), QString::fromLatin1(host)});
        if (server.url().isEmpty() && server.errorOutput().contains("address"))
            QSKIP("This machine lacks an address.");
        const auto client = talk(QString(server.url()).replace(QStringLiteral("0.0.0.0"), QStringLiteral("127.0.0.1")),
                                 {QStringLiteral("--cacert"), authorityFile()});
        QVERIFY2(client->waitForExit() == 0, server.url().toUtf8() + client->errorOutput());
    }
}

void CertificatesTest::serveRefusesABrokenAuthority()
{
    QVERIFY(!CliServer({QStringLiteral("--tls")}).url().isEmpty());
    QVERIFY(QFile::resize(authorityFile(), 100));
    Cli server({QStringLiteral("serve"), QStringLiteral("--tls")});
    QCOMPARE(server.waitForExit(), 1);
    QVERIFY2(server.errorOutput().contains(authorityFile().toUtf8() + " is broken"), server.errorOutput());
    QCOMPARE(server.errorOutput().count('\n'), 1);
    QCOMPARE(server.output(), QByteArray());
}

void CertificatesTest::serveTakesAnEncryptedKey()
{
    openssl("req -x509 -newkey rsa:2048 -passout pass:sesame -subj /CN=localhost -addext subjectAltName=IP:127.0.0.1 "
            "-keyout own.key -out own.pem");
    const QStringList files{QStringLiteral("--cert"), m_home->filePath(QStringLiteral("own.pem")),
                            QStringLiteral("--key"), m_home->filePath(QStringLiteral("own.key"))};
    CliServer server(files + QStringList{QStringLiteral("--key-passphrase"), QStringLiteral("sesame")});
    const auto client = talk(server.url(), {QStringLiteral("--cacert"), files[1]});
    QVERIFY2(client->waitForExit() == 0, client->errorOutput());
    Cli locked(QStringList{QStringLiteral("serve")} + files);
    QCOMPARE(locked.waitForExit(), 1);
    QVERIFY2(locked.errorOutput().contains("its passphrase is needed"), locked.errorOutput());
    QVERIFY(!QFile::exists(authorityFile()));
}

void CertificatesTest::serveSaysThatACertificateHasExpired()
{
    openssl("req -newkey rsa:2048 -nodes -subj /CN=yesterday -keyout own.key -out own.csr");
    openssl("x509 -req -in own.csr -signkey own.key -days -1 -out own.pem");
    CliServer server({QStringLiteral("--cert"), m_home->filePath(QStringLiteral("own.pem")), QStringLiteral("--key"),
                      m_home->filePath(QStringLiteral("own.key"))});
    QVERIFY(server.url().startsWith(u"wss://"));
    QVERIFY2(server.errorOutput().contains("The certificate of yesterday expired at "), server.errorOutput());
}

void CertificatesTest::connectShowsACertificateOutOfPkcs12()
{
    const TestCertificate certificate;
    openssl("pkcs12 -export -inkey " + certificate.keyFile().toUtf8() + " -in " + certificate.certificateFile().toUtf8()
            + " -out me.p12 -passout pass:sesame");
    CliServer server({QStringLiteral("--tls"), QStringLiteral("--client-ca"), certificate.authorityFile()});
    const QStringList trust{QStringLiteral("--cacert"), authorityFile()};
    const auto nobody = talk(server.url(), trust);
    QCOMPARE(nobody->waitForExit(), 1);
    const auto me =
        talk(server.url(), trust
                               + QStringList{QStringLiteral("--pkcs12"), m_home->filePath(QStringLiteral("me.p12")),
                                             QStringLiteral("--key-passphrase"), QStringLiteral("sesame")});
    QVERIFY2(me->waitForExit() == 0, me->errorOutput());
    QCOMPARE(me->output(), QByteArray("x\n"));
}

void CertificatesTest::connectTrustsWhomItIsTold()
{
    const TestCertificate other;
    CliServer server({QStringLiteral("--tls")});
    const QString only = QStringLiteral("--cacert-only");
    const auto right = talk(server.url(), {QStringLiteral("--cacert"), authorityFile(), only});
    QVERIFY2(right->waitForExit() == 0, right->errorOutput());
    const auto wrong = talk(server.url(), {QStringLiteral("--cacert"), other.authorityFile(), only});
    QCOMPARE(wrong->waitForExit(), 1);
}

void CertificatesTest::connectAcceptsNamedErrors()
{
    CliServer server({QStringLiteral("--tls")});
    const QStringList accept{QStringLiteral("--accept-tls-error"), QStringLiteral("SelfSignedCertificateInChain")};
    const auto accepting = talk(server.url(), accept);
    QVERIFY2(accepting->waitForExit() == 0, accepting->errorOutput());
    // What is accepted is that error, and no other.
    const QStringList otherName{QStringLiteral("--server-name"), QStringLiteral("other.example")};
    const auto mismatched = talk(server.url(), accept + otherName);
    QCOMPARE(mismatched->waitForExit(), 1);
    const auto acceptingBoth =
        talk(server.url(), accept + otherName
                               + QStringList{QStringLiteral("--accept-tls-error"), QStringLiteral("HostNameMismatch")});
    QVERIFY2(acceptingBoth->waitForExit() == 0, acceptingBoth->errorOutput());
}

void CertificatesTest::connectAsksForAnotherName()
{
    openssl("req -x509 -newkey rsa:2048 -nodes -subj /CN=dev.example -addext subjectAltName=DNS:dev.example "
            "-keyout own.key -out own.pem");
    const QString certificate = m_home->filePath(QStringLiteral("own.pem"));
    CliServer server(
        {QStringLiteral("--cert"), certificate, QStringLiteral("--key"), m_home->filePath(QStringLiteral("own.key"))});
    const QStringList trust{QStringLiteral("--cacert"), certificate};
    const auto byAddress = talk(server.url(), trust);
    QCOMPARE(byAddress->waitForExit(), 1);
    const auto byName =
        talk(server.url(), trust + QStringList{QStringLiteral("--server-name"), QStringLiteral("dev.example")});
    QVERIFY2(byName->waitForExit() == 0, byName->errorOutput());
}

void CertificatesTest::connectRefusesAnIdentity_data()
{
    QTest::addColumn<QString>("options");
    QTest::addColumn<QByteArray>("sentence");
    QTest::newRow("wrong passphrase") << QStringLiteral("--pkcs12 me.p12 --key-passphrase x")
                                      << QByteArray("passphrase is wrong");
    QTest::newRow("no passphrase") << QStringLiteral("--pkcs12 me.p12") << QByteArray("its passphrase is needed");
    QTest::newRow("no PKCS#12") << QStringLiteral("--pkcs12 me.pem") << QByteArray("isn't a PKCS#12 file");
    QTest::newRow("another's key") << QStringLiteral("--cert me.pem --key other.key") << QByteArray("doesn't belong");
}

void CertificatesTest::connectRefusesAnIdentity()
{
    QFETCH(QString, options);
    QFETCH(QByteArray, sentence);
    openssl("req -x509 -newkey rsa:2048 -nodes -subj /CN=me -keyout me.key -out me.pem");
    openssl("pkcs12 -export -inkey me.key -in me.pem -out me.p12 -passout pass:sesame");
    openssl("genpkey -algorithm RSA -out other.key");
    QStringList arguments = options.split(u' ');
    for (QString &argument : arguments) {
        if (argument.contains(u'.'))
            argument = m_home->filePath(argument);
    }
    const auto client = talk(QStringLiteral("wss://127.0.0.1:1"), arguments);
    QCOMPARE(client->waitForExit(), 1);
    QVERIFY2(client->errorOutput().contains(sentence), client->errorOutput());
    QCOMPARE(client->errorOutput().count('\n'), 1);
}

WINDSOCK_TEST(CertificatesTest)
#include "CertificatesTest.moc"
