#include "Browser.h"

#include <QFile>
#include <QJsonDocument>
#include <QStandardPaths>
#include <QtTest>

Browser::Browser(const QStringList &arguments)
{
    const QString profile = m_folder.filePath(QStringLiteral("profile"));
    const QStringList standard{
        QStringLiteral("--headless=new"), QStringLiteral("--no-sandbox"), QStringLiteral("--remote-debugging-port=0"),
        QStringLiteral("--user-data-dir=") + profile, QStringLiteral("--no-first-run"), QStringLiteral("--disable-gpu"),
        QStringLiteral("--disable-dev-shm-usage"),
        // Two windows in turn: neither is to be put to sleep.
        QStringLiteral("--disable-background-timer-throttling"), QStringLiteral("--disable-renderer-backgrounding"),
        QStringLiteral("--disable-backgrounding-occluded-windows"), QStringLiteral("--disable-background-networking"),
        QStringLiteral("--no-proxy-server"), QStringLiteral("--window-size=1000,700")};
    m_process = std::make_unique<ChildProcess>(program(), standard + arguments,
                                               QStringList{QStringLiteral("HOME=") + m_folder.path()});
    // Two lines: the port, and the path of the browser's own socket.
    QStringList lines;
    const bool there = QTest::qWaitFor(
        [&] {
            QFile file(profile + QStringLiteral("/DevToolsActivePort"));
            if (file.open(QIODevice::ReadOnly))
                lines = QString::fromLatin1(file.readAll()).split(u'\n');
            return !m_process->isRunning() || lines.size() == 2; // it may be there, and empty
        },
        60'000);
    if (there && lines.size() == 2)
        connectTo(QStringLiteral("ws://127.0.0.1:%1%2").arg(lines[0], lines[1]));
    else
        m_error = QStringLiteral("%1 doesn't start: %2").arg(program(), QString::fromUtf8(m_process->errorOutput()));
}

Browser::~Browser()
{
    if (m_connection != nullptr && m_connection->state() == wslib::Connection::State::Open)
        call(QStringLiteral("Browser.close"));
    m_process->waitForExit();
}

QString Browser::program()
{
    if (const QString named = qEnvironmentVariable("WINDSOCK_CHROMIUM"); !named.isEmpty())
        return named;
    for (const char *name : {"chromium", "chromium-browser", "google-chrome"}) {
        if (const QString found = QStandardPaths::findExecutable(QString::fromLatin1(name)); !found.isEmpty())
            return found;
    }
    return {};
}

QString Browser::whyNot()
{
    // On Debian packaging/setup installs it: there a test that can't run has failed.
    if (!program().isEmpty() || QFile::exists(QStringLiteral("/etc/debian_version")))
        return {};
    return QStringLiteral("There is no Chromium here. Install it, or name it in WINDSOCK_CHROMIUM.");
}

void Browser::connectTo(const QString &url)
{
    wslib::ClientRequest request;
    request.url = url;
    request.connection.limits.maxMessageSize = qint64{64} * 1024 * 1024; // screenshots
    m_connection = m_client.open(request);
    connect(m_connection, &wslib::Connection::messageReceived, this, [this](const wslib::Message &message) {
        const QJsonObject answer = QJsonDocument::fromJson(message.payload).object();
        if (answer.contains(QStringLiteral("id")))
            m_answers.insert(answer[QStringLiteral("id")].toInt(), answer);
    });
    connect(m_connection, &wslib::Connection::failed, this,
            [this](const wslib::Error &error) { m_error = error.text; });
    (void)QTest::qWaitFor(
        [this] { return m_connection->state() == wslib::Connection::State::Open || !m_error.isEmpty(); }, 20'000);
}

QJsonObject Browser::call(const QString &method, const QJsonObject &parameters, const QString &session)
{
    const int id = ++m_calls;
    QJsonObject message{
        {QStringLiteral("id"), id}, {QStringLiteral("method"), method}, {QStringLiteral("params"), parameters}};
    if (!session.isEmpty())
        message[QStringLiteral("sessionId")] = session;
    m_connection->sendJson(QJsonDocument(message));
    if (!QTest::qWaitFor([&] { return m_answers.contains(id); }, 20'000))
        return {{QStringLiteral("error"), QStringLiteral("no answer to %1").arg(method)}};
    const QJsonObject answer = m_answers.take(id);
    return answer.contains(QStringLiteral("error")) ? answer : answer[QStringLiteral("result")].toObject();
}

std::unique_ptr<BrowserPage> Browser::openPage(const QString &url)
{
    const QJsonObject context = call(QStringLiteral("Target.createBrowserContext"));
    const QJsonObject target =
        call(QStringLiteral("Target.createTarget"),
             {{QStringLiteral("url"), url},
              {QStringLiteral("browserContextId"), context[QStringLiteral("browserContextId")]}});
    const QJsonObject session =
        call(QStringLiteral("Target.attachToTarget"),
             {{QStringLiteral("targetId"), target[QStringLiteral("targetId")]}, {QStringLiteral("flatten"), true}});
    auto page = std::make_unique<BrowserPage>(*this, target[QStringLiteral("targetId")].toString(),
                                              session[QStringLiteral("sessionId")].toString());
    page->waitFor(QStringLiteral("document.readyState === 'complete' && location.href !== 'about:blank'"));
    return page;
}
