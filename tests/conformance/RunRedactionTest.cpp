#include "workbench/record/RunRedaction.h"

#include "tests/support/TestRegistry.h"

#include <QtTest>

using namespace workbench;
using namespace workbench::conformance;

/// What of a run is given to others.
class RunRedactionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void targets_data();
    void targets();
    void heads();
    void explanations();

private:
    static CaseReport redacted(const CaseReport &report)
    {
        RunReport run;
        run.cases = {report};
        return redactedRun(run).cases.constFirst();
    }
};

void RunRedactionTest::targets_data()
{
    QTest::addColumn<QString>("kept");
    QTest::newRow("ws://127.0.0.1:9001/a?b=c") << QStringLiteral("ws://127.0.0.1:9001/a?b=c");
    QTest::newRow("ws://ann@host/a") << QStringLiteral("ws://host/a");
    QTest::newRow("ws://ann:hush@host/a@b") << QStringLiteral("ws://host/a@b");
    QTest::newRow("ws://host/?token=s3cret&a=1") << QStringLiteral("ws://host/?token=&a=1");
    QTest::newRow("ws://host/?code=s3cret") << QStringLiteral("ws://host/?code=REDACTED");
}

void RunRedactionTest::targets()
{
    QFETCH(QString, kept);
    QCOMPARE(redactedTarget(QString::fromLatin1(QTest::currentDataTag())), kept);
    QCOMPARE(redactedTarget(kept), kept);
}

// What isn't secret stays, to the blank.
void RunRedactionTest::heads()
{
    CaseReport report;
    report.sentHead = "GET /a?token=s3cret&b=1 HTTP/1.1\r\nHost:  h \r\n folded\r\nAuthorization: Basic eA==\r\n"
                      "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\nGET /b?token=s3cret HTTP/1.1\r\n\r\n";
    report.receivedHead = "HTTP/1.1 101 Switching Protocols\r\nSet-Cookie: sid=s3cret; HttpOnly\r\n\r\n";
    const CaseReport kept = redacted(report);
    QCOMPARE(kept.sentHead,
             QByteArray("GET /a?token=&b=1 HTTP/1.1\r\nHost:  h \r\n folded\r\nAuthorization: REDACTED\r\n"
                        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\nGET /b?token= HTTP/1.1"
                        "\r\n\r\n"));
    QCOMPARE(kept.receivedHead,
             QByteArray("HTTP/1.1 101 Switching Protocols\r\nSet-Cookie: sid=REDACTED; HttpOnly\r\n\r\n"));
}

void RunRedactionTest::explanations()
{
    CaseReport report;
    report.explanation = "The server answered 302 and wants us at wss://host/a?token=s3cret instead.";
    QVERIFY(!redacted(report).explanation.contains("s3cret"));
    report.explanation = "The peer closed with 1009: its limit is smaller.";
    QCOMPARE(redacted(report).explanation, report.explanation);
}

WINDSOCK_TEST(RunRedactionTest)
#include "RunRedactionTest.moc"
