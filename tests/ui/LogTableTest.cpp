#include "LogEntries.h"
#include "tests/support/TestRegistry.h"

#include "ui/log/EmptyHint.h"
#include "ui/log/LogModel.h"
#include "ui/log/LogTable.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QScrollBar>
#include <QtTest>

using namespace entries;
using ui::LogModel;
using ui::LogTable;
using workbench::LogStore;

class LogTableTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void followsTheEndWhenThere();
    void staysWhereOneLooks();
    void staysWhereOneLooksWhileOlderRowsAreDropped();
    void hintsWhileThereIsNothing();
    void copiesRowsAndPayloads();
};

namespace {

struct Shown
{
    explicit Shown(const workbench::LogBudget &budget = {})
        : store(std::make_shared<LogStore>(budget))
        , model(store)
        , table(&model)
    {
        table.resize(800, 300);
        table.show();
    }

    void add(int count)
    {
        for (int i = 0; i < count; ++i)
            store->append(received(QByteArray::number(next++)));
        const qint64 end = next - 1;
        QTRY_VERIFY(model.rowCount() > 0 && model.number(model.rowCount() - 1) == end);
    }

    QString topPreview() const
    {
        return table.indexAt(QPoint(5, 5)).siblingAtColumn(LogModel::Preview).data().toString();
    }
    bool atEnd() const { return table.verticalScrollBar()->value() == table.verticalScrollBar()->maximum(); }

    std::shared_ptr<LogStore> store;
    LogModel model;
    LogTable table;
    qint64 next = 0;
};

} // namespace

void LogTableTest::followsTheEndWhenThere()
{
    Shown log;
    log.add(100);
    QTRY_VERIFY(log.atEnd() && log.table.verticalScrollBar()->maximum() > 0);
    log.add(50);
    QTRY_VERIFY(log.atEnd());
}

void LogTableTest::staysWhereOneLooks()
{
    Shown log;
    log.add(100);
    log.table.verticalScrollBar()->setValue(20);
    const QString seen = log.topPreview();
    log.add(50);
    QCOMPARE(log.table.verticalScrollBar()->value(), 20);
    QCOMPARE(log.topPreview(), seen);
}

void LogTableTest::staysWhereOneLooksWhileOlderRowsAreDropped()
{
    Shown log(oneByOne(210));
    log.add(100);
    log.table.verticalScrollBar()->setValue(60);
    const QString seen = log.topPreview();
    QCOMPARE(seen, QStringLiteral("60"));
    log.add(20);
    QVERIFY(log.model.dropped() > 0);
    QCOMPARE(log.topPreview(), seen);
}

void LogTableTest::hintsWhileThereIsNothing()
{
    Shown log;
    QVERIFY(log.table.hint()->isVisible());
    log.add(1);
    QVERIFY(!log.table.hint()->isVisible());
    log.model.clear();
    QVERIFY(log.table.hint()->isVisible());
}

void LogTableTest::copiesRowsAndPayloads()
{
    Shown log;
    log.store->append(sent("line one\nline two"));
    log.store->append(binary(QByteArray::fromHex("00ff")));
    QTRY_COMPARE(log.model.rowCount(), 2);
    log.table.selectAll();
    log.table.copy();
    const QStringList lines = QGuiApplication::clipboard()->text().split(u'\n');
    QCOMPARE(lines.size(), 2);
    QVERIFY(lines.at(0).endsWith(QStringLiteral("\tText\t17 B\tline one↵line two")));
    QVERIFY(lines.at(1).endsWith(QStringLiteral("\tBinary\t2 B\t00 FF")));

    log.table.selectRow(0);
    log.table.copyPayload();
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("line one\nline two"));
    log.table.selectRow(1);
    log.table.copyPayload();
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("00 FF"));
}

WINDSOCK_TEST(LogTableTest)
#include "LogTableTest.moc"
