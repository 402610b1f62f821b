#include "CliServer.h"

#include "tests/support/RawServer.h"
#include "tests/support/TestCertificate.h"
#include "tests/support/TestRegistry.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

/// `windsock-cli bench`, as its users see it.
class BenchTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void printsATable();
    void printsJson();
    void showsProgress();
    void modes_data();
    void modes();
    void sendsHeaders();
    void verifiesCertificates();
    void interruptPrintsWhatThereIs();
    void exitCodes_data();
    void exitCodes();
    void asksBeforeItLoadsAStranger_data();
    void asksBeforeItLoadsAStranger();
    void asksBeforeItLoadsThroughAProxy();
    void loadsNobodyItDidNotFind();
    void takesNoRateThatNeverComes();
    void sendsAnEmptyMessage();
    void interruptedBeforeAnythingOpenedIsAFailure();

private:
    static QStringList command(const QString &url, const QString &more = {});
    static QJsonObject report(Cli &cli);
};

QStringList BenchTest::command(const QString &url, const QString &more)
{
    return QStringList{QStringLiteral("bench"), url} + more.split(u' ', Qt::SkipEmptyParts);
}

QJsonObject BenchTest::report(Cli &cli)
{
    return QJsonDocument::fromJson(cli.output()).object();
}

void BenchTest::printsATable()
{
    const CliServer server({QStringLiteral("--log"), QStringLiteral("none")});
    Cli cli(command(server.url(), QStringLiteral("-c 3 -d 300ms -s 1k -q")));
    QCOMPARE(cli.waitForExit(), 0);
    QCOMPARE(cli.errorOutput(), QByteArray());
    const QByteArray table = cli.output();
    for (const char *words : {"3 connections", "1,024 bytes of text", "3 opened in", "sent", "received", "p99.9",
                              "latency", "errors      none", "closed loop"})
        QVERIFY2(table.contains(words), table);
}

void BenchTest::printsJson()
{
    const CliServer server({QStringLiteral("--log"), QStringLiteral("none")});
    Cli cli(command(server.url(), QStringLiteral("--json -q -n 200 -r 1000 -t 2 --type json -s 2k")));
    QCOMPARE(cli.waitForExit(), 0);
    const QJsonObject json = report(cli);
    QCOMPARE(json.value(QStringLiteral("sent")).toObject().value(QStringLiteral("messages")).toInt(), 200);
    QCOMPARE(json.value(QStringLiteral("sent")).toObject().value(QStringLiteral("bytes")).toInt(), 200 * 2048);
    QCOMPARE(json.value(QStringLiteral("options")).toObject().value(QStringLiteral("threads")).toInt(), 2);
    QVERIFY(json.value(QStringLiteral("latencyMs")).toObject().value(QStringLiteral("p50")).toDouble() > 0);
    QCOMPARE(json.value(QStringLiteral("errorCount")).toInt(-1), 0);
}

void BenchTest::showsProgress()
{
    const CliServer server({QStringLiteral("--log"), QStringLiteral("none")});
    Cli cli(command(server.url(), QStringLiteral("-d 1m -r 100")));
    QVERIFY(cli.waitForErrorOutput("1 s  measuring  10 open"));
    QVERIFY(cli.waitForErrorOutput("2 s  measuring"));
    QVERIFY(!cli.errorOutput().contains('\r')); // no terminal
    QCOMPARE(cli.output(), QByteArray());
    cli.interrupt();
    QCOMPARE(cli.waitForExit(), 0);
}

void BenchTest::modes_data()
{
    QTest::addColumn<QString>("handler");
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<int>("received");
    QTest::newRow("echo") << QStringLiteral("echo") << QStringLiteral("-n 60 -w 4") << 60;
    QTest::newRow("compressed") << QStringLiteral("echo") << QStringLiteral("-n 60 --compression --type mixed") << 60;
    QTest::newRow("fanout") << QStringLiteral("broadcast") << QStringLiteral("--mode fanout -n 60 -c 5") << 300;
    QTest::newRow("connect") << QStringLiteral("echo") << QStringLiteral("--mode connect -n 60") << 60;
    QTest::newRow("hold") << QStringLiteral("echo") << QStringLiteral("--mode hold -d 200ms -c 30 --ramp-up 100ms")
                          << 0;
    QTest::newRow("hold, one active") << QStringLiteral("echo") << QStringLiteral("--mode hold --active 1 -n 60 -c 30")
                                      << 60;
}

void BenchTest::modes()
{
    QFETCH(QString, handler);
    QFETCH(QString, arguments);
    QFETCH(int, received);
    const CliServer server({QStringLiteral("--log"), QStringLiteral("none"), QStringLiteral("--compression"),
                            QStringLiteral("--handler"), handler});
    Cli cli(command(server.url(), arguments + QStringLiteral(" --json -q")));
    QCOMPARE(cli.waitForExit(), 0);
    QCOMPARE(report(cli).value(QStringLiteral("received")).toObject().value(QStringLiteral("messages")).toInt(),
             received);
}

void BenchTest::sendsHeaders()
{
    RawServer server;
    server.answerWith([](const QByteArray &) { return QByteArray("HTTP/1.1 401 No\r\nContent-Length: 0\r\n\r\n"); });
    Cli cli(QStringList{QStringLiteral("bench"), server.url(), QStringLiteral("-H"), QStringLiteral("X-Load: yes"),
                        QStringLiteral("--subprotocol"), QStringLiteral("chat"), QStringLiteral("-c"),
                        QStringLiteral("1"), QStringLiteral("-q"), QStringLiteral("--compression")});
    QTRY_COMPARE(server.heads().size(), 1);
    const QByteArray head = server.heads().first();
    QVERIFY(head.contains("X-Load: yes\r\n"));
    QVERIFY(head.contains("Sec-WebSocket-Protocol: chat\r\n"));
    QVERIFY(head.contains("permessage-deflate"));
    QTRY_VERIFY(!cli.isRunning());
    QCOMPARE(cli.waitForExit(), 1);
    QVERIFY2(cli.output().contains("the handshake was answered with 401"), cli.output());
}

void BenchTest::verifiesCertificates()
{
    const TestCertificate certificate;
    const CliServer server({QStringLiteral("--cert"), certificate.certificateFile(), QStringLiteral("--key"),
                            certificate.keyFile(), QStringLiteral("--tls"), QStringLiteral("--log"),
                            QStringLiteral("none")});
    Cli refused(command(server.url(), QStringLiteral("-c 1 -n 5 -q")));
    QCOMPARE(refused.waitForExit(), 1);
    QVERIFY2(refused.output().contains("TLS failed"), refused.output());
    Cli trusted(command(server.url(), QStringLiteral("-c 1 -n 5 -q --cacert ") + certificate.authorityFile()));
    QCOMPARE(trusted.waitForExit(), 0);
}

void BenchTest::interruptPrintsWhatThereIs()
{
    const CliServer server({QStringLiteral("--log"), QStringLiteral("none")});
    Cli cli(command(server.url(), QStringLiteral("-d 10m --json")));
    QVERIFY(cli.waitForErrorOutput("measuring"));
    cli.interrupt();
    QCOMPARE(cli.waitForExit(), 0);
    const QJsonObject json = report(cli);
    QVERIFY(json.value(QStringLiteral("interrupted")).toBool());
    QVERIFY(json.value(QStringLiteral("received")).toObject().value(QStringLiteral("messages")).toInt() > 0);
}

void BenchTest::exitCodes_data()
{
    QTest::addColumn<QString>("handler");
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QByteArray>("words");
    QTest::newRow("mismatch") << QStringLiteral("broadcast") << QStringLiteral("-n 20 -c 2 --answer-timeout 300ms") << 3
                              << QByteArray("errors");
    QTest::newRow("no copies") << QStringLiteral("echo")
                               << QStringLiteral("--mode fanout -d 200ms --answer-timeout 300ms") << 3
                               << QByteArray("does the server pass on to all what one sends?");
}

void BenchTest::exitCodes()
{
    QFETCH(QString, handler);
    QFETCH(QString, arguments);
    QFETCH(int, exitCode);
    QFETCH(QByteArray, words);
    const CliServer server({QStringLiteral("--log"), QStringLiteral("none"), QStringLiteral("--handler"), handler});
    Cli cli(command(server.url(), arguments + QStringLiteral(" -q")));
    QCOMPARE(cli.waitForExit(), exitCode);
    const QByteArray text = cli.output().replace('\n', ' ');
    QVERIFY2(text.contains(words), text);
}

void BenchTest::asksBeforeItLoadsAStranger_data()
{
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<bool>("refused");
    QTest::newRow("as fast as it goes") << QString() << true;
    QTest::newRow("too fast") << QStringLiteral("-r 1001") << true;
    QTest::newRow("too many") << QStringLiteral("-r 10 -c 101") << true;
    QTest::newRow("gently") << QStringLiteral("-r 10 -c 2") << false;
    QTest::newRow("agreed") << QStringLiteral("--yes -c 2") << false;
}

// 192.0.2.0/24 is for documentation (RFC 5737): nobody is there.
void BenchTest::asksBeforeItLoadsAStranger()
{
    QFETCH(QString, arguments);
    QFETCH(bool, refused);
    Cli cli(command(QStringLiteral("ws://192.0.2.1"), arguments + QStringLiteral(" -q --connect-timeout 0.2")));
    QCOMPARE(cli.waitForExit(), refused ? 2 : 1);
    QCOMPARE(cli.errorOutput().contains("--yes"), refused);
    QCOMPARE(cli.errorOutput().count('\n'), refused ? 1 : 0);
    QCOMPARE(cli.output().isEmpty(), refused);
}

// What the proxy makes of the name isn't ours to look up.
void BenchTest::asksBeforeItLoadsThroughAProxy()
{
    const QString proxied = QStringLiteral("-q --connect-timeout 0.2 --proxy http://127.0.0.1:1");
    Cli asked(command(QStringLiteral("ws://nowhere.invalid"), proxied));
    QCOMPARE(asked.waitForExit(), 2);
    QVERIFY2(asked.errorOutput().contains("--yes"), asked.errorOutput());
    Cli agreed(command(QStringLiteral("ws://nowhere.invalid"), proxied + QStringLiteral(" --yes -c 1")));
    QCOMPARE(agreed.waitForExit(), 1);
    QVERIFY2(agreed.output().contains("errors"), agreed.output());
}

// A lookup that fails here may succeed a moment later, when nobody asks any more.
void BenchTest::loadsNobodyItDidNotFind()
{
    Cli cli(command(QStringLiteral("ws://nowhere.invalid"), QStringLiteral("-q")));
    QCOMPARE(cli.waitForExit(), 1);
    QVERIFY2(cli.errorOutput().contains("wasn't found"), cli.errorOutput());
    QCOMPARE(cli.output(), QByteArray());
}

void BenchTest::takesNoRateThatNeverComes()
{
    for (const char *rate : {"1e-9", "-1", "nan", "1e300"}) {
        Cli cli(command(QStringLiteral("ws://127.0.0.1:1"), QStringLiteral("-q -r ") + QLatin1String(rate)));
        QCOMPARE(cli.waitForExit(), 2);
        QVERIFY2(cli.errorOutput().contains("--rate takes"), cli.errorOutput());
    }
}

void BenchTest::sendsAnEmptyMessage()
{
    const CliServer server({QStringLiteral("--log"), QStringLiteral("none")});
    Cli cli(command(server.url(), QStringLiteral("-n 20 -q --json --type json --message")) + QStringList{QString()});
    QCOMPARE(cli.waitForExit(), 0);
    const QJsonObject sent = report(cli).value(QStringLiteral("sent")).toObject();
    QCOMPARE(sent.value(QStringLiteral("messages")).toInt(), 20);
    QCOMPARE(sent.value(QStringLiteral("bytes")).toInt(-1), 0);
}

void BenchTest::interruptedBeforeAnythingOpenedIsAFailure()
{
    const RawServer server; // answers nothing
    Cli cli(command(server.url(), QStringLiteral("-c 1")));
    QVERIFY(cli.waitForErrorOutput("opening"));
    cli.interrupt();
    QCOMPARE(cli.waitForExit(), 1);
}

WINDSOCK_TEST(BenchTest)
#include "BenchTest.moc"
