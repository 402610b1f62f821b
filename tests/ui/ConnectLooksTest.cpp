#include "WindowFixture.h"
#include "tests/support/RawServer.h"
#include "tests/support/TestRegistry.h"

#include "ui/connect/ConnectNotices.h"
#include "ui/connect/ConnectOptions.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QLabel>
#include <QStackedWidget>

using ui::ConnectOptions;

/// The option pages of a client tab in the sizes and themes they are seen in: nothing is cut off. With WINDSOCK_PICTURES set
/// to a folder, it leaves pictures there for people to look at.
class ConnectLooksTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hasRoomForEverything_data();
    void hasRoomForEverything();
    void makesRoomForNotices();
    void showsWhatItWaitsFor();

private:
    static workbench::ConnectionSettings busySettings();
    static void checkButtons(const QWidget *tab);
    static void draw(QWidget *window, const QString &name);
};

void ConnectLooksTest::hasRoomForEverything_data()
{
    QTest::addColumn<bool>("dark");
    QTest::addColumn<QSize>("size");
    QTest::newRow("light-large") << false << QSize(1280, 800);
    QTest::newRow("dark-large") << true << QSize(1280, 800);
    QTest::newRow("light-small") << false << QSize(800, 600);
    QTest::newRow("dark-small") << true << QSize(800, 600);
}

workbench::ConnectionSettings ConnectLooksTest::busySettings()
{
    using namespace workbench;
    ConnectionSettings settings;
    settings.url =
        QStringLiteral("staging.example.com/v2/stream?topic=prices&symbol={{symbol}}&since=2026-11-20%2009:00");
    settings.parkedParams = {{false, QStringLiteral("debug"), QStringLiteral("1")}};
    settings.headers = {{true, QStringLiteral("Origin"), QStringLiteral("https://app.example.com")},
                        {true, QStringLiteral("User-Agent"), QStringLiteral("Mozilla/5.0 (X11; Linux x86_64)")},
                        {false, QStringLiteral("X-Debug"), QStringLiteral("1")},
                        {true, QStringLiteral("X Bad"), QStringLiteral("1")}};
    settings.subprotocols = {QStringLiteral("graphql-transport-ws"), QStringLiteral("chat.v1")};
    settings.auth = {AuthSettings::Kind::Basic,     QStringLiteral("ann"), QStringLiteral("secret"), {}, {}, {},
                     AuthSettings::KeyPlace::Header};
    settings.cookies = {{true, QStringLiteral("session"), QStringLiteral("c2Vzc2lvbg==")}};
    settings.tls.caFile = QStringLiteral("/home/ann/certificates/staging-ca.pem");
    settings.proxy = {ProxySettings::Kind::Http, QStringLiteral("proxy.example.com"), 3128, {}, {}};
    settings.options.compression = true;
    settings.options.reconnect = true;
    settings.options.pingIntervalMs = 2500;
    return settings;
}

void ConnectLooksTest::checkButtons(const QWidget *tab)
{
    for (const QWidget *part : tab->findChildren<QWidget *>()) {
        const auto *button = qobject_cast<const QAbstractButton *>(part);
        const bool matters = (button && !button->text().isEmpty()) || qobject_cast<const QComboBox *>(part)
                             || qobject_cast<const QAbstractSpinBox *>(part);
        if (!part->isVisible() || !matters)
            continue;
        QVERIFY2(part->width() >= part->minimumSizeHint().width(), qPrintable(part->objectName()));
        QVERIFY2(part->height() >= part->minimumSizeHint().height(), qPrintable(part->objectName()));
    }
}

void ConnectLooksTest::draw(QWidget *window, const QString &name)
{
    const QString folder = qEnvironmentVariable("WINDSOCK_PICTURES");
    if (!folder.isEmpty())
        QVERIFY(window->grab().save(QStringLiteral("%1/%2.png").arg(folder, name)));
}

void ConnectLooksTest::hasRoomForEverything()
{
    QFETCH(bool, dark);
    QFETCH(QSize, size);
    WindowFixture fixture;
    fixture.theme().choose(dark ? ui::Theme::Choice::Dark : ui::Theme::Choice::Light);
    fixture.window().resize(size);
    const QString name = QString::fromLatin1(QTest::currentDataTag());
    ui::ClientTab *client = fixture.client();
    draw(&fixture.window(), QStringLiteral("empty-") + name);
    client->setSettings(busySettings());
    QCoreApplication::processEvents();
    draw(&fixture.window(), QStringLiteral("collapsed-") + name);
    for (int page = ConnectOptions::Params; page <= ConnectOptions::Options; ++page) {
        client->options()->open(static_cast<ConnectOptions::Page>(page));
        QCoreApplication::processEvents();
        checkButtons(client);
        draw(&fixture.window(), QStringLiteral("page%1-%2").arg(page).arg(name));
        const auto *pages = WindowFixture::part<QStackedWidget>(client, "optionPages");
        QVERIFY(pages->height() > 100);
        QVERIFY(pages->currentWidget()->width() <= client->width());
    }
    QCOMPARE(fixture.window().size(), size); // it could be made that small
}

void ConnectLooksTest::makesRoomForNotices()
{
    WindowFixture fixture;
    fixture.window().resize(800, 600);
    RawServer server;
    server.answerWith([](const QByteArray &head) { return RawPeer::upgradeAnswer(head); });
    ui::ClientTab *client = fixture.client();
    workbench::ConnectionSettings settings;
    settings.url = server.url();
    settings.tls.verify = false;
    settings.options.reconnect = true;
    settings.options.reconnectFirstDelayMs = settings.options.reconnectLongestDelayMs = 60'000;
    client->setSettings(settings);
    client->connectNow();
    QTRY_COMPARE(client->state(), ui::ClientTab::State::Open);
    settings.headers = {{true, QStringLiteral("X"), QStringLiteral("1")}};
    client->setSettings(settings);
    client->options()->open(ConnectOptions::Headers);
    server.peer().reset();
    QTRY_COMPARE(client->state(), ui::ClientTab::State::Waiting);
    QCoreApplication::processEvents();
    draw(&fixture.window(), QStringLiteral("notices"));
    for (const char *notice : {"insecureNotice", "waitingNotice"})
        QVERIFY2(WindowFixture::part(client, notice)->isVisible(), notice);
    QVERIFY(!WindowFixture::part(client, "pendingNotice")->isVisible()); // the other one says it
    checkButtons(WindowFixture::part(client, "connectNotices"));
    checkButtons(client->options());
    QCOMPARE(fixture.window().size(), QSize(800, 600));
}

void ConnectLooksTest::showsWhatItWaitsFor()
{
    WindowFixture fixture;
    fixture.theme().choose(ui::Theme::Choice::Dark);
    fixture.window().resize(800, 600);
    RawServer silent;
    fixture.client()->setUrl(
        silent.url("/a/rather/long/path/to/see/that/the/note/is/not/in/the/way/of/what/is/typed/here"));
    fixture.client()->connectNow();
    const auto *note = WindowFixture::part<QLabel>(fixture.client(), "urlHint");
    QTRY_COMPARE(note->text(), QStringLiteral("Upgrade… 1 s"));
    QCOMPARE(note->width(), note->sizeHint().width());
    draw(&fixture.window(), QStringLiteral("connecting"));
    fixture.client()->options()->open(ConnectOptions::Cookies);
    WindowFixture::part<QAbstractButton>(fixture.client(), "cookiesBulk")->click();
    QCoreApplication::processEvents();
    draw(&fixture.window(), QStringLiteral("bulk"));
}

WINDSOCK_TEST(ConnectLooksTest)
#include "ConnectLooksTest.moc"
