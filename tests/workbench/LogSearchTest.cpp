#include "workbench/log/LogSearch.h"

#include "tests/support/TestRegistry.h"

#include <QtTest>

#include <thread>

using namespace workbench;

/// The search for what a filter wants, in a thread of its own.
class LogSearchTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsAllInOrder();
    void findsNothing();
    void tellsOfItsProgress();
    void isSilentOnceItIsDeleted();
    void searchesWhileEntriesComeAndGo();
};

namespace {

std::shared_ptr<LogStore> storeOf(int count, const LogBudget &budget = {})
{
    auto store = std::make_shared<LogStore>(budget);
    for (int i = 0; i < count; ++i) {
        LogEntry entry;
        entry.kind = LogEntry::Kind::Text;
        entry.payload = QByteArray::number(i);
        entry.monotonicNs = i;
        store->append(entry);
    }
    return store;
}

LogFilter having(const QString &pattern)
{
    LogFilter filter;
    filter.texts += {pattern, true, true, true};
    return filter;
}

struct Heard
{
    std::vector<LogSearch::Hit> hits;
    qint64 upTo = 0;
    int pieces = 0;
    bool finished = false;

    explicit Heard(LogSearch &search)
    {
        QObject::connect(&search, &LogSearch::found, &search,
                         [this](const std::vector<LogSearch::Hit> &found, qint64 to) {
                             hits.insert(hits.end(), found.begin(), found.end());
                             upTo = to;
                             ++pieces;
                         });
        QObject::connect(&search, &LogSearch::finished, &search, [this] { finished = true; });
    }
};

} // namespace

void LogSearchTest::findsAllInOrder()
{
    LogSearch search(storeOf(20'000), having(QStringLiteral("^1.*7$")));
    const Heard heard(search);
    search.start({0, 20'000});
    QTRY_VERIFY(heard.finished);
    std::vector<qint64> expected;
    for (int i = 0; i < 20'000; ++i) {
        const QByteArray text = QByteArray::number(i);
        if (text.size() > 1 && text.startsWith('1') && text.endsWith('7'))
            expected.push_back(i);
    }
    std::vector<qint64> numbers;
    for (const LogSearch::Hit &hit : heard.hits) {
        numbers.push_back(hit.number);
        QCOMPARE(hit.monotonicNs, hit.number);
    }
    QCOMPARE(numbers, expected);
    QCOMPARE(heard.upTo, 20'000);
}

void LogSearchTest::findsNothing()
{
    LogSearch search(storeOf(100), having(QStringLiteral("x")));
    const Heard heard(search);
    search.start({0, 100});
    QTRY_VERIFY(heard.finished);
    QVERIFY(heard.hits.empty());
}

void LogSearchTest::tellsOfItsProgress()
{
    LogSearch search(storeOf(400'000), having(QStringLiteral("^(\\d*)*x")));
    const Heard heard(search);
    search.start({0, 400'000});
    QTRY_VERIFY_WITH_TIMEOUT(heard.finished, 30'000);
    QVERIFY2(heard.pieces > 1, qPrintable(QString::number(heard.pieces)));
}

void LogSearchTest::isSilentOnceItIsDeleted()
{
    const auto store = storeOf(100'000);
    bool said = false;
    for (int i = 0; i < 20; ++i) {
        auto search = std::make_unique<LogSearch>(store, having(QStringLiteral("9")));
        connect(search.get(), &LogSearch::found, this, [&said] { said = true; });
        search->start({0, 100'000});
        search.reset();
    }
    QThreadPool::globalInstance()->waitForDone();
    QCoreApplication::processEvents();
    QVERIFY(!said);
}

void LogSearchTest::searchesWhileEntriesComeAndGo()
{
    LogBudget budget;
    budget.memory = 20'000;
    budget.disk = 50'000;
    budget.block = 1000;
    const auto store = storeOf(10'000, budget);
    std::thread writer([&store] {
        for (int i = 10'000; i < 60'000; ++i) {
            LogEntry entry;
            entry.kind = LogEntry::Kind::Text;
            entry.payload = QByteArray::number(i);
            entry.monotonicNs = i;
            store->append(entry);
        }
    });
    LogSearch search(store, having(QStringLiteral("5$")));
    const Heard heard(search);
    search.start({0, 60'000});
    QTRY_VERIFY(heard.finished);
    writer.join();
    qint64 last = -1;
    for (const LogSearch::Hit &hit : heard.hits) {
        QVERIFY(hit.number > last && hit.number % 10 == 5);
        last = hit.number;
    }
}

WINDSOCK_TEST(LogSearchTest)
#include "LogSearchTest.moc"
