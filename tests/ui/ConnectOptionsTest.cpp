#include "WindowFixture.h"
#include "tests/support/RawServer.h"
#include "tests/support/TestCertificate.h"
#include "tests/support/TestRegistry.h"

#include "ui/connect/ConnectOptions.h"
#include "ui/connect/NamedValuesTable.h"
#include "ui/connect/OptionTabs.h"
#include "ui/connect/UrlEdit.h"
#include "ui/connect/UrlHistory.h"
#include "workbench/handlers/EchoHandler.h"
#include "wslib/net/Server.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QSpinBox>

using ui::ClientTab;
using ui::ConnectOptions;
using Page = ConnectOptions::Page;

/// What is chosen about a connection reaches the server, and the window says how things stand; all through its widgets.
class ConnectOptionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void opensAndClosesPages();
    void opensPagesByKeyboard();
    void showsWhatIsSet();
    void sendsHeadersAsTyped();
    void sendsCookiesAndCredentials();
    void masksSecrets();
    void offersSubprotocols();
    void offersCompressionAsChosen();
    void keepsParamsAndUrlAlike();
    void parksParams();
    void connectsWithoutVerifying();
    void provesWhoTheClientIs();
    void goesThroughAProxy();
    void tellsThePhases();
    void cancelsWhileItIsBuilt();
    void saysWhichFieldIsWrong();
    void appliesOnTheNextConnect();
    void reconnectsWhenTheServerIsBack();
    void cancelsReconnecting();
    void offersEarlierUrls();
    void removesEarlierUrls();
    void saysWhatAUrlWillBe();
    void putsVariablesIn();
    void keepsEverySetting();

private:
    ClientTab *client() const { return m_fixture->client(); }
    template <typename Widget = QWidget>
    Widget *part(const char *name) const
    {
        return WindowFixture::part<Widget>(client(), name);
    }
    void open(Page page) { client()->options()->open(page); }
    void typeRow(const char *table, const QString &name, const QString &value);
    static void typeThere(const QString &text);
    void connectNow();
    QByteArray head() const { return m_server->heads().value(0); }
    QString text(const char *label) const { return part<QLabel>(label)->text(); }
    QString problem() const { return WindowFixture::problem(client()); }

    std::unique_ptr<RawServer> m_server;
    std::optional<WindowFixture> m_fixture;
};

void ConnectOptionsTest::init()
{
    m_fixture.emplace();
    m_server = std::make_unique<RawServer>();
    m_server->answerWith([](const QByteArray &head) { return RawPeer::upgradeAnswer(head); });
    client()->setUrl(m_server->url("/p"));
}

void ConnectOptionsTest::cleanup()
{
    QVERIFY(!QApplication::activeModalWidget());
    m_fixture.reset();
}

// The first key opens an editor, which takes the others.
void ConnectOptionsTest::typeThere(const QString &text)
{
    for (const QChar unit : text)
        QTest::keyClick(QApplication::focusWidget(), unit.toLatin1());
}

// Into the empty row at the end, by keyboard.
void ConnectOptionsTest::typeRow(const char *table, const QString &name, const QString &value)
{
    auto *view = part<QAbstractItemView>(table);
    view->setFocus();
    view->setCurrentIndex(view->model()->index(view->model()->rowCount() - 1, 0));
    typeThere(name);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    typeThere(value);
}

void ConnectOptionsTest::connectNow()
{
    WindowFixture::click(client(), "connectButton");
    QTRY_COMPARE(client()->state(), ClientTab::State::Open);
}

// ---- The tabs --------------------------------------------------------------------------------------------------------

void ConnectOptionsTest::opensAndClosesPages()
{
    auto *tabs = part<ui::OptionTabs>("optionTabs");
    const auto *pages = part("optionPages");
    const auto click = [tabs](int tab) {
        QTest::mouseClick(tabs, Qt::LeftButton, Qt::NoModifier, tabs->tabRect(tab).center());
    };
    QVERIFY(!pages->isVisible());
    click(Page::Params); // the one in front opens too
    QVERIFY(pages->isVisible() && part("paramsTable")->isVisible());
    click(Page::Tls);
    QVERIFY(part("tlsVerify")->isVisible());
    click(Page::Tls);
    QVERIFY(!pages->isVisible());
    click(Page::Auth);
    QVERIFY(part("authKind")->isVisible());
}

void ConnectOptionsTest::opensPagesByKeyboard()
{
    auto *tabs = part<ui::OptionTabs>("optionTabs");
    const auto *pages = part("optionPages");
    tabs->setFocus();
    QTest::keyClick(tabs, Qt::Key_Right);
    QVERIFY(!pages->isVisible());
    QTest::keyClick(tabs, Qt::Key_Space);
    QVERIFY(part("headersTable")->isVisible());
    QTest::keyClick(tabs, Qt::Key_Right);
    QVERIFY(part("subprotocols")->isVisible());
    QTest::keyClick(tabs, Qt::Key_Space);
    QVERIFY(!pages->isVisible());
    QTest::keyClick(tabs, Qt::Key_Down);
    QTest::keyClick(tabs, Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), part("subprotocols"));
}

void ConnectOptionsTest::showsWhatIsSet()
{
    const auto *tabs = part<ui::OptionTabs>("optionTabs");
    QCOMPARE(tabs->tabText(Page::Headers), QStringLiteral("Headers"));
    open(Page::Headers);
    typeRow("headersTable", QStringLiteral("X-A"), QStringLiteral("1"));
    typeRow("headersTable", QStringLiteral("X-B"), QStringLiteral("2"));
    QCOMPARE(tabs->tabText(Page::Headers), QStringLiteral("Headers (2)"));
    QVERIFY(tabs->accessibleTabName(Page::Headers).contains(QStringLiteral("Headers to be sent: 2")));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTRY_COMPARE(QApplication::focusWidget(), part("headersTable"));
    QTest::keyClick(part("headersTable"), Qt::Key_Space); // off
    QCOMPARE(tabs->tabText(Page::Headers), QStringLiteral("Headers (1)"));
    part<QComboBox>("authKind")->setCurrentIndex(2);
    QCOMPARE(tabs->tabText(Page::Auth), QStringLiteral("Auth •"));
    QVERIFY(tabs->tabToolTip(Page::Auth).contains(QStringLiteral("Bearer")));
    part<QCheckBox>("tlsVerify")->click();
    QCOMPARE(tabs->tabText(Page::Tls), QStringLiteral("TLS !"));
}

// ---- What reaches the server -----------------------------------------------------------------------------------------

void ConnectOptionsTest::sendsHeadersAsTyped()
{
    open(Page::Headers);
    typeRow("headersTable", QStringLiteral("Origin"), QStringLiteral("https://app.example"));
    typeRow("headersTable", QStringLiteral("X-Twice"), QStringLiteral("1"));
    typeRow("headersTable", QStringLiteral("X-Twice"), QStringLiteral("2")); // and no Enter
    connectNow();
    QVERIFY2(head().contains("\r\nOrigin: https://app.example\r\n"), head().constData());
    QVERIFY2(head().contains("\r\nX-Twice: 1\r\nX-Twice: 2\r\n"), head().constData());
}

void ConnectOptionsTest::sendsCookiesAndCredentials()
{
    open(Page::Cookies);
    typeRow("cookiesTable", QStringLiteral("id"), QStringLiteral("a1"));
    typeRow("cookiesTable", QStringLiteral("theme"), QStringLiteral("dark"));
    open(Page::Auth);
    part<QComboBox>("authKind")->setCurrentIndex(1);
    QTest::keyClicks(part("authUser"), QStringLiteral("ann"));
    QTest::keyClicks(part("authPassword"), QStringLiteral("pw"));
    connectNow();
    QVERIFY2(head().contains("\r\nCookie: id=a1; theme=dark\r\n"), head().constData());
    QVERIFY2(head().contains("\r\nAuthorization: Basic " + QByteArray("ann:pw").toBase64() + "\r\n"),
             head().constData());
    part<QComboBox>("authKind")->setCurrentIndex(3);
    part<QLineEdit>("authKeyName")->setText(QStringLiteral("key"));
    part<QLineEdit>("authKeyValue")->setText(QStringLiteral("s&t"));
    part<QComboBox>("authKeyPlace")->setCurrentIndex(1);
    QTest::keyClick(&m_fixture->window(), Qt::Key_F5);
    QTRY_COMPARE(m_server->heads().size(), 2);
    QVERIFY2(m_server->heads().last().startsWith("GET /p?key=s%26t HTTP/1.1"), m_server->heads().last().constData());
    QVERIFY(!m_server->heads().last().contains("Authorization"));
}

void ConnectOptionsTest::masksSecrets()
{
    open(Page::Auth);
    part<QComboBox>("authKind")->setCurrentIndex(2);
    auto *token = part<QLineEdit>("authToken");
    QCOMPARE(token->echoMode(), QLineEdit::Password);
    token->setText(QStringLiteral("abc"));
    WindowFixture::click(client(), "authTokenShow");
    QCOMPARE(token->echoMode(), QLineEdit::Normal);
    WindowFixture::click(client(), "authTokenShow");
    QCOMPARE(token->echoMode(), QLineEdit::Password);
    token->setText(QStringLiteral("{{token}}")); // a variable's name is no secret
    QCOMPARE(token->echoMode(), QLineEdit::Normal);
}

void ConnectOptionsTest::offersSubprotocols()
{
    open(Page::Subprotocols);
    auto *field = part<QPlainTextEdit>("subprotocols");
    field->setFocus();
    QTest::keyClicks(field, QStringLiteral("chat.v2, chat v1"));
    QVERIFY(text("subprotocolsVerdict").contains(QStringLiteral("\"chat v1\"")));
    field->setPlainText(QStringLiteral("chat.v2, chat.v1\nmqtt"));
    QCOMPARE(text("subprotocolsVerdict"), QStringLiteral("Offered in this order: chat.v2, chat.v1, mqtt"));
    QCOMPARE(part<ui::OptionTabs>("optionTabs")->tabText(Page::Subprotocols), QStringLiteral("Subprotocols (3)"));
    connectNow();
    QVERIFY2(head().contains("\r\nSec-WebSocket-Protocol: chat.v2, chat.v1, mqtt\r\n"), head().constData());
}

void ConnectOptionsTest::offersCompressionAsChosen()
{
    open(Page::Options);
    QVERIFY(!part("clientWindowBits")->isEnabled());
    part<QCheckBox>("clientCompression")->click();
    part<QSpinBox>("clientWindowBits")->setValue(10);
    part<QSpinBox>("serverWindowBits")->setValue(12);
    part<QCheckBox>("clientNoContextTakeover")->click();
    connectNow();
    const qsizetype start = head().indexOf("Sec-WebSocket-Extensions: ");
    const QByteArray offer = head().sliced(start, head().indexOf("\r\n", start) - start);
    for (const char *term :
         {"permessage-deflate", "client_max_window_bits=10", "server_max_window_bits=12", "client_no_context_takeover"})
        QVERIFY2(offer.contains(term), offer.constData());
    QVERIFY(!offer.contains("server_no_context_takeover"));
}

// ---- Params ----------------------------------------------------------------------------------------------------------

void ConnectOptionsTest::keepsParamsAndUrlAlike()
{
    const QString base = m_server->url("/p");
    open(Page::Params);
    typeRow("paramsTable", QStringLiteral("q"), QStringLiteral("a b&c"));
    QCOMPARE(client()->url(), base + QStringLiteral("?q=a%20b%26c"));
    typeRow("paramsTable", QStringLiteral("v"), QStringLiteral("{{x&y}}"));
    QCOMPARE(client()->url(), base + QStringLiteral("?q=a%20b%26c&v={{x&y}}"));
    auto *url = part<QLineEdit>("urlEdit");
    url->setFocus();
    url->setCursorPosition(static_cast<int>(base.size()) + 1);
    QTest::keyClicks(url, QStringLiteral("n=1&"));
    const auto *table = part<ui::NamedValuesTable>("paramsTableBox");
    QCOMPARE(table->values().size(), 3);
    QCOMPARE(table->values().first(), (workbench::NamedValue{true, QStringLiteral("n"), QStringLiteral("1")}));
    QCOMPARE(table->values().at(1).value, QStringLiteral("a b&c"));
    QCOMPARE(part<ui::OptionTabs>("optionTabs")->tabText(Page::Params), QStringLiteral("Params (3)"));
    QCOMPARE(url->cursorPosition(), base.size() + 5); // nobody moved it
}

void ConnectOptionsTest::parksParams()
{
    client()->setUrl(QStringLiteral("h?a=1&b=2&c=3"));
    open(Page::Params);
    auto *view = part<QAbstractItemView>("paramsTable");
    view->setFocus();
    view->setCurrentIndex(view->model()->index(1, 0));
    QTest::keyClick(view, Qt::Key_Space);
    QCOMPARE(client()->url(), QStringLiteral("h?a=1&c=3"));
    QCOMPARE(client()->settings().parkedParams.size(), 1);
    part<QLineEdit>("urlEdit")->setText(QStringLiteral("h?a=9&c=3"));
    QCOMPARE(view->model()->index(1, 0).data().toString(), QStringLiteral("b")); // in its place
    QTest::keyClick(view, Qt::Key_Space);
    QCOMPARE(client()->url(), QStringLiteral("h?a=9&b=2&c=3"));
    QCOMPARE(client()->settings().parkedParams.size(), 0);
}

// ---- The way there ---------------------------------------------------------------------------------------------------

void ConnectOptionsTest::connectsWithoutVerifying()
{
    const TestCertificate certificate;
    wslib::ServerOptions options;
    options.tls = certificate.serverConfiguration();
    wslib::Server server(options);
    server.route(QRegularExpression(QStringLiteral("/")),
                 [] { return std::make_unique<workbench::EchoHandler>(workbench::HandlerPolicy()); });
    QVERIFY(server.listen());
    client()->setUrl(server.url());
    QVERIFY(!part("insecureNotice")->isVisible());
    open(Page::Tls);
    part<QCheckBox>("tlsVerify")->click();
    client()->options()->collapse();
    connectNow();
    QVERIFY(part("insecureNotice")->isVisible()); // and stays
    WindowFixture::click(client(), "verifyAgain");
    QVERIFY(!part("insecureNotice")->isVisible());
    QVERIFY(client()->settings().tls.verify);
    WindowFixture::click(client(), "reconnectNow");
    QTRY_VERIFY(problem().contains(QStringLiteral("certificate")));
}

void ConnectOptionsTest::provesWhoTheClientIs()
{
    const TestCertificate certificate;
    wslib::ServerOptions options;
    options.tls = certificate.demandingConfiguration();
    wslib::Server server(options);
    server.route(QRegularExpression(QStringLiteral("/")),
                 [] { return std::make_unique<workbench::EchoHandler>(workbench::HandlerPolicy()); });
    QVERIFY(server.listen());
    client()->setUrl(server.url());
    open(Page::Tls);
    const auto choose = [&](const char *button, const QString &path) {
        m_fixture->dialogs().path = path;
        part<QAbstractButton>(button)->click();
    };
    choose("tlsCaFileBrowse", certificate.authorityFile());
    choose("tlsClientCertificateBrowse", certificate.certificateFile());
    choose("tlsClientKeyBrowse", certificate.keyFile());
    part<QComboBox>("tlsCaMode")->setCurrentIndex(1);
    QCOMPARE(part<ui::OptionTabs>("optionTabs")->tabText(Page::Tls), QStringLiteral("TLS •"));
    connectNow();
    QVERIFY(!part("insecureNotice")->isVisible());
}

void ConnectOptionsTest::goesThroughAProxy()
{
    m_server->answerWith([](const QByteArray &head) {
        return head.startsWith("CONNECT ") ? QByteArray("HTTP/1.1 200 Go\r\n\r\n") : RawPeer::upgradeAnswer(head);
    });
    client()->setUrl(QStringLiteral("ws://behind.example/x"));
    open(Page::Proxy);
    QVERIFY(!part("proxyHost")->isEnabled());
    auto *kind = part<QComboBox>("proxyKind");
    kind->setCurrentIndex(kind->findText(QStringLiteral("HTTP")));
    part<QLineEdit>("proxyHost")->setText(QStringLiteral("127.0.0.1"));
    part<QSpinBox>("proxyPort")->setValue(m_server->serverPort());
    part<QLineEdit>("proxyUser")->setText(QStringLiteral("u"));
    part<QLineEdit>("proxyPassword")->setText(QStringLiteral("p"));
    connectNow();
    QVERIFY2(head().startsWith("CONNECT behind.example:80 "), head().constData());
    QVERIFY(head().contains("Proxy-Authorization: Basic " + QByteArray("u:p").toBase64()));
    QVERIFY(m_server->heads().value(1).startsWith("GET /x "));
}

void ConnectOptionsTest::tellsThePhases()
{
    m_server->answerWith({});
    WindowFixture::click(client(), "connectButton");
    QCOMPARE(client()->state(), ClientTab::State::Connecting);
    QTRY_COMPARE(text("urlHint"), QStringLiteral("Upgrade…"));
    QCOMPARE(text("statusState"), QStringLiteral("Upgrade…"));
    QTRY_COMPARE(text("urlHint"), QStringLiteral("Upgrade… 1 s")); // and the time runs
    QTRY_COMPARE(text("statusState"), QStringLiteral("Upgrade… 2 s"));
    WindowFixture::click(client(), "connectButton");
    QTRY_COMPARE(client()->state(), ClientTab::State::Idle);
    QVERIFY(text("urlHint").isEmpty());
    QTRY_VERIFY(m_server->peer().isGone());
}

void ConnectOptionsTest::cancelsWhileItIsBuilt()
{
    WindowFixture::click(client(), "connectButton");
    WindowFixture::click(client(), "connectButton"); // before any event
    QCOMPARE(client()->state(), ClientTab::State::Idle);
    QThreadPool::globalInstance()->waitForDone();
    QCoreApplication::processEvents();
    QCOMPARE(client()->state(), ClientTab::State::Idle);
    connectNow(); // and nothing of it is left
    QCOMPARE(m_server->connectionCount(), 1U);
}

void ConnectOptionsTest::saysWhichFieldIsWrong()
{
    connectNow();
    open(Page::Headers);
    typeRow("headersTable", QStringLiteral("X Bad"), QStringLiteral("1"));
    QVERIFY(text("headersProblem").contains(QStringLiteral("\"X Bad\"")));
    QTest::keyClick(&m_fixture->window(), Qt::Key_F5);
    QTRY_VERIFY(problem().contains(QStringLiteral("\"X Bad\"")));
    QCOMPARE(client()->state(), ClientTab::State::Open); // what there was goes on
    WindowFixture::click(client(), "connectButton");
    m_server->peer().close();
    QTRY_COMPARE(client()->state(), ClientTab::State::Idle);
    WindowFixture::click(client(), "connectButton");
    QTRY_VERIFY(problem().contains(QStringLiteral("\"X Bad\"")));
    QCOMPARE(client()->state(), ClientTab::State::Idle);
}

// ---- While connected -------------------------------------------------------------------------------------------------

void ConnectOptionsTest::appliesOnTheNextConnect()
{
    QSignalSpy changes(client(), &ClientTab::settingsChanged);
    open(Page::Headers);
    connectNow();
    QVERIFY(!part("pendingNotice")->isVisible());
    typeRow("headersTable", QStringLiteral("X"), QStringLiteral("1"));
    QVERIFY(!changes.isEmpty());
    QVERIFY(part("pendingNotice")->isVisible());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTRY_COMPARE(QApplication::focusWidget(), part("headersTable"));
    QTest::keyClick(part("headersTable"), Qt::Key_Delete); // as it was
    QVERIFY(!part("pendingNotice")->isVisible());
    typeRow("headersTable", QStringLiteral("Y"), QStringLiteral("2"));
    WindowFixture::click(client(), "reconnectNow");
    QTRY_COMPARE(m_server->heads().size(), 2);
    QVERIFY(m_server->heads().last().contains("\r\nY: 2\r\n"));
    QTRY_COMPARE(client()->state(), ClientTab::State::Open);
    QVERIFY(!part("pendingNotice")->isVisible());
    part<QLineEdit>("urlEdit")->setText(QStringLiteral("elsewhere"));
    QVERIFY(part("pendingNotice")->isVisible());
}

void ConnectOptionsTest::reconnectsWhenTheServerIsBack()
{
    open(Page::Options);
    part<QCheckBox>("reconnect")->click();
    part<QDoubleSpinBox>("reconnectFirstDelay")->setValue(0.05);
    part<QDoubleSpinBox>("reconnectLongestDelay")->setValue(0.05);
    connectNow();
    const quint16 port = m_server->serverPort();
    m_server = std::make_unique<RawServer>();
    QTRY_VERIFY(client()->state() != ClientTab::State::Open);
    m_server->close();
    QVERIFY(m_server->listen(QHostAddress::LocalHost, port));
    m_server->answerWith([](const QByteArray &head) { return RawPeer::upgradeAnswer(head); });
    QTRY_COMPARE(client()->state(), ClientTab::State::Open);
    QVERIFY(!part("waitingNotice")->isVisible());
    QCOMPARE(problem(), QString());
}

void ConnectOptionsTest::cancelsReconnecting()
{
    open(Page::Options);
    part<QCheckBox>("reconnect")->click();
    part<QDoubleSpinBox>("reconnectFirstDelay")->setValue(3600);
    part<QDoubleSpinBox>("reconnectLongestDelay")->setValue(3600);
    connectNow();
    m_server->peer().reset();
    QTRY_COMPARE(client()->state(), ClientTab::State::Waiting);
    QTRY_VERIFY(part("waitingNotice")->isVisible());
    QVERIFY2(text("waitingNoticeText").contains(QStringLiteral("(try 2): ")), qPrintable(text("waitingNoticeText")));
    QCOMPARE(part<QAbstractButton>("connectButton")->text(), QStringLiteral("Cancel"));
    QCOMPARE(problem(), QString()); // said once
    WindowFixture::click(client(), "retryNow");
    QTRY_COMPARE(client()->state(), ClientTab::State::Open);
    m_server->peer(1).reset();
    QTRY_COMPARE(client()->state(), ClientTab::State::Waiting);
    open(Page::Headers);
    typeRow("headersTable", QStringLiteral("New"), QStringLiteral("1"));
    QVERIFY(text("waitingNoticeText").contains(QStringLiteral("What you changed")));
    WindowFixture::click(client(), "retryNow"); // with what was changed
    QTRY_COMPARE(client()->state(), ClientTab::State::Open);
    QVERIFY(m_server->heads().last().contains("\r\nNew: 1\r\n"));
    m_server->peer(2).reset();
    QTRY_COMPARE(client()->state(), ClientTab::State::Waiting);
    WindowFixture::click(client(), "cancelReconnect");
    QTRY_COMPARE(client()->state(), ClientTab::State::Idle);
    QVERIFY(!part("waitingNotice")->isVisible());
}

// ---- The URL ---------------------------------------------------------------------------------------------------------

void ConnectOptionsTest::offersEarlierUrls()
{
    connectNow();
    const QString url = m_server->url("/p");
    ClientTab *other = m_fixture->window().openClient();
    auto *field = WindowFixture::part<ui::UrlEdit>(other, "urlEdit");
    field->setFocus();
    QTest::keyClicks(field, QString::number(m_server->serverPort())); // from the middle of it
    QCOMPARE(field->completer()->completionCount(), 1);
    QCOMPARE(field->completer()->currentCompletion(), url);
    QTRY_VERIFY(field->completer()->popup()->isVisible());
    QTest::keyClick(field->completer()->popup(), Qt::Key_Down);
    QTest::keyClick(field->completer()->popup(), Qt::Key_Return);
    QCOMPARE(field->text(), url);
    field->clear();
    WindowFixture::click(other, "urlHistory");
    QVERIFY(field->completer()->popup()->isVisible());
    field->hideHistory();
    m_fixture->reopen(); // and in the next run
    auto *next = WindowFixture::part<ui::UrlEdit>(m_fixture->client(), "urlEdit");
    QCOMPARE(next->completer()->model()->rowCount(), 1);
}

void ConnectOptionsTest::removesEarlierUrls()
{
    QVERIFY(!part("urlHistory")->isEnabled());
    connectNow();
    QTRY_VERIFY(part("urlHistory")->isEnabled());
    auto *field = part<ui::UrlEdit>("urlEdit");
    field->setText(QStringLiteral("typed"));
    field->setFocus();
    field->showHistory();
    QAbstractItemView *list = field->completer()->popup();
    list->setCurrentIndex(list->model()->index(0, 0));
    QTest::keyClick(list, Qt::Key_Delete, Qt::ShiftModifier);
    QCOMPARE(field->completer()->model()->rowCount(), 0);
    QVERIFY(m_fixture->settings().value(QStringLiteral("history/urls")).toStringList().isEmpty());
    field->showHistory(); // nothing to show
    QVERIFY(!list->isVisible());
}

void ConnectOptionsTest::saysWhatAUrlWillBe()
{
    const auto hint = [this](const char *url) {
        part<QLineEdit>("urlEdit")->setText(QString::fromLatin1(url));
        return text("urlHint");
    };
    QCOMPARE(hint("localhost:8888/x"), QStringLiteral("→ ws://"));
    QCOMPARE(hint("example.com/x"), QStringLiteral("→ wss://"));
    QCOMPARE(part("urlEdit")->toolTip(), QStringLiteral("Connects to wss://example.com/x"));
    QCOMPARE(hint("https://example.com"), QStringLiteral("→ wss://"));
    QCOMPARE(hint("ws://example.com"), QString());
    QCOMPARE(hint("gopher://x"), QString());
    QVERIFY(part("urlEdit")->toolTip().contains(QStringLiteral("gopher")));
    QCOMPARE(hint(""), QString());
    QCOMPARE(hint("{{host}}/x"), QString());
    QVERIFY(part("urlEdit")->toolTip().contains(QStringLiteral("variables")));
    QCOMPARE(hint("example.com/{{x}}"), QStringLiteral("→ wss://"));
    QCOMPARE(part("urlEdit")->toolTip(), QStringLiteral("Connects to wss://example.com/{{x}}"));
}

void ConnectOptionsTest::putsVariablesIn()
{
    const auto expand = [](const QString &text) {
        QString result = text;
        return result.replace(QStringLiteral("{{who}}"), QStringLiteral("world"));
    };
    client()->setExpander(expand, expand);
    client()->setUrl(QStringLiteral("{{who}}.example"));
    QCOMPARE(text("urlHint"), QStringLiteral("→ wss://"));
    QCOMPARE(part("urlEdit")->toolTip(), QStringLiteral("Connects to wss://world.example/"));
    client()->setUrl(m_server->url("/hello/{{who}}"));
    connectNow();
    QVERIFY2(head().startsWith("GET /hello/world HTTP/1.1"), head().constData());
    QCOMPARE(client()->url(), m_server->url("/hello/{{who}}"));
}

void ConnectOptionsTest::keepsEverySetting()
{
    using namespace workbench;
    ConnectionSettings settings;
    settings.url = QStringLiteral("h/{{p}}?flag&a=%61");
    settings.parkedParams = {{false, QStringLiteral("x"), QStringLiteral("y")}};
    settings.headers = {{true, QStringLiteral("A"), QStringLiteral(" b ")}, {false, QStringLiteral("C"), {}}};
    settings.subprotocols = {QStringLiteral("p"), QStringLiteral("q")};
    settings.auth = {AuthSettings::Kind::ApiKey, QStringLiteral("u"), QStringLiteral("p"),          QStringLiteral("t"),
                     QStringLiteral("k"),        QStringLiteral("v"), AuthSettings::KeyPlace::Query};
    settings.cookies = {{true, QStringLiteral("c"), QStringLiteral("d")}};
    settings.tls = {false,
                    QStringLiteral("/ca"),
                    true,
                    QStringLiteral("/c"),
                    QStringLiteral("/k"),
                    QStringLiteral("pp"),
                    QStringLiteral("sni")};
    settings.proxy = {ProxySettings::Kind::Socks5, QStringLiteral("h"), 9, QStringLiteral("u"), QStringLiteral("p")};
    settings.options = {1234, 1, 2, 4567, 3, true, {1, 2, 3, true, true, 9, 10}, true, 4, 5, 6};
    QSignalSpy changes(client(), &ClientTab::settingsChanged);
    client()->setSettings(settings);
    QVERIFY(client()->settings() == settings);
    QVERIFY(!changes.isEmpty());
    client()->setSettings({});
    QVERIFY(client()->settings() == ConnectionSettings());
}

WINDSOCK_TEST(ConnectOptionsTest)
#include "ConnectOptionsTest.moc"
