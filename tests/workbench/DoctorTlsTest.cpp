#include "Patient.h"

#include "tests/support/ChildProcess.h"
#include "tests/support/RawServer.h"
#include "tests/support/TestCertificate.h"
#include "tests/support/TestRegistry.h"

#include <QtTest>

using namespace workbench;

namespace {

// A fatal alert (RFC 8446 §6), as a server sends it before any key is agreed on.
QByteArray alert(char description)
{
    return QByteArray("\x15\x03\x03\x00\x02\x02", 6) + description;
}

} // namespace

/// TLS handshakes that fail for another reason than the server's certificate; and the wrong scheme.
class DoctorTlsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { m_patient = std::make_unique<Patient>(); }
    void plainServer_data();
    void plainServer();
    void alerts_data();
    void alerts();
    void clientCertificateWanted();
    void clientCertificateWantedBeforeTls13();
    void clientCertificateRejected_data();
    void clientCertificateRejected();
    void clientCertificateWantedInSilence();
    void clientCertificateWantedInHttp();
    void closed();
    void tlsServerClosesOrAlerts();
    void tlsServerSpeaksItsAlert();
    void tlsServerSaysSoInHttp_data();
    void tlsServerSaysSoInHttp();

private:
    Diagnosis connectToDemandingServer(QSsl::SslProtocol protocol);
    Diagnosis connectSecurely(const QTcpServer &server);

    std::unique_ptr<TestCertificate> m_certificate;
    std::unique_ptr<TestCertificate> m_stranger;
    std::unique_ptr<Patient> m_patient;
};

void DoctorTlsTest::initTestCase()
{
    m_certificate = std::make_unique<TestCertificate>();
    m_stranger = std::make_unique<TestCertificate>();
    QVERIFY2(m_certificate->errorString().isEmpty(), qPrintable(m_certificate->errorString()));
    QVERIFY2(m_stranger->errorString().isEmpty(), qPrintable(m_stranger->errorString()));
}

Diagnosis DoctorTlsTest::connectSecurely(const QTcpServer &server)
{
    m_patient->request.url = QStringLiteral("wss://127.0.0.1:%1/").arg(server.serverPort());
    m_patient->request.tls.addedCas = m_certificate->authority();
    return m_patient->diagnosis();
}

void DoctorTlsTest::plainServer_data()
{
    QTest::addColumn<QByteArray>("greeting");
    QTest::newRow("HTTP") << QByteArray("HTTP/1.1 400 Bad Request\r\n\r\n");
    QTest::newRow("SSH") << QByteArray("SSH-2.0-OpenSSH_9.2\r\n");
}

void DoctorTlsTest::plainServer()
{
    QFETCH(QByteArray, greeting);
    RawServer server;
    server.greetWith(greeting);
    const Diagnosis diagnosis = connectSecurely(server);
    QCOMPARE(diagnosis.cause, Cause::PlainServer);
    QCOMPARE(diagnosis.remedies.first(), Remedy::UsePlain);
    QVERIFY(diagnosis.secure);
}

void DoctorTlsTest::alerts_data()
{
    QTest::addColumn<int>("description");
    QTest::addColumn<Cause>("cause");
    QTest::newRow("handshake_failure") << 40 << Cause::TlsCipher;
    QTest::newRow("protocol_version") << 70 << Cause::TlsVersion;
    QTest::newRow("insufficient_security") << 71 << Cause::TlsCipher;
    QTest::newRow("internal_error") << 80 << Cause::TlsFailed;
    QTest::newRow("unrecognized_name") << 112 << Cause::TlsNameUnknown;
}

void DoctorTlsTest::alerts()
{
    QFETCH(int, description);
    RawServer server;
    server.greetWith(alert(static_cast<char>(description)));
    const Diagnosis diagnosis = connectSecurely(server);
    QTEST(diagnosis.cause, "cause");
    QVERIFY(!diagnosis.detail.isEmpty());
    QCOMPARE(diagnosis.phase, wslib::ConnectPhase::Tls);
}

// OpenSSL's own server, which says with an alert what it misses.
Diagnosis DoctorTlsTest::connectToDemandingServer(QSsl::SslProtocol protocol)
{
    const QString version = protocol == QSsl::TlsV1_2 ? QStringLiteral("-tls1_2") : QStringLiteral("-tls1_3");
    ChildProcess server(QStringLiteral("openssl"),
                        {QStringLiteral("s_server"), QStringLiteral("-accept"), QStringLiteral("127.0.0.1:0"),
                         QStringLiteral("-cert"), m_certificate->certificateFile(), QStringLiteral("-key"),
                         m_certificate->keyFile(), QStringLiteral("-CAfile"), m_certificate->authorityFile(),
                         QStringLiteral("-Verify"), QStringLiteral("1"), QStringLiteral("-verify_return_error"),
                         version});
    const QString port = server.waitForLine(QStringLiteral("ACCEPT 127.0.0.1:"));
    m_patient->request.url = QStringLiteral("wss://127.0.0.1:%1/").arg(port.trimmed());
    m_patient->request.tls.addedCas = m_certificate->authority();
    return m_patient->diagnosis();
}

void DoctorTlsTest::clientCertificateWanted()
{
    const Diagnosis diagnosis = connectToDemandingServer(QSsl::TlsV1_3);
    QCOMPARE(diagnosis.cause, Cause::ClientCertificateWanted);
    QCOMPARE(diagnosis.remedies.first(), Remedy::OpenTls);
    QVERIFY(diagnosis.evidence.contains(Evidence::Certificates)); // the server's, which was fine
}

// All that such servers say is "handshake failure", as to clients whose ciphers they don't like.
void DoctorTlsTest::clientCertificateWantedBeforeTls13()
{
    const Diagnosis diagnosis = connectToDemandingServer(QSsl::TlsV1_2);
    QCOMPARE(diagnosis.cause, Cause::TlsCipher);
    QCOMPARE(diagnosis.detail, QStringLiteral("sslv3 alert handshake failure"));
    QCOMPARE(diagnosis.remedies.first(), Remedy::OpenTls);
}

void DoctorTlsTest::clientCertificateRejected_data()
{
    QTest::addColumn<QSsl::SslProtocol>("protocol");
    QTest::newRow("TLS 1.2") << QSsl::TlsV1_2;
    QTest::newRow("TLS 1.3") << QSsl::TlsV1_3;
}

void DoctorTlsTest::clientCertificateRejected()
{
    QFETCH(QSsl::SslProtocol, protocol);
    m_patient->request.tls.clientChain = m_stranger->certificate();
    m_patient->request.tls.clientKey = m_stranger->key();
    QCOMPARE(connectToDemandingServer(protocol).cause, Cause::ClientCertificateRejected);
}

// Qt's server ends the connection and says nothing.
void DoctorTlsTest::clientCertificateWantedInSilence()
{
    RawServer server(m_certificate->demandingConfiguration());
    const Diagnosis diagnosis = connectSecurely(server);
    QVERIFY(diagnosis.cause == Cause::ClosedWithoutAnswer || diagnosis.cause == Cause::ClientCertificateWanted);
    QCOMPARE(diagnosis.remedies.first(), Remedy::OpenTls);
}

void DoctorTlsTest::clientCertificateWantedInHttp()
{
    RawServer server(m_certificate->serverConfiguration());
    server.answerWith([](const QByteArray &) {
        return QByteArray("HTTP/1.1 400 Bad Request\r\nContent-Length: 48\r\n\r\n"
                          "<h1>400</h1>No required SSL certificate was sent");
    });
    QCOMPARE(connectSecurely(server).cause, Cause::ClientCertificateWanted);
    m_patient->request.tls.clientChain = m_stranger->certificate();
    m_patient->request.tls.clientKey = m_stranger->key();
    QCOMPARE(connectSecurely(server).cause, Cause::ClientCertificateRejected);
}

void DoctorTlsTest::closed()
{
    QTcpServer server;
    connect(&server, &QTcpServer::newConnection, this, [&server] {
        QTcpSocket *peer = server.nextPendingConnection();
        connect(peer, &QIODevice::readyRead, peer, [peer] {
            peer->readAll();
            peer->disconnectFromHost();
        });
    });
    QVERIFY(server.listen(QHostAddress::LocalHost));
    const Diagnosis diagnosis = connectSecurely(server);
    QCOMPARE(diagnosis.cause, Cause::TlsClosed);
    QCOMPARE(diagnosis.remedies.first(), Remedy::UsePlain);
}

// ---- ws, where TLS is spoken -----------------------------------------------------------------------------------------

void DoctorTlsTest::tlsServerClosesOrAlerts()
{
    RawServer server(m_certificate->serverConfiguration());
    m_patient->request.url = QStringLiteral("ws://127.0.0.1:%1/").arg(server.serverPort());
    const Diagnosis diagnosis = m_patient->diagnosis();
    // Whether it says goodbye with an alert is up to the server.
    QVERIFY(diagnosis.cause == Cause::TlsServer || diagnosis.cause == Cause::ClosedWithoutAnswer);
    QCOMPARE(diagnosis.remedies.first(), Remedy::UseTls);
}

void DoctorTlsTest::tlsServerSpeaksItsAlert()
{
    RawServer server;
    server.answerWith([](const QByteArray &) { return alert(22); });
    server.closeAfterAnswer();
    m_patient->request.url = server.url();
    const Diagnosis diagnosis = m_patient->diagnosis();
    QCOMPARE(diagnosis.cause, Cause::TlsServer);
    QVERIFY(!diagnosis.secure);
    QCOMPARE(m_patient->failure().opening.heads.response, alert(22)); // the evidence is kept
}

void DoctorTlsTest::tlsServerSaysSoInHttp_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("nginx") << QByteArray("<html><head><title>400 The plain HTTP request was sent to HTTPS port</title>"
                                         "</head><body><center>nginx</center></body></html>");
    QTest::newRow("Apache") << QByteArray("Reason: You're speaking plain HTTP to an SSL-enabled server port.<br />");
    QTest::newRow("Go") << QByteArray("Client sent an HTTP request to an HTTPS server.\n");
    QTest::newRow("Tomcat") << QByteArray("This combination of host and port requires TLS.\r\n");
}

void DoctorTlsTest::tlsServerSaysSoInHttp()
{
    QFETCH(QByteArray, body);
    RawServer server;
    server.answerWith(
        [body](const QByteArray &) { return "HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n" + body; });
    server.closeAfterAnswer();
    m_patient->request.url = server.url();
    const Diagnosis diagnosis = m_patient->diagnosis();
    QCOMPARE(diagnosis.cause, Cause::TlsServer);
    QCOMPARE(diagnosis.remedies.first(), Remedy::UseTls);
}

WINDSOCK_TEST(DoctorTlsTest)
#include "DoctorTlsTest.moc"
