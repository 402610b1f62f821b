// How long does the view of a large log take to paint, to filter and to find, while messages keep arriving?
//
//     QT_QPA_PLATFORM=offscreen log_view [ENTRIES]      so many entries of 100 bytes: 1,000,000
//
// It prints the budgets beside what was measured, and ends with 1 if one wasn't kept.
#include "ui/log/LogView.h"
#include "ui/log/DensityStrip.h"
#include "ui/log/LogFinder.h"
#include "ui/log/LogModel.h"
#include "ui/log/LogTable.h"
#include "workbench/log/LogQuery.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QPixmap>
#include <QScrollBar>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <functional>
#include <random>
#include <thread>
#include <vector>

using namespace ui;
using workbench::LogEntry;
using workbench::LogStore;

namespace {

bool allKept = true;

void report(const char *what, double measured, double budget)
{
    const bool kept = measured <= budget;
    allKept = allKept && kept;
    std::printf("%-58s %9.2f ms   budget %7.0f ms   %s\n", what, measured, budget, kept ? "ok" : "TOO SLOW");
    std::fflush(stdout);
}

// The slowest is for information: another process may have had the processor.
void reportAll(const char *what, std::vector<double> times)
{
    std::sort(times.begin(), times.end());
    std::printf("%s: median %.2f ms, slowest %.2f ms\n", what, times[times.size() / 2], times.back());
    report("    95 of 100", times[times.size() * 95 / 100], 16);
}

double msOf(const std::function<void()> &work)
{
    QElapsedTimer clock;
    clock.start();
    work();
    return static_cast<double>(clock.nsecsElapsed()) / 1e6;
}

LogEntry entryOf(qint64 number)
{
    LogEntry entry;
    entry.kind = LogEntry::Kind::Text;
    entry.direction = number % 3 == 0 ? LogEntry::Direction::Sent : LogEntry::Direction::Received;
    entry.monotonicNs = 1'000'000'000 + number * 10'000;
    entry.wallClockMs = 1'700'000'000'000 + number / 100;
    entry.payload =
        (QByteArrayLiteral("{\"type\":\"tick\",\"id\":") + QByteArray::number(number) + '}').leftJustified(100, 'x');
    return entry;
}

void waitFor(const std::function<bool()> &done)
{
    while (!done())
        QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
}

void measurePainting(LogView &view)
{
    std::mt19937 random(1);
    const int rows = view.model()->rowCount();
    std::vector<double> times;
    std::vector<double> stripTimes;
    auto *strip = view.findChild<DensityStrip *>();
    for (int i = 0; i < 200; ++i) {
        const int row = std::uniform_int_distribution<int>(0, rows - 1)(random);
        times.push_back(msOf([&] {
            view.table()->verticalScrollBar()->setValue(row);
            view.table()->viewport()->repaint();
        }));
        stripTimes.push_back(msOf([strip] { strip->repaint(); }));
    }
    reportAll("scroll anywhere and paint the rows", times);
    reportAll("paint the density strip", stripTimes);
}

void measureFilter(LogView &view, const char *query, double budget)
{
    LogModel *model = view.model();
    const workbench::LogFilter filter = *workbench::LogQuery{QString::fromLatin1(query)}.parse().value;
    const int screenful = view.table()->visibleRows();
    QElapsedTimer clock;
    clock.start();
    model->setFilter(filter);
    waitFor([&] { return model->rowCount() >= screenful || !model->isFiltering(); });
    const double first = static_cast<double>(clock.nsecsElapsed()) / 1e6;
    waitFor([&] { return !model->isFiltering(); });
    const double all = static_cast<double>(clock.nsecsElapsed()) / 1e6;
    std::printf("filter %s: %d shown, %lld hidden\n", query, model->rowCount(),
                static_cast<long long>(model->hidden()));
    if (model->rowCount() >= screenful)
        report("    the first screenful", first, 100);
    report("    all that was there", all, budget);
}

void measureFind(LogView &view)
{
    view.model()->setFilter({});
    waitFor([&] { return view.model()->waiting() < 10'000; });
    auto *finder = view.findChild<LogFinder *>();
    QElapsedTimer clock;
    clock.start();
    finder->find({QStringLiteral("7{3}"), true, true, true});
    waitFor([&] { return finder->count() > 0; });
    report("find a regular expression, the first match", static_cast<double>(clock.nsecsElapsed()) / 1e6, 100);
    const qint64 end = view.model()->seen().end;
    waitFor([&] {
        return !finder->matches().empty() && (finder->matches().back() > end - 20'000 || !finder->isSearching());
    });
    report("find a regular expression, all matches", static_cast<double>(clock.nsecsElapsed()) / 1e6, 2000);
    std::printf("    %lld matches\n", static_cast<long long>(finder->count()));
    finder->find({});
}

// One line without a break, which is the worst there is for a text field.
void measureLarge(const char *where, const workbench::LogBudget &budget)
{
    const auto store = std::make_shared<LogStore>(budget);
    LogView view(store);
    view.resize(1280, 700);
    view.show();
    LogEntry large = entryOf(0);
    large.payload = QByteArray(64 * 1024 * 1024, 'a');
    store->append(large);
    store->append(entryOf(1));
    waitFor([&] { return view.model()->rowCount() == 2; });
    std::printf("a payload of 64 MiB, %s\n", where);
    report("    paint its row", msOf([&] { view.table()->viewport()->repaint(); }), 16);
    view.table()->selectRow(1);
    (void)view.grab(); // what is drawn for the first time takes longer, whatever it is
    std::vector<double> selecting;
    std::vector<double> painting;
    for (int i = 0; i < 40; ++i) {
        selecting.push_back(msOf([&] { view.table()->selectRow(0); }));
        painting.push_back(msOf([&] { view.detail()->repaint(); }));
        QCoreApplication::processEvents();
        view.table()->selectRow(1);
    }
    reportAll("    select it", selecting);
    reportAll("    paint what is below", painting);
}

} // namespace

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    const qint64 count = argc > 1 ? QByteArray(argv[1]).toLongLong() : 1'000'000;
    const auto store = std::make_shared<LogStore>();
    LogView view(store);
    view.resize(1280, 700);
    view.show();
    const double writing = msOf([&] {
        for (qint64 i = 0; i < count; ++i)
            store->append(entryOf(i));
    });
    std::printf("%lld entries of 100 bytes, written at %.0f ns each\n", static_cast<long long>(count),
                writing * 1e6 / static_cast<double>(count));
    QElapsedTimer clock;
    clock.start();
    waitFor([&] { return view.model()->rowCount() == count; });
    std::printf("shown after %lld ms\n", static_cast<long long>(clock.elapsed()));
    measurePainting(view);

    std::atomic<bool> stop = false;
    std::thread writer([&] {
        // Some ten thousand a second.
        for (qint64 i = count; !stop; ++i) {
            store->append(entryOf(i));
            if (i % 100 == 0)
                std::this_thread::sleep_for(std::chrono::milliseconds(10));
        }
    });
    measureFilter(view, "/\"id\":[0-9]*77[0-9]\\}/", 2000);
    measureFilter(view, "77", 2000);
    measureFilter(view, "$.type == \"tock\"", 10'000);
    measureFind(view);
    stop = true;
    writer.join();
    measureLarge("in memory", {});
    workbench::LogBudget none;
    none.memory = 0;
    measureLarge("on the disk", none);
    return allKept ? 0 : 1;
}
