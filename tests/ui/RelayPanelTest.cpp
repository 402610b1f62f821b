#include "WindowFixture.h"
#include "tests/support/RawPeer.h"
#include "tests/support/RawServer.h"
#include "tests/support/TestRegistry.h"
#include "tests/support/WireFrame.h"

#include "ui/relay/HeldModel.h"

#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QSpinBox>
#include <QTabBar>
#include <QTableView>
#include <QUrl>

using ui::ServerTab;

/// A relay in the server's tab, worked with by hand.
class RelayPanelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void isThereForARelayOnly();
    void needsAnUpstream();
    void holdsChangesAndReleases();
    void dropsAndReleasesAll();
    void keepsWhatIsTyped();
    void leavesTheBytesThatNobodyTouched_data();
    void leavesTheBytesThatNobodyTouched();
    void injects();
    void saysWhatIsWrongWithAPattern();
    void looksGood_data();
    void looksGood();

private:
    ServerTab *server() const { return m_fixture->server(); }
    template <typename Widget = QWidget>
    Widget *part(const char *name) const
    {
        return WindowFixture::part<Widget>(server(), name);
    }
    void chooseRelay() const { part<QComboBox>("serverHandler")->setCurrentText(QStringLiteral("relay")); }
    void click(const char *button) const { WindowFixture::click(server(), button); }
    bool open();
    void clientSays(const QByteArray &text) { m_client->send(WireFrame::text(text).masked().bytes()); }
    QByteArray upstreamHears();
    int held() const { return part<QTableView>("heldTable")->model()->rowCount(); }

    std::unique_ptr<RawServer> m_upstream;
    std::optional<WindowFixture> m_fixture;
    std::unique_ptr<RawPeer> m_client;
};

void RelayPanelTest::init()
{
    m_upstream = std::make_unique<RawServer>();
    m_upstream->answerWith([](const QByteArray &head) { return RawPeer::upgradeAnswer(head); });
    m_fixture.emplace();
    QTest::keyClick(&m_fixture->window(), Qt::Key_2, Qt::ControlModifier);
}

void RelayPanelTest::cleanup()
{
    m_client.reset();
    m_fixture.reset();
    m_upstream.reset();
}

bool RelayPanelTest::open()
{
    chooseRelay();
    part<QLineEdit>("serverUpstream")->setText(m_upstream->url(""));
    const QString url = m_fixture->startServer();
    m_client = std::make_unique<RawPeer>(static_cast<quint16>(QUrl(url).port()));
    server()->showSection(ServerTab::Relay);
    return m_client->upgrade("/any/path");
}

QByteArray RelayPanelTest::upstreamHears()
{
    const auto frame = m_upstream->peer().waitForFrame();
    return frame ? frame->payload : QByteArray("(nothing)");
}

void RelayPanelTest::isThereForARelayOnly()
{
    const auto *sections = part<QTabBar>("serverSections");
    QVERIFY(!sections->isTabVisible(ServerTab::Relay));
    QVERIFY(!part("serverUpstream")->isVisible());
    server()->showSection(ServerTab::Relay);
    QCOMPARE(server()->section(), ServerTab::Traffic);
    chooseRelay();
    QVERIFY(sections->isTabVisible(ServerTab::Relay));
    QVERIFY(part("serverUpstream")->isVisible());
    QCOMPARE(part<QLineEdit>("serverPath")->text(), QStringLiteral("/"));
    server()->showSection(ServerTab::Relay);
    QCOMPARE(server()->section(), ServerTab::Relay);
    part<QComboBox>("serverHandler")->setCurrentText(QStringLiteral("echo"));
    QCOMPARE(server()->section(), ServerTab::Traffic);
    QVERIFY(!part("serverUpstream")->isVisible());
    QCOMPARE(part<QLineEdit>("serverPath")->text(), QStringLiteral("/websocket"));
}

void RelayPanelTest::needsAnUpstream()
{
    chooseRelay();
    part<QSpinBox>("serverPort")->setValue(0);
    click("serverButton");
    QTRY_VERIFY(WindowFixture::problem(server()).contains(QStringLiteral("ws://localhost:3000")));
    part<QLineEdit>("serverUpstream")->setText(QStringLiteral("ftp://nowhere"));
    click("serverButton");
    QTRY_VERIFY(WindowFixture::problem(server()).contains(QStringLiteral("ftp://nowhere")));
}

void RelayPanelTest::holdsChangesAndReleases()
{
    QVERIFY(open());
    auto *table = part<QTableView>("heldTable");
    const QAbstractItemModelTester tester(table->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    part<QCheckBox>("breakpointOn")->setChecked(true);
    part<QLineEdit>("breakpointPattern")->setText(QStringLiteral("secret"));
    clientSays("nothing");
    clientSays("a secret");
    QCOMPARE(upstreamHears(), QByteArray("nothing"));
    QTRY_COMPARE(held(), 1);
    QCOMPARE(part<QTabBar>("serverSections")->tabText(ServerTab::Relay), QStringLiteral("Relay (1 held)"));
    auto *editor = part<QPlainTextEdit>("heldEditor");
    QCOMPARE(editor->toPlainText(), QStringLiteral("a secret")); // the first one is chosen
    editor->setPlainText(QStringLiteral("no secret any more"));
    click("releaseHeld");
    QCOMPARE(upstreamHears(), QByteArray("no secret any more"));
    QTRY_COMPARE(held(), 0);
    // As binary.
    clientSays("secret");
    QTRY_COMPARE(held(), 1);
    part<QComboBox>("heldForm")->setCurrentIndex(1);
    QCOMPARE(editor->toPlainText(), QStringLiteral("73 65 63 72 65 74"));
    editor->setPlainText(QStringLiteral("00 f"));
    QVERIFY(!part<QAbstractButton>("releaseHeld")->isEnabled());
    editor->setPlainText(QStringLiteral("00 ff"));
    click("releaseHeld");
    const auto frame = m_upstream->peer().waitForFrame();
    QVERIFY(frame.has_value());
    QCOMPARE(frame->opcode(), 2);
    QCOMPARE(frame->payload, QByteArray("\x00\xFF", 2));
}

void RelayPanelTest::dropsAndReleasesAll()
{
    QVERIFY(open());
    part<QCheckBox>("breakpointOn")->setChecked(true);
    for (const char *text : {"one", "two", "three"})
        clientSays(text);
    QTRY_COMPARE(held(), 3);
    part<QTableView>("heldTable")->selectRow(1);
    click("dropHeld");
    QTRY_COMPARE(held(), 2);
    click("releaseAllHeld");
    QCOMPARE(upstreamHears(), QByteArray("one"));
    QCOMPARE(upstreamHears(), QByteArray("three"));
}

// Of each message, while one looks at others; and what was to be injected.
void RelayPanelTest::keepsWhatIsTyped()
{
    QVERIFY(open());
    auto *editor = part<QPlainTextEdit>("heldEditor");
    editor->setPlainText(QStringLiteral("mine"));
    part<QCheckBox>("breakpointOn")->setChecked(true);
    clientSays("one");
    clientSays("two");
    QTRY_COMPARE(held(), 2);
    QCOMPARE(editor->toPlainText(), QStringLiteral("mine")); // nobody chose another
    auto *table = part<QTableView>("heldTable");
    table->selectRow(0);
    editor->setPlainText(QStringLiteral("one changed"));
    table->selectRow(1);
    QCOMPARE(editor->toPlainText(), QStringLiteral("two"));
    table->selectRow(0);
    QCOMPARE(editor->toPlainText(), QStringLiteral("one changed"));
    click("releaseAllHeld");
    QTRY_COMPARE(held(), 0);
    QCOMPARE(editor->toPlainText(), QStringLiteral("mine"));
}

void RelayPanelTest::leavesTheBytesThatNobodyTouched_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("edited");
    QTest::newRow("CR LF and a no-break space") << QByteArray("a\r\nb\xC2\xA0") << QByteArray("a\r\nb\xC2\xA0!");
    QTest::newRow("lines by U+2028") << QByteArray("a\xE2\x80\xA8z") << QByteArray("a\xE2\x80\xA8z!");
    // Of several kinds of line end, the editor keeps one.
    QTest::newRow("CR, LF and CR LF") << QByteArray("a\rb\nc\r\nd") << QByteArray("a\nb\nc\nd!");
}

void RelayPanelTest::leavesTheBytesThatNobodyTouched()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, edited);
    QVERIFY(open());
    part<QCheckBox>("breakpointOn")->setChecked(true);
    for (int i = 0; i < 3; ++i)
        clientSays(text);
    QTRY_COMPARE(held(), 3);
    auto *table = part<QTableView>("heldTable");
    auto *editor = part<QPlainTextEdit>("heldEditor");
    auto *form = part<QComboBox>("heldForm");
    const auto *problem = part<QLabel>("heldProblem");
    table->selectRow(1);
    table->selectRow(0);
    QCOMPARE(problem->text(), QString());
    form->setCurrentIndex(1);
    QCOMPARE(QByteArray::fromHex(editor->toPlainText().toLatin1()), text);
    form->setCurrentIndex(0);
    QCOMPARE(problem->text(), QString());
    click("releaseHeld");
    QCOMPARE(upstreamHears(), text);
    QTRY_COMPARE(held(), 2);
    table->selectRow(0);
    editor->moveCursor(QTextCursor::End);
    editor->insertPlainText(QStringLiteral("!"));
    table->selectRow(1);
    table->selectRow(0);
    QCOMPARE(problem->text(), QStringLiteral("Changed"));
    click("releaseHeld");
    QCOMPARE(upstreamHears(), edited);
    QTRY_COMPARE(held(), 1);
    click("releaseAllHeld");
    QCOMPARE(upstreamHears(), text);
}

void RelayPanelTest::injects()
{
    QVERIFY(open());
    auto *client = part<QComboBox>("injectPeer");
    QTRY_COMPARE(client->count(), 2);
    QCOMPARE(client->itemText(1), QStringLiteral("Client 1"));
    part<QPlainTextEdit>("heldEditor")->setPlainText(QStringLiteral("by hand"));
    click("injectToServer");
    QCOMPARE(upstreamHears(), QByteArray("by hand"));
    click("injectToClient");
    QCOMPARE(m_client->waitForFrame()->payload, QByteArray("by hand"));
}

void RelayPanelTest::saysWhatIsWrongWithAPattern()
{
    chooseRelay();
    server()->showSection(ServerTab::Relay);
    part<QLineEdit>("breakpointPattern")->setText(QStringLiteral("(open"));
    auto *problem = part<QLabel>("breakpointProblem");
    QVERIFY(problem->isHidden());
    part<QCheckBox>("breakpointRegular")->setChecked(true);
    QVERIFY(!problem->isHidden());
    part<QLineEdit>("breakpointPattern")->setText(QStringLiteral("(open)"));
    QVERIFY(problem->isHidden());
}

void RelayPanelTest::looksGood_data()
{
    QTest::addColumn<bool>("dark");
    QTest::addColumn<QSize>("size");
    QTest::newRow("light-large") << false << QSize(1280, 800);
    QTest::newRow("dark-small") << true << QSize(800, 600);
    QTest::newRow("light-small") << false << QSize(800, 600);
    QTest::newRow("dark-large") << true << QSize(1280, 800);
}

// With WINDSOCK_PICTURES set to a folder, it leaves pictures there.
void RelayPanelTest::looksGood()
{
    QFETCH(bool, dark);
    QFETCH(QSize, size);
    m_fixture->theme().choose(dark ? ui::Theme::Choice::Dark : ui::Theme::Choice::Light);
    m_fixture->window().resize(size);
    server()->showSection(ServerTab::Options);
    auto *add = part<QComboBox>("addFault");
    for (const char *name : {"Latency", "Corrupt a byte", "No closing handshake"})
        Q_EMIT add->activated(add->findText(QLatin1String(name)));
    const QString tag = QString::fromLatin1(QTest::currentDataTag());
    const auto look = [&](const QString &what) {
        QCoreApplication::processEvents();
        for (const QAbstractButton *button : server()->findChildren<QAbstractButton *>()) {
            if (button->isVisible() && !button->text().isEmpty())
                QVERIFY2(button->width() >= button->minimumSizeHint().width(), qPrintable(button->objectName()));
        }
        const QString folder = qEnvironmentVariable("WINDSOCK_PICTURES");
        if (!folder.isEmpty())
            QVERIFY(m_fixture->window().grab().save(QStringLiteral("%1/%2-%3.png").arg(folder, what, tag)));
    };
    QCoreApplication::processEvents();
    WindowFixture::part<QScrollArea>(server(), "serverOptions")->ensureWidgetVisible(part("relayVerify"));
    look(QStringLiteral("faults"));
    for (int i = 1; i <= 3; ++i)
        part<QCheckBox>(qPrintable(QStringLiteral("faultOn%1").arg(i)))->setChecked(i == 1);
    part<QLineEdit>("faultArguments1")->setText(QStringLiteral("5ms"));
    QVERIFY(open());
    part<QCheckBox>("breakpointOn")->setChecked(true);
    clientSays("{\"type\":\"subscribe\",\"channel\":\"prices\",\"symbols\":[\"ABC\",\"XYZ\"]}");
    m_client->send(WireFrame::binary(QByteArray::fromHex("00112233445566778899aabbccddeeff")).masked().bytes());
    m_upstream->peer().send(WireFrame::text("a message for the client, who waits for it").bytes());
    QTRY_COMPARE(held(), 3);
    look(QStringLiteral("relay"));
    server()->showSection(ServerTab::Traffic);
    look(QStringLiteral("relay-traffic"));
    QCOMPARE(m_fixture->window().size(), size);
}

WINDSOCK_TEST(RelayPanelTest)
#include "RelayPanelTest.moc"
