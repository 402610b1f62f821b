#include "CliServer.h"

#include "tests/support/RawServer.h"
#include "tests/support/TestCertificate.h"
#include "tests/support/TestRegistry.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QXmlStreamReader>
#include <QtTest>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#include <sys/types.h>
#endif

/// `windsock-cli conform`, as its users see it.
class ConformTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRightServer();
    void aServerOfAnAuthority();
    void aWrongServer();
    void saysHowMuchIsWanted();
    void lists();
    void listsAsJson();
    void noServer_data();
    void noServer();
    void reports();
    void oneReportOnStdout();
    void pipesStayPipes();
    void filesAreFoundOutBefore_data();
    void filesAreFoundOutBefore();
    void leavesReportsAloneIfNothingWasAsked();
    void expectations();
    void expectationsOutliveAPort();
    void expectationsAreOfASide();
    void comparesWithAnEarlierRun();
    void drivesClients();
    void driversThatFail_data();
    void driversThatFail();
    void waitsForClients();
    void interruptReportsWhatThereIs();
    void driversMayClearUp();
    void portInUse();

private:
    static QStringList words(const QString &line) { return line.split(u' ', Qt::SkipEmptyParts); }
    static QStringList server(const QString &url, const QString &more);
    QString file(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)); }
    static QByteArray read(const QString &name);

    QTemporaryDir m_folder;
};

namespace {

/// Shakes hands, and then says nothing: not what an echo server does.
class SilentServer : public RawServer
{
public:
    SilentServer()
    {
        answerWith([](const QByteArray &head) { return RawPeer::upgradeAnswer(head, "Server: Silent/1.0\r\n"); });
    }
};

} // namespace

QStringList ConformTest::server(const QString &url, const QString &more)
{
    return QStringList{QStringLiteral("conform"), QStringLiteral("server"), url} + words(more);
}

QByteArray ConformTest::read(const QString &name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void ConformTest::aRightServer()
{
    const CliServer echo({QStringLiteral("--compression"), QStringLiteral("--log"), QStringLiteral("none")});
    Cli cli(server(echo.url(), QStringLiteral("--only pings --only handshake")));
    QCOMPARE(cli.waitForExit(), 0);
    const QByteArray text = cli.output();
    QVERIFY2(text.contains("No case failed of ") && text.contains(echo.url().toUtf8()), text);
    QVERIFY2(text.contains("Pings and pongs") && !text.contains("Framing"), text);
    QCOMPARE(cli.errorOutput(), QByteArray()); // progress is for terminals
}

void ConformTest::aServerOfAnAuthority()
{
    const TestCertificate certificate;
    QVERIFY2(certificate.errorString().isEmpty(), qPrintable(certificate.errorString()));
    const CliServer echo({QStringLiteral("--tls"), QStringLiteral("--cert"), certificate.certificateFile(),
                          QStringLiteral("--key"), certificate.keyFile(), QStringLiteral("--log"),
                          QStringLiteral("none")});
    const QString only = QStringLiteral("--only pings ");
    Cli stranger(server(echo.url(), only));
    QCOMPARE(stranger.waitForExit(), 1);
    QVERIFY2(stranger.errorOutput().contains("certificate"), stranger.errorOutput());
    Cli trusting(server(echo.url(), only + QStringLiteral("--cacert ") + certificate.authorityFile()));
    QCOMPARE(trusting.waitForExit(), 0);
    QVERIFY2(trusting.output().contains("No case failed of "), trusting.output());
    Cli careless(server(echo.url(), only + QStringLiteral("--insecure")));
    QCOMPARE(careless.waitForExit(), 0);
    Cli wrong(server(echo.url(), only + QStringLiteral("--cacert /nowhere.pem")));
    QCOMPARE(wrong.waitForExit(), 2);
    QVERIFY2(wrong.errorOutput().contains("/nowhere.pem"), wrong.errorOutput());
}

void ConformTest::aWrongServer()
{
    const SilentServer silent;
    Cli cli(server(silent.url(), QStringLiteral("--only 1.1.1 --only 14.2.1 --timeout 1")));
    QCOMPARE(cli.waitForExit(), 1);
    const QByteArray text = cli.output();
    QVERIFY2(text.contains("FAILED        1.1.1    text message of 0 bytes (RFC 6455 §"), text);
    QVERIFY2(text.contains("did not come back\n"), text);
    QVERIFY2(text.contains("2 cases failed of 2, in "), text);
    QVERIFY2(text.contains("Silent/1.0"), text);
    QVERIFY2(cli.errorOutput().contains("needs an endpoint that echoes"), cli.errorOutput());
}

void ConformTest::saysHowMuchIsWanted()
{
    const SilentServer silent;
    Cli quiet(server(silent.url(), QStringLiteral("--only 1.1.2 --timeout 0.3 --quiet --agent mine")));
    QCOMPARE(quiet.waitForExit(), 1);
    QVERIFY2(quiet.output().startsWith("mine  "), quiet.output());
    QVERIFY2(!quiet.output().contains("1.1.2"), quiet.output());
    Cli verbose(server(silent.url(), QStringLiteral("--only 1.1.2 --timeout 0.3 -v")));
    QCOMPARE(verbose.waitForExit(), 1);
    for (const char *line : {"> GET / HTTP/1.1\n", "< HTTP/1.1 101 ", "> text FIN MASK, 1 bytes: ", "expected: text ",
                             "The peer sent no Close frame"})
        QVERIFY2(verbose.output().contains(line), verbose.output());
}

void ConformTest::lists()
{
    Cli cli(words(QStringLiteral("conform client --list --only 10.*")));
    QCOMPARE(cli.waitForExit(), 0);
    const QByteArrayList lines = cli.output().trimmed().split('\n');
    QVERIFY(lines.size() > 5);
    for (const QByteArray &line : lines)
        QVERIFY2(line.startsWith("10.") && line.contains(" limits ") && line.contains("RFC 6455 §"), line);
    QVERIFY(cli.output().contains("[slow]"));
}

void ConformTest::listsAsJson()
{
    Cli cli(words(QStringLiteral("conform server --list --json -")));
    QCOMPARE(cli.waitForExit(), 0);
    const QJsonArray rows = QJsonDocument::fromJson(cli.output()).array();
    QVERIFY(rows.size() > 400);
    const QJsonObject first = rows.first().toObject();
    QCOMPARE(first.value(QStringLiteral("id")).toString(), QStringLiteral("1.1.1"));
    QCOMPARE(first.value(QStringLiteral("category")).toString(), QStringLiteral("framing"));
    QVERIFY(first.value(QStringLiteral("section")).toString().startsWith(u"RFC 6455 §"));
}

void ConformTest::noServer_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QByteArray>("words");
    QTest::newRow("nobody") << QStringLiteral("127.0.0.1:1")
                            << QByteArray("There is no connection to ws://127.0.0.1:1/");
    QTest::newRow("another path") << QStringLiteral("/nowhere") << QByteArray("HTTP 404: is it another path?");
}

void ConformTest::noServer()
{
    QFETCH(QString, url);
    QFETCH(QByteArray, words);
    const CliServer echo({QStringLiteral("--log"), QStringLiteral("none")});
    if (url.startsWith(u'/'))
        url = QStringLiteral("ws://127.0.0.1:%1").arg(echo.port()) + url;
    Cli cli(server(url, {}));
    QCOMPARE(cli.waitForExit(), 1);
    QVERIFY2(cli.errorOutput().contains(words), cli.errorOutput());
    QCOMPARE(cli.errorOutput().count('\n'), 1);
    QCOMPARE(cli.output(), QByteArray());
}

void ConformTest::reports()
{
    const SilentServer silent;
    Cli cli(server(
        silent.url(),
        QStringLiteral(
            "--only 1.1.1 --only 1.1.2 --timeout 1 --agent Silent/1.0 --junit %1 --json %2 --html %3 --autobahn %4")
            .arg(file("j.xml"), file("run.json"), file("r.html"), file("deep/autobahn"))));
    QCOMPARE(cli.waitForExit(), 1);
    QXmlStreamReader xml(read(file("j.xml")));
    int failures = 0;
    while (!xml.atEnd()) {
        if (xml.readNext() == QXmlStreamReader::StartElement && xml.name() == QStringLiteral("failure"))
            ++failures;
    }
    QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    QCOMPARE(failures, 2);
    QVERIFY(QJsonDocument::fromJson(read(file("run.json"))).isObject());
    QVERIFY(read(file("r.html")).contains("Silent/1.0"));
    const QJsonObject index = QJsonDocument::fromJson(read(file("deep/autobahn/index.json"))).object();
    QCOMPARE(index.value(QStringLiteral("Silent/1.0")).toObject().size(), 2);
}

void ConformTest::oneReportOnStdout()
{
    const CliServer echo({QStringLiteral("--log"), QStringLiteral("none")});
    Cli cli(server(echo.url(), QStringLiteral("--only 1.1.* --json -")));
    QCOMPARE(cli.waitForExit(), 0);
    QVERIFY(QJsonDocument::fromJson(cli.output()).isObject());
    QVERIFY2(cli.errorOutput().contains("No case failed of "), cli.errorOutput());
}

void ConformTest::pipesStayPipes()
{
#ifdef Q_OS_UNIX
    const QString pipe = file("pipe");
    QCOMPARE(mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
    const CliServer echo({QStringLiteral("--log"), QStringLiteral("none")});
    ChildProcess reader(QStringLiteral("cat"), {pipe});
    Cli cli(server(echo.url(), QStringLiteral("--only 1.1.1 --json ") + pipe));
    QCOMPARE(cli.waitForExit(), 0);
    QVERIFY(!QFileInfo(pipe).isFile());
    QCOMPARE(reader.waitForExit(), 0);
    QVERIFY2(QJsonDocument::fromJson(reader.output()).isObject(), reader.output());
#else
    QSKIP("there are no pipes with names");
#endif
}

void ConformTest::filesAreFoundOutBefore_data()
{
    QTest::addColumn<QString>("option");
    QTest::addColumn<QByteArray>("words");
    const auto row = [](const char *option, const char *words) {
        QTest::newRow(option) << QString::fromLatin1(option) << QByteArray(words);
    };
    row("--json nowhere/at/all", "\"nowhere/at/all\" can't be written: ");
    row("--junit .", "it is a folder");
    row("--html nowhere/a.html", "can't be written");
    row("--write-expect nowhere/a.json", "can't be written");
    row("--autobahn -", "name a folder");
    row("--expect nowhere.json", "\"nowhere.json\" can't be read: ");
    row("--json here.json --junit ./here.json", "can't both be \"./here.json\"");
    row("--json - --html -", "can't both go to stdout");
    row("--compare nowhere.json", "\"nowhere.json\" can't be read: ");
}

void ConformTest::filesAreFoundOutBefore()
{
    QFETCH(QString, option);
    QFETCH(QByteArray, words);
    const SilentServer silent;
    Cli cli(server(silent.url(), option));
    QCOMPARE(cli.waitForExit(), 1);
    QVERIFY2(cli.errorOutput().contains(words), cli.errorOutput());
    QCOMPARE(cli.errorOutput().count('\n'), 1);
    QCOMPARE(silent.connectionCount(), size_t{0});
}

void ConformTest::leavesReportsAloneIfNothingWasAsked()
{
    QFile earlier(file("kept.json"));
    QVERIFY(earlier.open(QIODevice::WriteOnly) && earlier.write("kept") == 4);
    earlier.close();
    Cli cli(server(QStringLiteral("ws://127.0.0.1:1"), QStringLiteral("--json ") + earlier.fileName()));
    QCOMPARE(cli.waitForExit(), 1);
    QCOMPARE(read(earlier.fileName()), QByteArray("kept"));
}

void ConformTest::expectations()
{
    const QString known = file("known.json");
    const SilentServer silent;
    Cli first(server(silent.url(), QStringLiteral("--only 1.1.1 --timeout 1 --agent mine --write-expect ") + known));
    QCOMPARE(first.waitForExit(), 1);
    Cli same(server(silent.url(), QStringLiteral("--only 1.1.1 --timeout 1 --agent mine --expect ") + known));
    QCOMPARE(same.waitForExit(), 0);
    QVERIFY2(same.output().contains("Nothing is worse than expected."), same.output());
    Cli more(
        server(silent.url(), QStringLiteral("--only 1.1.1 --only 1.1.2 --timeout 1 --agent mine --expect ") + known));
    QCOMPARE(more.waitForExit(), 1);
    const QByteArray news = more.output().mid(more.output().indexOf("Worse than expected:"));
    QVERIFY2(news.contains("1.1.2 ") && news.contains("FAILED") && !news.contains("1.1.1"), more.output());
}

// A server without a name is called by its port, which may be another each time.
void ConformTest::expectationsOutliveAPort()
{
    const QString known = file("nameless.json");
    const auto answer = [](const QByteArray &head) { return RawPeer::upgradeAnswer(head); };
    RawServer before;
    before.answerWith(answer);
    RawServer after;
    after.answerWith(answer);
    Cli first(server(before.url(), QStringLiteral("--only 1.1.1 --timeout 1 --write-expect ") + known));
    QCOMPARE(first.waitForExit(), 1);
    Cli second(server(after.url(), QStringLiteral("--only 1.1.1 --timeout 1 --expect ") + known));
    QCOMPARE(second.waitForExit(), 0);
    QVERIFY2(second.output().contains("Nothing is worse than expected."), second.output());
}

void ConformTest::expectationsAreOfASide()
{
    const QString known = file("server.json");
    const QString run = file("server-run.json");
    const SilentServer silent;
    Cli first(
        server(silent.url(), QStringLiteral("--only 1.1.1 --timeout 1 --write-expect %1 --json %2").arg(known, run)));
    QCOMPARE(first.waitForExit(), 1);
    for (const QString &option : {QStringLiteral("--expect ") + known, QStringLiteral("--compare ") + run}) {
        Cli client(words(QStringLiteral("conform client --port 0 --only 1.1.1 ") + option));
        QCOMPARE(client.waitForExit(), 1);
        QVERIFY2(client.errorOutput().contains("is of a server, and this run tests clients"), client.errorOutput());
    }
}

void ConformTest::comparesWithAnEarlierRun()
{
    const QString earlier = file("earlier.json");
    const SilentServer silent;
    Cli before(server(silent.url(), QStringLiteral("--only 1.1.1 --timeout 0.3 --json ") + earlier));
    QCOMPARE(before.waitForExit(), 1);
    const CliServer echo({QStringLiteral("--log"), QStringLiteral("none")});
    Cli now(server(echo.url(), QStringLiteral("--only 1.1.1 --compare ") + earlier));
    QCOMPARE(now.waitForExit(), 0);
    QVERIFY2(now.output().contains("better  1.1.1    FAILED, now OK"), now.output());
}

void ConformTest::drivesClients()
{
    Cli cli(words(QStringLiteral("conform client --port 0 --only 1.1.2 -- %1 connect --handler echo "
                                 "{url}/runCase?case=1&agent=mine")
                      .arg(QStringLiteral(WINDSOCK_CLI))));
    QCOMPARE(cli.waitForExit(), 0);
    QVERIFY2(cli.output().contains("mine\n"), cli.output());
    QVERIFY2(cli.output().contains("No case failed of 1, in "), cli.output());
    QVERIFY(!cli.output().contains("listening"));
}

void ConformTest::driversThatFail_data()
{
    QTest::addColumn<QStringList>("command");
    QTest::addColumn<QByteArray>("words");
    QTest::newRow("not there") << QStringList{QStringLiteral("/nowhere/driver")} << QByteArray("can't be started");
    QTest::newRow("refused") << QStringList{QStringLiteral(WINDSOCK_CLI), QStringLiteral("connect"),
                                            QStringLiteral("{url}/runCase?case=3")}
                             << QByteArray("ended with 1");
    QTest::newRow("did nothing") << QStringList{QStringLiteral(WINDSOCK_CLI), QStringLiteral("--version")}
                                 << QByteArray("No client came");
    QTest::newRow("did half") << QStringList{QStringLiteral(WINDSOCK_CLI), QStringLiteral("connect"),
                                             QStringLiteral("--handler"), QStringLiteral("echo"),
                                             QStringLiteral("{url}/runCase?case=1&agent=mine")}
                              << QByteArray("ended before all cases were asked");
}

void ConformTest::driversThatFail()
{
    QFETCH(QStringList, command);
    QFETCH(QByteArray, words);
    Cli cli(ConformTest::words(QStringLiteral("conform client --port 0 --only 1.1.1 --only 1.1.2 --")) + command);
    QCOMPARE(cli.waitForExit(), 1);
    QVERIFY2(cli.errorOutput().contains(words), cli.errorOutput());
}

void ConformTest::waitsForClients()
{
    Cli cli(words(QStringLiteral("conform client --port 0 --only 1.1.1 --only 1.1.2")));
    const QString url = cli.waitForLine(QStringLiteral("listening on "));
    QVERIFY(url.startsWith(u"ws://127.0.0.1:"));
    const auto connect = [&url](const QString &target) {
        return QStringList{QStringLiteral("connect"), QStringLiteral("--handler"), QStringLiteral("echo"),
                           url + target};
    };
    Cli client(connect(QStringLiteral("/runCase?case=2&agent=mine")));
    QCOMPARE(client.waitForExit(), 0);
    Cli driver(connect(QStringLiteral("/updateReports?agent=mine")));
    QCOMPARE(driver.waitForExit(), 0);
    QCOMPARE(cli.waitForExit(), 0);
    QVERIFY2(cli.output().contains("No case failed of 1 that were asked, out of 2"), cli.output());
}

void ConformTest::interruptReportsWhatThereIs()
{
    const SilentServer silent;
    Cli cli(server(silent.url(), QStringLiteral("--parallel 1 --timeout 0.2")));
    QVERIFY(cli.waitForOutput("FAILED "));
    cli.interrupt();
    QCOMPARE(cli.waitForExit(), 1);
    QVERIFY2(cli.output().contains("that were asked, out of "), cli.output());
    QVERIFY2(cli.errorOutput().contains("interrupted before all cases were asked"), cli.errorOutput());
}

// A driver that is asked to end has its time for that: it may have children, and files.
void ConformTest::driversMayClearUp()
{
#ifdef Q_OS_UNIX
    const QString cleared = file("cleared");
    const QString script =
        QStringLiteral("trap 'sleep 0.2; echo yes > %1; exit 0' TERM; echo driving; while :; do sleep 0.1; done")
            .arg(cleared);
    Cli cli(words(QStringLiteral("conform client --port 0 --only 1.1.1 --"))
            << QStringLiteral("sh") << QStringLiteral("-c") << script);
    QVERIFY(cli.waitForErrorOutput("driving"));
    cli.interrupt();
    QCOMPARE(cli.waitForExit(), 1);
    QCOMPARE(read(cleared), QByteArray("yes\n"));
#else
    QSKIP("nobody is asked to end with a signal");
#endif
}

void ConformTest::portInUse()
{
    QTcpServer taken;
    QVERIFY(taken.listen(QHostAddress::LocalHost));
    Cli cli(words(QStringLiteral("conform client --port %1").arg(taken.serverPort())));
    QCOMPARE(cli.waitForExit(), 1);
    QVERIFY2(cli.errorOutput().contains("Can't listen on 127.0.0.1, port "), cli.errorOutput());
    QCOMPARE(cli.errorOutput().count('\n'), 1);
}

WINDSOCK_TEST(ConformTest)
#include "ConformTest.moc"
