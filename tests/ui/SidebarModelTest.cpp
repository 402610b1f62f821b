#include "tests/support/TestRegistry.h"

#include "ui/profile/SidebarModel.h"
#include "ui/profile/VariableModel.h"

#include <QAbstractItemModelTester>
#include <QMimeData>
#include <QtTest>

using ui::SidebarModel;
using Kind = SidebarModel::Kind;

/// The sidebar's tree, and the table of variables.
class SidebarModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsFoldersAndProfiles();
    void tellsWhatIsBroken();
    void showsTheHistory();
    void asksForMovesAndNames();
    void variablesAreEdited();
    void secretsAreMasked();
    void variablesAreChecked();

private:
    static workbench::ProfileFolder::Listing listing()
    {
        workbench::ProfileFolder::Listing all;
        all.folders = {QStringLiteral("a"), QStringLiteral("a/b"), QStringLiteral("ab")};
        all.profiles = {
            {QStringLiteral("a/b/deep.windsock.json"), QStringLiteral("deep"), {}, QStringLiteral("ws://d"), {}, {}},
            {QStringLiteral("a/x.windsock.json"), QStringLiteral("x"), {}, {}, {}, QStringLiteral("It is broken.")},
            {QStringLiteral("top.windsock.json"), QStringLiteral("top"), {}, {}, {}, {}}};
        return all;
    }
};

void SidebarModelTest::showsFoldersAndProfiles()
{
    SidebarModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.rowCount(), 2);
    model.setListing(listing());
    QCOMPARE(model.rowCount(model.saved()), 3); // a, ab, top
    const QModelIndex deep = model.find(QStringLiteral("a/b/deep.windsock.json"));
    QCOMPARE(deep.data().toString(), QStringLiteral("deep"));
    QCOMPARE(deep.parent().data().toString(), QStringLiteral("b"));
    QCOMPARE(SidebarModel::kind(deep), Kind::Profile);
    QCOMPARE(SidebarModel::folder(deep), QStringLiteral("a/b"));
    QVERIFY(deep.data(SidebarModel::FilterRole).toString().contains(QLatin1String("ws://d")));
    QVERIFY(!model.find(QStringLiteral("nothing")).isValid());
    model.setListing({});
    QCOMPARE(model.rowCount(model.saved()), 0);
}

void SidebarModelTest::tellsWhatIsBroken()
{
    SidebarModel model;
    model.setListing(listing());
    const QModelIndex broken = model.find(QStringLiteral("a/x.windsock.json"));
    QCOMPARE(broken.data().toString(), QStringLiteral("x (can't be read)"));
    QCOMPARE(broken.data(Qt::ToolTipRole).toString(), QStringLiteral("It is broken."));
    QVERIFY(!(broken.flags() & Qt::ItemIsEditable));
}

void SidebarModelTest::showsTheHistory()
{
    SidebarModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setHistory({{QStringLiteral("wss://h/p"), QDateTime::currentDateTime()}, {QStringLiteral("ws://o"), {}}});
    QCOMPARE(model.rowCount(model.history()), 2);
    const QModelIndex first = model.index(0, 0, model.history());
    QVERIFY(first.data().toString().endsWith(QLatin1String("h/p")));
    QCOMPARE(SidebarModel::place(first), QStringLiteral("wss://h/p"));
    model.setHistory({});
    QCOMPARE(model.rowCount(model.history()), 0);
}

void SidebarModelTest::asksForMovesAndNames()
{
    SidebarModel model;
    model.setListing(listing());
    QSignalSpy names(&model, &SidebarModel::renameRequested);
    QSignalSpy moves(&model, &SidebarModel::moveRequested);
    const QModelIndex top = model.find(QStringLiteral("top.windsock.json"));
    model.setData(top, QStringLiteral("other"), Qt::EditRole);
    model.setData(top, QStringLiteral("top"), Qt::EditRole); // the same
    QCOMPARE(names.size(), 1);
    const std::unique_ptr<QMimeData> data(model.mimeData({top}));
    model.dropMimeData(data.get(), Qt::MoveAction, -1, -1, model.find(QStringLiteral("a/b")));
    QCOMPARE(moves.value(0), QVariantList({QStringLiteral("top.windsock.json"), QStringLiteral("a/b")}));
    model.dropMimeData(data.get(), Qt::MoveAction, -1, -1, model.saved());
    QCOMPARE(moves.value(1).value(1).toString(), QString());
    QVERIFY(!model.dropMimeData(data.get(), Qt::MoveAction, -1, -1, model.history()));
    QCOMPARE(moves.size(), 2);
}

void SidebarModelTest::variablesAreEdited()
{
    ui::VariableModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.rowCount(), 1);
    QVERIFY(model.setData(model.index(0, ui::VariableModel::Name), QStringLiteral("host")));
    QVERIFY(model.setData(model.index(0, ui::VariableModel::Value), QStringLiteral("h")));
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.variables().size(), 1);
    QCOMPARE(model.variables().first().value, QStringLiteral("h"));
    QVERIFY(model.removeRows(0, 1));
    QVERIFY(!model.removeRows(0, 1)); // the row for the next one stays
    QVERIFY(model.variables().isEmpty());
}

void SidebarModelTest::secretsAreMasked()
{
    ui::VariableModel model;
    model.setVariables({{QStringLiteral("token"), QStringLiteral("hush"), true}});
    const QModelIndex value = model.index(0, ui::VariableModel::Value);
    QVERIFY(!value.data().toString().contains(QLatin1String("hush")));
    QCOMPARE(value.data(Qt::EditRole).toString(), QStringLiteral("hush"));
    QVERIFY(model.setData(model.index(0, ui::VariableModel::Secret), Qt::Unchecked, Qt::CheckStateRole));
    QCOMPARE(value.data().toString(), QStringLiteral("hush"));
}

void SidebarModelTest::variablesAreChecked()
{
    ui::VariableModel model;
    model.setVariables({{QStringLiteral("a"), {}, false}, {QStringLiteral("a"), {}, false}});
    QVERIFY(model.problem().contains(QLatin1String("two variables")));
    model.setVariables({{QStringLiteral("$a"), {}, false}});
    QVERIFY(model.problem().contains(u'$'));
    model.setVariables({{{}, QStringLiteral("v"), false}});
    QVERIFY(model.problem().contains(QLatin1String("no name")));
}

WINDSOCK_TEST(SidebarModelTest)
#include "SidebarModelTest.moc"
