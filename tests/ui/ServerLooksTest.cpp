#include "WindowFixture.h"
#include "tests/support/TestRegistry.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPixmap>
#include <QSpinBox>
#include <QTabBar>
#include <QTableView>

using ui::ServerTab;

/// The local server's tab in the sizes and themes it is seen in: nothing is cut off. With WINDSOCK_PICTURES set to a
/// folder, it leaves pictures there for people to look at.
class ServerLooksTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hasRoomForEverything_data();
    void hasRoomForEverything();

private:
    static void fill(WindowFixture &fixture);
    static void checkButtons(const QWidget *tab);
    static void draw(QWidget *window, const QString &name);
};

void ServerLooksTest::hasRoomForEverything_data()
{
    QTest::addColumn<bool>("dark");
    QTest::addColumn<QSize>("size");
    QTest::newRow("light-large") << false << QSize(1280, 800);
    QTest::newRow("dark-large") << true << QSize(1280, 800);
    QTest::newRow("light-small") << false << QSize(800, 600);
    QTest::newRow("dark-small") << true << QSize(800, 600);
}

// A server that everybody can reach, with a page, a script that said things, and two peers.
void ServerLooksTest::fill(WindowFixture &fixture)
{
    ServerTab *server = fixture.server();
    const auto part = [server](const char *name) { return WindowFixture::part(server, name); };
    qobject_cast<QLineEdit *>(part("serverHost"))->setText(QStringLiteral("0.0.0.0"));
    qobject_cast<QLineEdit *>(part("serverStaticFolder"))->setText(fixture.folder());
    qobject_cast<QSpinBox *>(part("serverPort"))->setValue(0);
    auto *editor = qobject_cast<QPlainTextEdit *>(part("scriptEditor"));
    editor->moveCursor(QTextCursor::End);
    editor->insertPlainText(QStringLiteral("\nfunction onPing(peer) {\n    console.warn('a ping of ' + peer.id);\n"
                                           "    missing.call(`x ${1 + 2}`, /[a-z]+/);\n}\n"));
    server->runScript();
    QTRY_VERIFY(!server->url().isEmpty());
    fixture.window().openClient();
    QVERIFY(fixture.connectToOwnServer(0));
    QVERIFY(fixture.connectToOwnServer(1));
    WindowFixture::sendText(fixture.client(0), QStringLiteral("Hello from the first"));
    WindowFixture::sendText(fixture.client(1), QStringLiteral("all: hello everybody"));
    WindowFixture::part<QAbstractButton>(fixture.client(0), "pingButton")->click();
    QTRY_COMPARE(WindowFixture::messages(fixture.client(0)).size(), 4);
    auto *table = qobject_cast<QTableView *>(part("peerTable"));
    QTRY_COMPARE(table->model()->rowCount(), 2);
    table->selectRow(0);
    qobject_cast<QAbstractButton *>(part("pingPeers"))->click();
    QTest::keyClick(&fixture.window(), Qt::Key_3, Qt::ControlModifier);
    QTRY_COMPARE(fixture.window().currentTab(), server);
}

void ServerLooksTest::checkButtons(const QWidget *tab)
{
    for (const QAbstractButton *button : tab->findChildren<QAbstractButton *>()) {
        if (!button->isVisible() || button->text().isEmpty())
            continue;
        QVERIFY2(button->width() >= button->minimumSizeHint().width(), qPrintable(button->objectName()));
        QVERIFY2(button->height() >= button->minimumSizeHint().height(), qPrintable(button->objectName()));
    }
    for (const QComboBox *box : tab->findChildren<QComboBox *>()) {
        if (box->isVisible())
            QVERIFY2(box->width() >= box->minimumSizeHint().width(), qPrintable(box->objectName()));
    }
}

void ServerLooksTest::draw(QWidget *window, const QString &name)
{
    const QString folder = qEnvironmentVariable("WINDSOCK_PICTURES");
    if (!folder.isEmpty())
        QVERIFY(window->grab().save(QStringLiteral("%1/%2.png").arg(folder, name)));
}

void ServerLooksTest::hasRoomForEverything()
{
    QFETCH(bool, dark);
    QFETCH(QSize, size);
    WindowFixture fixture;
    fixture.theme().choose(dark ? ui::Theme::Choice::Dark : ui::Theme::Choice::Light);
    const QString name = QString::fromLatin1(QTest::currentDataTag());
    QTest::keyClick(&fixture.window(), Qt::Key_2, Qt::ControlModifier);
    fixture.window().resize(size);
    draw(&fixture.window(), QStringLiteral("stopped-") + name);
    fill(fixture);
    const auto look = [&](ServerTab::Section section, const char *what) {
        fixture.server()->showSection(section);
        QCoreApplication::processEvents();
        checkButtons(fixture.server());
        draw(&fixture.window(), QLatin1String(what) + u'-' + name);
    };
    QCOMPARE(fixture.window().size(), size);
    look(ServerTab::Traffic, "traffic");
    QTRY_VERIFY(WindowFixture::part<QPlainTextEdit>(fixture.server(), "scriptEditor")->extraSelections().size() > 1);
    look(ServerTab::Script, "script");
    look(ServerTab::Options, "options");
    fixture.server()->showSection(ServerTab::Traffic);
    for (const auto &[button, dialog] : {std::pair("closePeers", "closeDialog"), std::pair("showQrCode", "qrDialog")}) {
        auto *opener = WindowFixture::part<QAbstractButton>(fixture.server(), button);
        if (opener->isHidden())
            continue; // in no network
        opener->click();
        auto *opened = WindowFixture::part(fixture.server(), dialog);
        QCoreApplication::processEvents();
        checkButtons(opened);
        draw(opened, QLatin1String(dialog) + u'-' + name);
        opened->close();
    }
    QCOMPARE(fixture.window().size(), size); // it could be made that small
}

WINDSOCK_TEST(ServerLooksTest)
#include "ServerLooksTest.moc"
