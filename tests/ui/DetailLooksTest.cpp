#include "LogEntries.h"
#include "WindowFixture.h"
#include "tests/support/TestRegistry.h"

#include "ui/detail/EntryDetail.h"
#include "ui/detail/HexView.h"
#include "ui/log/LogTable.h"
#include "ui/log/LogView.h"
#include "ui/theme/Theme.h"

#include <QAbstractButton>
#include <QApplication>
#include <QPixmap>
#include <QTreeView>
#include <QVBoxLayout>
#include <QtTest>

using namespace entries;
using ui::EntryDetail;

/// The detail under a log in the sizes and themes it is seen in: nothing is cut off. With WINDSOCK_PICTURES set to a
/// folder, it leaves pictures there for people to look at.
class DetailLooksTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hasRoomForEverything_data();
    void hasRoomForEverything();
    void fitsTheWindow_data();
    void fitsTheWindow();

private:
    static void checkButtons(const QWidget &window);
    static void draw(QWidget &window, const QString &name);
};

void DetailLooksTest::hasRoomForEverything_data()
{
    QTest::addColumn<bool>("dark");
    QTest::addColumn<QSize>("size");
    QTest::newRow("light-large") << false << QSize(1280, 700);
    QTest::newRow("dark-large") << true << QSize(1280, 700);
    QTest::newRow("light-small") << false << QSize(780, 400);
    QTest::newRow("dark-small") << true << QSize(780, 400);
}

void DetailLooksTest::checkButtons(const QWidget &window)
{
    for (const QAbstractButton *button : window.findChildren<QAbstractButton *>()) {
        if (button->isVisible() && !button->text().isEmpty())
            QVERIFY2(button->width() >= button->minimumSizeHint().width(), qPrintable(button->objectName()));
    }
}

void DetailLooksTest::draw(QWidget &window, const QString &name)
{
    const QString folder = qEnvironmentVariable("WINDSOCK_PICTURES");
    if (!folder.isEmpty())
        QVERIFY(window.grab().save(QStringLiteral("%1/detail-%2.png").arg(folder, name)));
}

void DetailLooksTest::hasRoomForEverything()
{
    QFETCH(bool, dark);
    QFETCH(QSize, size);
    ui::Theme theme(*qApp);
    theme.choose(dark ? ui::Theme::Choice::Dark : ui::Theme::Choice::Light);
    auto store = std::make_shared<workbench::LogStore>();
    ui::LogView view(store);
    view.layout()->setContentsMargins(10, 10, 10, 10);
    view.resize(size);
    view.show();
    store->append(
        make(LogEntry::Kind::Handshake, LogEntry::Direction::Sent,
             "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: example.com\r\nUpgrade: websocket\r\n"
             "Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
             "Sec-WebSocket-Version: 13\r\nOrigin: https://example.com\r\nAuthorization: Bearer eyJhbGciOi\r\n"
             "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n\r\n"));
    store->append(make(LogEntry::Kind::Handshake, LogEntry::Direction::Received,
                       "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                       "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n"
                       "Sec-WebSocket-Extensions: permessage-deflate; server_max_window_bits=12\r\n\r\n"));
    store->append(
        received(R"({"id":7,"user":{"name":"Ada Lovelace","admin":true,"tags":["math","engine"],"address":null},)"
                 R"("price":12.50,"items":[{"sku":"A-1","count":3},{"sku":"B-2","count":1}],)"
                 R"("odd key":"two\nlines","escaped":"snowman ☃"})"));
    store->append(received(R"(42["chat message",{"text":"Hello there","room":"lobby"},true])"));
    QByteArray bytes;
    for (int i = 0; i < 256; ++i)
        bytes += static_cast<char>(i * 7);
    store->append(binary("\x89PNG\r\n\x1a\n" + QByteArray(5, '\0') + "Windsock" + bytes));
    store->append(received(R"({"broken": [1, 2, {"deep": tru}]})"));
    store->append(received("just a line of text"));
    auto *table = view.findChild<ui::LogTable *>();
    QTRY_COMPARE(table->model()->rowCount(), 7);
    auto *detail = view.findChild<EntryDetail *>();
    const char *const names[] = {"request", "handshake", "json", "socketio", "hex", "broken", "text"};
    const EntryDetail::Form forms[] = {EntryDetail::Handshake, EntryDetail::Handshake, EntryDetail::Pretty,
                                       EntryDetail::Pretty,    EntryDetail::Hex,       EntryDetail::Pretty,
                                       EntryDetail::Text};
    for (int row = 0; row < 7; ++row) {
        table->selectRow(row);
        QTRY_COMPARE(detail->form(), forms[row]);
        if (row == 2)
            detail->findChild<QTreeView *>()->setCurrentIndex(detail->findChild<QTreeView *>()->model()->index(0, 0));
        if (row == 4)
            detail->findChild<ui::HexView *>()->select(13, 12);
        QCoreApplication::processEvents();
        checkButtons(view);
        draw(view, QLatin1String(names[row]) + u'-' + QString::fromLatin1(QTest::currentDataTag()));
    }
    QCOMPARE(view.size(), size); // it could be made that small
    theme.choose(ui::Theme::Choice::Light);
}

void DetailLooksTest::fitsTheWindow_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("large") << QSize(1280, 800);
    QTest::newRow("small") << QSize(800, 600);
}

void DetailLooksTest::fitsTheWindow()
{
    QFETCH(QSize, size);
    WindowFixture fixture;
    fixture.theme().choose(ui::Theme::Choice::Light);
    fixture.window().resize(size);
    QVERIFY(!fixture.startServer().isEmpty());
    QVERIFY(fixture.connectToOwnServer(0));
    WindowFixture::sendText(fixture.client(0), QStringLiteral(R"({"user":{"name":"Ada","tags":["a","b"]},"n":1.50})"));
    QTRY_COMPARE(WindowFixture::messages(fixture.client(0)).size(), 2);
    auto *table = WindowFixture::part<ui::LogTable>(fixture.client(0), "logTable");
    table->selectRow(table->model()->rowCount() - 1);
    auto *detail = fixture.client(0)->findChild<EntryDetail *>();
    QTRY_COMPARE(detail->form(), EntryDetail::Pretty);
    QCoreApplication::processEvents();
    checkButtons(*detail);
    QCOMPARE(fixture.window().size(), size);
    draw(fixture.window(), QStringLiteral("window-") + QString::fromLatin1(QTest::currentDataTag()));
    detail->choose(EntryDetail::Handshake);
    QCOMPARE(detail->form(), EntryDetail::Handshake);
    draw(fixture.window(), QStringLiteral("window-handshake-") + QString::fromLatin1(QTest::currentDataTag()));
}

WINDSOCK_TEST(DetailLooksTest)
#include "DetailLooksTest.moc"
