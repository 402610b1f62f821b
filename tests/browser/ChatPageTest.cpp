#include "Browser.h"

#include "tests/interop/Peers.h"
#include "tests/support/TestRegistry.h"

#include "workbench/session/ServerSession.h"

#include <QDir>
#include <QSignalSpy>
#include <QUrl>
#include <QtTest>

using workbench::ServerSession;

/// The chat's page in a real browser, in two windows.
class ChatPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void twoTalk();
    void talksWithTornado();
    void markupIsShownAsText();
    void oneLeaves();
    void bothComeBackAfterARestart();

private:
    void startServer(quint16 port = 0);
    void stopServer();
    std::unique_ptr<BrowserPage> join(const QString &name);
    static void say(BrowserPage &page, const QString &text);
    static QString shows(const QString &id, const QString &text);

    std::unique_ptr<Browser> m_browser;
    std::unique_ptr<ServerSession> m_server;
    QString m_url;
    QString m_page;
};

void ChatPageTest::initTestCase()
{
    if (const QString why = Browser::whyNot(); !why.isEmpty())
        QSKIP(qPrintable(why));
    m_browser = std::make_unique<Browser>();
    QVERIFY2(m_browser->errorString().isEmpty(), qPrintable(m_browser->errorString()));
}

void ChatPageTest::init()
{
    startServer();
}

void ChatPageTest::cleanup()
{
    stopServer();
}

void ChatPageTest::startServer(quint16 port)
{
    m_server = std::make_unique<ServerSession>(nullptr, std::make_shared<workbench::SystemClock>());
    QSignalSpy started(m_server.get(), &ServerSession::started);
    workbench::ServerSettings settings;
    settings.port = port;
    settings.handler = QStringLiteral("chat");
    m_server->start(settings);
    QTRY_COMPARE(started.size(), 1);
    m_url = started[0][0].toString();
    m_page = started[0][1].toString();
}

void ChatPageTest::stopServer()
{
    if (!m_server)
        return;
    QSignalSpy stopped(m_server.get(), &ServerSession::stopped);
    m_server->stop();
    QTRY_COMPARE(stopped.size(), 1);
    m_server.reset();
}

std::unique_ptr<BrowserPage> ChatPageTest::join(const QString &name)
{
    auto page = m_browser->openPage(m_page);
    page->waitFor(shows(QStringLiteral("status"), QStringLiteral("Connected")));
    page->type(QStringLiteral("name"), name);
    page->click(QStringLiteral("join"));
    page->waitFor(shows(QStringLiteral("status"), QStringLiteral("Connected as ") + name));
    return page;
}

void ChatPageTest::say(BrowserPage &page, const QString &text)
{
    page.type(QStringLiteral("message"), text);
    page.click(QStringLiteral("send"));
}

QString ChatPageTest::shows(const QString &id, const QString &text)
{
    return QStringLiteral("document.getElementById('%1').innerText.includes(%2)")
        .arg(id, u'"' + QString(text).replace(u'"', QStringLiteral("\\\"")) + u'"');
}

void ChatPageTest::twoTalk()
{
    const auto ann = join(QStringLiteral("Ann"));
    const auto bob = join(QStringLiteral("Bob"));
    QVERIFY(ann->waitFor(shows(QStringLiteral("people"), QStringLiteral("Bob"))));
    QVERIFY(bob->waitFor(shows(QStringLiteral("people"), QStringLiteral("Ann"))));
    say(*ann, QStringLiteral("Hello, Bob! \U0001F600"));
    QVERIFY(bob->waitFor(shows(QStringLiteral("log"), QStringLiteral("Hello, Bob! \U0001F600"))));
    say(*bob, QStringLiteral("Hello, Ann"));
    QVERIFY(ann->waitFor(shows(QStringLiteral("log"), QStringLiteral("Hello, Ann"))));
    QVERIFY(ann->waitFor(shows(QStringLiteral("log"), QStringLiteral("Hello, Bob")))); // her own, once
    QCOMPARE(ann->evaluate(QStringLiteral("document.querySelectorAll('#log article').length")).toInt(), 2);
    QCOMPARE(ann->evaluate(QStringLiteral("document.getElementById('message').value")).toString(), QString());
    const QString picture = QDir(QStringLiteral(WINDSOCK_SCREENSHOTS)).filePath(QStringLiteral("chat.png"));
    QVERIFY(ann->screenshot(picture));
    qInfo("a picture of it: %s", qPrintable(picture));
}

// The protocol of tornado's chat examples, and our page: one room.
void ChatPageTest::talksWithTornado()
{
    const auto ann = join(QStringLiteral("Ann"));
    auto bob = startPeer(QStringLiteral("tornado_chat_client.py"), {m_url, QStringLiteral("bob")});
    QVERIFY2(bob->waitForOutput("open"), bob->errorOutput());
    bob->write("hello from tornado\n");
    QVERIFY(ann->waitFor(shows(QStringLiteral("log"), QStringLiteral("hello from tornado"))));
    QVERIFY(ann->waitFor(shows(QStringLiteral("people"), QStringLiteral("bob"))));
    say(*ann, QStringLiteral("hello from the page"));
    QVERIFY2(bob->waitForOutput("Ann: hello from the page"), bob->errorOutput());
}

void ChatPageTest::markupIsShownAsText()
{
    const auto ann = join(QStringLiteral("<b>Ann</b>"));
    const auto bob = join(QStringLiteral("Bob"));
    const QString script = QStringLiteral("<script>window.bad = 1</script><img src=x onerror='window.bad = 1'>");
    say(*ann, script);
    QVERIFY(bob->waitFor(shows(QStringLiteral("log"), script)));
    QVERIFY(bob->waitFor(shows(QStringLiteral("people"), QStringLiteral("<b>Ann</b>"))));
    QCOMPARE(bob->evaluate(QStringLiteral("document.querySelectorAll('#log script, #log img, #people b').length")),
             QJsonValue(0));
    QCOMPARE(bob->evaluate(QStringLiteral("typeof window.bad")).toString(), QStringLiteral("undefined"));
}

void ChatPageTest::oneLeaves()
{
    const auto ann = join(QStringLiteral("Ann"));
    const auto bob = join(QStringLiteral("Bob"));
    QVERIFY(ann->waitFor(shows(QStringLiteral("people"), QStringLiteral("Bob"))));
    bob->close();
    QVERIFY(ann->waitFor(QStringLiteral("!") + shows(QStringLiteral("people"), QStringLiteral("Bob"))));
    QVERIFY(ann->waitFor(shows(QStringLiteral("log"), QStringLiteral("Bob left"))));
}

void ChatPageTest::bothComeBackAfterARestart()
{
    const auto ann = join(QStringLiteral("Ann"));
    const auto bob = join(QStringLiteral("Bob"));
    const auto port = static_cast<quint16>(QUrl(m_page).port());
    stopServer();
    QVERIFY(ann->waitFor(QStringLiteral("document.getElementById('status').dataset.state !== 'connected'")));
    QVERIFY(bob->waitFor(QStringLiteral("document.getElementById('status').dataset.state !== 'connected'")));
    startServer(port);
    QVERIFY(ann->waitFor(shows(QStringLiteral("status"), QStringLiteral("Connected as Ann"))));
    QVERIFY(bob->waitFor(shows(QStringLiteral("status"), QStringLiteral("Connected as Bob"))));
    say(*bob, QStringLiteral("Here again"));
    QVERIFY(ann->waitFor(shows(QStringLiteral("log"), QStringLiteral("Here again"))));
}

WINDSOCK_TEST(ChatPageTest)
#include "ChatPageTest.moc"
