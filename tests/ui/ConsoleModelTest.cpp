#include "tests/support/TestRegistry.h"

#include "ui/script/ConsoleModel.h"

#include <QAbstractItemModelTester>
#include <QtTest>

using ui::ConsoleModel;
using workbench::ScriptReport;

class ConsoleModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatItIsInWords();
    void isBounded();
};

namespace {

ScriptReport report(ScriptReport::Level level, const QString &text, int line = 0)
{
    ScriptReport report;
    report.level = level;
    report.text = text;
    report.file = QStringLiteral("echo.js");
    report.line = line;
    return report;
}

} // namespace

void ConsoleModelTest::saysWhatItIsInWords()
{
    ConsoleModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.add({report(ScriptReport::Level::Log, QStringLiteral("a\nb")),
               report(ScriptReport::Level::Warning, QStringLiteral("careful")),
               report(ScriptReport::Level::Error, QStringLiteral("TypeError: x"), 12)});
    QStringList lines;
    for (int row = 0; row < model.rowCount(); ++row)
        lines += model.index(row).data().toString();
    QCOMPARE(lines, (QStringList{QStringLiteral("a"), QStringLiteral("    b"), QStringLiteral("Warning: careful"),
                                 QStringLiteral("Error: echo.js:12: TypeError: x")}));
    QCOMPARE(model.index(3).data(ConsoleModel::LineRole).toInt(), 12);
    QCOMPARE(model.index(0).data(ConsoleModel::LineRole).toInt(), 0);
    model.clear();
    QCOMPARE(model.rowCount(), 0);
}

void ConsoleModelTest::isBounded()
{
    ConsoleModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QList<ScriptReport> flood;
    for (int i = 0; i < 3 * ConsoleModel::capacity; ++i)
        flood += report(ScriptReport::Level::Log, QString::number(i));
    model.add(flood);
    QCOMPARE(model.rowCount(), ConsoleModel::capacity);
    QCOMPARE(model.index(ConsoleModel::capacity - 1).data().toString(), QString::number(flood.size() - 1));
    model.addNote(QStringLiteral("one more"));
    QCOMPARE(model.rowCount(), ConsoleModel::capacity);
    QCOMPARE(model.index(ConsoleModel::capacity - 1).data().toString(), QStringLiteral("one more"));
}

WINDSOCK_TEST(ConsoleModelTest)
#include "ConsoleModelTest.moc"
