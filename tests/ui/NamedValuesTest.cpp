#include "tests/support/TestRegistry.h"

#include "ui/connect/NamedValuesTable.h"
#include "ui/connect/NamedValuesView.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QtTest>

using ui::BulkText;
using ui::NamedValuesModel;
using ui::NamedValuesTable;
using workbench::NamedValue;
using workbench::NamedValues;

/// The editable table of names and values, by keyboard, by mouse, and as text.
class NamedValuesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void hasAnEmptyRowAtTheEnd();
    void typesRowAfterRow();
    void keepsWhatIsHalfTyped();
    void escapeTakesBack();
    void dropsARowThatWasEmptied();
    void switchesRowsWithSpace();
    void switchesRowsByTheirBoxes();
    void removesRowsWithDel();
    void removesARowByItsCross();
    void removesWithTheButton();
    void pastesLinesAsRows();
    void pastesLinesIntoACell();
    void pastesAWordIntoTheCell();
    void pastesALineIntoAValue();
    void cutsACell();
    void copiesRows();
    void editsAsText();
    void tellsOfProblems();
    void changesNothingSilently();

private:
    void show(const NamedValues &values);
    QString rows() const;
    ui::NamedValuesView *view() const { return m_table->findChild<ui::NamedValuesView *>(); }
    void select(int row, int column);
    void type(const QString &text)
    {
        for (const QChar unit : text) // the first one opens the editor
            QTest::keyClick(QApplication::focusWidget(), unit.toLatin1());
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    }

    std::unique_ptr<NamedValuesTable> m_table;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    std::unique_ptr<QSignalSpy> m_edits;
};

void NamedValuesTest::init()
{
    m_table =
        std::make_unique<NamedValuesTable>(QStringLiteral("x"), QStringLiteral("Headers"), BulkText::Kind::Headers);
    m_tester = std::make_unique<QAbstractItemModelTester>(m_table->model(),
                                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_edits = std::make_unique<QSignalSpy>(m_table.get(), &NamedValuesTable::edited);
    m_table->resize(600, 300);
    m_table->show();
    m_table->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_table.get()));
}

void NamedValuesTest::cleanup()
{
    m_tester.reset();
    m_table.reset();
}

void NamedValuesTest::show(const NamedValues &values)
{
    m_table->setValues(values);
    m_edits->clear();
}

QString NamedValuesTest::rows() const
{
    return BulkText::write(m_table->values()).trimmed().replace(u'\n', u'|');
}

void NamedValuesTest::select(int row, int column)
{
    view()->setFocus();
    view()->setCurrentIndex(m_table->model()->index(row, column));
}

namespace {

const NamedValues three{{true, QStringLiteral("A"), QStringLiteral("1")},
                        {false, QStringLiteral("B"), QStringLiteral("2")},
                        {true, QStringLiteral("C"), QStringLiteral("3")}};

} // namespace

void NamedValuesTest::hasAnEmptyRowAtTheEnd()
{
    QCOMPARE(m_table->model()->rowCount(), 1);
    QCOMPARE(m_table->values(), NamedValues());
    show(three);
    QCOMPARE(m_table->model()->rowCount(), 4);
    QCOMPARE(m_table->values(), three);
    QCOMPARE(m_table->model()->enabledCount(), 2);
    QVERIFY(!m_table->model()->removeRows(3, 1)); // the empty one stays
}

void NamedValuesTest::typesRowAfterRow()
{
    select(0, NamedValuesModel::Name);
    type(QStringLiteral("Origin"));
    press(Qt::Key_Tab);
    type(QStringLiteral("https://a"));
    press(Qt::Key_Tab); // over the cross, to the next row
    type(QStringLiteral("X"));
    press(Qt::Key_Tab);
    type(QStringLiteral("y"));
    press(Qt::Key_Return);
    QTRY_COMPARE(QApplication::focusWidget(), view());
    QCOMPARE(rows(), QStringLiteral("Origin: https://a|X: y"));
    QCOMPARE(m_table->model()->rowCount(), 3);
    QVERIFY(m_edits->size() >= 4);
}

void NamedValuesTest::keepsWhatIsHalfTyped()
{
    select(0, NamedValuesModel::Value);
    type(QStringLiteral("half"));
    QCOMPARE(rows(), QStringLiteral(": half")); // no Enter, no other cell
}

void NamedValuesTest::escapeTakesBack()
{
    show(three);
    select(0, NamedValuesModel::Value);
    type(QStringLiteral("other"));
    QCOMPARE(m_table->values().first().value, QStringLiteral("other"));
    press(Qt::Key_Escape);
    QCOMPARE(m_table->values(), three);
    select(3, NamedValuesModel::Name);
    type(QStringLiteral("new"));
    press(Qt::Key_Escape);
    QCOMPARE(m_table->values(), three);
    QTRY_COMPARE(m_table->model()->rowCount(), 4);
}

void NamedValuesTest::dropsARowThatWasEmptied()
{
    show({{true, QStringLiteral("A"), QString()}, three.at(2)});
    select(0, NamedValuesModel::Name);
    press(Qt::Key_F2);
    press(Qt::Key_Backspace);
    press(Qt::Key_Return);
    QTRY_COMPARE(m_table->model()->rowCount(), 2);
    QCOMPARE(rows(), QStringLiteral("C: 3"));
}

void NamedValuesTest::switchesRowsWithSpace()
{
    show(three);
    select(0, NamedValuesModel::Value);
    press(Qt::Key_Space);
    QCOMPARE(rows(), QStringLiteral("// A: 1|// B: 2|C: 3"));
    view()->selectAll();
    press(Qt::Key_Space);
    QCOMPARE(rows(), QStringLiteral("A: 1|B: 2|// C: 3"));
    QVERIFY(!m_edits->isEmpty());
}

void NamedValuesTest::switchesRowsByTheirBoxes()
{
    show(three);
    const QModelIndex name = m_table->model()->index(1, NamedValuesModel::Name);
    QVERIFY(m_table->model()->setData(name, Qt::Checked, Qt::CheckStateRole));
    QVERIFY(m_table->model()->setData(name, Qt::Checked, Qt::CheckStateRole));
    QVERIFY(m_table->values().at(1).enabled);
    QVERIFY(!m_table->model()->index(3, 0).data(Qt::CheckStateRole).isValid());
}

void NamedValuesTest::removesRowsWithDel()
{
    show(three);
    select(1, NamedValuesModel::Name);
    press(Qt::Key_Delete);
    QCOMPARE(rows(), QStringLiteral("A: 1|C: 3"));
    view()->selectAll();
    press(Qt::Key_Delete);
    QCOMPARE(m_table->values(), NamedValues());
    press(Qt::Key_Delete);
    QCOMPARE(m_table->model()->rowCount(), 1);
}

void NamedValuesTest::removesARowByItsCross()
{
    show(three);
    const QRect cross = view()->visualRect(m_table->model()->index(0, NamedValuesModel::Remove));
    QTest::mouseClick(view()->viewport(), Qt::LeftButton, Qt::NoModifier, cross.center());
    QCOMPARE(rows(), QStringLiteral("// B: 2|C: 3"));
}

void NamedValuesTest::removesWithTheButton()
{
    show(three);
    select(2, NamedValuesModel::Value);
    QTest::mouseClick(m_table->findChild<QPushButton *>(QStringLiteral("xRemove")), Qt::LeftButton);
    QCOMPARE(rows(), QStringLiteral("A: 1|// B: 2"));
}

void NamedValuesTest::pastesLinesAsRows()
{
    show(three);
    QGuiApplication::clipboard()->setText(QStringLiteral("X: 1\n// Y: 2\n"));
    select(1, NamedValuesModel::Name);
    press(Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(rows(), QStringLiteral("A: 1|X: 1|// Y: 2|// B: 2|C: 3"));
    select(5, NamedValuesModel::Name);
    QVERIFY(QMetaObject::invokeMethod(QApplication::focusWidget(), "paste")); // as the Edit menu does
    QVERIFY(rows().endsWith(QStringLiteral("C: 3|X: 1|// Y: 2")));
}

void NamedValuesTest::pastesLinesIntoACell()
{
    QGuiApplication::clipboard()->setText(QStringLiteral("X: 1\nY: 2"));
    select(0, NamedValuesModel::Name);
    press(Qt::Key_F2);
    QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("cellEdit"));
    QVERIFY(QMetaObject::invokeMethod(QApplication::focusWidget(), "paste"));
    QCOMPARE(rows(), QStringLiteral("X: 1|Y: 2"));
}

void NamedValuesTest::pastesAWordIntoTheCell()
{
    show(three);
    QGuiApplication::clipboard()->setText(QStringLiteral(" word "));
    select(0, NamedValuesModel::Value);
    press(Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(rows(), QStringLiteral("A: word|// B: 2|C: 3"));
}

void NamedValuesTest::pastesALineIntoAValue()
{
    show(three);
    QGuiApplication::clipboard()->setText(QStringLiteral("https://a.example"));
    select(0, NamedValuesModel::Value);
    press(Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(rows(), QStringLiteral("A: https://a.example|// B: 2|C: 3"));
}

void NamedValuesTest::cutsACell()
{
    show(three);
    select(0, NamedValuesModel::Value);
    press(Qt::Key_X, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("1"));
    QCOMPARE(rows(), QStringLiteral("A: |// B: 2|C: 3"));
}

void NamedValuesTest::copiesRows()
{
    show(three);
    select(0, NamedValuesModel::Value);
    press(Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("1"));
    view()->selectAll();
    press(Qt::Key_X, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("A: 1\n// B: 2\nC: 3\n"));
    QCOMPARE(m_table->values(), NamedValues());
}

void NamedValuesTest::editsAsText()
{
    show(three);
    auto *bulk = m_table->findChild<QPushButton *>(QStringLiteral("xBulk"));
    auto *text = m_table->findChild<QPlainTextEdit *>(QStringLiteral("xText"));
    QTest::mouseClick(bulk, Qt::LeftButton);
    QVERIFY(text->isVisible());
    QCOMPARE(text->toPlainText(), QStringLiteral("A: 1\n// B: 2\nC: 3\n"));
    QVERIFY(m_edits->isEmpty()); // looking changes nothing
    text->moveCursor(QTextCursor::End);
    type(QStringLiteral("# D: 4"));
    press(Qt::Key_Return);
    type(QStringLiteral("E"));
    QCOMPARE(m_table->values().size(), 5);
    QVERIFY(!m_edits->isEmpty());
    m_table->setValues(three); // from elsewhere
    QCOMPARE(text->toPlainText(), QStringLiteral("A: 1\n// B: 2\nC: 3\n"));
    QTest::mouseClick(bulk, Qt::LeftButton);
    QCOMPARE(m_table->values(), three);
    QVERIFY(view()->isVisible());
}

void NamedValuesTest::tellsOfProblems()
{
    m_table->model()->setCheck(
        [](const NamedValue &row) { return row.name == u"bad" ? QStringLiteral("This is bad.") : QString(); });
    const auto *problem = m_table->findChild<QLabel *>(QStringLiteral("xProblem"));
    select(0, NamedValuesModel::Name);
    type(QStringLiteral("bad"));
    press(Qt::Key_Return);
    QCOMPARE(problem->text(), QStringLiteral("This is bad."));
    QVERIFY(problem->isVisible());
    QCOMPARE(m_table->model()->index(0, 1).data(Qt::ToolTipRole).toString(), QStringLiteral("This is bad."));
    select(0, NamedValuesModel::Name);
    press(Qt::Key_Space); // what isn't sent may be as bad as it likes
    QVERIFY(!problem->isVisible());
}

void NamedValuesTest::changesNothingSilently()
{
    show(three);
    QSignalSpy resets(m_table->model(), &QAbstractItemModel::modelReset);
    m_table->setValues(three);
    NamedValues changed = three;
    changed[1].value = QStringLiteral("x");
    m_table->setValues(changed);
    QVERIFY(resets.isEmpty()); // a selection would be lost
    QVERIFY(m_edits->isEmpty());
    QCOMPARE(m_table->values(), changed);
}

WINDSOCK_TEST(NamedValuesTest)
#include "NamedValuesTest.moc"
