#include "LogEntries.h"
#include "tests/support/TestRegistry.h"

#include "ui/log/LogModel.h"
#include "workbench/log/LogQuery.h"

#include <QAbstractItemModelTester>
#include <QtTest>

#include <thread>

using namespace entries;
using ui::LogModel;
using workbench::LogStore;

class LogModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsWhatWasThereBefore();
    void insertsABatchAtOnce();
    void hidesPingsUntilAskedFor();
    void showsThePeersThatAreWanted();
    void dropsFromTheFront();
    void countsWhatWasDroppedBeforeItWasSeen();
    void forgetsWhatIsCleared();
    void tellsTheTimeSinceTheRowAbove();
    void copiesNoPayload();
    void showsWhatTheFilterWants();
    void filtersWhatComesLater();
    void filtersByPayloadWhileEntriesAreDropped();
    void takesPingsThatAreAskedFor();
    void keepsStillWhilePaused();
    void filtersWhilePaused();
    void takesAHundredThousandFromAnotherThread();
};

namespace {

/// A store, and a model of it that is watched.
struct Watched
{
    explicit Watched(const workbench::LogBudget &budget = {})
        : store(std::make_shared<LogStore>(budget))
        , model(store)
        , tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest)
    {
    }

    QString cell(int row, int column) const { return model.index(row, column).data().toString(); }

    std::shared_ptr<LogStore> store;
    LogModel model;
    QAbstractItemModelTester tester;
};

} // namespace

void LogModelTest::showsWhatWasThereBefore()
{
    auto store = std::make_shared<LogStore>();
    store->append(sent("one"));
    LogModel model(store);
    QTRY_COMPARE(model.rowCount(), 1);
    QCOMPARE(model.index(0, LogModel::Preview).data().toString(), QStringLiteral("one"));
}

void LogModelTest::insertsABatchAtOnce()
{
    Watched log;
    QSignalSpy inserted(&log.model, &LogModel::rowsInserted);
    for (int i = 0; i < 1000; ++i)
        log.store->append(received(QByteArray::number(i)));
    QCOMPARE(log.model.rowCount(), 0); // not before the next frame
    QTRY_COMPARE(log.model.rowCount(), 1000);
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(log.cell(999, LogModel::Preview), QStringLiteral("999"));
    QCOMPARE(log.cell(999, LogModel::Direction), QStringLiteral("↓"));
    QCOMPARE(log.cell(999, LogModel::Kind), QStringLiteral("Text"));
    QCOMPARE(log.cell(999, LogModel::Size), QStringLiteral("3 B"));
}

void LogModelTest::hidesPingsUntilAskedFor()
{
    Watched log;
    for (const LogEntry &entry : {sent("a"), ping(), received("b"), ping()})
        log.store->append(entry);
    QTRY_COMPARE(log.model.rowCount(), 2);
    QCOMPARE(log.model.hidden(), 2);
    QCOMPARE(log.model.number(1), 2);

    log.model.setPingsShown(true);
    QCOMPARE(log.model.rowCount(), 4);
    QCOMPARE(log.model.hidden(), 0);
    QCOMPARE(log.cell(1, LogModel::Kind), QStringLiteral("Ping"));

    log.model.setPingsShown(false);
    QCOMPARE(log.model.rowCount(), 2);
    QCOMPARE(log.cell(1, LogModel::Preview), QStringLiteral("b"));
}

void LogModelTest::showsThePeersThatAreWanted()
{
    Watched log;
    for (quint32 peer = 0; peer < 4; ++peer) {
        for (LogEntry entry : {sent("a"), ping()}) {
            entry.peer = peer;
            log.store->append(entry);
        }
    }
    QTRY_COMPARE(log.model.rowCount(), 4);
    log.model.setPeersWanted({2, 3, 9});
    QCOMPARE(log.model.rowCount(), 2);
    QCOMPARE(log.model.hidden(), 6);
    QCOMPARE(log.cell(0, LogModel::Peer), QStringLiteral("2"));
    log.model.setPingsShown(true);
    QCOMPARE(log.model.rowCount(), 4);
    log.model.setPeersWanted({});
    QCOMPARE(log.model.rowCount(), 8);
}

void LogModelTest::dropsFromTheFront()
{
    const QByteArray payload(1000, 'x');
    Watched log(oneByOne(10 * 1000));
    for (int i = 0; i < 10; ++i)
        log.store->append(received(payload));
    log.store->append(ping());
    QTRY_COMPARE(log.model.rowCount(), 10);
    QCOMPARE(log.model.hidden(), 1);

    QSignalSpy removed(&log.model, &LogModel::rowsRemoved);
    for (int i = 0; i < 4; ++i)
        log.store->append(received(payload));
    QTRY_COMPARE(log.model.number(log.model.rowCount() - 1), 14);
    QCOMPARE(removed.size(), 1);
    QCOMPARE(log.model.number(0), log.store->range().begin);
    QCOMPARE(log.model.dropped(), log.store->range().begin);
    QCOMPARE(log.model.rowCount() + log.model.hidden(), log.store->range().end - log.store->range().begin);
}

void LogModelTest::countsWhatWasDroppedBeforeItWasSeen()
{
    Watched log(oneByOne(5));
    for (int i = 0; i < 100; ++i)
        log.store->append(received("x"));
    QTRY_COMPARE(log.model.rowCount(), 5);
    QCOMPARE(log.model.number(0), 95);
    QCOMPARE(log.model.dropped(), 95);
    QCOMPARE(log.model.totals().messagesReceived, 100);
    QCOMPARE(log.model.totals().bytesReceived, 100);
}

void LogModelTest::forgetsWhatIsCleared()
{
    Watched log;
    log.store->append(sent("a"));
    log.store->append(ping());
    QTRY_COMPARE(log.model.rowCount(), 1);
    log.model.clear();
    QCOMPARE(log.model.rowCount(), 0);
    QCOMPARE(log.model.hidden(), 0);
    QCOMPARE(log.model.totals(), LogStore::Totals());
    log.store->append(sent("b"));
    QTRY_COMPARE(log.model.rowCount(), 1);
    QCOMPARE(log.cell(0, LogModel::Preview), QStringLiteral("b"));
}

void LogModelTest::tellsTheTimeSinceTheRowAbove()
{
    Watched log;
    for (const qint64 ms : {1000, 1002, 3500, 130'000}) {
        LogEntry entry = sent("x");
        entry.monotonicNs = ms * 1'000'000;
        log.store->append(entry);
    }
    QTRY_COMPARE(log.model.rowCount(), 4);
    QCOMPARE(log.cell(0, LogModel::Delta), QString());
    QCOMPARE(log.cell(1, LogModel::Delta), QStringLiteral("+2.00 ms"));
    QCOMPARE(log.cell(2, LogModel::Delta), QStringLiteral("+2.50 s"));
    QCOMPARE(log.cell(3, LogModel::Delta), QStringLiteral("+2:06 min"));
}

void LogModelTest::copiesNoPayload()
{
    Watched log;
    const QByteArray payload(1'000'000, 'x');
    log.store->append(binary(payload));
    QTRY_COMPARE(log.model.rowCount(), 1);
    QVERIFY(log.cell(0, LogModel::Preview).size() < 300);
    QCOMPARE(static_cast<const void *>(log.model.entry(0)->payload.constData()),
             static_cast<const void *>(payload.constData()));
}

void LogModelTest::showsWhatTheFilterWants()
{
    Watched log;
    for (int i = 0; i < 100; ++i)
        log.store->append(i % 2 == 0 ? sent(QByteArray::number(i)) : received(QByteArray::number(i)));
    QTRY_COMPARE(log.model.rowCount(), 100);
    log.model.setFilter(*workbench::LogQuery{QStringLiteral("dir:sent /^1/")}.parse().value);
    QTRY_COMPARE(log.model.rowCount(), 5); // 10, 12, 14, 16, 18
    QTRY_VERIFY(!log.model.isFiltering());
    QCOMPARE(log.model.rowCount(), 5);
    QCOMPARE(log.model.hidden(), 95);
    QCOMPARE(log.cell(4, LogModel::Preview), QStringLiteral("18"));
    log.model.setFilter({});
    QTRY_COMPARE(log.model.rowCount(), 100);
    QCOMPARE(log.model.hidden(), 0);
}

void LogModelTest::filtersWhatComesLater()
{
    Watched log;
    log.model.setFilter(*workbench::LogQuery{QStringLiteral("tick")}.parse().value);
    for (int i = 0; i < 50; ++i) {
        log.store->append(received(i % 5 == 0 ? "tick" : "tock"));
        QCoreApplication::processEvents();
    }
    QTRY_COMPARE(log.model.rowCount(), 10);
    QTRY_COMPARE(log.model.hidden(), 40);
    QCOMPARE(log.model.waiting(), 0);
}

void LogModelTest::filtersByPayloadWhileEntriesAreDropped()
{
    Watched log(oneByOne(3000));
    log.model.setFilter(*workbench::LogQuery{QStringLiteral("7")}.parse().value);
    for (int i = 0; i < 20'000; ++i) {
        log.store->append(received(QByteArray::number(i)));
        if (i % 100 == 0)
            QCoreApplication::processEvents();
    }
    QTRY_VERIFY(log.model.rowCount() > 0 && log.model.number(log.model.rowCount() - 1) == 19'997);
    QTRY_COMPARE(log.model.waiting(), 0);
    for (int row = 0; row < log.model.rowCount(); ++row) {
        QVERIFY(log.model.number(row) >= log.store->range().begin);
        QVERIFY(log.cell(row, LogModel::Preview).contains(u'7'));
    }
}

void LogModelTest::takesPingsThatAreAskedFor()
{
    Watched log;
    log.store->append(sent("a"));
    log.store->append(ping());
    QTRY_COMPARE(log.model.rowCount(), 1);
    log.model.setFilter(*workbench::LogQuery{QStringLiteral("type:ping")}.parse().value);
    QTRY_COMPARE(log.cell(0, LogModel::Kind), QStringLiteral("Ping"));
    QCOMPARE(log.model.rowCount(), 1);
}

void LogModelTest::keepsStillWhilePaused()
{
    Watched log;
    log.store->append(sent("a"));
    QTRY_COMPARE(log.model.rowCount(), 1);
    log.model.setPaused(true);
    for (int i = 0; i < 10; ++i)
        log.store->append(sent("b"));
    QTRY_COMPARE(log.model.waiting(), 10);
    QCOMPARE(log.model.rowCount(), 1);
    QCOMPARE(log.model.hidden(), 0);
    log.model.setPaused(false);
    QTRY_COMPARE(log.model.rowCount(), 11);
    QCOMPARE(log.model.waiting(), 0);
}

void LogModelTest::filtersWhilePaused()
{
    Watched log;
    log.store->append(sent("a"));
    log.store->append(sent("b"));
    QTRY_COMPARE(log.model.rowCount(), 2);
    log.model.setPaused(true);
    log.store->append(sent("b"));
    log.model.setFilter(*workbench::LogQuery{QStringLiteral("b")}.parse().value);
    QTRY_COMPARE(log.model.rowCount(), 1);
    QTRY_COMPARE(log.model.waiting(), 1);
    log.model.setPaused(false);
    QTRY_COMPARE(log.model.rowCount(), 2);
}

void LogModelTest::takesAHundredThousandFromAnotherThread()
{
    constexpr int count = 100'000;
    auto store = std::make_shared<LogStore>();
    LogModel model(store);
    int insertions = 0;
    connect(&model, &LogModel::rowsInserted, this, [&insertions] { ++insertions; });
    std::thread writer([store] {
        for (int i = 0; i < count; ++i)
            store->append(received(QByteArray::number(i)));
    });
    const bool all = QTest::qWaitFor([&model] { return model.rowCount() == count; }, 20'000);
    writer.join();
    QVERIFY(all);
    QVERIFY2(insertions < 10'000, qPrintable(QString::number(insertions))); // batched, not one by one
    for (int row = 0; row < count; row += 997)
        QCOMPARE(model.index(row, LogModel::Preview).data().toString(), QString::number(row));
}

WINDSOCK_TEST(LogModelTest)
#include "LogModelTest.moc"
