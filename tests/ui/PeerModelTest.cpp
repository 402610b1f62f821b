#include "tests/support/TestRegistry.h"

#include "ui/server/PeerModel.h"

#include <QAbstractItemModelTester>
#include <QtTest>

using ui::PeerModel;
using workbench::PeerInfo;

class PeerModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void followsComingsAndGoings();
    void showsWhatPassed();
};

namespace {

QList<PeerInfo> peers(std::initializer_list<quint32> ids)
{
    QList<PeerInfo> list;
    for (const quint32 id : ids) {
        PeerInfo peer;
        peer.id = id;
        list += peer;
    }
    return list;
}

QList<quint32> ids(const PeerModel &model)
{
    QList<quint32> list;
    for (int row = 0; row < model.rowCount(); ++row)
        list += model.index(row, PeerModel::Id).data().toUInt();
    return list;
}

} // namespace

void PeerModelTest::followsComingsAndGoings()
{
    PeerModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setPeers(peers({1, 2, 3}));
    const QPersistentModelIndex second = model.index(1, 0);
    model.setPeers(peers({2, 4, 5}));
    QCOMPARE(ids(model), (QList<quint32>{2, 4, 5}));
    QCOMPARE(second.row(), 0);
    model.setPeers(peers({}));
    QCOMPARE(model.rowCount(), 0);
    QVERIFY(!second.isValid());
    model.setPeers(peers({6}));
    QCOMPARE(ids(model), (QList<quint32>{6}));
}

void PeerModelTest::showsWhatPassed()
{
    PeerModel model;
    QList<PeerInfo> list = peers({7});
    list[0].address = QStringLiteral("127.0.0.1:5000");
    list[0].path = QStringLiteral("/websocket?x=1");
    list[0].messagesReceived = 3;
    list[0].bytesReceived = 12;
    model.setPeers(list);
    QCOMPARE(model.index(0, PeerModel::Address).data().toString(), QStringLiteral("127.0.0.1:5000"));
    QCOMPARE(model.index(0, PeerModel::Path).data().toString(), QStringLiteral("/websocket?x=1"));
    QCOMPARE(model.index(0, PeerModel::RoundTrip).data().toString(), QStringLiteral("–"));
    QCOMPARE(model.index(0, PeerModel::Received).data().toString(), QStringLiteral("3 (12 B)"));
    QCOMPARE(model.index(0, PeerModel::Sent).data().toString(), QStringLiteral("0 (0 B)"));
    list[0].roundTrip = std::chrono::microseconds(1500);
    model.setPeers(list);
    QCOMPARE(model.index(0, PeerModel::RoundTrip).data().toString(), QStringLiteral("1.50 ms"));
}

WINDSOCK_TEST(PeerModelTest)
#include "PeerModelTest.moc"
