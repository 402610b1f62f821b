#include "CliServer.h"

#include "tests/support/TestRegistry.h"

#include "wslib/net/Client.h"
#include "wslib/net/Server.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using wslib::Connection;
using wslib::Message;

/// `--handler FILE.js` of both subcommands, and `serve --threads`.
class ScriptsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void serves();
    void refusesWhatDoesNotRun_data();
    void refusesWhatDoesNotRun();
    void refusesWhatCanNotBeRead();
    void saysWhatGoesWrong();
    void saysItAsJson();
    void saysItWithoutALog();
    void isLoadedAgainWhenItsFileChanges_data();
    void isLoadedAgainWhenItsFileChanges();
    void isLoadedAgainOnHangUp();
    void goesOnAfterAFailedReload();
    void ignoresOtherFiles();
    void hearsTheEndOfTheServer();
    void isInterruptedWhileItLoads();
    void drivesAClient();
    void drivesBothEnds();
    void endsTheClientAsTheContractSays();
    void refusesAClientsScript();
    void servesOnThreads();
    void recordsNothing();

private:
    QString write(const QByteArray &source, const QString &name = QStringLiteral("handler.js")) const;
    static QStringList handler(const QString &file, const QStringList &more = {});
    Connection *open(const QString &url);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<wslib::Client> m_client;
};

void ScriptsTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_client = std::make_unique<wslib::Client>();
}

void ScriptsTest::cleanup()
{
    m_client.reset();
    m_folder.reset();
}

QString ScriptsTest::write(const QByteArray &source, const QString &name) const
{
    QFile file(m_folder->filePath(name));
    if (file.open(QIODevice::WriteOnly))
        file.write(source);
    return file.fileName();
}

QStringList ScriptsTest::handler(const QString &file, const QStringList &more)
{
    return QStringList{QStringLiteral("--handler"), file} + more;
}

Connection *ScriptsTest::open(const QString &url)
{
    wslib::ClientRequest request;
    request.url = url;
    Connection *connection = m_client->open(request);
    QSignalSpy opened(connection, &Connection::opened);
    [&] { QTRY_VERIFY(!opened.isEmpty()); }();
    return connection;
}

void ScriptsTest::serves()
{
    CliServer server(handler(write("console.log('loaded', 1);\n"
                                   "function onMessage(peer, message) { peer.send('you said ' + message); }")));
    QVERIFY(server.waitForErrorOutput("script: loaded 1\n"));
    Connection *connection = open(server.url());
    QSignalSpy messages(connection, &Connection::messageReceived);
    connection->sendText(u"h\u00e9");
    QTRY_COMPARE(messages.size(), 1);
    QCOMPARE(messages[0][0].value<Message>().payload, QByteArray("you said h\xC3\xA9"));
}

void ScriptsTest::refusesWhatDoesNotRun_data()
{
    QTest::addColumn<QByteArray>("source");
    QTest::addColumn<QByteArray>("why");
    QTest::newRow("syntax") << QByteArray("function onOpen() {\n  var 5x;\n}\n") << QByteArray(":2: SyntaxError: ");
    QTest::newRow("unfinished") << QByteArray("function onOpen() {\n\n") << QByteArray(":3: SyntaxError: ");
    QTest::newRow("throws") << QByteArray("\n\nnothing.at.all;") << QByteArray(":3: ReferenceError: nothing");
}

void ScriptsTest::refusesWhatDoesNotRun()
{
    QFETCH(QByteArray, source);
    QFETCH(QByteArray, why);
    const QString file = write(source);
    Cli server(QStringList{QStringLiteral("serve"), QStringLiteral("--port"), QStringLiteral("0")} + handler(file));
    QCOMPARE(server.waitForExit(), 1);
    QVERIFY2(server.errorOutput().contains(file.toUtf8() + why), server.errorOutput());
    QCOMPARE(server.errorOutput().count('\n'), 1);
    QCOMPARE(server.output(), QByteArray());
}

void ScriptsTest::refusesWhatCanNotBeRead()
{
    const auto refusal = [](const QString &file) {
        Cli server(QStringList{QStringLiteral("serve"), QStringLiteral("--port"), QStringLiteral("0")} + handler(file));
        return server.waitForExit() == 1 && server.errorOutput().count('\n') == 1 ? server.errorOutput() : QByteArray();
    };
    QVERIFY(refusal(m_folder->filePath(QStringLiteral("no.js"))).contains("there is no such file"));
    QVERIFY(refusal(write("// \xff", QStringLiteral("latin.js"))).contains("not UTF-8"));
    QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("folder.js")));
    QVERIFY(refusal(m_folder->filePath(QStringLiteral("folder.js"))).contains("it is a folder"));
}

void ScriptsTest::saysWhatGoesWrong()
{
    const QString file = write("function inner() {\n  null.x;\n}\n"
                               "function onMessage(peer, message) {\n  inner();\n}\n"
                               "function onClose() { console.warn('bye \\x1b[2J'); }");
    CliServer server(handler(file));
    Connection *connection = open(server.url());
    connection->sendText(u"x");
    QVERIFY(server.waitForErrorOutput("script: " + file.toUtf8() + ":2: TypeError: "));
    QVERIFY(server.waitForErrorOutput("script:     at inner"));
    QVERIFY(server.waitForErrorOutput("script:     at onMessage"));
    QVERIFY2(!server.errorOutput().contains("prelude"), server.errorOutput());
    QCOMPARE(connection->state(), Connection::State::Open);
    connection->close();
    QVERIFY(server.waitForErrorOutput("script: bye \\x1b[2J\n"));
}

void ScriptsTest::saysItAsJson()
{
    CliServer server(handler(write("console.error('a\\nb'); function onOpen() { throw new Error('mine'); }"),
                             {QStringLiteral("--log"), QStringLiteral("json")}));
    open(server.url());
    QVERIFY(server.waitForErrorOutput("mine"));
    QList<QJsonObject> said;
    for (const QByteArray &line : server.errorOutput().trimmed().split('\n')) {
        const QJsonObject object = QJsonDocument::fromJson(line).object();
        QVERIFY2(!object.isEmpty(), line);
        if (object[QStringLiteral("type")] == QStringLiteral("script"))
            said.append(object);
    }
    QCOMPARE(said.size(), 2);
    QCOMPARE(said[0][QStringLiteral("level")].toString(), QStringLiteral("error"));
    QCOMPARE(said[0][QStringLiteral("text")].toString(), QStringLiteral("a\nb"));
    QCOMPARE(said[1][QStringLiteral("text")].toString(), QStringLiteral("Error: mine"));
    QCOMPARE(said[1][QStringLiteral("line")].toInt(), 1);
}

void ScriptsTest::saysItWithoutALog()
{
    CliServer server(handler(write("console.log('only this');"), {QStringLiteral("--log"), QStringLiteral("none")}));
    open(server.url());
    QVERIFY(server.waitForErrorOutput("script: only this\n"));
    server.interrupt();
    QCOMPARE(server.waitForExit(), 0);
    QCOMPARE(server.errorOutput(), QByteArray("script: only this\n"));
}

void ScriptsTest::isLoadedAgainWhenItsFileChanges_data()
{
    QTest::addColumn<bool>("replaced");
    QTest::newRow("written over") << false;
    QTest::newRow("replaced") << true;
}

void ScriptsTest::isLoadedAgainWhenItsFileChanges()
{
    QFETCH(bool, replaced);
    const QByteArray source = "function onMessage(peer) { peer.send('N'); }";
    const auto version = [&source](int n) { return QByteArray(source).replace("N", QByteArray::number(n)); };
    const QString file = write(version(0));
    CliServer server(handler(file));
    Connection *connection = open(server.url());
    QSignalSpy messages(connection, &Connection::messageReceived);
    for (int n = 1; n <= 3; ++n) {
        if (replaced) {
            const QString other = write(version(n), QStringLiteral("handler.js~"));
            QCOMPARE(::rename(qPrintable(other), qPrintable(file)), 0);
        } else {
            write(version(n));
        }
        QVERIFY(QTest::qWaitFor([&] { return server.errorOutput().count("script: reloaded") == n; }, 10'000));
        connection->sendText(u"?");
        QTRY_COMPARE(messages.size(), n);
        QCOMPARE(messages.last()[0].value<Message>().payload, QByteArray::number(n));
    }
}

void ScriptsTest::isLoadedAgainOnHangUp()
{
    CliServer server(handler(write("store.n = (store.n || 0) + 1; console.log('load', store.n);")));
    Connection *connection = open(server.url());
    for (int n = 2; n <= 4; ++n) {
        server.hangUp(); // its file is as it was
        QVERIFY(server.waitForErrorOutput("script: load " + QByteArray::number(n)));
    }
    QCOMPARE(connection->state(), Connection::State::Open);
}

void ScriptsTest::goesOnAfterAFailedReload()
{
    const QString file = write("function onMessage(peer) { peer.send('old'); }");
    CliServer server(handler(file));
    Connection *connection = open(server.url());
    write("function onMessage(peer) {\n  peer.send('new'");
    QVERIFY(server.waitForErrorOutput(": SyntaxError"));
    QVERIFY(server.waitForErrorOutput("script: not reloaded: the one that ran before goes on\n"));
    QVERIFY(QFile::remove(file));
    server.hangUp();
    QVERIFY(server.waitForErrorOutput("there is no such file. The one before goes on."));
    QSignalSpy messages(connection, &Connection::messageReceived);
    connection->sendText(u"?");
    QTRY_COMPARE(messages.size(), 1);
    QCOMPARE(messages[0][0].value<Message>().payload, QByteArray("old"));
    write("function onMessage(peer) { peer.send('back'); }");
    QVERIFY(server.waitForErrorOutput("script: reloaded"));
}

void ScriptsTest::ignoresOtherFiles()
{
    CliServer server(handler(write("function onMessage(peer) { console.log('message'); }")));
    write("other", QStringLiteral("other.js"));
    Connection *connection = open(server.url());
    QTest::qWait(300); // longer than a change is waited for: nothing is to happen
    connection->sendText(u"?");
    QVERIFY(server.waitForErrorOutput("script: message\n"));
    QVERIFY(!server.errorOutput().contains("reloaded"));
}

void ScriptsTest::hearsTheEndOfTheServer()
{
    CliServer server(handler(write("function onClose(peer, code) { console.log('closed', peer.id, code); }")));
    open(server.url());
    open(server.url());
    server.interrupt();
    QCOMPARE(server.waitForExit(), 0);
    QVERIFY2(server.errorOutput().contains("script: closed 1 1001\n"), server.errorOutput());
    QVERIFY2(server.errorOutput().contains("script: closed 2 1001\n"), server.errorOutput());
}

void ScriptsTest::isInterruptedWhileItLoads()
{
    Cli server(QStringList{QStringLiteral("serve"), QStringLiteral("--port"), QStringLiteral("0")}
               + handler(write("for (;;) ;")));
    QCOMPARE(server.waitForExit(), 1); // by its time
    QVERIFY2(server.errorOutput().contains("interrupted: it ran for more than 2 s"), server.errorOutput());
}

void ScriptsTest::drivesAClient()
{
    CliServer server;
    Cli client(QStringList{QStringLiteral("connect"), server.url()}
               + handler(write("function onOpen(peer) { peer.send('one'); }\n"
                               "function onMessage(peer, m) { console.log('got', m); peer.close(1000, 'done'); }\n"
                               "function onClose(peer, code) { console.log('end', code); }")));
    client.write("not read\n");
    QCOMPARE(client.waitForExit(), 0); // stdin is open
    QCOMPARE(client.errorOutput(), QByteArray("script: got one\nscript: end 1000\n"));
    QCOMPARE(client.output(), QByteArray());
}

void ScriptsTest::drivesBothEnds()
{
    const QString file = write("function onOpen(peer) { peer.send('7'); }\n"
                               "function onMessage(peer, m) { console.log(m);\n"
                               "  if (m > 0) peer.send(String(m - 1)); else peer.close(); }");
    CliServer server(handler(file));
    Cli client(QStringList{QStringLiteral("connect"), server.url()} + handler(file));
    QCOMPARE(client.waitForExit(), 0);
    QVERIFY(server.waitForErrorOutput("script: 7\n"));
}

void ScriptsTest::endsTheClientAsTheContractSays()
{
    CliServer server(handler(write("function onMessage(peer, m) { peer.close(Number(m), 'because'); }")));
    const QString file = write("function onOpen(peer) { peer.send('4321'); }", QStringLiteral("client.js"));
    Cli client(QStringList{QStringLiteral("connect"), server.url()} + handler(file));
    QCOMPARE(client.waitForExit(), 3);
    QVERIFY2(client.errorOutput().contains("4321") && client.errorOutput().contains("because"), client.errorOutput());
    Cli unreachable(QStringList{QStringLiteral("connect"), QStringLiteral("ws://127.0.0.1:1")} + handler(file));
    QCOMPARE(unreachable.waitForExit(), 1);
}

void ScriptsTest::refusesAClientsScript()
{
    const QString file = write("\nfunction (");
    Cli client(QStringList{QStringLiteral("connect"), QStringLiteral("ws://127.0.0.1:1")} + handler(file));
    QCOMPARE(client.waitForExit(), 1);
    QVERIFY2(client.errorOutput().contains(file.toUtf8() + ":2: SyntaxError"), client.errorOutput());
    QCOMPARE(client.errorOutput().count('\n'), 1);
}

void ScriptsTest::servesOnThreads()
{
    CliServer server(
        {QStringLiteral("--handler"), QStringLiteral("broadcast"), QStringLiteral("--threads"), QStringLiteral("4")});
    QList<Connection *> connections;
    QList<QSignalSpy *> spies;
    for (int i = 0; i < 8; ++i) {
        connections.append(open(server.url()));
        spies.append(new QSignalSpy(connections.last(), &Connection::messageReceived));
        spies.last()->setParent(connections.last());
    }
    // Who is in another thread may not be in the room yet.
    const auto allHeard = [&] {
        connections.first()->sendText(u"to all");
        return std::none_of(spies.begin(), spies.end(), [](const QSignalSpy *spy) { return spy->isEmpty(); });
    };
    QVERIFY(QTest::qWaitFor(allHeard));
#ifdef Q_OS_LINUX
    const QDir threads(QStringLiteral("/proc/%1/task").arg(server.processId()));
    QVERIFY(threads.entryList(QDir::Dirs | QDir::NoDotAndDotDot).size() >= 5);
#endif
    server.interrupt();
    QCOMPARE(server.waitForExit(), 0);
}

void ScriptsTest::recordsNothing()
{
    CliServer server({QStringLiteral("--log"), QStringLiteral("none")});
    Connection *connection = open(server.url());
    QSignalSpy messages(connection, &Connection::messageReceived);
    connection->sendText(u"x");
    QTRY_COMPARE(messages.size(), 1);
    server.interrupt();
    QCOMPARE(server.waitForExit(), 0);
    QCOMPARE(server.errorOutput(), QByteArray());
}

WINDSOCK_TEST(ScriptsTest)
#include "ScriptsTest.moc"
