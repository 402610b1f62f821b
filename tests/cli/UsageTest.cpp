#include "CliServer.h"

#include "tests/support/TestRegistry.h"

#include <QtTest>

/// The contract of the command line: what is refused, with which code, and that help and version work.
class UsageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void helpAndVersion_data();
    void helpAndVersion();
    void refusals_data();
    void refusals();
};

void UsageTest::helpAndVersion_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("help") << QStringList{QStringLiteral("--help")} << QByteArray("exit codes");
    QTest::newRow("version") << QStringList{QStringLiteral("--version")} << QByteArray("windsock-cli 0.");
    QTest::newRow("serve") << QStringList{QStringLiteral("serve"), QStringLiteral("--help")}
                           << QByteArray("--ping-interval");
    QTest::newRow("faults") << QStringList{QStringLiteral("serve"), QStringLiteral("--fault"), QStringLiteral("list")}
                            << QByteArray("--fault corrupt=every:100");
    QTest::newRow("connect") << QStringList{QStringLiteral("connect"), QStringLiteral("--help")}
                             << QByteArray("--wait");
    QTest::newRow("bench") << QStringList{QStringLiteral("bench"), QStringLiteral("--help")} << QByteArray("--ramp-up");
    QTest::newRow("conform") << QStringList{QStringLiteral("conform"), QStringLiteral("--help")}
                             << QByteArray("--write-expect");
}

void UsageTest::helpAndVersion()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, text);
    Cli cli(arguments);
    QCOMPARE(cli.waitForExit(), 0);
    QVERIFY2(cli.output().contains(text), cli.output());
    QCOMPARE(cli.errorOutput(), QByteArray());
}

void UsageTest::refusals_data()
{
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QByteArray>("sentence");
    const auto row = [](const char *arguments, int exitCode, const char *sentence) {
        QTest::newRow(arguments) << QString::fromLatin1(arguments) << exitCode << QByteArray(sentence);
    };
    row("", 2, "subcommand");
    row("bogus", 2, "bogus");
    row("serve --bogus", 2, "bogus");
    row("serve extra", 2, "extra");
    row("serve --port", 2, "port");
    row("serve --port 65536", 2, "0 to 65535");
    row("serve --port -1", 2, "0 to 65535");
    row("serve --port x", 2, "0 to 65535");
    row("serve --ping-interval x", 2, "seconds");
    row("serve --ping-interval -1", 2, "seconds");
    row("serve --log xml", 2, "text or json or frames or none");
    row("serve --subprotocol a,b", 2, "subprotocol");
    row("serve --threads 0", 2, "1 to 64");
    row("serve --threads 65", 2, "1 to 64");
    row("serve --cert c.pem", 2, "--cert and --key");
    row("serve --tls --key k.pem", 2, "--cert and --key");
    row("serve --tls --key-passphrase x", 2, "--key-passphrase");
    row("serve --tls --cert nowhere.pem --key nowhere.key", 1, "nowhere.pem");
    row("serve --host 256.1.1.1", 1, "not an address");
    row("serve --path websocket", 1, "slash");
    // What a later version brings.
    row("serve --handler chat --path /", 1, "another path");
    row("serve --handler nonsense", 2, "no handler");
    row("serve --handler nowhere.js", 1, "\"nowhere.js\" can't be read: there is no such file");
    row("connect --handler nowhere.js ws://127.0.0.1:1", 1, "\"nowhere.js\" can't be read: there is no such file");
    row("connect --handler nonsense ws://127.0.0.1:1", 2, "print, echo or a script");
    row("serve --fault latncy=5s", 2, "Did you mean latency?");
    row("serve --fault corrupt=every:0", 2, "number from 1 on");
    row("serve --fault-seed 7", 2, "--fault, which is missing");
    row("serve --upstream ftp://x", 2, "The upstream can't be asked");
    row("serve --upstream ws://x --handler echo", 2, "onRelay()");
    row("serve --upstream-insecure", 2, "--upstream, which is missing");
    row("serve --upstream wss://x --upstream-cacert nowhere.pem", 2, "nowhere.pem");
    row("serve --record f.txt", 2, ".jsonl, .har, .pcapng or .csv");
    row("serve --static /nowhere", 1, "/nowhere");
    row("serve --compression-level 10", 2, "0 to 9");
    row("connect --record f.txt ws://127.0.0.1:1", 2, ".har, .jsonl, .pcapng or .csv");

    row("connect", 2, "one URL");
    row("connect ws://127.0.0.1:1 ws://127.0.0.1:2", 2, "one URL");
    row("connect ws://127.0.0.1:1 -H bad", 2, "Name: value");
    row("connect ws://127.0.0.1:1 --wait many", 2, "--wait");
    row("connect ws://127.0.0.1:1 --proxy ftp://x", 2, "--proxy");
    row("connect ws://127.0.0.1:1 --cert c.pem", 2, "--cert and --key");
    row("connect ws://127.0.0.1:1 --cert c.pem --key c.key --pkcs12 c.p12", 2, "one client certificate");
    row("connect ws://127.0.0.1:1 --key-passphrase x", 2, "--key or --pkcs12");
    row("connect ws://127.0.0.1:1 --cacert-only", 2, "--cacert");
    row("connect ws://127.0.0.1:1 --accept-tls-error Everything", 2, "SelfSignedCertificate, ");
    row("connect ws://127.0.0.1:1 --pkcs12 nowhere.p12", 1, "nowhere.p12");
    row("connect ws://127.0.0.1:1 --cacert nowhere.pem", 1, "nowhere.pem");

    row("bench", 2, "one URL");
    row("bench ws://127.0.0.1:1 -d soon", 2, "10s, 500ms or 2m");
    row("bench ws://127.0.0.1:1 -d -1", 2, "10s, 500ms or 2m");
    row("bench ws://127.0.0.1:1 -s big", 2, "64k or 1m");
    row("bench ws://127.0.0.1:1 -s 1g", 2, "64k or 1m");
    row("bench ws://127.0.0.1:1 -c 0", 2, "1 to 1000000");
    row("bench ws://127.0.0.1:1 -r fast", 2, "--rate");
    row("bench ws://127.0.0.1:1 --mode flood", 2, "echo or fanout or hold or connect");
    row("bench ws://127.0.0.1:1 --type xml", 2, "text or mixed or json or binary");
    row("bench ws://127.0.0.1:1 --active 1", 2, "--mode hold");
    row("bench ws://127.0.0.1:1 --mode fanout -s 10", 2, "at least 64 bytes");
    row("bench ws://127.0.0.1:1 --message a -s 10", 2, "not both");
    row("bench ws://127.0.0.1:1 -c 1000000", 2, "file descriptors");
    row("bench ws://127.0.0.1:1 -d 0", 2, "never end");
    row("bench ftp://127.0.0.1:1", 2, "not a WebSocket scheme");
    row("bench ws://127.0.0.1:1 --cacert nowhere.pem", 1, "nowhere.pem");

    row("conform", 2, "Say who is tested");
    row("conform both", 2, "server or client, not \"both\"");
    row("conform server", 2, "one URL");
    row("conform server ftp://x", 2, "not a WebSocket scheme");
    row("conform server ws://127.0.0.1:1 --only nonsense", 2, "means no case for servers");
    row("conform server ws://127.0.0.1:1 --only 6.2", 2, "write \"6.2.*\"");
    row("conform server ws://127.0.0.1:1 --only smuggling", 2, "Add --security.");
    row("conform server ws://127.0.0.1:1 --only 6.2.1 --exclude 6.*", 2, "No case is left to be asked. See");
    row("conform server ws://192.0.2.1 --security", 2, "one must be allowed to test a host like that");
    row("conform client --host 0.0.0.0 --security", 2, "one must be allowed to test those");
    row("conform server ws://127.0.0.1:1 --port 1", 2, "--port is for conform client");
    row("conform server ws://127.0.0.1:1 --parallel 0", 2, "1 to 64");
    row("conform server ws://127.0.0.1:1 --timeout 0", 2, "--timeout");
    row("conform client --insecure", 2, "--insecure is for conform server");
    row("conform client --port 65536", 2, "0 to 65535");
    row("conform client --host here", 2, "an address of this machine");

    row("connect ftp://127.0.0.1:1", 1, "not a WebSocket scheme");
    row("connect ws://127.0.0.1:99999", 1, "not a port");
    row("connect ws://127.0.0.1:1/#a", 1, "fragment");
    row("connect ws://127.0.0.1:1 --subprotocol a,b", 1, "subprotocol");
}

void UsageTest::refusals()
{
    QFETCH(QString, arguments);
    QFETCH(int, exitCode);
    QFETCH(QByteArray, sentence);
    Cli cli(arguments.split(u' ', Qt::SkipEmptyParts));
    cli.closeInput();
    QCOMPARE(cli.waitForExit(), exitCode);
    QVERIFY2(cli.errorOutput().contains(sentence), cli.errorOutput());
    QCOMPARE(cli.errorOutput().count('\n'), 1); // one clear line
    QCOMPARE(cli.output(), QByteArray());
}

WINDSOCK_TEST(UsageTest)
#include "UsageTest.moc"
