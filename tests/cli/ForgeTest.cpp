#include "CliServer.h"

#include "tests/support/RawServer.h"
#include "tests/support/TestRegistry.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QtTest>

/// `windsock-cli forge`, as its users see it.
class ForgeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listsWhatThereIs();
    void listsAsJson();
    void everyPresetOnOurServer();
    void tellsWhatCameBack();
    void tellsAsJson();
    void aWrongAnswerIsAnExitCode();
    void sendsAFile();
    void aFileThatIsNone();
    void sparesStrangers_data();
    void sparesStrangers();
    void exitCodes_data();
    void exitCodes();

private:
    static QStringList command(const QString &url, const QString &more);
    static QJsonArray json(Cli &cli) { return QJsonDocument::fromJson(cli.output()).array(); }
};

QStringList ForgeTest::command(const QString &url, const QString &more)
{
    return QStringList{QStringLiteral("forge"), url} + more.split(u' ', Qt::SkipEmptyParts);
}

void ForgeTest::listsWhatThereIs()
{
    Cli cli({QStringLiteral("forge"), QStringLiteral("--list")});
    QCOMPARE(cli.waitForExit(), 0);
    const QByteArray list = cli.output();
    for (const char *words : {"fragmented-ping", "RFC 6455 §5.5", "deflate-bomb", "close-1005", "1007"})
        QVERIFY2(list.contains(words), list);
}

void ForgeTest::listsAsJson()
{
    Cli cli({QStringLiteral("forge"), QStringLiteral("--list"), QStringLiteral("--json"), QStringLiteral("--preset"),
             QStringLiteral("ping-126")});
    QCOMPARE(cli.waitForExit(), 0);
    const QJsonArray list = json(cli);
    QCOMPARE(list.size(), 1);
    const QJsonObject preset = list.first().toObject();
    QCOMPARE(preset[QStringLiteral("preset")].toString(), QStringLiteral("ping-126"));
    QCOMPARE(preset[QStringLiteral("section")].toString(), QStringLiteral("RFC 6455 §5.5"));
    QCOMPARE(preset[QStringLiteral("sequence")][QStringLiteral("expect")][QStringLiteral("codes")][0].toInt(), 1002);
}

void ForgeTest::everyPresetOnOurServer()
{
    for (const char *compression : {"", "--compression"}) {
        QStringList options{QStringLiteral("--log"), QStringLiteral("none")};
        if (*compression != '\0')
            options += QLatin1String(compression);
        const CliServer server(options);
        Cli cli(command(server.url(), QStringLiteral("--all --echo")));
        QCOMPARE(cli.waitForExit(), 0);
        QVERIFY2(!cli.output().contains("\nwrong "), cli.output());
        QVERIFY2(!cli.output().contains("\ntolerable "), cli.output());
    }
}

void ForgeTest::tellsWhatCameBack()
{
    const CliServer server({QStringLiteral("--log"), QStringLiteral("none")});
    Cli cli(command(server.url(), QStringLiteral("--preset rsv2 --preset unasked-pong --preset deflate-corrupt")));
    QCOMPARE(cli.waitForExit(), 0);
    const QByteArray told = cli.output();
    for (const char *words : {"right          rsv2", "Close 1002 \"reserved bit set", "must fail the connection",
                              "right          unasked-pong", "Pong \"alive?\"", "doesn’t apply", "wasn’t agreed on"})
        QVERIFY2(told.contains(words), told);
}

void ForgeTest::tellsAsJson()
{
    const CliServer server({QStringLiteral("--log"), QStringLiteral("none")});
    Cli cli(command(server.url(), QStringLiteral("--preset close-1005 --json")));
    QCOMPARE(cli.waitForExit(), 0);
    const QJsonObject report = json(cli).first().toObject();
    QCOMPARE(report[QStringLiteral("verdict")].toString(), QStringLiteral("right"));
    QCOMPARE(report[QStringLiteral("cameBack")][0][QStringLiteral("kind")].toString(), QStringLiteral("close"));
    QCOMPARE(report[QStringLiteral("cameBack")][0][QStringLiteral("code")].toInt(), 1002);
    QCOMPARE(report[QStringLiteral("bytesSent")].toInt(), 8);
}

void ForgeTest::aWrongAnswerIsAnExitCode()
{
    RawServer server;
    server.answerWith([](const QByteArray &head) { return RawPeer::upgradeAnswer(head); });
    Cli cli(command(server.url(), QStringLiteral("--preset rsv2 --wait 0.1")));
    QCOMPARE(cli.waitForExit(), 1);
    QVERIFY2(cli.output().contains("The connection is still open."), cli.output());
    QVERIFY2(cli.output().contains("came back nothing"), cli.output());
}

void ForgeTest::sendsAFile()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("own.json")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(R"({"format": "windsock-forge", "title": "my own", "steps": [
        {"frame": {"opcode": "text", "fin": false, "payload": "a"}, "repeat": 3}],
        "expect": {"end": "fails", "codes": [1002]}})");
    file.close();
    const CliServer server({QStringLiteral("--log"), QStringLiteral("none")});
    Cli cli(QStringList{QStringLiteral("forge"), server.url(), QStringLiteral("--sequence"), file.fileName()});
    QCOMPARE(cli.waitForExit(), 0);
    QVERIFY2(cli.output().contains("right          my own"), cli.output());
}

void ForgeTest::aFileThatIsNone()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("own.json")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(R"({"format": "windsock-forge", "steps": [{"frame": {"opcode": 99}}]})");
    file.close();
    const auto fails = [](const QString &name, const QByteArray &why) {
        Cli cli({QStringLiteral("forge"), QStringLiteral("ws://127.0.0.1:1"), QStringLiteral("--sequence"), name});
        QCOMPARE(cli.waitForExit(), 1);
        QVERIFY2(cli.errorOutput().contains(why), cli.errorOutput());
    };
    fails(file.fileName(), "steps[0].frame.opcode takes a whole number from 0 to 15, not 99.");
    fails(folder.filePath(QStringLiteral("none.json")), "can't be read");
}

// 192.0.2.0/24 is nobody's (RFC 5737); nothing is sent there.
void ForgeTest::sparesStrangers_data()
{
    QTest::addColumn<QString>("options");
    QTest::newRow("a bomb") << QStringLiteral("--preset deflate-bomb");
    QTest::newRow("a flood among others") << QStringLiteral("--preset rsv2 --preset flood-pings");
    QTest::newRow("behind a proxy") << QStringLiteral("--preset flood-pings --proxy http://127.0.0.1:1");
}

void ForgeTest::sparesStrangers()
{
    QFETCH(QString, options);
    Cli cli(command(QStringLiteral("ws://192.0.2.1/"), options));
    QCOMPARE(cli.waitForExit(), 2);
    QVERIFY2(cli.errorOutput().contains("add --yes if it is yours to break"), cli.errorOutput());
}

void ForgeTest::exitCodes_data()
{
    QTest::addColumn<QString>("options");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("why");
    const QString nobody = QStringLiteral("ws://127.0.0.1:1 ");
    QTest::newRow("no URL") << QStringLiteral("--all") << 2 << QByteArray("forge takes one URL");
    QTest::newRow("nothing to send") << nobody << 2 << QByteArray("Say what to send");
    QTest::newRow("no such preset") << nobody + QStringLiteral("--preset rsv4") << 2
                                    << QByteArray("no preset \"rsv4\"");
    QTest::newRow("bomb") << nobody + QStringLiteral("--all --bomb-size 17g") << 2 << QByteArray("--bomb-size takes");
    QTest::newRow("nobody there") << nobody + QStringLiteral("--preset rsv2") << 1 << QByteArray("refuses the connection");
    QTest::newRow("help") << QStringLiteral("--help") << 0 << QByteArray();
}

void ForgeTest::exitCodes()
{
    QFETCH(QString, options);
    QFETCH(int, code);
    QFETCH(QByteArray, why);
    Cli cli(QStringList{QStringLiteral("forge")} + options.split(u' ', Qt::SkipEmptyParts));
    QCOMPARE(cli.waitForExit(), code);
    QVERIFY2(cli.errorOutput().contains(why), cli.errorOutput());
}

WINDSOCK_TEST(ForgeTest)
#include "ForgeTest.moc"
