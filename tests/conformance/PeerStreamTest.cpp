#include "workbench/conformance/PeerStream.h"
#include "tests/support/TestRegistry.h"
#include "tests/support/WireFrame.h"

#include <QtTest>

using namespace workbench::conformance;

/// What a peer may make the lab hold.
class PeerStreamTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void boundsMessagesOfManyFragments();
    void readsAnyLengthThatIsForgotten();
    void readsMessagesOneAfterTheOther();
};

namespace {

constexpr qsizetype mebibyte = qsizetype{1024} * 1024;

QByteArray fragment(quint8 firstByte)
{
    return QByteArray(1, static_cast<char>(firstByte)) + QByteArray::fromHex("7f0000000000100000")
           + QByteArray(mebibyte, 'x');
}

/// How many fragments of 1 MiB are read until it is too much.
int fragmentsRead(PeerStream &stream, int most)
{
    stream.receive(fragment(0x02));
    int read = 1;
    while (read < most && stream.violation().isEmpty()) {
        stream.receive(fragment(0x00));
        ++read;
    }
    return read;
}

} // namespace

void PeerStreamTest::boundsMessagesOfManyFragments()
{
    PeerStream stream(Side::Server);
    QCOMPARE(fragmentsRead(stream, 100), 65);
    QCOMPARE(stream.violation(), QByteArray("the peer sends a message larger than anything it was asked for"));
    QVERIFY(stream.takeEvents().empty());
}

void PeerStreamTest::readsAnyLengthThatIsForgotten()
{
    PeerStream stream(Side::Server);
    stream.forgetMessages();
    QCOMPARE(fragmentsRead(stream, 100), 100);
    QCOMPARE(stream.violation(), QByteArray());
}

// The bound is that of a message, not of a connection.
void PeerStreamTest::readsMessagesOneAfterTheOther()
{
    PeerStream stream(Side::Server);
    for (int i = 0; i < 100; ++i) {
        stream.receive(fragment(0x82));
        QCOMPARE(stream.violation(), QByteArray());
        QCOMPARE(stream.takeEvents().size(), size_t{1});
    }
}

WINDSOCK_TEST(PeerStreamTest)
#include "PeerStreamTest.moc"
