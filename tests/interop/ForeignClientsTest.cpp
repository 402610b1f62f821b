#include "tests/interop/Peers.h"

#include "tests/support/TestCertificate.h"
#include "tests/support/TestRegistry.h"

#include "workbench/handlers/EchoHandler.h"

#include "wslib/net/Connection.h"
#include "wslib/net/Server.h"

#include <QSignalSpy>
#include <QtTest>

using wslib::CloseCode;
using wslib::Connection;
using wslib::Server;

/// The clients of tornado, python-websockets and node's ws against our server, and against `windsock-cli serve`, over ws and wss.
class ForeignClientsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ourServer_data() { clients(); }
    void ourServer();
    void cliServe_data() { clients(); }
    void cliServe();
    void weClose_data();
    void weClose();

private:
    static void clients();
    static std::unique_ptr<Server> echoServer(const TestCertificate *certificate);
};

void ForeignClientsTest::clients()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<bool>("tls");
    QTest::addColumn<bool>("deflate");
    for (const bool tls : {false, true}) {
        for (const bool deflate : {false, true}) {
            const QByteArray suffix = QByteArray(tls ? "wss" : "ws") + (deflate ? ", deflate" : "");
            QTest::newRow("tornado, " + suffix) << QStringLiteral("tornado_client.py") << tls << deflate;
            QTest::newRow("websockets, " + suffix) << QStringLiteral("websockets_client.py") << tls << deflate;
            QTest::newRow("node, " + suffix) << QStringLiteral("ws_client.js") << tls << deflate;
        }
    }
}

// At /echo; with @p certificate over TLS.
std::unique_ptr<Server> ForeignClientsTest::echoServer(const TestCertificate *certificate)
{
    wslib::ServerOptions options;
    if (certificate != nullptr)
        options.tls = certificate->serverConfiguration();
    auto server = std::make_unique<Server>(options);
    workbench::HandlerPolicy policy;
    policy.subprotocols = {"b"};
    policy.compression.emplace();
    server->route(QRegularExpression(QStringLiteral("/echo")),
                  [policy] { return std::make_unique<workbench::EchoHandler>(policy); });
    return server;
}

void ForeignClientsTest::ourServer()
{
    QFETCH(QString, script);
    QFETCH(bool, tls);
    QFETCH(bool, deflate);
    const TestCertificate certificate;
    QVERIFY2(certificate.errorString().isEmpty(), qPrintable(certificate.errorString()));
    const auto server = echoServer(tls ? &certificate : nullptr);
    QList<CloseCode> codes;
    QStringList reasons;
    connect(server.get(), &Server::newConnection, this, [&](Connection *connection) {
        connect(connection, &Connection::closed, this, [&](CloseCode code, const QString &reason) {
            codes.append(code);
            reasons.append(reason);
        });
    });
    QVERIFY2(server->listen(), qPrintable(server->errorString()));

    auto client =
        startPeer(script, {server->url() + QStringLiteral("/echo"), tls ? certificate.authorityFile() : QString(),
                           deflate ? QStringLiteral("deflate") : QStringLiteral("plain")});
    const int exitCode = client->waitForExit();
    QVERIFY2(exitCode == 0, client->errorOutput());
    QCOMPARE(client->output(), QByteArray("ok\n"));
    QTRY_COMPARE(codes, QList<CloseCode>{static_cast<CloseCode>(4001)});
    QCOMPARE(reasons, QStringList{QStringLiteral("good bye")});
}

void ForeignClientsTest::cliServe()
{
    QFETCH(QString, script);
    QFETCH(bool, tls);
    QFETCH(bool, deflate);
    const TestCertificate certificate;
    QStringList arguments{
        QStringLiteral("serve"), QStringLiteral("--port"),        QStringLiteral("0"), QStringLiteral("--path"),
        QStringLiteral("/e"),    QStringLiteral("--subprotocol"), QStringLiteral("b"), QStringLiteral("--log"),
        QStringLiteral("json"),  QStringLiteral("--compression")};
    if (tls)
        arguments += {QStringLiteral("--tls"), QStringLiteral("--cert"), certificate.certificateFile(),
                      QStringLiteral("--key"), certificate.keyFile()};
    ChildProcess server(QStringLiteral(WINDSOCK_CLI), arguments);
    const QString url = server.waitForLine(QStringLiteral("listening on "));
    QVERIFY2(url.endsWith(u"/e"), qPrintable(url));
    auto client = startPeer(script, {url, tls ? certificate.authorityFile() : QString(),
                                     deflate ? QStringLiteral("deflate") : QStringLiteral("plain")});
    const int exitCode = client->waitForExit();
    QVERIFY2(exitCode == 0, client->errorOutput());
    QVERIFY(server.waitForErrorOutput("\"code\":4001"));
}

void ForeignClientsTest::weClose_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<bool>("tls");
    for (const bool tls : {false, true}) {
        const char *suffix = tls ? "wss" : "ws";
        QTest::addRow("tornado, %s", suffix) << QStringLiteral("tornado_client.py") << tls;
        QTest::addRow("websockets, %s", suffix) << QStringLiteral("websockets_client.py") << tls;
        QTest::addRow("node, %s", suffix) << QStringLiteral("ws_client.js") << tls;
    }
}

// They answer our ping, and are told our code and reason.
void ForeignClientsTest::weClose()
{
    QFETCH(QString, script);
    QFETCH(bool, tls);
    const TestCertificate certificate;
    QVERIFY2(certificate.errorString().isEmpty(), qPrintable(certificate.errorString()));
    const auto server = echoServer(tls ? &certificate : nullptr);
    QList<CloseCode> codes;
    connect(server.get(), &Server::newConnection, this, [&](Connection *connection) {
        connect(connection, &Connection::opened, this, [=] { connection->ping("are you there?"); });
        connect(connection, &Connection::pongReceived, this, [=](const QByteArray &payload) {
            if (payload == "are you there?")
                connection->close(static_cast<CloseCode>(4002), QStringLiteral("grüße"));
        });
        connect(connection, &Connection::closed, this, [&codes](CloseCode code) { codes.append(code); });
    });
    QVERIFY2(server->listen(), qPrintable(server->errorString()));

    auto client = startPeer(script, {server->url() + QStringLiteral("/echo"),
                                     tls ? certificate.authorityFile() : QString(), QStringLiteral("watch")});
    const int exitCode = client->waitForExit();
    QVERIFY2(exitCode == 0, client->errorOutput());
    QCOMPARE(client->output(), QByteArray("closed 4002 gr\xC3\xBC\xC3\x9F"
                                          "e\n"));
    QTRY_COMPARE(codes, QList<CloseCode>{static_cast<CloseCode>(4002)});
}

WINDSOCK_TEST(ForeignClientsTest)
#include "ForeignClientsTest.moc"
