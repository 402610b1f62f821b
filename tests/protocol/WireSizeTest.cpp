#include "tests/support/Conversation.h"
#include "tests/support/Pieces.h"
#include "tests/support/RandomSource.h"
#include "tests/support/TestRegistry.h"

#include <QtTest>

#include <numeric>

using namespace wslib;

Q_DECLARE_METATYPE(wslib::Role)

/// How many bytes of payload a message had on the wire, beside its own: as it came and as it goes.
class WireSizeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data();
    void isThePayloadsWithoutCompression();
    void isTheSumOfFragments();
    void isThatOfCompressedPayloads();
    void isTheSameAtBothEnds_data();
    void isTheSameAtBothEnds();
    void isNoPartOfWhatAMessageSays();
};

namespace {

// The wire sizes of the messages in @p wire, which comes in two parts, cut at @p cut.
QList<qint64> received(Endpoint endpoint, const QByteArray &wire, qsizetype cut)
{
    QList<qint64> sizes;
    endpoint.receive(wire.first(cut));
    endpoint.receive(wire.sliced(cut));
    for (const Event &event : endpoint.takeEvents()) {
        if (const auto *message = std::get_if<Message>(&event))
            sizes += message->wireSize;
    }
    return sizes;
}

Role otherThan(Role role)
{
    return role == Role::Client ? Role::Server : Role::Client;
}

} // namespace

void WireSizeTest::initTestCase_data()
{
    QTest::addColumn<Role>("role");
    QTest::newRow("client") << Role::Client;
    QTest::newRow("server") << Role::Server;
}

void WireSizeTest::isThePayloadsWithoutCompression()
{
    QFETCH_GLOBAL(Role, role);
    const QByteArray wire = toEndpoint(role, WireFrame::text("hello")) + toEndpoint(role, WireFrame::ping("between"))
                            + toEndpoint(role, WireFrame::binary({})) + toEndpoint(role, WireFrame::text("x"));
    for (qsizetype cut = 0; cut <= wire.size(); ++cut)
        QCOMPARE(received(makeEndpoint(role), wire, cut), (QList<qint64>{5, 0, 1}));
}

void WireSizeTest::isTheSumOfFragments()
{
    QFETCH_GLOBAL(Role, role);
    const QByteArray wire =
        toEndpoint(role, WireFrame::text("one").unfinished()) + toEndpoint(role, WireFrame::ping("not counted"))
        + toEndpoint(role, WireFrame::continuation("").unfinished())
        + toEndpoint(role, WireFrame::continuation("three")) + toEndpoint(role, WireFrame::text("2"));
    for (qsizetype cut = 0; cut <= wire.size(); ++cut)
        QCOMPARE(received(makeEndpoint(role), wire, cut), (QList<qint64>{8, 1}));
}

// RFC 7692 §7.2.3.1, §7.2.3.6
void WireSizeTest::isThatOfCompressedPayloads()
{
    QFETCH_GLOBAL(Role, role);
    const QByteArray hello = QByteArray::fromHex("f248cdc9c90700");
    const QByteArray wire = toEndpoint(role, WireFrame::text(hello).reserved(4))
                            + toEndpoint(role, WireFrame::text(hello.first(3)).reserved(4).unfinished())
                            + toEndpoint(role, WireFrame::continuation(hello.sliced(3)))
                            + toEndpoint(role, WireFrame::text(QByteArray(1, '\0')).reserved(4))
                            + toEndpoint(role, WireFrame::text("Hello"));
    for (qsizetype cut = 0; cut <= wire.size(); ++cut)
        QCOMPARE(received(makeDeflateEndpoint(role), wire, cut), (QList<qint64>{7, 7, 1, 5}));
}

void WireSizeTest::isTheSameAtBothEnds_data()
{
    QTest::addColumn<bool>("deflate");
    QTest::addColumn<qint64>("fragment");
    QTest::newRow("plain") << false << qint64{0};
    QTest::newRow("plain, in fragments") << false << qint64{7};
    QTest::newRow("deflated") << true << qint64{0};
    QTest::newRow("deflated, in fragments") << true << qint64{7};
}

void WireSizeTest::isTheSameAtBothEnds()
{
    QFETCH_GLOBAL(Role, role);
    QFETCH(bool, deflate);
    QFETCH(qint64, fragment);
    DeflateOptions options;
    options.threshold = 100;
    const auto make = [&](Role which) {
        return deflate ? makeDeflateEndpoint(which, {}, options) : makeEndpoint(which);
    };
    Endpoint sender = make(role);
    RandomSource random;
    QList<qint64> sent;
    qint64 payload = 0;
    QByteArray wire;
    for (int i = 0; i < 60; ++i) {
        const QByteArray bytes = i % 3 == 0 ? random.bytes(random.below(500)) : QByteArray(random.below(500), 'x');
        payload += bytes.size();
        QCOMPARE(sender.send({Opcode::Binary, bytes}, i % 2 == 0 ? fragment : 0), Endpoint::SendResult::Queued);
        sent += sender.lastWireSize();
        QCOMPARE(sender.ping("not counted"), Endpoint::SendResult::Queued);
        QCOMPARE(sender.lastWireSize(), sent.last());
        if (!deflate || bytes.size() < options.threshold)
            QCOMPARE(sent.last(), bytes.size());
        sender.produce(1'000'000);
        wire += sender.takeOutput();
    }
    QCOMPARE(received(make(otherThan(role)), wire, random.below(static_cast<quint32>(wire.size()))), sent);
    const qint64 all = std::accumulate(sent.begin(), sent.end(), qint64{0});
    QVERIFY2(deflate ? all < payload : all == payload, qPrintable(QString::number(all)));
}

void WireSizeTest::isNoPartOfWhatAMessageSays()
{
    Message travelled{Opcode::Text, "a"};
    QCOMPARE(travelled.wireSize, -1);
    travelled.wireSize = 7;
    QVERIFY(travelled == (Message{Opcode::Text, "a"}));
}

WINDSOCK_TEST(WireSizeTest)
#include "WireSizeTest.moc"
