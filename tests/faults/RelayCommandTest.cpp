#include "tests/faults/Witness.h"
#include "tests/support/TestRegistry.h"

#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QtTest>

/// What `windsock-cli serve` does with faults and an upstream, beside what its peers see.
class RelayCommandTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void printsTheSeed();
    void recordsBothSides();
    void asksAScript();
};

namespace {

Witness say(const FaultyServer &server, const QString &text)
{
    return {QStringLiteral("ws_witness.js"),
            server.url(),
            {{QStringLiteral("send"), QJsonArray{text}}, {QStringLiteral("expect"), 1}}};
}

} // namespace

void RelayCommandTest::printsTheSeed()
{
    FaultyServer random({QStringLiteral("--fault"), QStringLiteral("drop=p:1%")});
    QVERIFY(random.isListening());
    QVERIFY(!random.waitForLine(QStringLiteral("fault seed ")).isEmpty());
    FaultyServer chosen(
        {QStringLiteral("--fault"), QStringLiteral("drop"), QStringLiteral("--fault-seed"), QStringLiteral("4711")});
    QCOMPARE(chosen.waitForLine(QStringLiteral("fault seed ")), QStringLiteral("4711"));
    QVERIFY(chosen.waitForErrorOutput("Faults: drop; seed 4711"));
}

void RelayCommandTest::recordsBothSides()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("relay.jsonl"));
    const FaultyServer upstream(QStringList{});
    FaultyServer relay({QStringLiteral("--upstream"), upstream.url(), QStringLiteral("--record"), file});
    QVERIFY(relay.isListening());
    QCOMPARE(say(relay, QStringLiteral("both sides")).messages(), QStringList{QStringLiteral("both sides")});
    relay.interrupt();
    QCOMPARE(relay.waitForExit(), 0);
    QFile recording(file);
    QVERIFY(recording.open(QIODevice::ReadOnly));
    const QByteArray lines = recording.readAll();
    QCOMPARE(lines.count("both sides"), 4); // in and out, and back
}

void RelayCommandTest::asksAScript()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("relay.js"));
    QFile script(file);
    QVERIFY(script.open(QIODevice::WriteOnly));
    script.write("function onRelay(peer, message, direction) {\n"
                 "    return direction === 'toServer' ? message + ', asked' : message + ', answered';\n}\n");
    script.close();
    const FaultyServer upstream(QStringList{});
    const FaultyServer relay({QStringLiteral("--upstream"), upstream.url(), QStringLiteral("--handler"), file});
    QVERIFY(relay.isListening());
    QCOMPARE(say(relay, QStringLiteral("a")).messages(), QStringList{QStringLiteral("a, asked, answered")});
}

WINDSOCK_TEST(RelayCommandTest)
#include "RelayCommandTest.moc"
