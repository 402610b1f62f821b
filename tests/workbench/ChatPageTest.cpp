#include "SessionJournal.h"
#include "tests/support/RawPeer.h"
#include "tests/support/TestRegistry.h"

#include "workbench/chat/ChatPage.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QUrl>
#include <QtTest>

using namespace workbench;

/// The chat room's page, as the server gives it away.
class ChatPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void isAtTheRoot();
    void hasTheIdsThatTestersKnow();
    void namesNoOutsideAddress();
    void letsNobodysTextBecomeMarkup();
    void knowsItsSocket_data();
    void knowsItsSocket();
    void leavesTheRestToTheFolder();
    void needsItsPaths_data();
    void needsItsPaths();
    void isOnlyTheChats();
    void isJavaScript();

private:
    quint16 start(const ServerSettings &settings);
    static ServerSettings chatSettings();
    static QByteArray get(quint16 port, const QByteArray &path);

    std::shared_ptr<LogStore> m_log;
    std::unique_ptr<ServerSession> m_session;
    std::unique_ptr<SessionJournal> m_journal;
    QString m_pageUrl;
};

void ChatPageTest::init()
{
    m_log = std::make_shared<LogStore>();
    m_session = std::make_unique<ServerSession>(m_log, std::make_shared<FakeClock>());
    m_journal = std::make_unique<SessionJournal>();
    m_journal->watch(m_session.get());
    connect(m_session.get(), &ServerSession::started, this,
            [this](const QString & /*url*/, const QString &pageUrl) { m_pageUrl = pageUrl; });
}

void ChatPageTest::cleanup()
{
    m_session.reset();
}

ServerSettings ChatPageTest::chatSettings()
{
    ServerSettings settings;
    settings.port = 0;
    settings.handler = QStringLiteral("chat");
    return settings;
}

// The port, or 0 if it didn't start.
quint16 ChatPageTest::start(const ServerSettings &settings)
{
    m_pageUrl.clear();
    m_session->start(settings);
    (void)QTest::qWaitFor([this] { return m_journal->has("started") || m_journal->has("failed"); });
    return static_cast<quint16>(QUrl(QString::fromUtf8(m_journal->find("started ").mid(8))).port(0));
}

QByteArray ChatPageTest::get(quint16 port, const QByteArray &path)
{
    RawPeer peer(port);
    peer.send("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
    (void)QTest::qWaitFor([&peer] { return peer.isGone(); });
    return peer.received();
}

void ChatPageTest::isAtTheRoot()
{
    const quint16 port = start(chatSettings());
    QCOMPARE(m_pageUrl, QStringLiteral("http://127.0.0.1:%1/").arg(port));
    QVERIFY(logTexts(*m_log).contains("none note The chat's page is at " + m_pageUrl.toUtf8()));
    const QByteArray page = get(port, "/");
    QVERIFY2(page.startsWith("HTTP/1.1 200 OK\r\n"), page.constData());
    QVERIFY(page.contains("\r\nContent-Type: text/html; charset=utf-8\r\n"));
    QVERIFY(page.contains("Content-Security-Policy"));
    const std::pair<const char *, const char *> parts[] = {
        {"/chat.css", "text/css"}, {"/chat.js", "text/javascript"}, {"/chat.svg", "image/svg+xml"}};
    for (const auto &[part, type] : parts) {
        const QByteArray answer = get(port, part);
        QVERIFY2(answer.startsWith("HTTP/1.1 200 OK\r\n"), part);
        QVERIFY2(answer.contains(QByteArray("\r\nContent-Type: ") + type), part);
        QVERIFY2(page.contains('"' + QByteArray(part).mid(1) + '"'), part);
    }
}

void ChatPageTest::hasTheIdsThatTestersKnow()
{
    const QByteArray page = get(start(chatSettings()), "/");
    const QByteArray script = get(start(chatSettings()), "/chat.js");
    for (const char *id : {"name", "join", "message", "send", "log", "people", "status"})
        QCOMPARE(page.count(QByteArray(" id=\"") + id + '"'), 1);
    static const QRegularExpression used(QStringLiteral("byId\\(\"([a-z-]+)\"\\)"));
    auto match = used.globalMatch(QString::fromUtf8(script));
    QVERIFY(match.hasNext());
    while (match.hasNext()) {
        const QByteArray id = match.next().captured(1).toUtf8();
        QVERIFY2(page.contains(" id=\"" + id + '"'), id.constData());
    }
}

void ChatPageTest::namesNoOutsideAddress()
{
    const quint16 port = start(chatSettings());
    for (const char *part : {"/", "/chat.css", "/chat.js"}) {
        const QByteArray answer = get(port, part);
        QVERIFY2(!answer.contains("://") || QByteArray(part) == "/chat.js", part);
        QVERIFY2(!answer.contains("http:") && !answer.contains("https://"), part);
    }
}

void ChatPageTest::letsNobodysTextBecomeMarkup()
{
    const QByteArray script = get(start(chatSettings()), "/chat.js");
    for (const char *way : {"innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function",
                            "createContextualFragment", "DOMParser", "srcdoc", ".href"})
        QVERIFY2(!script.contains(way), way);
}

void ChatPageTest::knowsItsSocket_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("attribute");
    QTest::newRow("default") << QStringLiteral("/websocket") << QByteArray("/websocket");
    QTest::newRow("deep") << QStringLiteral("/a/b/c") << QByteArray("/a/b/c");
    QTest::newRow("blank") << QStringLiteral("/a b") << QByteArray("/a%20b");
    QTest::newRow("markup") << QStringLiteral("/\"><script>&amp;") << QByteArray("/%22%3E%3Cscript%3E&amp;amp;");
}

void ChatPageTest::knowsItsSocket()
{
    QFETCH(QString, path);
    QFETCH(QByteArray, attribute);
    ServerSettings settings = chatSettings();
    settings.path = path;
    const QByteArray page = get(start(settings), "/");
    QVERIFY2(page.contains("<meta name=\"socket-path\" content=\"" + attribute + "\">"), page.constData());
}

void ChatPageTest::leavesTheRestToTheFolder()
{
    const QTemporaryDir folder;
    for (const char *name : {"index.html", "other.txt"}) {
        QFile file(folder.filePath(QString::fromLatin1(name)));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("from the folder");
    }
    ServerSettings settings = chatSettings();
    settings.staticFolder = folder.path();
    const quint16 port = start(settings);
    QVERIFY(get(port, "/").contains("id=\"people\""));
    QVERIFY(get(port, "/other.txt").endsWith("from the folder"));
    QVERIFY(get(port, "/websocket").startsWith("HTTP/1.1 426 "));
}

void ChatPageTest::needsItsPaths_data()
{
    QTest::addColumn<QString>("path");
    for (const char *path : {"/", "/chat.js", "/chat.css", "/chat.svg"})
        QTest::newRow(path) << QString::fromLatin1(path);
}

void ChatPageTest::needsItsPaths()
{
    QFETCH(QString, path);
    ServerSettings settings = chatSettings();
    settings.path = path;
    QCOMPARE(start(settings), 0);
    const QByteArray why = m_journal->find("failed ");
    QVERIFY2(why.contains("another path") && why.contains(path.toUtf8()), why.constData());
    m_journal->clear();
    settings.handler = QStringLiteral("echo");
    QVERIFY(start(settings) != 0);
}

void ChatPageTest::isOnlyTheChats()
{
    ServerSettings settings = chatSettings();
    settings.handler = QStringLiteral("echo");
    const quint16 port = start(settings);
    QVERIFY(port != 0);
    QCOMPARE(m_pageUrl, QString());
    QVERIFY(get(port, "/").startsWith("HTTP/1.1 404 "));
}

void ChatPageTest::isJavaScript()
{
    const QString node = QStandardPaths::findExecutable(QStringLiteral("node"));
    if (node.isEmpty())
        QSKIP("node isn't installed: the page's script isn't parsed");
    const QByteArray answer = get(start(chatSettings()), "/chat.js");
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("chat.js")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(answer.mid(answer.indexOf("\r\n\r\n") + 4));
    file.close();
    QProcess checker;
    checker.start(node, {QStringLiteral("--check"), file.fileName()});
    QVERIFY(checker.waitForFinished());
    QVERIFY2(checker.exitCode() == 0, checker.readAllStandardError().constData());
}

WINDSOCK_TEST(ChatPageTest)
#include "ChatPageTest.moc"
