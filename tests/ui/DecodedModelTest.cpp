#include "tests/support/TestRegistry.h"

#include "ui/detail/DecodedModel.h"
#include "ui/detail/HeadModel.h"
#include "workbench/decode/DecoderStack.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QtTest>

using ui::DecodedModel;
using workbench::DecodedTree;

class DecodedModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isAModel();
    void showsOnePlainValueAsOneRow();
    void fetchesManyChildrenInBatches();
    void showsStrangeTextInOneLine();
    void headsAreAModel();

private:
    static std::shared_ptr<const DecodedTree> json(const QByteArray &text)
    {
        workbench::DecodeHints hints;
        hints.isText = true;
        return workbench::DecoderStack().decode(text, hints, {{}, "json"}).tree;
    }
    static QString row(const DecodedModel &model, const QModelIndex &parent, int row)
    {
        return QStringLiteral("%1 %2 %3")
            .arg(model.index(row, 0, parent).data().toString(), model.index(row, 1, parent).data().toString(),
                 model.index(row, 2, parent).data().toString());
    }
};

void DecodedModelTest::isAModel()
{
    DecodedModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setTree(json(R"({"a":[1,{"b":null}],"a":true,"":"x"})"));
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(row(model, {}, 0), QStringLiteral("a [ 2 ] array"));
    QCOMPARE(row(model, {}, 1), QStringLiteral("a true boolean"));
    QCOMPARE(row(model, {}, 2), QStringLiteral(" \"x\" string"));
    QCOMPARE(row(model, model.index(0, 0), 1), QStringLiteral("1 { 1 } object"));
    model.setMatches({1, 2});
    model.setTree(nullptr);
    QCOMPARE(model.rowCount(), 0);
}

void DecodedModelTest::showsOnePlainValueAsOneRow()
{
    DecodedModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setTree(json("42"));
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(row(model, {}, 0), QStringLiteral("$ 42 integer"));
    QCOMPARE(model.rowCount(model.index(0, 0)), 0);
}

void DecodedModelTest::fetchesManyChildrenInBatches()
{
    DecodedModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    tester.setUseFetchMore(false);
    model.setTree(json('[' + QByteArray("0,").repeated(4999) + "7]"));
    QCOMPARE(model.rowCount(), 1000);
    QVERIFY(model.canFetchMore({}));
    model.fetchMore({});
    QCOMPARE(model.rowCount(), 2000);
    const QModelIndex last = model.indexOf(5000);
    QCOMPARE(last.row(), 4999);
    QCOMPARE(last.siblingAtColumn(DecodedModel::Value).data().toString(), QStringLiteral("7"));
    QCOMPARE(model.rowCount(), 5000);
    QVERIFY(!model.canFetchMore({}));
}

void DecodedModelTest::showsStrangeTextInOneLine()
{
    DecodedModel model;
    model.setTree(json(R"(["a\r\nb\u001bc\u202ed"])"));
    QCOMPARE(model.index(0, 1).data().toString(), QStringLiteral("\"a↵b\uFFFDc\uFFFDd\""));
    QCOMPARE(model.fullValue(model.index(0, 1)), QStringLiteral("a\r\nb\u001bc\u202ed"));
    model.setTree(json("[\"" + QByteArray("ü").repeated(10'000) + "\"]"));
    QVERIFY(model.index(0, 1).data().toString().endsWith(QStringLiteral("ü…\"")));
}

void DecodedModelTest::headsAreAModel()
{
    ui::HeadModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setHeads(
        {"GET / HTTP/1.1\r\nCookie: a=b\r\n\r\n",
         "HTTP/1.1 101 X\r\nSec-WebSocket-Extensions: permessage-deflate; server_max_window_bits=10\r\n\r\n"});
    QCOMPARE(model.rowCount(), 2);
    QVERIFY(!model.index(0, ui::HeadModel::Value).data().toString().contains(QLatin1String("a=b")));
    model.setSecretsShown(true);
    QCOMPARE(model.index(0, ui::HeadModel::Value).data().toString(), QStringLiteral("a=b"));
    QVERIFY(model.index(1, ui::HeadModel::Meaning)
                .data()
                .toString()
                .contains(QLatin1String("server_max_window_bits = 10")));
    model.setHeads({});
    QCOMPARE(model.rowCount(), 0);
}

WINDSOCK_TEST(DecodedModelTest)
#include "DecodedModelTest.moc"
