#include "WindowFixture.h"
#include "tests/support/RawServer.h"
#include "tests/support/TestCertificate.h"
#include "tests/support/TestRegistry.h"

#include "ui/log/LogModel.h"
#include "ui/log/LogView.h"
#include "workbench/handlers/EchoHandler.h"
#include "wslib/net/Server.h"

#include <QAbstractButton>
#include <QApplication>
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>
#include <QTabBar>
#include <QTcpServer>

using ui::ClientTab;

/// The client tab through its widgets, against real peers. Whatever goes wrong, it says so in the window: no
/// box pops up.
class ClientTabTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_fixture.emplace(); }
    void cleanup();
    void exchangesText();
    void exchangesBinary();
    void keepsWhatWasSent();
    void sendsExactlyWhatIsTyped();
    void sendsWithCtrlEnter();
    void refusesBadHexWithASentence();
    void keepsTheDraftWhenNotConnected();
    void refusesAnUnparsableUrl();
    void refusesAPortWhereNobodyListens();
    void refusesWhatIsNoWebSocketServer();
    void refusesACertificateThatDoesNotVerify();
    void cancelsConnecting();
    void connectsWithADoubleClick();
    void keepsSecretsOutOfTheTitle();
    void disconnectsAndTellsHow();
    void reconnectsWithF5();
    void connectsToAnotherUrlWhileConnected();
    void showsPingsWhenAsked();
    void dismissesTheMessage();
    void startsTheLocalServerFromTheHint();
    void aFirstEchoTakesTwoClicks();

private:
    ClientTab *client() const { return m_fixture->client(); }
    QString problem() const { return WindowFixture::problem(client()); }
    QString button() const { return WindowFixture::part<QAbstractButton>(client(), "connectButton")->text(); }
    QString status(const char *name) const { return WindowFixture::part<QLabel>(client(), name)->text(); }
    void expectRefusal(const QString &url, const QString &word);

    std::optional<WindowFixture> m_fixture;
};

void ClientTabTest::cleanup()
{
    QVERIFY(!QApplication::activeModalWidget());
    m_fixture.reset();
}

void ClientTabTest::exchangesText()
{
    QVERIFY(m_fixture->connectToOwnServer());
    WindowFixture::sendText(client(), QStringLiteral("hello"));
    const QStringList expected{QStringLiteral("↑ Text: hello"), QStringLiteral("↓ Text: hello")};
    QTRY_COMPARE(WindowFixture::messages(client()), expected);
    QCOMPARE(status("statusState"), QStringLiteral("Connected"));
    QTRY_VERIFY(status("statusCounts").startsWith(QStringLiteral("↑ 1 (5 B)   ↓ 1 (5 B)")));
}

void ClientTabTest::exchangesBinary()
{
    QVERIFY(m_fixture->connectToOwnServer());
    WindowFixture::sendHex(client(), QStringLiteral("de ad 0xBE,ef"));
    const QStringList expected{QStringLiteral("↑ Binary: DE AD BE EF"), QStringLiteral("↓ Binary: DE AD BE EF")};
    QTRY_COMPARE(WindowFixture::messages(client()), expected);
}

void ClientTabTest::keepsWhatWasSent()
{
    QVERIFY(m_fixture->connectToOwnServer());
    WindowFixture::sendText(client(), QStringLiteral("again"));
    QTRY_COMPARE(WindowFixture::messages(client()).size(), 2);
    WindowFixture::click(client(), "sendButton");
    QTRY_COMPARE(WindowFixture::messages(client()).size(), 4);
}

void ClientTabTest::sendsExactlyWhatIsTyped()
{
    QVERIFY(m_fixture->connectToOwnServer());
    const QString exact = QStringLiteral("a\u00A0b\n\tc  ");
    WindowFixture::part<QPlainTextEdit>(client(), "textDraft")->setPlainText(exact);
    WindowFixture::click(client(), "sendButton");
    QTRY_COMPARE(WindowFixture::messages(client()).size(), 2);
    const ui::LogModel *log = client()->log()->model();
    QCOMPARE(QString::fromUtf8(log->entry(log->rowCount() - 1)->payload), exact);
}

void ClientTabTest::sendsWithCtrlEnter()
{
    QVERIFY(m_fixture->connectToOwnServer());
    auto *draft = WindowFixture::part<QPlainTextEdit>(client(), "textDraft");
    draft->setPlainText(QStringLiteral("by key"));
    draft->setFocus();
    QTest::keyClick(draft, Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(WindowFixture::messages(client()).size(), 2);
    QCOMPARE(draft->toPlainText(), QStringLiteral("by key"));
}

void ClientTabTest::refusesBadHexWithASentence()
{
    QVERIFY(m_fixture->connectToOwnServer());
    WindowFixture::sendHex(client(), QStringLiteral("DE AX"));
    const auto *verdict = WindowFixture::part<QLabel>(client(), "composeVerdict");
    QVERIFY(verdict->isVisible());
    QVERIFY(verdict->text().contains(QStringLiteral("“X” at position 5")));
    WindowFixture::sendHex(client(), QStringLiteral("DE AD"));
    QTRY_COMPARE(WindowFixture::messages(client()).size(), 2);
    QCOMPARE(verdict->text(), QStringLiteral("2 B"));
}

void ClientTabTest::keepsTheDraftWhenNotConnected()
{
    WindowFixture::sendText(client(), QStringLiteral("too early"));
    QTRY_VERIFY(problem().contains(QStringLiteral("no open connection")));
    QCOMPARE(WindowFixture::part<QPlainTextEdit>(client(), "textDraft")->toPlainText(), QStringLiteral("too early"));
}

void ClientTabTest::expectRefusal(const QString &url, const QString &word)
{
    WindowFixture::connectTo(client(), url);
    QTRY_VERIFY(!problem().isEmpty());
    QVERIFY2(problem().contains(word, Qt::CaseInsensitive), qPrintable(problem()));
    QTRY_COMPARE(client()->state(), ClientTab::State::Idle);
    QTRY_COMPARE(button(), QStringLiteral("Connect"));
    QVERIFY(!QApplication::activeModalWidget());
}

void ClientTabTest::refusesAnUnparsableUrl()
{
    expectRefusal(QStringLiteral("gopher://localhost/"), QStringLiteral("gopher"));
    expectRefusal(QStringLiteral("ws://local host/"), QStringLiteral("not a host name"));
    expectRefusal(QString(), QStringLiteral("There is no URL"));
}

void ClientTabTest::refusesAPortWhereNobodyListens()
{
    quint16 port = 0;
    {
        QTcpServer taken;
        QVERIFY(taken.listen(QHostAddress::LocalHost));
        port = taken.serverPort();
    }
    expectRefusal(QStringLiteral("ws://127.0.0.1:%1/").arg(port), QString::number(port));
}

void ClientTabTest::refusesWhatIsNoWebSocketServer()
{
    RawServer ssh;
    ssh.greetWith("SSH-2.0-x\r\n");
    expectRefusal(ssh.url(), QStringLiteral("not a WebSocket server"));
}

void ClientTabTest::refusesACertificateThatDoesNotVerify()
{
    const TestCertificate certificate;
    QVERIFY2(certificate.errorString().isEmpty(), qPrintable(certificate.errorString()));
    wslib::ServerOptions options;
    options.tls = certificate.serverConfiguration();
    wslib::Server server(options);
    server.route(QRegularExpression(QStringLiteral("/")),
                 [] { return std::make_unique<workbench::EchoHandler>(workbench::HandlerPolicy()); });
    QVERIFY(server.listen());
    expectRefusal(server.url(), QStringLiteral("certificate"));
}

void ClientTabTest::cancelsConnecting()
{
    RawServer silent;
    WindowFixture::connectTo(client(), silent.url());
    QTRY_COMPARE(button(), QStringLiteral("Cancel"));
    QTRY_COMPARE(status("statusState"), QStringLiteral("Upgrade…"));
    WindowFixture::click(client(), "connectButton");
    QTRY_COMPARE(button(), QStringLiteral("Connect"));
}

void ClientTabTest::connectsWithADoubleClick()
{
    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    client()->setUrl(QStringLiteral("ws://127.0.0.1:%1/").arg(silent.serverPort()));
    auto *button = WindowFixture::part<QAbstractButton>(client(), "connectButton");
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(client()->state(), ClientTab::State::Connecting);
    QTest::mouseDClick(button, Qt::LeftButton); // the second half: its press …
    QTest::mouseRelease(button, Qt::LeftButton);
    QCOMPARE(client()->state(), ClientTab::State::Connecting);
}

void ClientTabTest::keepsSecretsOutOfTheTitle()
{
    client()->setUrl(QStringLiteral("wss://ann:hush@{{host}}/chat?token=hush"));
    QVERIFY2(!client()->title().contains(u"hush"), qPrintable(client()->title()));
    QVERIFY2(!client()->description().contains(u"hush"), qPrintable(client()->description()));
}

void ClientTabTest::disconnectsAndTellsHow()
{
    QVERIFY(m_fixture->connectToOwnServer());
    QCOMPARE(button(), QStringLiteral("Disconnect"));
    WindowFixture::click(client(), "connectButton");
    QTRY_COMPARE(client()->state(), ClientTab::State::Idle);
    QTRY_COMPARE(status("statusState"), QStringLiteral("Not connected"));
    QTRY_VERIFY(status("statusFacts").contains(QStringLiteral("1000 (normal closure)")));
    QCOMPARE(problem(), QString());
}

void ClientTabTest::reconnectsWithF5()
{
    QVERIFY(m_fixture->connectToOwnServer());
    QSignalSpy states(client(), &ClientTab::stateChanged);
    QTest::keyClick(&m_fixture->window(), Qt::Key_F5);
    QTRY_VERIFY(states.size() >= 2 && client()->state() == ClientTab::State::Open);
    WindowFixture::sendText(client(), QStringLiteral("back"));
    QTRY_COMPARE(WindowFixture::messages(client()).size(), 2);
}

void ClientTabTest::connectsToAnotherUrlWhileConnected()
{
    QVERIFY(m_fixture->connectToOwnServer());
    RawServer other;
    other.answerWith(
        [](const QByteArray &) { return QByteArray("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"); });
    expectRefusal(other.url(), QStringLiteral("404"));
}

void ClientTabTest::showsPingsWhenAsked()
{
    QVERIFY(m_fixture->connectToOwnServer());
    WindowFixture::click(client(), "pingButton");
    QTRY_COMPARE(client()->log()->model()->hidden(), 2);
    QTRY_VERIFY(status("statusFacts").contains(QStringLiteral("RTT")));
    QTRY_VERIFY(status("statusCounts").contains(QStringLiteral("2 hidden")));
    const int rows = client()->log()->model()->rowCount();
    WindowFixture::part<QCheckBox>(client(), "showPings")->click();
    QCOMPARE(client()->log()->model()->rowCount(), rows + 2);
    QTRY_VERIFY(status("statusCounts").contains(QStringLiteral("0 hidden")));
}

void ClientTabTest::dismissesTheMessage()
{
    WindowFixture::sendText(client(), QStringLiteral("x"));
    QTRY_VERIFY(!problem().isEmpty());
    WindowFixture::click(client(), "dismissMessage");
    QCOMPARE(problem(), QString());
}

void ClientTabTest::startsTheLocalServerFromTheHint()
{
    WindowFixture::part<QSpinBox>(m_fixture->server(), "serverPort")->setValue(0);
    WindowFixture::click(client(), "emptyHintAction");
    QTRY_COMPARE(client()->state(), ClientTab::State::Open);
    QCOMPARE(client()->url(), m_fixture->server()->url());
}

// With no profile, and nothing typed but the message.
void ClientTabTest::aFirstEchoTakesTwoClicks()
{
    WindowFixture::part<QSpinBox>(m_fixture->server(), "serverPort")->setValue(0);
    WindowFixture::click(client(), "emptyHintAction");
    QTRY_COMPARE(client()->state(), ClientTab::State::Open);
    QTRY_COMPARE(QApplication::focusWidget(), WindowFixture::part(client(), "textDraft"));
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("hello"));
    WindowFixture::click(client(), "sendButton");
    QTRY_COMPARE(WindowFixture::messages(client()),
                 (QStringList{QStringLiteral("↑ Text: hello"), QStringLiteral("↓ Text: hello")}));
}

WINDSOCK_TEST(ClientTabTest)
#include "ClientTabTest.moc"
