#include "Patient.h"

#include "tests/support/RawServer.h"
#include "tests/support/TestRegistry.h"

#include <QtTest>

using namespace workbench;

/// Servers that say 101, but not to what was asked; and those that don't speak HTTP.
class DoctorAnswerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void brokenUpgrade_data();
    void brokenUpgrade();
    void unaskedSubprotocol_data();
    void unaskedSubprotocol();
    void unaskedExtension();
    void declinedCompressionComesAllTheSame();
    void wrongExtensionParameters();
    void malformedExtension();
    void notHttp_data();
    void notHttp();
    void speaksHttp2();
    void malformedAnswer();
    void answerTooLarge();
    void closedWithoutAnswer();
    void resetWithoutAnswer();
    void closedWithinTheAnswer();
    void keepsWhatWasSaid();

private:
    Diagnosis answer(const QByteArray &from, const QByteArray &to);
    Diagnosis say(const QByteArray &bytes);

    std::unique_ptr<RawServer> m_server;
    std::unique_ptr<Patient> m_patient;
};

void DoctorAnswerTest::init()
{
    m_server = std::make_unique<RawServer>();
    m_patient = std::make_unique<Patient>();
    m_patient->request.url = m_server->url();
}

// The right answer, with one thing in it changed.
Diagnosis DoctorAnswerTest::answer(const QByteArray &from, const QByteArray &to)
{
    m_server->answerWith([=](const QByteArray &head) { return RawPeer::upgradeAnswer(head).replace(from, to); });
    return m_patient->diagnosis();
}

// Ends the connection behind it.
Diagnosis DoctorAnswerTest::say(const QByteArray &bytes)
{
    m_server->answerWith([bytes](const QByteArray &) { return bytes; });
    m_server->closeAfterAnswer();
    return m_patient->diagnosis();
}

void DoctorAnswerTest::brokenUpgrade_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<Cause>("cause");
    QTest::addColumn<QString>("named");
    const auto row = [](const char *from, const char *to, Cause cause, const char *named) {
        QTest::addRow("%s", to) << QByteArray(from) << QByteArray(to) << cause << QString::fromLatin1(named);
    };
    row("Upgrade: websocket\r\n", "", Cause::UpgradeMissing, "Upgrade");
    row("Connection: Upgrade\r\n", "X: no Connection\r\n", Cause::UpgradeMissing, "Connection");
    row("Connection: Upgrade", "Connection: keep-alive", Cause::UpgradeMissing, "Connection");
    row("Upgrade: websocket", "Upgrade: h2c", Cause::WrongUpgrade, "h2c");
    row("HTTP/1.1", "HTTP/1.0", Cause::OldHttpVersion, "HTTP/1.0");
    row("Sec-WebSocket-Accept", "X-Accept", Cause::AcceptMissing, "");
    row("Accept: ", "Accept: A", Cause::AcceptWrong, "");
}

void DoctorAnswerTest::brokenUpgrade()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    const Diagnosis diagnosis = answer(from, to);
    QTEST(diagnosis.cause, "cause");
    QTEST(diagnosis.named, "named");
    QCOMPARE(diagnosis.answer.status, 101);
    QCOMPARE(diagnosis.evidence, (QList<Evidence>{Evidence::Response, Evidence::Request}));
}

void DoctorAnswerTest::unaskedSubprotocol_data()
{
    QTest::addColumn<QList<QByteArray>>("asked");
    QTest::newRow("none asked for") << QList<QByteArray>();
    QTest::newRow("others asked for") << QList<QByteArray>{"chat.v1", "chat.v2"};
}

void DoctorAnswerTest::unaskedSubprotocol()
{
    QFETCH(QList<QByteArray>, asked);
    m_patient->request.subprotocols = asked;
    const Diagnosis diagnosis = answer("\r\n\r\n", "\r\nSec-WebSocket-Protocol: soap\r\n\r\n");
    QCOMPARE(diagnosis.cause, Cause::UnaskedSubprotocol);
    QCOMPARE(diagnosis.named, QStringLiteral("soap"));
    QCOMPARE(diagnosis.offered.size(), asked.size());
    QCOMPARE(diagnosis.remedies.first(), Remedy::OpenSubprotocols);
}

void DoctorAnswerTest::unaskedExtension()
{
    m_patient->request.compression.emplace();
    const Diagnosis diagnosis = answer("\r\n\r\n", "\r\nSec-WebSocket-Extensions: x-mux; q=1\r\n\r\n");
    QCOMPARE(diagnosis.cause, Cause::UnaskedExtension);
    QCOMPARE(diagnosis.named, QStringLiteral("x-mux"));
}

void DoctorAnswerTest::declinedCompressionComesAllTheSame()
{
    const Diagnosis diagnosis = answer("\r\n\r\n", "\r\nSec-WebSocket-Extensions: permessage-deflate\r\n\r\n");
    QCOMPARE(diagnosis.cause, Cause::UnaskedExtension);
    QCOMPARE(diagnosis.named, QStringLiteral("permessage-deflate"));
    QCOMPARE(diagnosis.remedies.first(), Remedy::OpenOptions);
}

void DoctorAnswerTest::wrongExtensionParameters()
{
    m_patient->request.compression.emplace();
    const Diagnosis diagnosis =
        answer("\r\n\r\n", "\r\nSec-WebSocket-Extensions: permessage-deflate; server_max_window_bits=99\r\n\r\n");
    QCOMPARE(diagnosis.cause, Cause::ExtensionParameters);
    QCOMPARE(diagnosis.quote, QStringLiteral("permessage-deflate; server_max_window_bits=99"));
}

void DoctorAnswerTest::malformedExtension()
{
    m_patient->request.compression.emplace();
    const Diagnosis diagnosis = answer("\r\n\r\n", "\r\nSec-WebSocket-Extensions: permessage-deflate;;\r\n\r\n");
    QCOMPARE(diagnosis.cause, Cause::ExtensionMalformed);
    QCOMPARE(diagnosis.quote, QStringLiteral("permessage-deflate;;"));
}

void DoctorAnswerTest::notHttp_data()
{
    QTest::addColumn<QByteArray>("greeting");
    QTest::addColumn<QString>("protocol");
    QTest::newRow("SSH") << QByteArray("SSH-2.0-OpenSSH_9.2p1\r\n") << QStringLiteral("SSH");
    QTest::newRow("mail") << QByteArray("220 mail.example ESMTP\r\n") << QStringLiteral("SMTP/FTP");
    QTest::newRow("Redis") << QByteArray("-ERR wrong number of arguments for 'get' command\r\n")
                           << QStringLiteral("Redis");
    QTest::newRow("unknown") << QByteArray("\x01\x02\x03 what?\n") << QString();
}

void DoctorAnswerTest::notHttp()
{
    QFETCH(QByteArray, greeting);
    m_server->greetWith(greeting);
    const Diagnosis diagnosis = m_patient->diagnosis();
    QCOMPARE(diagnosis.cause, Cause::NotHttp);
    QTEST(diagnosis.named, "protocol");
    QVERIFY(!diagnosis.quote.isEmpty());
    QVERIFY(diagnosis.evidence.contains(Evidence::Response));
}

void DoctorAnswerTest::speaksHttp2()
{
    m_server->greetWith(QByteArray("\x00\x00\x00\x04\x00\x00\x00\x00\x00", 9));
    QCOMPARE(m_patient->diagnosis().cause, Cause::Http2Only);
}

void DoctorAnswerTest::malformedAnswer()
{
    const Diagnosis diagnosis = answer("\r\n\r\n", "\r\n folded\r\n\r\n");
    QCOMPARE(diagnosis.cause, Cause::MalformedAnswer);
    QVERIFY(!diagnosis.detail.isEmpty());
    QVERIFY(diagnosis.evidence.contains(Evidence::Response));
}

void DoctorAnswerTest::answerTooLarge()
{
    m_patient->request.connection.limits.maxHeadSize = 1000;
    m_server->greetWith("HTTP/1.1 101 X\r\nX: " + QByteArray(5000, 'x'));
    QCOMPARE(m_patient->diagnosis().cause, Cause::AnswerTooLarge);
}

void DoctorAnswerTest::closedWithoutAnswer()
{
    const Diagnosis diagnosis = say({});
    QCOMPARE(diagnosis.cause, Cause::ClosedWithoutAnswer);
    QVERIFY(!diagnosis.secure);
    QCOMPARE(diagnosis.evidence, QList<Evidence>{Evidence::Request});
}

void DoctorAnswerTest::resetWithoutAnswer()
{
    m_server->answerWith([this](const QByteArray &) {
        m_server->peer().reset();
        return QByteArray();
    });
    QCOMPARE(m_patient->diagnosis().cause, Cause::ClosedWithoutAnswer);
}

void DoctorAnswerTest::closedWithinTheAnswer()
{
    const Diagnosis diagnosis = say("HTTP/1.1 101 Swi");
    QCOMPARE(diagnosis.cause, Cause::ClosedWithinAnswer);
    QCOMPARE(diagnosis.quote, QStringLiteral("HTTP/1.1 101 Swi"));
}

void DoctorAnswerTest::keepsWhatWasSaid()
{
    const QByteArray greeting = "SSH-2.0-OpenSSH_9.2p1\r\n" + QByteArray(100'000, 'x');
    m_server->greetWith(greeting);
    (void)m_patient->diagnosis();
    const QByteArray &kept = m_patient->failure().opening.heads.response;
    QVERIFY(kept.startsWith("SSH-2.0-OpenSSH_9.2p1\r\n"));
    QVERIFY(greeting.startsWith(kept));
    QVERIFY2(kept.size() < 5000, qPrintable(QString::number(kept.size())));
}

WINDSOCK_TEST(DoctorAnswerTest)
#include "DoctorAnswerTest.moc"
