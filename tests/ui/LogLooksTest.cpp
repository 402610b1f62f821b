#include "LogEntries.h"
#include "WindowFixture.h"
#include "tests/support/TestRegistry.h"

#include "ui/log/DensityStrip.h"
#include "ui/log/FilterHelp.h"
#include "ui/log/LogMarks.h"
#include "ui/log/LogModel.h"
#include "ui/log/LogTable.h"
#include "ui/log/LogView.h"
#include "ui/log/RatePlot.h"

#include <QAbstractButton>
#include <QDateTime>
#include <QLabel>
#include <QLineEdit>

#include <cmath>

using namespace entries;
using ui::LogCommand;

/// A lively log in the sizes and themes it is seen in: nothing is cut off. With WINDSOCK_PICTURES set to a folder, it leaves
/// pictures there for people to look at.
class LogLooksTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hasRoomForEverything_data();
    void hasRoomForEverything();

private:
    static void fill(workbench::LogStore &store);
    static void check(const QWidget *tab, int rows);
    static void draw(QWidget *window, const QString &name);
};

void LogLooksTest::hasRoomForEverything_data()
{
    QTest::addColumn<bool>("dark");
    QTest::addColumn<QSize>("size");
    QTest::newRow("light-large") << false << QSize(1280, 800);
    QTest::newRow("dark-large") << true << QSize(1280, 800);
    QTest::newRow("light-small") << false << QSize(800, 600);
    QTest::newRow("dark-small") << true << QSize(800, 600);
}

// Ticks at a rate that goes up and down, answers, binary ones, pings, and a pause.
void LogLooksTest::fill(workbench::LogStore &store)
{
    const qint64 startMs = QDateTime(QDate(2026, 11, 20), QTime(14, 5)).toMSecsSinceEpoch();
    qint64 ns = 1'000'000'000'000;
    const auto add = [&](LogEntry entry) {
        entry.monotonicNs = ns;
        entry.wallClockMs = startMs + (ns - 1'000'000'000'000) / 1'000'000;
        if (entry.isMessage()) // the server compresses
            entry.wireSize =
                entry.direction == LogEntry::Direction::Sent ? entry.payload.size() : entry.payload.size() / 3;
        store.append(entry);
    };
    add(make(LogEntry::Kind::Note, LogEntry::Direction::None, "Connecting to wss://stream.example/ticks …"));
    add(make(LogEntry::Kind::Handshake, LogEntry::Direction::Sent,
             "GET /ticks HTTP/1.1\r\nHost: stream.example\r\n\r\n"));
    ns += 12'000'000;
    add(make(LogEntry::Kind::Handshake, LogEntry::Direction::Received, "HTTP/1.1 101 Switching Protocols\r\n\r\n"));
    for (int i = 0; i < 9000; ++i) {
        const double wave = 1.2 + std::sin(i / 700.0) + 0.5 * std::sin(i / 90.0);
        ns += static_cast<qint64>(20'000'000 / std::max(0.15, wave)) + (i == 4000 ? 20'000'000'000 : 0);
        if (i % 9 == 0 || (i > 5000 && i < 5600))
            add(sent(QByteArrayLiteral("{\"subscribe\":\"EUR/USD\",\"id\":") + QByteArray::number(i) + '}'));
        if (i % 250 == 3)
            add(binary(QByteArray(900 + i, '\x2a')));
        if (i % 300 == 7)
            add(ping());
        if (i % 300 == 8) {
            LogEntry pong = make(LogEntry::Kind::Pong, LogEntry::Direction::Received, {});
            pong.roundTripNs = 800'000 + i * 100;
            add(pong);
        }
        add(received(QByteArrayLiteral("{\"type\":\"tick\",\"symbol\":\"EUR/USD\",\"price\":1.08")
                     + QByteArray::number(i % 97).rightJustified(2, '0')
                     + ",\"volume\":" + QByteArray::number(i * 7 % 1000) + '}'));
    }
    add(make(LogEntry::Kind::Failure, LogEntry::Direction::None,
             "The peer sent a frame with RSV2 set (RFC 6455 §5.2)."));
}

void LogLooksTest::check(const QWidget *tab, int rows)
{
    for (const QAbstractButton *button : tab->findChildren<QAbstractButton *>()) {
        if (!button->isVisible() || button->text().isEmpty())
            continue;
        QTRY_VERIFY2(button->width() >= button->minimumSizeHint().width(), qPrintable(button->objectName()));
        QTRY_VERIFY2(button->height() >= button->minimumSizeHint().height(), qPrintable(button->objectName()));
    }
    const auto *filter = WindowFixture::part<QLineEdit>(tab, "logFilter");
    QVERIFY2(filter->width() >= 100, qPrintable(QString::number(filter->width())));
    QVERIFY(WindowFixture::part<ui::LogTable>(tab, "logTable")->visibleRows() >= rows);
}

void LogLooksTest::draw(QWidget *window, const QString &name)
{
    const QString folder = qEnvironmentVariable("WINDSOCK_PICTURES");
    if (!folder.isEmpty())
        QVERIFY(window->grab().save(QStringLiteral("%1/%2.png").arg(folder, name)));
}

void LogLooksTest::hasRoomForEverything()
{
    QFETCH(bool, dark);
    QFETCH(QSize, size);
    WindowFixture fixture;
    fixture.theme().choose(dark ? ui::Theme::Choice::Dark : ui::Theme::Choice::Light);
    const QString name = QString::fromLatin1(QTest::currentDataTag());
    fixture.window().resize(size);
    ui::LogView *log = fixture.client()->log();
    ui::LogModel *model = log->model();
    ui::LogTable *table = log->table();
    fill(*model->store());
    QTRY_VERIFY(model->rowCount() > 9000 && model->waiting() == 0);
    const auto look = [&](const QString &what, int rows) {
        QCoreApplication::processEvents();
        draw(&fixture.window(), what + u'-' + name);
        check(fixture.client(), rows);
    };
    look(QStringLiteral("log"), 3);

    for (const int row : {1200, 5400, 5403})
        model->marks()->setMarked(model->number(row), true);
    table->selectRow(2500);
    log->perform(LogCommand::TogglePin);
    table->selectRow(5400);
    log->perform(LogCommand::TogglePin);
    table->scrollTo(model->index(5400, 0), ui::LogTable::PositionAtCenter);
    log->perform(LogCommand::TimeSinceConnect);
    log->perform(LogCommand::Find);
    WindowFixture::part<QLineEdit>(log, "logFindText")->setText(QStringLiteral("\"volume\":1"));
    QTRY_VERIFY(!WindowFixture::part<QLabel>(log, "logFindVerdict")->text().endsWith(u'…'));
    table->selectRow(5405);
    table->scrollTo(model->index(5403, 0), ui::LogTable::PositionAtCenter);
    look(QStringLiteral("log-find"), 1);

    WindowFixture::part<QLineEdit>(log, "logFilter")->setText(QStringLiteral("$.type == \"tick\" /oops(/"));
    WindowFixture::part<QAbstractButton>(log, "pauseLog")->click();
    for (int i = 0; i < 1234; ++i) {
        LogEntry later = received("later");
        later.monotonicNs = model->rows().monotonicNs(model->rowCount() - 1) + i * qint64{10'000'000};
        model->store()->append(later);
    }
    QTRY_VERIFY(model->waiting() == 1234);
    log->perform(LogCommand::ToggleStatistics);
    QTest::mouseMove(WindowFixture::part(log, "ratePlot"), {300, 60});
    look(QStringLiteral("log-statistics"), 1);

    WindowFixture::part<QAbstractButton>(log, "logFilterHelp")->click();
    auto *help = log->findChild<ui::FilterHelp *>();
    QVERIFY(help != nullptr && help->isVisible());
    draw(help, QStringLiteral("log-help-") + name);
    help->close();
    QCOMPARE(fixture.window().size(), size); // it could be made that small
}

WINDSOCK_TEST(LogLooksTest)
#include "LogLooksTest.moc"
