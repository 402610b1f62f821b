#include "ConformPeers.h"

#include "tests/interop/Peers.h"

#include "workbench/handlers/EchoHandler.h"

#include "wslib/net/Client.h"
#include "wslib/net/Server.h"

#include <QProcess>
#include <QSignalSpy>
#include <QtTest>
#ifdef WINDSOCK_QT_PEER
#include <QtWebSockets/QWebSocket>
#include <QtWebSockets/QWebSocketServer>
#endif

using namespace workbench::conformance;

namespace {

constexpr qint64 largestMessage = qint64{16} * 1024 * 1024; // of the table

QString output(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    process.waitForFinished();
    return QString::fromUtf8(process.readAllStandardOutput()).trimmed();
}

QString pythonSays(const char *statement)
{
    return output(python(), {QStringLiteral("-c"), QLatin1String(statement)});
}

ConformPeer ourselves()
{
    ConformPeer peer;
    peer.name = QStringLiteral("wslib");
    workbench::HandlerPolicy policy;
    policy.compression.emplace();
    peer.serve = [policy](QString &url) {
        wslib::ServerOptions options;
        options.connection.limits.maxMessageSize = largestMessage;
        auto server = std::make_shared<wslib::Server>(options);
        server->route(QRegularExpression(QStringLiteral(".*")),
                      [policy] { return std::make_unique<workbench::EchoHandler>(policy); });
        if (server->listen())
            url = server->url() + QStringLiteral("/echo");
        return server;
    };
    peer.connectTo = [policy](const QString &url) {
        auto client = std::make_shared<wslib::Client>();
        wslib::ClientRequest request;
        request.url = url;
        request.connection.limits.maxMessageSize = largestMessage;
        request.compression.emplace();
        client->open(request, std::make_unique<workbench::EchoHandler>(policy));
        return client;
    };
    return peer;
}

ConformPeer foreign(const QString &name, const QString &server, const QString &path, const QString &driver)
{
    ConformPeer peer;
    peer.name = name;
    peer.serve = [server, path](QString &url) {
        auto process = std::make_shared<ForeignServer>(server, nullptr);
        if (process->isListening())
            url = process->url(path);
        return process;
    };
    peer.driver = driver;
    return peer;
}

#ifdef WINDSOCK_QT_PEER
void echo(QWebSocket *socket)
{
    QObject::connect(socket, &QWebSocket::textMessageReceived, socket, &QWebSocket::sendTextMessage);
    QObject::connect(socket, &QWebSocket::binaryMessageReceived, socket, &QWebSocket::sendBinaryMessage);
}

ConformPeer qtWebSockets()
{
    ConformPeer peer;
    peer.name = QStringLiteral("QtWebSockets %1").arg(QLatin1String(qVersion()));
    peer.serve = [](QString &url) {
        auto server = std::make_shared<QWebSocketServer>(QStringLiteral("peer"), QWebSocketServer::NonSecureMode);
        QObject::connect(server.get(), &QWebSocketServer::newConnection, server.get(), [server = server.get()] {
            while (QWebSocket *socket = server->nextPendingConnection()) {
                socket->setParent(server);
                QObject::connect(socket, &QWebSocket::disconnected, socket, &QObject::deleteLater);
                echo(socket);
            }
        });
        if (server->listen(QHostAddress::LocalHost))
            url = server->serverUrl().toString();
        return server;
    };
    peer.connectTo = [](const QString &url) {
        auto socket = std::make_shared<QWebSocket>();
        echo(socket.get());
        socket->open(QUrl(url));
        return socket;
    };
    return peer;
}
#endif

void waitForEnd(LabRun &run)
{
    QTRY_VERIFY_WITH_TIMEOUT(!run.isRunning(), 1'800'000);
}

// One connection after the other; the run says when one is through.
void drive(LabRun &run, const ConformPeer &peer, const QString &base, qsizetype count)
{
    qsizetype through = 0;
    const auto counting = QObject::connect(&run, &LabRun::caseFinished, &run, [&through] { ++through; });
    for (qsizetype number = 1; number <= count; ++number) {
        const auto connection = peer.connectTo(QStringLiteral("%1/runCase?case=%2&agent=%3")
                                                   .arg(base)
                                                   .arg(number)
                                                   .arg(QString::fromLatin1(QUrl::toPercentEncoding(peer.name))));
        QTRY_VERIFY_WITH_TIMEOUT(through == number, 180'000);
    }
    QObject::disconnect(counting);
    run.stop();
    waitForEnd(run);
}

void askServer(LabRun &run)
{
    run.start();
    waitForEnd(run);
}

void askClient(LabRun &run, const ConformPeer &peer, qsizetype count)
{
    QSignalSpy listening(&run, &LabRun::listening);
    run.start();
    QVERIFY(!listening.isEmpty() || listening.wait());
    const QString base = listening.first().first().toUrl().toString(QUrl::StripTrailingSlash);
    if (peer.connectTo) {
        drive(run, peer, base, count);
        return;
    }
    const std::unique_ptr<ChildProcess> driver = startPeer(peer.driver, {base, peer.name});
    waitForEnd(run);
}

} // namespace

QList<ConformPeer> conformPeers()
{
    QList<ConformPeer> peers{
        ourselves(),
        foreign(QStringLiteral("tornado ") + pythonSays("import tornado; print(tornado.version)"),
                QStringLiteral("tornado_server.py"), QStringLiteral("/deflate"), QStringLiteral("tornado_driver.py")),
        foreign(
            QStringLiteral("python-websockets ") + pythonSays("import websockets; print(websockets.version.version)"),
            QStringLiteral("websockets_server.py"), QStringLiteral("/echo"), QStringLiteral("websockets_driver.py")),
        foreign(QStringLiteral("ws ")
                    + output(node(), {QStringLiteral("-p"), QStringLiteral("require('ws/package.json').version")}),
                QStringLiteral("ws_server.js"), QStringLiteral("/echo"), QStringLiteral("ws_driver.js")),
    };
#ifdef WINDSOCK_QT_PEER
    peers.append(qtWebSockets());
#endif
    return peers;
}

RunReport conform(const ConformPeer &peer, Side side, const QList<Case> &cases)
{
    LabOptions options;
    options.side = side;
    options.cases = cases;
    options.agent = peer.name;
    options.port = 0;
    std::shared_ptr<void> server;
    if (side == Side::Server) {
        QString url;
        server = peer.serve(url);
        options.url = QUrl(url);
    }
    LabRun run(options);
    QObject::connect(&run, &LabRun::failed, &run, [](const QString &why) { qWarning("%s", qPrintable(why)); });
    if (side == Side::Server)
        askServer(run);
    else
        askClient(run, peer, cases.size());
    return run.reports().isEmpty() ? RunReport() : run.reports().first();
}
