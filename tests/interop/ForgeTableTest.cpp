#include "ForgeTable.h"

#include "tests/interop/Peers.h"
#include "tests/support/TestRegistry.h"

#include "workbench/forge/ForgeTrial.h"
#include "workbench/handlers/EchoHandler.h"

#include "wslib/net/Server.h"

#include <QProcess>
#include <QSignalSpy>
#include <QtTest>
#include <QtWebSockets/QWebSocket>
#include <QtWebSockets/QWebSocketServer>

using workbench::ForgeReport;
using workbench::ForgeVerdict;

/// Every preset of the forge, sent to everybody. tests/interop/forge has it write what they answered into README.md.
class ForgeTableTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ourselves();
    void tornado();
    void websockets();
    void ws();
    void qtWebSockets();
    void cleanupTestCase();

private:
    void send(const QString &peer, const QString &url);
    static QString output(const QString &program, const QStringList &arguments);

    QList<workbench::ForgePreset> m_presets = workbench::forgePresets();
    ForgeTable m_table;
};

QString ForgeTableTest::output(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    process.waitForFinished();
    return QString::fromUtf8(process.readAllStandardOutput()).trimmed();
}

void ForgeTableTest::send(const QString &peer, const QString &url)
{
    QList<ForgeReport> reports;
    workbench::ForgeOptions options;
    options.wait = std::chrono::milliseconds(1500);
    options.peerEchoes = true;
    for (const workbench::ForgePreset &preset : std::as_const(m_presets)) {
        wslib::ClientRequest request;
        request.url = url;
        workbench::ForgeTrial trial(request, preset.sequence, options);
        QSignalSpy spy(&trial, &workbench::ForgeTrial::finished);
        trial.start();
        QVERIFY2(spy.wait(60'000), qPrintable(preset.id));
        auto report = spy.first().first().value<ForgeReport>();
        report.id = preset.id;
        QVERIFY2(report.verdict.mark != ForgeVerdict::Mark::Unreached, qPrintable(preset.id + report.problem));
        reports += report;
    }
    m_table.add(peer, reports);
}

void ForgeTableTest::ourselves()
{
    wslib::Server server;
    workbench::HandlerPolicy policy;
    policy.compression.emplace();
    server.route(QRegularExpression(QStringLiteral(".*")),
                 [policy] { return std::make_unique<workbench::EchoHandler>(policy); });
    QVERIFY(server.listen());
    send(QStringLiteral("wslib"), server.url() + QStringLiteral("/echo"));
}

void ForgeTableTest::tornado()
{
    ForeignServer server(QStringLiteral("tornado_server.py"), nullptr);
    QVERIFY(server.isListening());
    const QString version =
        output(python(), {QStringLiteral("-c"), QStringLiteral("import tornado; print(tornado.version)")});
    send(QStringLiteral("tornado ") + version, server.url(QStringLiteral("/deflate")));
}

void ForgeTableTest::websockets()
{
    ForeignServer server(QStringLiteral("websockets_server.py"), nullptr);
    QVERIFY(server.isListening());
    const QString version = output(
        python(), {QStringLiteral("-c"), QStringLiteral("import websockets; print(websockets.version.version)")});
    send(QStringLiteral("python-websockets ") + version, server.url(QStringLiteral("/echo")));
}

void ForgeTableTest::ws()
{
    ForeignServer server(QStringLiteral("ws_server.js"), nullptr);
    QVERIFY(server.isListening());
    const QString version =
        output(node(), {QStringLiteral("-p"), QStringLiteral("require('ws/package.json').version")});
    send(QStringLiteral("ws ") + version, server.url(QStringLiteral("/echo")));
}

void ForgeTableTest::qtWebSockets()
{
    QWebSocketServer server(QStringLiteral("peer"), QWebSocketServer::NonSecureMode);
    connect(&server, &QWebSocketServer::newConnection, this, [&server] {
        QWebSocket *peer = server.nextPendingConnection();
        peer->setParent(&server);
        connect(peer, &QWebSocket::textMessageReceived, peer, &QWebSocket::sendTextMessage);
        connect(peer, &QWebSocket::binaryMessageReceived, peer, &QWebSocket::sendBinaryMessage);
    });
    QVERIFY(server.listen(QHostAddress::LocalHost));
    send(QStringLiteral("QtWebSockets %1").arg(QLatin1String(qVersion())), server.serverUrl().toString());
}

void ForgeTableTest::cleanupTestCase()
{
    const QString path = qEnvironmentVariable("WINDSOCK_FORGE_TABLE");
    if (path.isEmpty())
        return;
    QVERIFY2(m_table.isComplete(), "One of the peers wasn't asked, so the table isn't written.");
    QCOMPARE(ForgeTable::writeInto(path, m_table.markdown(m_presets)), QString());
}

WINDSOCK_TEST(ForgeTableTest)
#include "ForgeTableTest.moc"
