#include "workbench/conformance/MaskKeyCheck.h"
#include "tests/support/TestRegistry.h"

#include <QRandomGenerator>
#include <QtEndian>
#include <QtTest>

#include <algorithm>

using namespace workbench::conformance;

namespace {

constexpr int sample = 400;
constexpr KeyFlaw everyFlaw[] = {KeyFlaw::Zero,         KeyFlaw::Constant, KeyFlaw::Repeated,      KeyFlaw::Counted,
                                 KeyFlaw::Congruential, KeyFlaw::Biased,   KeyFlaw::OfHandshakeKey};

template <typename Next>
MaskKeys keysOf(Next next)
{
    MaskKeys keys(sample);
    std::generate(keys.begin(), keys.end(), next);
    return keys;
}

} // namespace

/// Keys that can be foreseen are seen through, each by its flaw; good ones never.
class MaskKeyCheckTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void good();
    void flawed_data();
    void flawed();
    void ofHandshakeKey();
};

void MaskKeyCheckTest::good()
{
    const quint32 seed = QRandomGenerator::system()->generate();
    qInfo("seed %u", seed);
    QRandomGenerator random(seed);
    for (int round = 0; round < 2000; ++round) {
        const MaskKeys keys = keysOf([&random] { return random.generate(); });
        for (const KeyFlaw flaw : everyFlaw) {
            const QByteArray found = maskKeyFlaw(keys, flaw, "the sample nonce");
            QVERIFY2(found.isEmpty(), found.constData());
        }
    }
}

void MaskKeyCheckTest::flawed_data()
{
    QTest::addColumn<KeyFlaw>("flaw");
    QTest::addColumn<MaskKeys>("keys");
    QRandomGenerator random(1);
    quint32 x = 4711;
    const auto add = [](const char *name, KeyFlaw flaw, const MaskKeys &keys) { QTest::newRow(name) << flaw << keys; };
    add("zero", KeyFlaw::Zero, keysOf([] { return 0U; }));
    add("now and then zero", KeyFlaw::Zero, keysOf([&] { return ++x % 10 == 0 ? 0U : random.generate(); }));
    add("constant", KeyFlaw::Constant, keysOf([] { return 0xDEADBEEFU; }));
    add("out of 4096", KeyFlaw::Repeated, keysOf([&] { return 99U * random.bounded(4096U); }));
    add("counted up", KeyFlaw::Counted, keysOf([&] { return ++x; }));
    add("counted down by 1000", KeyFlaw::Counted, keysOf([&] { return x -= 1000; }));
    add("counted in the other order", KeyFlaw::Counted, keysOf([&] { return qbswap(++x); }));
    add("flipped", KeyFlaw::Counted, keysOf([&] { return x ^= 0x55AA55AAU; }));
    add("rand()", KeyFlaw::Congruential, keysOf([&] { return x = x * 1103515245U + 12345U; }));
    add("another rand()", KeyFlaw::Congruential, keysOf([&] { return x = x * 214013U + 2531011U; }));
    add("rand() in the other order", KeyFlaw::Congruential, keysOf([&] {
            x = x * 1664525U + 1013904223U;
            return qbswap(x);
        }));
    add("31 bits", KeyFlaw::Biased, keysOf([&] { return random.generate() & 0x7FFFFFFFU; }));
    add("letters", KeyFlaw::Biased, keysOf([&] {
            quint32 key = 0;
            for (int i = 0; i < 4; ++i)
                key = key << 8U | (0x61U + random.bounded(26U));
            return key;
        }));
    add("a time", KeyFlaw::Biased, keysOf([&] { return 1'700'000'000U + random.bounded(1000U); }));
}

void MaskKeyCheckTest::flawed()
{
    QFETCH(KeyFlaw, flaw);
    QFETCH(MaskKeys, keys);
    QVERIFY(!maskKeyFlaw(keys, flaw, {}).isEmpty());
}

void MaskKeyCheckTest::ofHandshakeKey()
{
    const QByteArray nonce = "the sample nonce";
    int at = 0;
    const auto part = [&] { return qFromBigEndian<quint32>(nonce.constData() + at++ % 12); };
    QVERIFY(!maskKeyFlaw(keysOf(part), KeyFlaw::OfHandshakeKey, nonce).isEmpty());
}

WINDSOCK_TEST(MaskKeyCheckTest)
#include "MaskKeyCheckTest.moc"
