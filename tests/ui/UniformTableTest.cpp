#include "ui/log/UniformTable.h"

#include "tests/support/TestRegistry.h"

#include <QAbstractTableModel>
#include <QElapsedTimer>
#include <QHeaderView>
#include <QScrollBar>
#include <QSignalSpy>
#include <QtTest>

using ui::UniformTable;

namespace {

/// As many rows as one likes, of two columns.
class Rows : public QAbstractTableModel
{
    Q_OBJECT

public:
    explicit Rows(int count)
        : m_count(count)
    {
    }

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : m_count; }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : 2; }
    QVariant data(const QModelIndex &index, int role) const override
    {
        if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
            return {};
        asked.insert(index.row());
        return QStringLiteral("%1/%2").arg(index.row()).arg(index.column());
    }

    void append(int count)
    {
        beginInsertRows({}, m_count, m_count + count - 1);
        m_count += count;
        endInsertRows();
    }
    void removeFirst(int count)
    {
        beginRemoveRows({}, 0, count - 1);
        m_count -= count;
        endRemoveRows();
    }

    mutable QSet<int> asked;

private:
    int m_count;
};

struct Shown
{
    explicit Shown(int count)
        : rows(count)
    {
        table.setModel(&rows);
        table.setColumnWidth(0, 100);
        table.resize(400, 300);
        table.show();
        (void)QTest::qWaitForWindowExposed(&table);
    }

    QString at(int x, int y) const { return table.indexAt({x, y}).data().toString(); }
    QList<int> selected() const
    {
        QList<int> numbers;
        for (const QModelIndex &index : table.selectionModel()->selectedRows())
            numbers += index.row();
        std::sort(numbers.begin(), numbers.end());
        return numbers;
    }
    QPoint middleOf(int row) const { return table.visualRect(rows.index(row, 0)).center(); }
    void click(int row, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mouseClick(table.viewport(), Qt::LeftButton, modifiers, middleOf(row));
    }

    Rows rows;
    UniformTable table;
};

} // namespace

class UniformTableTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsWhatIsWhere();
    void asksOnlyForWhatIsSeen();
    void scrollsToRows();
    void isWorkedByKeys();
    void isWorkedByMouse();
    void selectsFarApart();
    void hidesColumns();
    void keepsItsSelectionWhileRowsGo();
    void tellsAScreenReaderTheRow();
};

void UniformTableTest::knowsWhatIsWhere()
{
    Shown shown(1000);
    QCOMPARE(shown.at(5, 2), QStringLiteral("0/0"));
    QCOMPARE(shown.at(105, 2), QStringLiteral("0/1"));
    QCOMPARE(shown.at(5, 2 + 3 * shown.table.rowHeight()), QStringLiteral("3/0"));
    shown.table.verticalScrollBar()->setValue(500);
    QCOMPARE(shown.at(5, 2), QStringLiteral("500/0"));
    QCOMPARE(shown.at(5, -2), QString());
    Shown few(2);
    QCOMPARE(few.at(5, 2 + 2 * few.table.rowHeight()), QString());
}

void UniformTableTest::asksOnlyForWhatIsSeen()
{
    Shown shown(10'000'000);
    shown.rows.asked.clear();
    shown.table.verticalScrollBar()->setValue(5'000'000);
    (void)shown.table.grab();
    QVERIFY2(shown.rows.asked.size() < 40, qPrintable(QString::number(shown.rows.asked.size())));
    QVERIFY(shown.rows.asked.contains(5'000'000));
    shown.rows.asked.clear();
    shown.rows.append(1'000'000);
    shown.rows.removeFirst(2'000'000);
    QVERIFY2(shown.rows.asked.size() < 40, qPrintable(QString::number(shown.rows.asked.size())));
}

void UniformTableTest::scrollsToRows()
{
    Shown shown(1000);
    const int room = shown.table.visibleRows();
    shown.table.scrollTo(shown.rows.index(500, 0));
    QCOMPARE(shown.table.topRow(), 501 - room);
    shown.table.scrollTo(shown.rows.index(502 - room, 0));
    QCOMPARE(shown.table.topRow(), 501 - room); // it is seen
    shown.table.scrollTo(shown.rows.index(10, 0));
    QCOMPARE(shown.table.topRow(), 10);
    shown.table.scrollTo(shown.rows.index(300, 0), UniformTable::PositionAtTop);
    QCOMPARE(shown.table.topRow(), 300);
    shown.table.scrollTo(shown.rows.index(300, 0), UniformTable::PositionAtCenter);
    QCOMPARE(shown.table.topRow(), 300 - room / 2);
    shown.table.scrollToBottom();
    QCOMPARE(shown.table.topRow(), 1000 - room);
}

void UniformTableTest::isWorkedByKeys()
{
    Shown shown(1000);
    shown.table.setFocus();
    const auto press = [&shown](Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
        QTest::keyClick(&shown.table, key, modifiers);
        return shown.table.currentIndex().row();
    };
    QCOMPARE(shown.table.currentIndex().row(), 0);
    QCOMPARE(press(Qt::Key_Down), 1);
    QCOMPARE(press(Qt::Key_Up), 0);
    QCOMPARE(press(Qt::Key_PageDown), shown.table.visibleRows());
    QCOMPARE(press(Qt::Key_End), 999);
    QVERIFY(shown.table.visualRect(shown.table.currentIndex()).bottom() <= shown.table.viewport()->height());
    QCOMPARE(press(Qt::Key_Home), 0);
    QCOMPARE(press(Qt::Key_Down, Qt::ShiftModifier), 1);
    QCOMPARE(press(Qt::Key_Down, Qt::ShiftModifier), 2);
    QCOMPARE(shown.selected(), (QList<int>{0, 1, 2}));
}

void UniformTableTest::isWorkedByMouse()
{
    Shown shown(1000);
    shown.table.verticalScrollBar()->setValue(100);
    shown.click(103);
    QCOMPARE(shown.selected(), QList<int>{103});
    shown.click(105, Qt::ControlModifier);
    QCOMPARE(shown.selected(), (QList<int>{103, 105}));
    shown.click(101);
    shown.click(104, Qt::ShiftModifier);
    QCOMPARE(shown.selected(), (QList<int>{101, 102, 103, 104}));
    QTest::mousePress(shown.table.viewport(), Qt::LeftButton, {}, shown.middleOf(102));
    QTest::mouseMove(shown.table.viewport(), shown.middleOf(106));
    QTest::mouseRelease(shown.table.viewport(), Qt::LeftButton, {}, shown.middleOf(106));
    QCOMPARE(shown.selected(), (QList<int>{102, 103, 104, 105, 106}));
}

void UniformTableTest::selectsFarApart()
{
    Shown shown(10'000'000);
    shown.table.selectRow(5);
    QTest::keyClick(&shown.table, Qt::Key_End, Qt::ShiftModifier);
    const QItemSelection selection = shown.table.selectionModel()->selection();
    QCOMPARE(selection.size(), 1);
    QCOMPARE(selection.first().top(), 5);
    QCOMPARE(selection.first().bottom(), 9'999'999);
    shown.table.selectAll();
    QCOMPARE(shown.table.selectionModel()->selection().first().height(), 10'000'000);
}

void UniformTableTest::hidesColumns()
{
    Shown shown(10);
    shown.table.setColumnHidden(0, true);
    QVERIFY(shown.table.isColumnHidden(0));
    QCOMPARE(shown.at(5, 2), QStringLiteral("0/1"));
    QCOMPARE(shown.table.visualRect(shown.rows.index(0, 0)), QRect());
    shown.table.selectRow(3);
    QCOMPARE(shown.selected(), QList<int>{3});
}

void UniformTableTest::keepsItsSelectionWhileRowsGo()
{
    Shown shown(100);
    shown.table.selectRow(50);
    shown.rows.append(1000);
    shown.rows.removeFirst(20);
    QCOMPARE(shown.selected(), QList<int>{30});
    QCOMPARE(shown.table.currentIndex().row(), 30);
    QCOMPARE(shown.table.verticalScrollBar()->maximum(), 1080 - shown.table.visibleRows());
}

void UniformTableTest::tellsAScreenReaderTheRow()
{
    Shown shown(100);
    shown.table.selectRow(7);
    QCOMPARE(shown.table.accessibleDescription(), QStringLiteral("7/0, 7/1"));
}

WINDSOCK_TEST(UniformTableTest)
#include "UniformTableTest.moc"
