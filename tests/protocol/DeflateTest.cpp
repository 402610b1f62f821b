#include "tests/support/RandomSource.h"
#include "tests/support/TestRegistry.h"
#include "tests/support/ZlibInflater.h"

#include "wslib/protocol/Deflate.h"

#include <QtTest>

using namespace wslib;

/// What we compress; zlib, as the peer, inflates it.
class DeflateTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesTheRfcsExamples();
    void writesTheEmptyMessage();
    void roundTrips_data();
    void roundTrips();
    void roundTripsSizesAtTheirBounds_data();
    void roundTripsSizesAtTheirBounds();
    void roundTripsWhateverComes_data();
    void roundTripsWhateverComes();
    void leavesTheTailOff();
    void takesOverTheContext();
    void forgetsTheContext_data();
    void forgetsTheContext();
    void staysInTheSmallestWindow();
    void staysInItsWindow_data();
    void staysInItsWindow();
    void followsTheLevel();
    void followsTheMemoryLevel();
    void refusesSettingsThatZlibHasNot();
    void keepsWhatDoesNotCompressSmall();
};

namespace {

QByteArray hex(const QByteArray &bytes)
{
    return bytes.toHex(' ');
}

// Bytes without any repetition to speak of; the same at each run.
QByteArray noise(qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    quint32 state = 12345;
    for (char &byte : bytes) {
        state = state * 1664525U + 1013904223U;
        byte = static_cast<char>(state >> 24U);
    }
    return bytes;
}

// Letters, with repetitions at all distances.
QByteArray prose(qsizetype size)
{
    QByteArray text;
    for (quint32 i = 0; text.size() < size; ++i)
        text += QByteArray::number(i * i % 977) + (i % 3 == 0 ? ", and then " : " ");
    return text.first(size);
}

} // namespace

// RFC 7692 §7.2.3.1 and §7.2.3.2
void DeflateTest::writesTheRfcsExamples()
{
    Deflater deflater(15, false, 9, 8);
    QCOMPARE(hex(deflater.compress("Hello")), QByteArray("f2 48 cd c9 c9 07 00"));
    QCOMPARE(hex(deflater.compress("Hello")), QByteArray("f2 00 11 00 00"));
    Deflater forgetful(15, true, 9, 8);
    QCOMPARE(hex(forgetful.compress("Hello")), QByteArray("f2 48 cd c9 c9 07 00"));
    QCOMPARE(hex(forgetful.compress("Hello")), QByteArray("f2 48 cd c9 c9 07 00"));
    // §7.2.3.3
    Deflater storing(15, false, 0, 8);
    QCOMPARE(hex(storing.compress("Hello")), QByteArray("00 05 00 fa ff 48 65 6c 6c 6f 00"));
}

// RFC 7692 §7.2.3.6
void DeflateTest::writesTheEmptyMessage()
{
    for (int bits = 8; bits <= 15; ++bits) {
        for (const bool noContext : {false, true}) {
            Deflater deflater(bits, noContext, 6, 8);
            ZlibInflater peer(bits);
            for (const char *message : {"", "", "Hello", "", "Hello", ""}) {
                const QByteArray payload = deflater.compress(message);
                if (*message == '\0')
                    QCOMPARE(hex(payload), QByteArray("00"));
                QCOMPARE(peer.message(payload), std::optional<QByteArray>(message));
                if (noContext)
                    peer.reset();
            }
        }
    }
}

void DeflateTest::roundTrips_data()
{
    QTest::addColumn<int>("bits");
    QTest::addColumn<bool>("noContext");
    for (int bits = 8; bits <= 15; ++bits) {
        QTest::addRow("%d bits", bits) << bits << false;
        QTest::addRow("%d bits, no context", bits) << bits << true;
    }
}

void DeflateTest::roundTrips()
{
    QFETCH(int, bits);
    QFETCH(bool, noContext);
    const QByteArrayList messages{"a", prose(700), "", prose(700), noise(600), QByteArray(3000, 'x'), noise(600)};
    for (int level = 0; level <= 9; ++level) {
        for (int memoryLevel = 1; memoryLevel <= 9; ++memoryLevel) {
            Deflater deflater(bits, noContext, level, memoryLevel);
            ZlibInflater peer(bits);
            for (const QByteArray &message : messages) {
                QCOMPARE(peer.message(deflater.compress(message)), std::optional(message));
                if (noContext)
                    peer.reset();
            }
        }
    }
}

void DeflateTest::roundTripsSizesAtTheirBounds_data()
{
    QTest::addColumn<int>("size");
    for (const int bound : {256, 512, 4096, 8192, 32768, 65536, 131072})
        for (const int size : {bound - 1, bound, bound + 1})
            QTest::addRow("%d", size) << size;
    QTest::newRow("2 MiB") << 2 * 1024 * 1024;
}

void DeflateTest::roundTripsSizesAtTheirBounds()
{
    QFETCH(int, size);
    for (const int bits : {8, 9, 15}) {
        for (const int level : {0, 1, 6, 9}) {
            Deflater deflater(bits, false, level, 8);
            ZlibInflater peer(bits);
            for (const QByteArray &message : {noise(size), prose(size), QByteArray(size, '\0')})
                QVERIFY(peer.message(deflater.compress(message)) == message);
        }
    }
}

void DeflateTest::roundTripsWhateverComes_data()
{
    QTest::addColumn<int>("level");
    QTest::addColumn<bool>("noContext");
    for (const int level : {1, 3, 6, 9}) {
        QTest::addRow("%d", level) << level << false;
        QTest::addRow("%d, no context", level) << level << true;
    }
}

// Messages of all sizes out of bytes, of runs, and of what was sent before, near and far.
void DeflateTest::roundTripsWhateverComes()
{
    QFETCH(int, level);
    QFETCH(bool, noContext);
    RandomSource random;
    Deflater deflater(15, noContext, level, 8);
    ZlibInflater peer;
    QByteArray said;
    for (int i = 0; i < 300; ++i) {
        QByteArray message;
        for (quint32 parts = random.below(8); parts > 0; --parts) {
            const auto size = static_cast<qsizetype>(random.below(random.below(10) == 0 ? 40'000 : 300));
            const quint32 kind = random.below(4);
            if (kind == 0)
                message += random.bytes(size);
            else if (kind == 1)
                message += QByteArray(size, static_cast<char>(random.below(256)));
            else if (kind == 2)
                message += prose(size);
            else if (!said.isEmpty())
                message += said.mid(static_cast<qsizetype>(random.below(static_cast<quint32>(said.size()))), size);
        }
        QVERIFY2(peer.message(deflater.compress(message)) == message, qPrintable(QString::number(i)));
        if (noContext)
            peer.reset();
        said = (message + said).left(100'000);
    }
}

// RFC 7692 §7.2.1: the four bytes are left off once, whatever the size of the output and of the room for it.
void DeflateTest::leavesTheTailOff()
{
    for (const int level : {0, 1, 6, 9}) {
        Deflater deflater(15, true, level, 8);
        for (qsizetype size = 4000; size < 4200; ++size) {
            const QByteArray payload = deflater.compress(noise(size));
            QVERIFY(!payload.endsWith(QByteArray::fromHex("0000ffff")));
            ZlibInflater peer;
            QVERIFY(peer.message(payload) == noise(size));
        }
    }
}

void DeflateTest::takesOverTheContext()
{
    const QByteArray message = noise(1000);
    for (const int level : {1, 6, 9}) {
        Deflater deflater(15, false, level, 8);
        const QByteArray first = deflater.compress(message);
        const QByteArray second = deflater.compress(message);
        QVERIFY(first.size() > 1000);
        QVERIFY(second.size() < 30);
        ZlibInflater newcomer;
        QCOMPARE(newcomer.message(second), std::nullopt);
    }
}

void DeflateTest::forgetsTheContext_data()
{
    QTest::addColumn<int>("bits");
    for (int bits = 8; bits <= 15; ++bits)
        QTest::addRow("%d", bits) << bits;
}

// RFC 7692 §7.1.1.1: every message can be read by someone who hasn't seen any other.
void DeflateTest::forgetsTheContext()
{
    QFETCH(int, bits);
    const QByteArray message = prose(300);
    Deflater deflater(bits, true, 6, 8);
    const QByteArray first = deflater.compress(message);
    for (int i = 0; i < 3; ++i) {
        QCOMPARE(deflater.compress(message), first);
        ZlibInflater newcomer(bits);
        QCOMPARE(newcomer.message(first), std::optional(message));
    }
}

// RFC 7692 §7.1.2: zlib itself has no raw deflate with a window of 256 bytes.
void DeflateTest::staysInTheSmallestWindow()
{
    // Worth a reference at each distance there is, from below the window to past it.
    for (const qsizetype distance : {200, 255, 256, 257, 300, 500, 512, 600}) {
        const QByteArray period = noise(distance);
        Deflater deflater(8, false, 9, 9);
        ZlibInflater peer(8);
        for (int i = 0; i < 5; ++i)
            QVERIFY(peer.message(deflater.compress(period.repeated(3))) == period.repeated(3));
    }
    // The zlib window is twice as large: nothing may reach back into the message before, whatever zlib makes of it.
    Deflater repeating(8, false, 9, 9);
    for (int i = 0; i < 3; ++i) {
        ZlibInflater newcomer(8);
        QCOMPARE(newcomer.message(repeating.compress("the same, the same")),
                 std::optional<QByteArray>("the same, the same"));
    }
    // It does compress.
    Deflater deflater(8, false, 6, 8);
    QVERIFY(deflater.compress(QByteArray(10'000, 'x')).size() < 1000);
}

void DeflateTest::staysInItsWindow_data()
{
    QTest::addColumn<int>("bits");
    for (int bits = 9; bits <= 14; ++bits)
        QTest::addRow("%d", bits) << bits;
}

void DeflateTest::staysInItsWindow()
{
    QFETCH(int, bits);
    const qsizetype window = qsizetype{1} << bits;
    Deflater deflater(bits, false, 9, 9);
    ZlibInflater peer(bits);
    for (const qsizetype period : {window / 2, window - 300, window, window + 1, 2 * window}) {
        const QByteArray message = noise(period).repeated(3);
        QVERIFY(peer.message(deflater.compress(message)) == message);
    }
    // And uses it: what a smaller one can't see is found.
    const qsizetype distance = window - 270; // zlib leaves 262 bytes of its window unused
    const QByteArray message = noise(distance).repeated(2);
    Deflater larger(bits, true, 9, 9);
    Deflater smaller(bits - 1, true, 9, 9);
    QVERIFY(larger.compress(message).size() < smaller.compress(message).size() - distance / 2);
}

void DeflateTest::followsTheLevel()
{
    const QByteArray message = prose(20'000);
    qsizetype before = message.size() + 100;
    for (const int level : {0, 1, 6, 9}) {
        Deflater deflater(15, false, level, 8);
        const qsizetype size = deflater.compress(message).size();
        QVERIFY2(size < before, qPrintable(QString::number(level)));
        before = size;
    }
}

void DeflateTest::followsTheMemoryLevel()
{
    const QByteArray message = prose(20'000);
    Deflater least(15, false, 6, 1);
    Deflater most(15, false, 6, 9);
    QVERIFY(least.compress(message) != most.compress(message));
}

void DeflateTest::refusesSettingsThatZlibHasNot()
{
    for (const auto &[bits, level, memoryLevel] :
         {std::tuple(16, 6, 8), std::tuple(15, 10, 8), std::tuple(15, 6, 0), std::tuple(15, 6, 10)}) {
        Deflater deflater(bits, false, level, memoryLevel);
        QCOMPARE(hex(deflater.compress({})), QByteArray("00"));
        QVERIFY_THROWS_EXCEPTION(std::bad_alloc, deflater.compress("x"));
    }
}

// MessageAssembler grants a compressed message limit / 16 + 64 bytes more on the wire: our own must keep to
// it.
void DeflateTest::keepsWhatDoesNotCompressSmall()
{
    for (const int bits : {8, 9, 12, 15}) {
        for (const int level : {0, 1, 6, 9}) {
            for (const int memoryLevel : {1, 8, 9}) {
                for (const qsizetype size : {1, 10, 100, 1000, 10'000, 100'000}) {
                    Deflater deflater(bits, false, level, memoryLevel);
                    const qsizetype wire = deflater.compress(noise(size)).size();
                    QVERIFY2(wire <= size + size / 16 + 64,
                             qPrintable(QStringLiteral("%1 bits, level %2, memory %3: %4 bytes became %5")
                                            .arg(bits)
                                            .arg(level)
                                            .arg(memoryLevel)
                                            .arg(size)
                                            .arg(wire)));
                }
            }
        }
    }
}

WINDSOCK_TEST(DeflateTest)
#include "DeflateTest.moc"
