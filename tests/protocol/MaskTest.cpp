#include "tests/support/RandomSource.h"
#include "tests/support/TestRegistry.h"

#include "wslib/protocol/Mask.h"

#include <QtTest>

using namespace wslib;

class MaskTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void masksTheRfcsExample();
    void masksNothing();
    void masksEveryLengthAtEveryOffset();
    void masksUnalignedMemory();
    void continuesWhereThePieceStarts();
    void takesOffsetsPastFourGigabytes();
    void isItsOwnInverseInPlace();
};

namespace {

constexpr MaskKey key{0x37, 0xFA, 0x21, 0x3D};

// RFC 6455 §5.3 as it is written: transformed-octet-i = original-octet-i XOR masking-key-octet-(i MOD 4).
QByteArray maskedSlowly(const QByteArray &bytes, MaskKey maskKey, quint64 offset)
{
    QByteArray result;
    for (qsizetype i = 0; i < bytes.size(); ++i)
        result += static_cast<char>(bytes[i] ^ maskKey[(offset + static_cast<quint64>(i)) % 4]);
    return result;
}

QByteArray masked(const QByteArray &bytes, MaskKey maskKey, quint64 offset = 0)
{
    QByteArray result(bytes.size(), '\0');
    applyMask(result.data(), bytes, maskKey, offset);
    return result;
}

} // namespace

// RFC 6455 §5.7
void MaskTest::masksTheRfcsExample()
{
    QCOMPARE(masked("Hello", key).toHex(), QByteArray("7f9f4d5158"));
}

void MaskTest::masksNothing()
{
    char untouched = 'x';
    applyMask(&untouched, QByteArrayView(), key);
    QCOMPARE(untouched, 'x');
}

void MaskTest::masksEveryLengthAtEveryOffset()
{
    RandomSource random;
    for (qsizetype size = 0; size <= 67; ++size) {
        for (quint64 offset = 0; offset < 9; ++offset) {
            const QByteArray source = random.bytes(size);
            const MaskKey randomKey = random.maskKey();
            QByteArray destination(size + 8, '#');
            applyMask(destination.data(), source, randomKey, offset);
            QCOMPARE(destination.first(size).toHex(), maskedSlowly(source, randomKey, offset).toHex());
            QCOMPARE(destination.sliced(size), QByteArray(8, '#')); // nothing written past the end
        }
    }
}

void MaskTest::masksUnalignedMemory()
{
    RandomSource random;
    const QByteArray memory = random.bytes(64);
    for (qsizetype from = 0; from < 8; ++from) {
        for (qsizetype to = 0; to < 8; ++to) {
            const QByteArray source = memory.sliced(from, 40);
            QByteArray destination(64, '#');
            applyMask(destination.data() + to, QByteArrayView(memory).sliced(from, 40), key);
            QCOMPARE(destination.sliced(to, 40).toHex(), maskedSlowly(source, key, 0).toHex());
            QCOMPARE(destination.first(to), QByteArray(to, '#'));
            QCOMPARE(destination.sliced(to + 40), QByteArray(24 - to, '#'));
        }
    }
}

void MaskTest::continuesWhereThePieceStarts()
{
    RandomSource random;
    const QByteArray source = random.bytes(50);
    const QByteArray whole = maskedSlowly(source, key, 0);
    for (qsizetype cut = 0; cut <= source.size(); ++cut) {
        const QByteArray front = masked(source.first(cut), key, 0);
        const QByteArray back = masked(source.sliced(cut), key, static_cast<quint64>(cut));
        QCOMPARE((front + back).toHex(), whole.toHex());
    }
}

void MaskTest::takesOffsetsPastFourGigabytes()
{
    const QByteArray zeros(5, '\0');
    QCOMPARE(masked(zeros, key, 0x100000000U).toHex(), QByteArray("37fa213d37"));
    QCOMPARE(masked(zeros, key, 0x100000001U).toHex(), QByteArray("fa213d37fa"));
    QCOMPARE(masked(zeros, key, 0x7FFFFFFFFFFFFFFEU).toHex(), QByteArray("213d37fa21"));
    QCOMPARE(masked(zeros, key, 0x7FFFFFFFFFFFFFFFU).toHex(), QByteArray("3d37fa213d"));
}

void MaskTest::isItsOwnInverseInPlace()
{
    RandomSource random;
    for (qsizetype size = 0; size < 40; ++size) {
        const QByteArray original = random.bytes(size);
        QByteArray bytes = original;
        applyMask(bytes.data(), bytes, key, 3);
        QCOMPARE(bytes.toHex(), maskedSlowly(original, key, 3).toHex());
        applyMask(bytes.data(), bytes, key, 3);
        QCOMPARE(bytes.toHex(), original.toHex());
    }
}

WINDSOCK_TEST(MaskTest)
#include "MaskTest.moc"
