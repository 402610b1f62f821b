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

#include <algorithm>

using namespace workbench::conformance;

namespace {

constexpr qint64 largestMessage = qint64{16} * 1024 * 1024; // of the table
constexpr int patience = 1'800'000;                         // milliseconds, for a run

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

// What is slow measures the peer: it has it for itself. Else most of a run's time is spent waiting for what never comes.
int parallelFor(const QList<Case> &cases)
{
    const bool anySlow = std::any_of(cases.begin(), cases.end(), [](const Case &row) { return row.slow; });
    return anySlow ? 1 : 8;
}

void waitForEnd(LabRun &run)
{
    QTRY_VERIFY_WITH_TIMEOUT(!run.isRunning(), patience);
}

/// Has the peer connect once for each case, some at a time.
class Driver : public QObject
{
public:
    Driver(LabRun &run, const ConformPeer &peer, const QString &base, const QList<Case> &cases)
        : m_peer(peer)
        , m_base(base)
        , m_cases(cases)
    {
        connect(&run, &LabRun::caseFinished, this, [this](const QString & /*agent*/, const CaseReport &report) {
            m_connections.remove(report.question.id);
            connectNext();
        });
        for (int i = 0; i < parallelFor(cases); ++i)
            connectNext();
    }

    bool isThrough() const { return m_next == m_cases.size() && m_connections.isEmpty(); }

private:
    void connectNext()
    {
        if (m_next == m_cases.size())
            return;
        const QByteArray id = m_cases[m_next++].id;
        m_connections[id] = m_peer.connectTo(QStringLiteral("%1/runCase?case=%2&agent=%3")
                                                 .arg(m_base)
                                                 .arg(m_next)
                                                 .arg(QString::fromLatin1(QUrl::toPercentEncoding(m_peer.name))));
    }

    const ConformPeer &m_peer;
    QString m_base;
    QList<Case> m_cases;
    qsizetype m_next = 0;
    QMap<QByteArray, std::shared_ptr<void>> m_connections; ///< By the id of their case.
};

void drive(LabRun &run, const ConformPeer &peer, const QString &base, const QList<Case> &cases)
{
    const Driver driver(run, peer, base, cases);
    QTRY_VERIFY_WITH_TIMEOUT(driver.isThrough(), patience);
    run.stop();
    waitForEnd(run);
}

void askServer(LabRun &run)
{
    run.start();
    waitForEnd(run);
}

void askClient(LabRun &run, const ConformPeer &peer, const QList<Case> &cases)
{
    QSignalSpy listening(&run, &LabRun::listening);
    run.start();
    QVERIFY(!listening.isEmpty() || listening.wait());
    const QString base = listening.first().first().toUrl().toString(QUrl::StripTrailingSlash);
    if (peer.connectTo) {
        drive(run, peer, base, cases);
        return;
    }
    const std::unique_ptr<ChildProcess> driver =
        startPeer(peer.driver, {base, peer.name, QString::number(parallelFor(cases))});
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

namespace {

// The table of all cases is made on a machine that has nothing else to do; the few whose outcome is known are asked beside
// other tests, where slowness is no answer.
Timing timing()
{
    using namespace std::chrono_literals;
    if (qEnvironmentVariableIsEmpty("WINDSOCK_CONFORM_TABLE"))
        return {15s, 2s, 10s, 120s, 10s};
    return {};
}

RunReport asked(const ConformPeer &peer, Side side, const QList<Case> &cases)
{
    LabOptions options;
    options.side = side;
    options.cases = cases;
    options.agent = peer.name;
    options.port = 0;
    options.timing = timing();
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
        askClient(run, peer, cases);
    return run.reports().isEmpty() ? RunReport() : run.reports().first();
}

} // namespace

RunReport conform(const ConformPeer &peer, Side side, const QList<Case> &cases)
{
    QList<Case> quick = cases;
    QList<Case> slow = cases;
    quick.removeIf([](const Case &row) { return row.slow; });
    slow.removeIf([](const Case &row) { return !row.slow; });
    RunReport whole = asked(peer, side, quick);
    if (slow.isEmpty())
        return whole;
    const RunReport rest = asked(peer, side, slow);
    for (const CaseReport &report : rest.cases)
        whole.take(report);
    whole.duration += rest.duration;
    return whole;
}
