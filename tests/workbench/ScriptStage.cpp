#include "ScriptStage.h"

#include <QtTest>

using namespace workbench;

ScriptStage::ScriptStage(const ScriptLimits &limits, const wslib::ServerOptions &options)
    : host(std::make_shared<ScriptHost>(limits))
    , server(std::make_unique<wslib::Server>(options))
{
    policy.origin.any = true;
    server->route(QRegularExpression(QStringLiteral("/([^/]*)(?:/(.*))?")),
                  [this] { return std::make_unique<ScriptHandler>(policy, host); });
}

ScriptStage::~ScriptStage()
{
    // While what their signals write into still stands.
    client.reset();
    server.reset();
}

bool ScriptStage::load(const QString &source)
{
    QSignalSpy loaded(host.get(), &ScriptHost::loaded);
    QSignalSpy failed(host.get(), &ScriptHost::loadFailed);
    host->load(source, QStringLiteral("test.js"));
    const bool told = QTest::qWaitFor([&] { return !loaded.isEmpty() || !failed.isEmpty(); }, 10'000);
    return told && failed.isEmpty() && (server->isListening() || server->listen());
}

wslib::Connection *ScriptStage::open(const QString &path, const wslib::ClientRequest &request)
{
    wslib::ClientRequest withUrl = request;
    withUrl.url = server->url() + path;
    wslib::Connection *connection = client->open(withUrl);
    const QByteArray number = QByteArray::number(m_clients++) + ' ';
    connect(connection, &wslib::Connection::messageReceived, this, [this, number](const wslib::Message &message) {
        m_said.append(number + (message.isText() ? "text " + message.payload : "binary " + message.payload.toHex()));
    });
    connect(connection, &wslib::Connection::pingReceived, this,
            [this, number](const QByteArray &payload) { m_said.append(number + "ping " + payload.toHex()); });
    connect(connection, &wslib::Connection::closed, this, [this, number](wslib::CloseCode code, const QString &reason) {
        m_said.append(
            (number + "closed " + QByteArray::number(static_cast<int>(code)) + ' ' + reason.toUtf8()).trimmed());
    });
    QSignalSpy opened(connection, &wslib::Connection::opened);
    QSignalSpy closed(connection, &wslib::Connection::closed);
    const bool ended = QTest::qWaitFor([&] { return !opened.isEmpty() || !closed.isEmpty(); });
    return ended && !opened.isEmpty() ? connection : nullptr;
}

QByteArrayList ScriptStage::saidWith(const QByteArray &part) const
{
    QByteArrayList with;
    std::copy_if(m_said.begin(), m_said.end(), std::back_inserter(with),
                 [&part](const QByteArray &line) { return line.contains(part); });
    return with;
}

const QStringList &ScriptStage::console()
{
    static const QStringList levels{QStringLiteral("log "), QStringLiteral("warning "), QStringLiteral("error ")};
    for (const ScriptReport &report : host->takeReports()) {
        ScriptReport line = report;
        line.stack.clear();
        m_console.append(levels[static_cast<int>(report.level)] + line.toString());
    }
    return m_console;
}

bool ScriptStage::waitForConsole(const QString &part)
{
    return QTest::qWaitFor([&] { return !console().filter(part).isEmpty(); }, 10'000);
}
