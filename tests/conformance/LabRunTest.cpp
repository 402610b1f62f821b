#include "Verdicts.h"

#include "tests/support/RawPeer.h"
#include "tests/support/RawServer.h"
#include "tests/support/TestRegistry.h"
#include "tests/support/WireFrame.h"
#include "workbench/conformance/Catalogue.h"
#include "workbench/conformance/LabRun.h"
#include "workbench/handlers/EchoHandler.h"
#include "wslib/net/Client.h"
#include "wslib/net/Server.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QtTest>

#include <algorithm>

using namespace workbench::conformance;

namespace {

Timing hurriedTiming()
{
    using namespace std::chrono_literals;
    return {400ms, 150ms, 200ms, 10s};
}

QList<Case> casesOf(Side side, const QByteArrayList &ids)
{
    QList<Case> cases;
    for (const QByteArray &id : ids)
        cases.append(findCase(side, id));
    return cases;
}

/// What a LabRun says, in order.
class Journal : public QObject
{
public:
    explicit Journal(LabRun &run)
        : lab(run)
    {
        connect(&lab, &LabRun::listening, this, [this](const QUrl &where) { url = where; });
        connect(&lab, &LabRun::failed, this, [this](const QString &why) { failures.append(why); });
        connect(&lab, &LabRun::remarked, this, [this](const QString &what) { remarks.append(what); });
        connect(&lab, &LabRun::caseFinished, this, [this](const QString &agent, const CaseReport &report) {
            finished.append(agent + u' ' + QString::fromLatin1(report.question.id) + u' '
                            + QString::fromLatin1(verdictName(report.verdict)));
        });
        connect(&lab, &LabRun::reportsWanted, this, [this](const QString &agent) { wanted.append(agent); });
        connect(&lab, &LabRun::progressed, this, [this](const LabProgress &now) { progress = now; });
        connect(&lab, &LabRun::finished, this, [this] { ++ends; });
    }

    bool waitForEnd(int number = 1)
    {
        QSignalSpy end(&lab, &LabRun::finished);
        while (ends < number) {
            if (!end.wait(60'000))
                return false;
        }
        return ends == number;
    }

    LabRun &lab;
    QUrl url;
    QStringList failures;
    QStringList remarks;
    QStringList finished; ///< "agent id VERDICT"
    QStringList wanted;
    LabProgress progress;
    int ends = 0;
};

} // namespace

/// A run of the lab against our own server and clients, and against peers that aren't there, leave or do nothing.
class LabRunTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksAServer();
    void slowCasesAreAskedAlone();
    void callsTheServerWhatItCallsItself();
    void failsWithoutAServer_data();
    void failsWithoutAServer();
    void saysThatNothingIsEchoed();
    void failsWhenTheServerGoes();
    void stopsInTheMiddle();
    void stopsOnceForEachTime();
    void keepsNoMoreThanItMay();
    void asksAgain();
    void pausesDontCount();
    void namesAddressesInFull();
    void quotesUrlsAsTheyAre();
    void asksClients();
    void showsReportsOverHttp();
    void endsWhenReportsAreAskedFor();
    void goesOnUntilStopped();
    void namesClientsAsAskedFor();
    void clientsThatVanish();
    void failsWhereItCantListen();
    void mayBeDeletedAnyTime();

private:
    static std::unique_ptr<wslib::Server> echoServer();
    static LabOptions serverOptions(const QString &url, const QByteArrayList &ids);
    static LabOptions clientOptions(const QByteArrayList &ids);
    void echo(const QUrl &url, const QString &target);

    wslib::Client m_client;
};

std::unique_ptr<wslib::Server> LabRunTest::echoServer()
{
    wslib::ServerOptions options;
    options.connection.limits.maxMessageSize = qint64{32} * 1024 * 1024;
    auto server = std::make_unique<wslib::Server>(options);
    server->route(QRegularExpression(QStringLiteral("/echo")),
                  [] { return std::make_unique<workbench::EchoHandler>(workbench::HandlerPolicy()); });
    return server->listen() ? std::move(server) : nullptr;
}

LabOptions LabRunTest::serverOptions(const QString &url, const QByteArrayList &ids)
{
    LabOptions options;
    options.cases = casesOf(Side::Server, ids);
    options.url = QUrl(url);
    options.timing = hurriedTiming();
    return options;
}

LabOptions LabRunTest::clientOptions(const QByteArrayList &ids)
{
    LabOptions options;
    options.side = Side::Client;
    options.cases = casesOf(Side::Client, ids);
    options.port = 0;
    options.timing = hurriedTiming();
    return options;
}

void LabRunTest::echo(const QUrl &url, const QString &target)
{
    wslib::ClientRequest request;
    request.url = url.toString() + target;
    m_client.open(request, std::make_unique<workbench::EchoHandler>(workbench::HandlerPolicy()));
}

void LabRunTest::asksAServer()
{
    const auto server = echoServer();
    QVERIFY(server);
    LabRun lab(serverOptions(server->url() + QStringLiteral("/echo"), {"1.1.1", "1.1.2", "2.1.1", "12.1.1"}));
    Journal journal(lab);
    lab.start();
    QVERIFY(lab.isRunning());
    QCOMPARE(journal.ends, 0); // nothing before the event loop has its turn
    QVERIFY(journal.waitForEnd());
    QVERIFY(!lab.isRunning());
    QCOMPARE(journal.failures, QStringList());
    QCOMPARE(journal.remarks, QStringList());
    QCOMPARE(lab.reports().size(), 1);
    const RunReport &report = lab.reports().first();
    QCOMPARE(report.side, Side::Server);
    QCOMPARE(report.agent, QStringLiteral("127.0.0.1:%1").arg(server->port()));
    QCOMPARE(report.target, server->url() + QStringLiteral("/echo"));
    QVERIFY(report.isComplete && report.started.isValid() && !report.version.isEmpty());
    QByteArrayList ids;
    for (const CaseReport &row : report.cases)
        ids.append(row.question.id);
    QCOMPARE(ids, (QByteArrayList{"1.1.1", "1.1.2", "2.1.1", "12.1.1"}));
    QCOMPARE(report.tally().of(Verdict::Ok), 3);
    QCOMPARE(report.tally().of(Verdict::Unimplemented), 1); // it was told not to compress
    QCOMPARE(journal.progress.asked, 4);
    QCOMPARE(journal.progress.total, 4);
    QCOMPARE(journal.progress.left.count(), 0);
    QCOMPARE(journal.ends, 1);
}

void LabRunTest::slowCasesAreAskedAlone()
{
    const auto server = echoServer();
    QVERIFY(server);
    const QList<Case> all = allCases(Side::Server);
    QByteArrayList ids{"1.1.1", "1.1.2", "2.1.1"};
    for (const Case &row : all) {
        if (row.slow && row.opening.compression == Compression::None && ids.size() < 6)
            ids.prepend(row.id);
    }
    QCOMPARE(ids.size(), 6);
    LabOptions options = serverOptions(server->url() + QStringLiteral("/echo"), ids);
    options.timing = patientTiming();
    LabRun lab(options);
    Journal journal(lab);
    QSet<QByteArray> open;
    bool alone = true;
    connect(&lab, &LabRun::caseStarted, this, [&](const QString &, const QByteArray &id) {
        open.insert(id);
        if (findCase(Side::Server, id).slow)
            alone = alone && open.size() == 1;
    });
    connect(&lab, &LabRun::caseFinished, this,
            [&](const QString &, const CaseReport &report) { open.remove(report.question.id); });
    lab.start();
    QVERIFY2(journal.waitForEnd(), qPrintable(journal.finished.join(u'\n')));
    QVERIFY(alone);
    QCOMPARE(journal.finished.size(), 6);
}

void LabRunTest::callsTheServerWhatItCallsItself()
{
    RawServer server; // shakes hands, and then is silent
    server.answerWith([](const QByteArray &head) { return RawPeer::upgradeAnswer(head, "Server: Mine/1.0\r\n"); });
    LabRun lab(serverOptions(server.url(), {"1.1.1"}));
    Journal journal(lab);
    lab.start();
    QVERIFY(journal.waitForEnd());
    QCOMPARE(journal.finished, QStringList{QStringLiteral("Mine/1.0 1.1.1 FAILED")});

    LabOptions options = serverOptions(server.url(), {"1.1.1"});
    options.agent = QStringLiteral("staging");
    LabRun named(options);
    Journal other(named);
    named.start();
    QVERIFY(other.waitForEnd());
    QCOMPARE(other.finished, QStringList{QStringLiteral("staging 1.1.1 FAILED")});
}

void LabRunTest::failsWithoutAServer_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QString>("words");
    QTest::newRow("nobody") << QByteArray() << QStringLiteral("There is no connection to ws://127.0.0.1");
    QTest::newRow("no TLS") << QByteArray("tls") << QStringLiteral("Nobody answers at wss://127.0.0.1");
    QTest::newRow("404") << QByteArray("HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n")
                         << QStringLiteral("HTTP 404: is it another path?");
    QTest::newRow("401") << QByteArray("HTTP/1.1 401 No\r\nContent-Length: 0\r\n\r\n")
                         << QStringLiteral("lets everybody in");
    QTest::newRow("302") << QByteArray("HTTP/1.1 302 No\r\nLocation: wss://there\r\n\r\n")
                         << QStringLiteral("points to wss://there");
    QTest::newRow("no HTTP") << QByteArray("220 mail\r\n\r\n") << QStringLiteral("doesn't speak HTTP");
}

// One sentence, not a failure for each case.
void LabRunTest::failsWithoutAServer()
{
    QFETCH(QByteArray, answer);
    QFETCH(QString, words);
    auto server = std::make_unique<RawServer>();
    server->answerWith([answer](const QByteArray &) { return answer; });
    QString url = server->url();
    if (answer.isEmpty())
        server.reset();
    else if (answer == "tls")
        url.replace(QStringLiteral("ws://"), QStringLiteral("wss://"));
    LabRun lab(serverOptions(url, {"1.1.1", "1.1.2", "2.1.1"}));
    Journal journal(lab);
    lab.start();
    QVERIFY(journal.waitForEnd());
    QCOMPARE(journal.failures.size(), 1);
    QVERIFY2(journal.failures.first().contains(words), qPrintable(journal.failures.first()));
    QCOMPARE(journal.finished, QStringList());
    QVERIFY(lab.reports().isEmpty());
}

void LabRunTest::saysThatNothingIsEchoed()
{
    RawServer server;
    server.answerWith([](const QByteArray &head) { return RawPeer::upgradeAnswer(head); });
    LabRun lab(serverOptions(server.url(), {"1.1.1"}));
    Journal journal(lab);
    lab.start();
    QVERIFY(journal.waitForEnd());
    QCOMPARE(journal.remarks.size(), 1);
    QVERIFY2(journal.remarks.first().contains(u"echoes"), qPrintable(journal.remarks.first()));
    QCOMPARE(journal.finished.size(), 1);
}

void LabRunTest::failsWhenTheServerGoes()
{
    auto server = echoServer();
    QVERIFY(server);
    QByteArrayList ids;
    for (int i = 1; i <= 30; ++i)
        ids.append("6.1." + QByteArray::number(i));
    LabOptions options = serverOptions(server->url() + QStringLiteral("/echo"), ids);
    options.parallel = 1;
    LabRun lab(options);
    Journal journal(lab);
    connect(&lab, &LabRun::caseFinished, this, [&](const QString &, const CaseReport &report) {
        if (report.question.id == "6.1.5")
            QMetaObject::invokeMethod(
                this, [&] { server.reset(); }, Qt::QueuedConnection);
    });
    lab.start();
    QVERIFY(journal.waitForEnd());
    QCOMPARE(journal.failures.size(), 1);
    QVERIFY2(journal.failures.first().contains(u"can't be reached any more"), qPrintable(journal.failures.first()));
    QVERIFY(journal.finished.size() >= 5 && journal.finished.size() < 20);
    QVERIFY(!lab.reports().first().isComplete);
}

void LabRunTest::stopsInTheMiddle()
{
    const auto server = echoServer();
    QVERIFY(server);
    LabRun lab(
        serverOptions(server->url() + QStringLiteral("/echo"), {"1.1.1", "1.1.2", "1.1.3", "1.1.4", "1.1.5", "1.1.6"}));
    Journal journal(lab);
    connect(&lab, &LabRun::caseFinished, &lab, &LabRun::stop);
    lab.start();
    QVERIFY(journal.waitForEnd());
    QVERIFY(journal.finished.size() < 6);
    QCOMPARE(lab.reports().first().cases.size(), journal.finished.size());
    QVERIFY(!lab.reports().first().isComplete);
    QVERIFY(!lab.isRunning());
    QTest::qWait(0);
    QCOMPARE(journal.ends, 1);
    lab.stop(); // too late, and harmless
    QTest::qWait(0);
    QCOMPARE(journal.ends, 1);
}

// What stop() leaves in the event loop is not for the run that follows.
void LabRunTest::stopsOnceForEachTime()
{
    const auto server = echoServer();
    QVERIFY(server);
    LabRun lab(serverOptions(server->url() + QStringLiteral("/echo"), {"1.1.1", "1.1.2", "1.1.3"}));
    Journal journal(lab);
    bool again = false;
    connect(&lab, &LabRun::finished, &lab, [&] {
        if (!std::exchange(again, true))
            lab.askAgain({"1.1.1", "1.1.2", "1.1.3"});
    });
    lab.start();
    lab.stop();
    lab.stop();
    QVERIFY(journal.waitForEnd());
    QVERIFY(journal.finished.isEmpty());
    QVERIFY(journal.waitForEnd(2));
    QCOMPARE(journal.finished.size(), 3);
}

void LabRunTest::keepsNoMoreThanItMay()
{
    RawServer server;
    server.answerWith([](const QByteArray &head) {
        return RawPeer::upgradeAnswer(head, "X-Long: " + QByteArray(30'000, 'x') + "\r\n");
    });
    LabOptions options = serverOptions(server.url(), {"1.1.1", "1.1.2", "1.1.3"});
    options.parallel = 1;
    options.mostKeptBytes = 50'000; // one of those heads
    LabRun lab(options);
    Journal journal(lab);
    lab.start();
    QVERIFY(journal.waitForEnd());
    const QList<CaseReport> &cases = lab.reports().first().cases;
    QCOMPARE(cases.size(), 3);
    QVERIFY(cases[0].receivedHead.size() > 30'000 && !cases[0].frames.isEmpty());
    for (const CaseReport &report : cases.sliced(1)) {
        QCOMPARE(report.receivedHead.size(), 1024);
        QVERIFY(report.frames.isEmpty());
        QVERIFY(!report.explanation.isEmpty());
    }
}

void LabRunTest::asksAgain()
{
    bool silent = true;
    RawServer server;
    server.answerWith([&silent](const QByteArray &head) {
        return silent ? RawPeer::upgradeAnswer(head) : QByteArray("HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n");
    });
    LabRun lab(serverOptions(server.url(), {"1.1.1", "1.1.2"}));
    Journal journal(lab);
    lab.start();
    QVERIFY(journal.waitForEnd());
    QVERIFY(lab.reports().first().find("1.1.2")->explanation.contains("did not come back"));
    silent = false;
    lab.askAgain({"1.1.2"});
    QVERIFY(journal.waitForEnd(2));
    QCOMPARE(lab.reports().size(), 1);
    QCOMPARE(lab.reports().first().cases.size(), 2);
    QVERIFY(lab.reports().first().find("1.1.2")->explanation.contains("404"));
    QVERIFY(lab.reports().first().find("1.1.1")->explanation.contains("did not come back"));
    QVERIFY(lab.reports().first().isComplete);
    lab.askAgain({"99.9.9"});
    QVERIFY(journal.waitForEnd(3));
}

void LabRunTest::pausesDontCount()
{
    const auto server = echoServer();
    QVERIFY(server);
    LabRun lab(serverOptions(server->url() + QStringLiteral("/echo"), {"1.1.1", "1.1.2"}));
    Journal journal(lab);
    lab.start();
    QVERIFY(journal.waitForEnd());
    const auto first = lab.reports().first().duration;
    QElapsedTimer pause;
    pause.start();
    QTRY_VERIFY(pause.hasExpired(500));
    QElapsedTimer second;
    second.start();
    lab.askAgain({"1.1.2"});
    QVERIFY(journal.waitForEnd(2));
    const auto both = lab.reports().first().duration;
    QVERIFY(both >= first);
    QVERIFY2(both <= first + std::chrono::milliseconds(second.elapsed()), qPrintable(QString::number(both.count())));
}

void LabRunTest::namesAddressesInFull()
{
    LabOptions options = clientOptions({"1.1.1"});
    options.address = QHostAddress::AnyIPv6;
    QTcpServer probe;
    if (!probe.listen(QHostAddress::LocalHostIPv6))
        QSKIP("This machine has no IPv6.");
    LabRun lab(options);
    Journal journal(lab);
    lab.start();
    QTRY_VERIFY(journal.url.port() > 0);
    QCOMPARE(journal.url.host(), QStringLiteral("::1"));
}

// A "%2" of the path is the path's.
void LabRunTest::quotesUrlsAsTheyAre()
{
    RawServer server;
    server.answerWith([](const QByteArray &) { return QByteArray("HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n"); });
    LabRun lab(serverOptions(server.url("/a%2Fb"), {"1.1.1"}));
    Journal journal(lab);
    lab.start();
    QVERIFY(journal.waitForEnd());
    QCOMPARE(journal.failures.size(), 1);
    QVERIFY2(journal.failures.first().contains(u"/a%2Fb answers a plain WebSocket handshake with HTTP 404"),
             qPrintable(journal.failures.first()));
}

void LabRunTest::asksClients()
{
    LabRun lab(clientOptions({"1.1.1", "1.1.2"}));
    Journal journal(lab);
    lab.start();
    QTRY_VERIFY(journal.url.port() > 0);
    int asked = 0;
    for (const char *agent : {"a", "b", "a", "b"}) {
        echo(journal.url, QStringLiteral("/?agent=") + QLatin1String(agent));
        ++asked;
        QTRY_COMPARE(journal.finished.size(), asked);
    }
    QVERIFY(journal.waitForEnd()); // by itself: both are through
    QCOMPARE(lab.reports().size(), 2);
    for (const RunReport &report : lab.reports()) {
        QVERIFY(report.isComplete && report.side == Side::Client);
        QCOMPARE(report.tally().of(Verdict::Ok), 2);
        QCOMPARE(report.target, journal.url.toString());
    }
    QCOMPARE(lab.reports().first().agent, QStringLiteral("a"));
}

void LabRunTest::showsReportsOverHttp()
{
    LabRun lab(clientOptions({"1.1.1", "1.1.2"}));
    Journal journal(lab);
    lab.start();
    QTRY_VERIFY(journal.url.port() > 0);
    echo(journal.url, QStringLiteral("/?agent=mine"));
    QTRY_COMPARE(journal.finished.size(), 1);
    for (const char *target : {"/report?agent=mine", "/report.json"}) {
        RawPeer browser(static_cast<quint16>(journal.url.port()));
        browser.send("GET " + QByteArray(target) + " HTTP/1.1\r\nHost: a\r\n\r\n");
        QTRY_VERIFY(browser.isGone());
        QVERIFY(browser.received().startsWith("HTTP/1.1 200 "));
        QVERIFY(browser.received().contains("mine"));
    }
}

void LabRunTest::endsWhenReportsAreAskedFor()
{
    LabRun lab(clientOptions({"1.1.1", "1.1.2"}));
    Journal journal(lab);
    lab.start();
    QTRY_VERIFY(journal.url.port() > 0);
    echo(journal.url, QStringLiteral("/runCase?case=2&agent=a"));
    QTRY_COMPARE(journal.finished.size(), 1);
    RawPeer driver(static_cast<quint16>(journal.url.port()));
    QVERIFY(driver.upgrade("/updateReports?agent=a"));
    QVERIFY(driver.waitForFrame());
    QCOMPARE(journal.wanted, QStringList{QStringLiteral("a")});
    QCOMPARE(journal.ends, 0); // not before its Close was answered
    driver.send(WireFrame::close(1000).masked().bytes());
    QTRY_VERIFY(driver.isGone());
    driver.close();
    QVERIFY(journal.waitForEnd());
    QCOMPARE(journal.finished, QStringList{QStringLiteral("a 1.1.2 OK")});
    QVERIFY(!lab.reports().first().isComplete);
}

void LabRunTest::goesOnUntilStopped()
{
    LabOptions options = clientOptions({"1.1.1"});
    options.untilStopped = true;
    LabRun lab(options);
    Journal journal(lab);
    lab.start();
    QTRY_VERIFY(journal.url.port() > 0);
    for (int i = 1; i <= 2; ++i) {
        echo(journal.url, QStringLiteral("/?agent=%1").arg(i));
        QTRY_COMPARE(journal.finished.size(), i);
    }
    QVERIFY(lab.isRunning());
    lab.stop();
    QVERIFY(journal.waitForEnd());
    QTcpServer again; // the port is free
    QVERIFY(again.listen(QHostAddress::LocalHost, static_cast<quint16>(journal.url.port())));
}

void LabRunTest::namesClientsAsAskedFor()
{
    LabOptions options = clientOptions({"1.1.1"});
    options.agent = QStringLiteral("ours");
    LabRun lab(options);
    Journal journal(lab);
    lab.start();
    QTRY_VERIFY(journal.url.port() > 0);
    echo(journal.url, QStringLiteral("/?agent=a"));
    QVERIFY(journal.waitForEnd());
    QCOMPARE(journal.finished, QStringList{QStringLiteral("ours 1.1.1 OK")});
}

void LabRunTest::clientsThatVanish()
{
    LabRun lab(clientOptions({"1.1.1"}));
    Journal journal(lab);
    lab.start();
    QTRY_VERIFY(journal.url.port() > 0);
    {
        RawPeer peer(static_cast<quint16>(journal.url.port()));
        QVERIFY(peer.upgrade("/?agent=a"));
        peer.reset();
    }
    QVERIFY(journal.waitForEnd());
    QCOMPARE(journal.finished, QStringList{QStringLiteral("a 1.1.1 FAILED")});
}

void LabRunTest::failsWhereItCantListen()
{
    QTcpServer taken;
    QVERIFY(taken.listen(QHostAddress::LocalHost));
    LabOptions options = clientOptions({"1.1.1"});
    options.port = taken.serverPort();
    LabRun lab(options);
    Journal journal(lab);
    lab.start();
    QVERIFY(journal.waitForEnd());
    QCOMPARE(journal.failures.size(), 1);
    QVERIFY2(journal.failures.first().contains(QString::number(options.port)), qPrintable(journal.failures.first()));
}

void LabRunTest::mayBeDeletedAnyTime()
{
    const auto server = echoServer();
    QVERIFY(server);
    auto lab = std::make_unique<LabRun>(serverOptions(server->url() + QStringLiteral("/echo"), {"1.1.1", "1.1.2"}));
    lab->start();
    lab.reset();
    lab = std::make_unique<LabRun>(serverOptions(server->url() + QStringLiteral("/echo"), {"1.1.1", "1.1.2"}));
    const QSignalSpy started(lab.get(), &LabRun::caseStarted);
    lab->start();
    QTRY_VERIFY(!started.isEmpty());
    lab.reset();
    auto clients = std::make_unique<LabRun>(clientOptions({"1.1.1"}));
    Journal journal(*clients);
    clients->start();
    QTRY_VERIFY(journal.url.port() > 0);
    RawPeer peer(static_cast<quint16>(journal.url.port()));
    QVERIFY(peer.upgrade());
    clients.reset();
    QTRY_VERIFY(peer.isGone());
}

WINDSOCK_TEST(LabRunTest)
#include "LabRunTest.moc"
