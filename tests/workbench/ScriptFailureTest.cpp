#include "ScriptStage.h"

#include "tests/support/ProcessCost.h"
#include "tests/support/TestRegistry.h"

#include <QtTest>

using namespace workbench;
using namespace std::chrono_literals;

namespace {

ScriptLimits impatient()
{
    ScriptLimits limits;
    limits.callTime = 200ms;
    limits.callMemory = qint64{200} * 1024 * 1024;
    return limits;
}

} // namespace

// A script that fails, loops, floods or is replaced hurts nobody else.
class ScriptFailureTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhereASyntaxErrorIs();
    void saysWhereItThrew();
    void closesNothingWhenItThrows();
    void isInterrupted_data();
    void isInterrupted();
    void isInterruptedWhileLoading();
    void isInterruptedInAPromise();
    void isInterruptedForItsMemory();
    void reportsAMessageThatIsTooLarge();
    void boundsItsConsole();
    void stopsAPeerItCanNotFollow();
    void isReloadedWithoutDroppingPeers();
    void goesOnAfterAFailedReload();
    void forgetsTheTimersOfTheOldOne();
    void bearsPeersThatComeAndGo();
    void endsWhileItLoops();
    void leavesOthersServed();
};

void ScriptFailureTest::saysWhereASyntaxErrorIs()
{
    ScriptStage stage;
    QSignalSpy failed(stage.host.get(), &ScriptHost::loadFailed);
    QVERIFY(!stage.load(QStringLiteral("function onOpen(peer) {\n  peer.send('x')\n}\n\nvar 5x;\n")));
    const auto error = failed.value(0).value(0).value<ScriptReport>();
    QCOMPARE(error.file, QStringLiteral("test.js"));
    QCOMPARE(error.line, 5);
    QVERIFY2(error.text.contains(u"SyntaxError"), qPrintable(error.text));
    QVERIFY(stage.waitForConsole(QStringLiteral("error test.js:5: SyntaxError")));
}

void ScriptFailureTest::saysWhereItThrew()
{
    ScriptStage stage;
    QVERIFY(stage.load(QStringLiteral("function inner() {\n  null.x;\n}\nfunction onMessage() {\n  inner();\n}")));
    wslib::Connection *connection = stage.open();
    connection->sendText(u"x");
    QList<ScriptReport> reports;
    QTRY_VERIFY(!(reports += stage.host->takeReports()).isEmpty());
    QCOMPARE(reports.first().line, 2);
    QVERIFY2(reports.first().text.startsWith(u"TypeError"), qPrintable(reports.first().text));
    QVERIFY2(reports.first().stack.contains(u"inner") && reports.first().stack.contains(u"onMessage"),
             qPrintable(reports.first().stack));
}

void ScriptFailureTest::closesNothingWhenItThrows()
{
    ScriptStage stage;
    const QString script = QStringLiteral(R"(
        function onOpen() { throw 'just a string'; }
        function onMessage(peer, message) { if (message === 'throw') throw new RangeError('mine'); peer.send(message); }
        function onClose() { throw {}; }
    )");
    QVERIFY(stage.load(script));
    wslib::Connection *connection = stage.open();
    QVERIFY(connection != nullptr);
    connection->sendText(u"throw");
    connection->sendText(u"still here");
    QTRY_COMPARE(stage.said(), QByteArrayList{"0 text still here"});
    connection->close();
    QTRY_COMPARE(stage.console().size(), 3);
    QVERIFY(stage.console()[0].contains(u"just a string"));
    QVERIFY(stage.console()[1].contains(u"test.js:3: RangeError: mine"));
}

void ScriptFailureTest::isInterrupted_data()
{
    QTest::addColumn<QString>("endless");
    QTest::newRow("loop") << QStringLiteral("while (true) {}");
    QTest::newRow("loop that catches") << QStringLiteral("while (true) { try { while (true) {} } catch (e) {} }");
    QTest::newRow("recursion of loops") << QStringLiteral("(function f() { for (let i = 0; i < 1e9; ++i) {} f(); })()");
    QTest::newRow("sends") << QStringLiteral("while (true) { broadcast('x', peers[0]); }");
}

void ScriptFailureTest::isInterrupted()
{
    QFETCH(QString, endless);
    ScriptStage stage(impatient());
    QVERIFY(stage.load(
        QStringLiteral("function onMessage(peer, message) { if (message === 'loop') { %1 } peer.send(message); }")
            .arg(endless)));
    wslib::Connection *connection = stage.open();
    QVERIFY(connection != nullptr);
    connection->sendText(u"loop");
    QVERIFY(stage.waitForConsole(QStringLiteral("The script was interrupted: it ran for more than 0.2 s.")));
    connection->sendText(u"on it goes");
    QTRY_COMPARE(stage.lastSaid(), QByteArray("0 text on it goes"));
}

void ScriptFailureTest::isInterruptedWhileLoading()
{
    ScriptStage stage(impatient());
    QVERIFY(!stage.load(QStringLiteral("for (;;) ;")));
    QVERIFY(stage.waitForConsole(QStringLiteral("interrupted")));
    QVERIFY(stage.load(QStringLiteral("function onOpen(peer) { peer.send('fine'); }")));
    QVERIFY(stage.open() != nullptr);
    QTRY_COMPARE(stage.said(), QByteArrayList{"0 text fine"});
}

void ScriptFailureTest::isInterruptedInAPromise()
{
    ScriptStage stage(impatient());
    const QString script = QStringLiteral(R"(
        function onMessage(peer, message) {
            if (message === 'loop') Promise.resolve().then(() => { for (;;) ; });
            else peer.send(message);
        }
    )");
    QVERIFY(stage.load(script));
    wslib::Connection *connection = stage.open();
    QVERIFY(connection != nullptr);
    connection->sendText(u"loop");
    QVERIFY(stage.waitForConsole(QStringLiteral("interrupted")));
    connection->sendText(u"on");
    QTRY_COMPARE(stage.said(), QByteArrayList{"0 text on"});
}

void ScriptFailureTest::isInterruptedForItsMemory()
{
    if (!ProcessCost::residentMemory(QCoreApplication::applicationPid()))
        QSKIP("a sanitizer's memory says little");
    ScriptLimits limits = impatient();
    limits.callTime = 60s;
    ScriptStage stage(limits);
    QVERIFY(stage.load(
        QStringLiteral("function onMessage(peer) { const a = []; for (;;) a.push('x'.repeat(1000) + a.length); }")));
    wslib::Connection *connection = stage.open();
    connection->sendText(u"go");
    QVERIFY(stage.waitForConsole(QStringLiteral("it took more than 200 MB of memory")));
}

// 100 MB: made, and not sent.
void ScriptFailureTest::reportsAMessageThatIsTooLarge()
{
    ScriptLimits limits;
    limits.callTime = 60s; // a sanitizer takes its time
    ScriptStage stage(limits);
    QVERIFY(stage.load(QStringLiteral("function onMessage(peer) { peer.send('x'.repeat(100 * 1000 * 1000)); }")));
    wslib::Connection *connection = stage.open();
    connection->sendText(u"go");
    QVERIFY(stage.waitForConsole(QStringLiteral("RangeError: a message may have 67108864 bytes at most")));
    QCOMPARE(connection->state(), wslib::Connection::State::Open);
}

void ScriptFailureTest::boundsItsConsole()
{
    ScriptStage stage;
    QVERIFY(stage.load(QStringLiteral("for (let i = 0; i < 100000; ++i) console.log(i);")));
    QVERIFY(stage.waitForConsole(QStringLiteral("left out")));
    QVERIFY2(stage.console().size() < 60'000, qPrintable(QString::number(stage.console().size())));
}

// Who sends faster than the script works is held back by TCP, not kept in memory.
void ScriptFailureTest::stopsAPeerItCanNotFollow()
{
    ScriptLimits limits;
    limits.callTime = 60s;
    ScriptStage stage(limits);
    const QString script = QStringLiteral(R"(
        let n = 0;
        function onMessage(peer, message) {
            if (++n === 1) { const end = Date.now() + 1000; while (Date.now() < end) ; }
            if (n === 400) peer.send('all');
        }
    )");
    QVERIFY(stage.load(script));
    wslib::Connection *connection = stage.open();
    QVERIFY(connection != nullptr);
    for (int i = 0; i < 400; ++i)
        connection->sendBinary(QByteArray(100'000, 'x'));
    QTest::qWait(700); // in the midst of that call
    QVERIFY2(connection->pendingBytes() > 10'000'000, qPrintable(QString::number(connection->pendingBytes())));
    QTRY_COMPARE_WITH_TIMEOUT(stage.said(), QByteArrayList{"0 text all"}, 20'000);
}

void ScriptFailureTest::isReloadedWithoutDroppingPeers()
{
    ScriptStage stage;
    QVERIFY(stage.load(QStringLiteral("store.count = 41; function onMessage(peer) { peer.send('old'); }")));
    wslib::Connection *connection = stage.open();
    connection->sendText(u"?");
    QTRY_COMPARE(stage.said(), QByteArrayList{"0 text old"});
    const QString script = QStringLiteral(R"(
        store.count += 1;
        function onOpen(peer) { peer.send('opened again?'); }
        function onMessage(peer) { peer.send('new ' + store.count + ' ' + peers.length + ' ' + (peers[0] === peer)); }
    )");
    QVERIFY(stage.load(script));
    connection->sendText(u"?");
    QTRY_COMPARE(stage.said(), (QByteArrayList{"0 text old", "0 text new 42 1 true"}));
}

void ScriptFailureTest::goesOnAfterAFailedReload()
{
    ScriptStage stage;
    QVERIFY(stage.load(QStringLiteral("function onMessage(peer) { peer.send('old'); }")));
    wslib::Connection *connection = stage.open();
    QVERIFY(!stage.load(QStringLiteral("function onMessage(peer) { peer.send('new') ")));
    QVERIFY(!stage.load(QStringLiteral("throw new Error('at once')")));
    connection->sendText(u"?");
    QTRY_COMPARE(stage.said(), QByteArrayList{"0 text old"});
}

void ScriptFailureTest::forgetsTheTimersOfTheOldOne()
{
    ScriptStage stage;
    QVERIFY(stage.load(QStringLiteral("setInterval(() => broadcast('old'), 1);")));
    QVERIFY(stage.open() != nullptr);
    QTRY_VERIFY(!stage.said().isEmpty());
    QVERIFY(stage.load(QStringLiteral("setInterval(() => broadcast('new'), 1);")));
    QTRY_COMPARE(stage.lastSaid(), QByteArray("0 text new"));
    const qsizetype turn = stage.said().indexOf("0 text new");
    QTRY_VERIFY(stage.said().size() > turn + 20);
    QVERIFY(!stage.said().sliced(turn).contains("0 text old"));
}

void ScriptFailureTest::bearsPeersThatComeAndGo()
{
    ScriptStage stage;
    const QString script = QStringLiteral(R"(
        function onMessage(peer, message) {
            const end = Date.now() + 20;
            while (Date.now() < end) ;
            for (const p of peers) { try { p.send(message); p.ping('x'); } catch (e) { console.log(e.name); } }
        }
    )");
    QVERIFY(stage.load(script));
    wslib::Connection *stays = stage.open();
    for (int i = 0; i < 20; ++i) {
        wslib::Connection *goes = stage.open();
        goes->sendText(QByteArray::number(i));
        if (i % 2 == 0)
            goes->abort();
        else
            goes->close();
    }
    stays->sendText(u"last");
    QTRY_VERIFY_WITH_TIMEOUT(stage.said().contains("0 text last"), 10'000);
}

void ScriptFailureTest::endsWhileItLoops()
{
    auto stage = std::make_unique<ScriptStage>(); // whose limit is 2 s
    QVERIFY(stage->load(QStringLiteral("function onMessage(peer) { console.log('in'); while (true) {} }")));
    stage->open()->sendText(u"go");
    QVERIFY(stage->waitForConsole(QStringLiteral("log in")));
    QElapsedTimer timer;
    timer.start();
    stage.reset();
    QVERIFY2(timer.elapsed() < 1500, qPrintable(QString::number(timer.elapsed())));
}

void ScriptFailureTest::leavesOthersServed()
{
    ScriptStage stuck;
    ScriptStage fine;
    QVERIFY(stuck.load(QStringLiteral("function onMessage(peer) { console.log('in'); while (true) {} }")));
    QVERIFY(fine.load(QStringLiteral("function onMessage(peer, message) { peer.send(message); }")));
    stuck.open()->sendText(u"go");
    QVERIFY(stuck.waitForConsole(QStringLiteral("log in")));
    wslib::Connection *connection = fine.open();
    connection->sendText(u"served");
    QTRY_COMPARE(fine.said(), QByteArrayList{"0 text served"});
    QVERIFY(stuck.open() != nullptr); // even there one gets in
    QVERIFY(stuck.waitForConsole(QStringLiteral("interrupted")));
}

WINDSOCK_TEST(ScriptFailureTest)
#include "ScriptFailureTest.moc"
