#include "tests/support/TestRegistry.h"

#include "workbench/decode/HandshakeFacts.h"

#include <QtTest>

using namespace workbench;

class HandshakeFactsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesAHeadApart();
    void judgesTheAnswerToTheKey();
    void masksSecrets();
    void takesWhatIsNoHead();
};

// RFC 6455 §1.3
static const QByteArray request =
    "GET /chat?x=1 HTTP/1.1\r\nHost: server.example.com\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
    "X-Two: a\r\nx-two: b\r\nAuthorization: Basic eDp5\r\n\r\n";

void HandshakeFactsTest::takesAHeadApart()
{
    const HeadFacts facts = HeadFacts::of(request);
    QVERIFY(facts.isRequest);
    QCOMPARE(facts.target(), QByteArray("/chat?x=1"));
    QCOMPARE(facts.status(), 0);
    QCOMPARE(facts.fields.size(), 5);
    QCOMPARE(facts.value("X-TWO").value_or("none"), QByteArray("a, b"));
    QVERIFY(!facts.value("Origin"));
    QCOMPARE(HeadFacts::of("HTTP/1.1 404 Not Found\r\n\r\n").status(), 404);
}

void HandshakeFactsTest::judgesTheAnswerToTheKey()
{
    const auto judged = [](const QByteArray &response) {
        return judgeAccept(HeadFacts::of(request), HeadFacts::of(response));
    };
    QCOMPARE(judged("HTTP/1.1 101 X\r\nsec-websocket-accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n"),
             AcceptVerdict::Right);
    QCOMPARE(judged("HTTP/1.1 101 X\r\nSec-WebSocket-Accept: x3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n"),
             AcceptVerdict::Wrong);
    QCOMPARE(judged("HTTP/1.1 101 X\r\n\r\n"), AcceptVerdict::Missing);
    QCOMPARE(judged("HTTP/1.1 403 No\r\n\r\n"), AcceptVerdict::Unknown);
    QCOMPARE(judged({}), AcceptVerdict::Unknown);
}

void HandshakeFactsTest::masksSecrets()
{
    const QByteArray masked = maskedHead(request);
    QVERIFY(!masked.contains("eDp5"));
    QVERIFY(masked.contains("Authorization: "));
    QVERIFY(masked.contains("dGhlIHNhbXBsZSBub25jZQ=="));
    QVERIFY(masked.endsWith("\r\n\r\n"));
}

void HandshakeFactsTest::takesWhatIsNoHead()
{
    for (const QByteArray &head : {QByteArray(), QByteArray("x"), QByteArray("\n\n"),
                                   QByteArray("GET\r\nno colon\r\n: \r\n"), QByteArray("HTTP/")}) {
        HeadFacts::of(head).target();
        HeadFacts::of(head).status();
        maskedHead(head);
    }
}

WINDSOCK_TEST(HandshakeFactsTest)
#include "HandshakeFactsTest.moc"
