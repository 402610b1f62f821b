#include "tests/support/EventText.h"
#include "tests/support/Pieces.h"
#include "tests/support/RandomSource.h"
#include "tests/support/TestRegistry.h"
#include "tests/support/ZlibDeflater.h"

#include "wslib/protocol/Deflate.h"

#include <QtTest>

using namespace wslib;

/// What a peer compresses, rightly or wrongly; the peer is zlib, or bytes put together by hand.
class InflateTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheRfcsExamples_data();
    void readsTheRfcsExamples();
    void readsSequences_data();
    void readsSequences();
    void readsWhatZlibWrites();
    void forgetsTheContext();
    void reachesBackOverFinalBlocks();
    void reachesBackPastASmallWindow();
    void refusesCorruptStreams_data();
    void refusesCorruptStreams();
    void refusesMessagesCutAnywhere();
    void judgesEveryWrongByteWhereverCut();
    void judgesRandomBytesWhereverCut();
    void allowsExactlyTheLimit_data();
    void allowsExactlyTheLimit();
    void limitsAcrossCalls();
    void holdsLittleMoreThanTheLimitOfABomb();
    void holdsLittleMoreThanTheMessage();
    void takesNoInput();
};

namespace {

constexpr qint64 roomy = 1'000'000;

QByteArray word(Inflater::Result result)
{
    switch (result) {
    case Inflater::Result::Ok:
        return "ok";
    case Inflater::Result::Corrupt:
        return "corrupt";
    case Inflater::Result::TooLarge:
        return "too large";
    }
    return "undefined result";
}

// Gives a whole message in @p parts: `ok "Hello"`, or what went wrong behind which output.
QByteArray give(Inflater &inflater, const QList<QByteArray> &parts, qint64 maxSize = roomy)
{
    QByteArray output;
    Inflater::Result result = Inflater::Result::Ok;
    for (const QByteArray &part : parts) {
        if (result == Inflater::Result::Ok)
            result = inflater.inflate(part, output, maxSize);
    }
    if (result == Inflater::Result::Ok)
        result = inflater.finishMessage(output, maxSize);
    return word(result) + ' ' + payloadText(output);
}

QByteArray give(const QByteArray &payload, qint64 maxSize = roomy)
{
    Inflater inflater(false);
    return give(inflater, {payload}, maxSize);
}

QByteArray ok(const QByteArray &message)
{
    return "ok " + payloadText(message);
}

// Many zeros in few bytes: blocks that stand for themselves, so one is compressed and then repeated.
QByteArray bombOf(int mebibytes)
{
    ZlibDeflater deflater(15, 9);
    return deflater.compress(QByteArray(1024 * 1024, '\0'), Z_FULL_FLUSH).repeated(mebibytes);
}

} // namespace

// RFC 7692 §7.2.3
void InflateTest::readsTheRfcsExamples_data()
{
    QTest::addColumn<QByteArrayList>("payloads");
    QTest::addColumn<QByteArrayList>("messages");
    const auto row = [](const char *name, const QByteArrayList &payloads, const QByteArrayList &messages) {
        QTest::newRow(name) << payloads << messages;
    };
    row("one block", {"f248cdc9c90700"}, {"Hello"});
    row("shared window", {"f248cdc9c90700", "f200110000"}, {"Hello", "Hello"});
    row("no compression", {"000500faff48656c6c6f00"}, {"Hello"});
    row("BFINAL", {"f348cdc9c9070000"}, {"Hello"});
    row("two blocks", {"f248050000 00ffffcac9c90700"}, {"Hello"});
    row("empty message", {"00"}, {""});
    // What the RFC's rules come to beyond its examples.
    row("BFINAL without the byte behind it", {"f348cdc9c90700"}, {"Hello"});
    row("BFINAL, then a message that reaches back", {"f348cdc9c9070000", "f200110000"}, {"Hello", "Hello"});
    row("BFINAL at the very end, then a message that reaches back", {"f348cdc9c90700", "f200110000"},
        {"Hello", "Hello"});
    row("BFINAL in mid-stream", {"f348cdc9c90700f248cdc9c90700"}, {"HelloHello"});
    row("BFINAL in mid-stream, then a block that reaches back", {"f348cdc9c90700f200110000"}, {"HelloHello"});
    row("many BFINAL", {"f348cdc9c90700f348cdc9c90700f348cdc9c9070000", "f348cdc9c90700", "00"},
        {"HelloHelloHello", "Hello", ""});
    row("nothing behind BFINAL", {"f348cdc9c90700", "", "f248cdc9c90700"}, {"Hello", "", "Hello"});
    row("empty final blocks", {"0300030003000300f248cdc9c90700"}, {"Hello"});
    row("BFINAL on the empty block that the tail ends", {"f248cdc9c90704", "f200110000"}, {"Hello", "Hello"});
    row("empty stored blocks", {"000000ffff000000ffff00"}, {""});
    row("empty messages between", {"f248cdc9c90700", "00", "f200110000", "00"}, {"Hello", "", "Hello", ""});
}

void InflateTest::readsTheRfcsExamples()
{
    QFETCH(QByteArrayList, payloads);
    QFETCH(QByteArrayList, messages);
    QByteArrayList wires;
    for (const QByteArray &payload : payloads)
        wires.append(QByteArray::fromHex(payload));
    // Each payload is cut everywhere, the others stay whole.
    for (qsizetype cut = 0; cut < wires.size(); ++cut) {
        for (const QList<QByteArray> &parts : everyCut(wires[cut])) {
            Inflater inflater(false);
            for (qsizetype i = 0; i < wires.size(); ++i)
                QCOMPARE(give(inflater, i == cut ? parts : QList<QByteArray>{wires[i]}), ok(messages[i]));
        }
    }
}

void InflateTest::readsSequences_data()
{
    QTest::addColumn<int>("flush");
    QTest::newRow("sync flush") << Z_SYNC_FLUSH;
    QTest::newRow("full flush") << Z_FULL_FLUSH;
    QTest::newRow("partial flush") << Z_PARTIAL_FLUSH;
    QTest::newRow("block") << Z_BLOCK;
}

// A message in several blocks, however the peer ends them; it inflates as far as its bytes have come.
void InflateTest::readsSequences()
{
    QFETCH(int, flush);
    ZlibDeflater peer;
    QByteArray payload;
    for (const char *part : {"one ", "two ", "three"})
        payload += peer.compress(part, flush);
    payload += peer.message("!");
    for (const QList<QByteArray> &parts : everyCut(payload)) {
        Inflater inflater(false);
        QCOMPARE(give(inflater, parts), QByteArray("ok \"one two three!\""));
    }
}

void InflateTest::readsWhatZlibWrites()
{
    RandomSource random;
    for (int bits = 9; bits <= 15; ++bits) {
        for (const int strategy : {Z_DEFAULT_STRATEGY, Z_FILTERED, Z_HUFFMAN_ONLY, Z_RLE, Z_FIXED}) {
            for (int level = 0; level <= 9; ++level) {
                ZlibDeflater peer(bits, level, strategy);
                Inflater inflater(false);
                for (int i = 0; i < 10; ++i) {
                    const QByteArray period = random.bytes(1 + random.below(40));
                    const QByteArray message = period.repeated(static_cast<int>(random.below(200))) + random.bytes(100);
                    const QByteArray payload = peer.message(message);
                    QCOMPARE(give(inflater, pieces(payload, 1 + random.below(300))), ok(message));
                }
            }
        }
    }
}

// RFC 7692 §7.2.2 with no_context_takeover: what reaches back before the message is corrupt.
void InflateTest::forgetsTheContext()
{
    Inflater inflater(true);
    const QByteArray first = QByteArray::fromHex("f248cdc9c90700");
    const QByteArray reachingBack = QByteArray::fromHex("f200110000");
    for (int i = 0; i < 3; ++i)
        QCOMPARE(give(inflater, {first}), QByteArray("ok \"Hello\""));
    QCOMPARE(give(inflater, {QByteArray::fromHex("f348cdc9c90700")}), QByteArray("ok \"Hello\""));
    QCOMPARE(give(inflater, {QByteArray(1, '\0')}), QByteArray("ok \"\""));
    QCOMPARE(give(inflater, {reachingBack}), QByteArray("corrupt \"H\""));
}

void InflateTest::reachesBackOverFinalBlocks()
{
    ZlibDeflater unbroken;
    const QByteArray text = RandomSource().bytes(2000);
    const QByteArray first = unbroken.message(text);
    const QByteArray again = unbroken.message(text);
    QVERIFY(again.size() < 100);
    Inflater inflater(false);
    QCOMPARE(give(inflater, {first}), ok(text));
    QCOMPARE(give(inflater, {QByteArray::fromHex("030003000300") + again}), ok(text));
}

// Agreed or not, all of the 32 KiB that DEFLATE can reach back are understood, wherever the input is cut;
// zlib with a small window would take it or not, depending on that.
void InflateTest::reachesBackPastASmallWindow()
{
    const QByteArray noise = RandomSource().bytes(600);
    ZlibDeflater peer;
    const QByteArray message = noise + noise.first(100);
    const QByteArray payload = peer.message(message);
    const QByteArray next = peer.message(noise);
    for (const QList<QByteArray> &parts : everyCut(payload)) {
        Inflater inflater(false);
        QCOMPARE(give(inflater, parts), ok(message));
        QCOMPARE(give(inflater, {next}), ok(noise));
    }
}

void InflateTest::refusesCorruptStreams_data()
{
    QTest::addColumn<QByteArray>("wire");
    const auto row = [](const char *name, const char *hex) { QTest::newRow(name) << QByteArray::fromHex(hex); };
    row("block of the reserved type", "06");
    row("final block of the reserved type", "07");
    row("stored block whose lengths don't fit", "000500faf448656c6c6f00");
    row("too many codes", "fc0000");
    row("incomplete set of code lengths", "0400feff");
    row("repetition of no length", "0400244900");
    row("repetition past the end", "040024e9ffff");
    row("no end of block", "040024e9ff6d");
    row("wrong set of lengths", "0480499224499224 71ffff931100");
    row("wrong set of distances", "0480499224499224 0fb4ffffc384");
    row("undefined length code", "04c081080000000020 7feb0b0000");
    row("undefined distance code", "027effff");
    row("distance before the beginning", "0cc0810000000000 90ff6b0400");
    row("distance before the beginning, with some text", "f200110000");
    row("corrupt behind a final block", "f348cdc9c9070007");
    row("corrupt behind a good block", "f248cdc9c907000000ffff07");
    row("nothing at all", "");
}

void InflateTest::refusesCorruptStreams()
{
    QFETCH(QByteArray, wire);
    for (const QList<QByteArray> &parts : everyCut(wire)) {
        Inflater inflater(false);
        const QByteArray outcome = give(inflater, parts);
        QVERIFY2(outcome.startsWith("corrupt "), outcome.constData());
    }
}

// A message that is cut isn't one, wherever that is; its tail, which is supplied, must not be taken for data.
void InflateTest::refusesMessagesCutAnywhere()
{
    ZlibDeflater fixedCodes(15, 6, Z_FIXED);
    ZlibDeflater ownCodes;
    ZlibDeflater stored(15, 0);
    const QByteArray message = "the quick brown fox, the quick brown dog, the lazy brown fox, the end";
    for (ZlibDeflater *peer : {&fixedCodes, &ownCodes, &stored}) {
        const QByteArray payload = peer->message(message);
        for (qsizetype size = 0; size < payload.size(); ++size) {
            const QByteArray outcome = give(payload.first(size));
            if (payload.first(size) == QByteArray(1, '\0'))
                continue; // the empty message, which is a stored block's first byte
            QVERIFY2(outcome.startsWith("corrupt "), (QByteArray::number(size) + ": " + outcome).constData());
        }
        QCOMPARE(give(payload), ok(message));
        QVERIFY(give(payload + QByteArray::fromHex("0000ffff")).startsWith("corrupt "));
    }
}

// Every byte of a stream of all three kinds of blocks is replaced by every other: whatever that comes to, it
// comes to the same whole and in single bytes.
void InflateTest::judgesEveryWrongByteWhereverCut()
{
    ZlibDeflater peer;
    const QByteArray wire = QByteArray::fromHex("000500faff48656c6c6f") + QByteArray::fromHex("f348cdc9c90700")
                            + peer.message("the quick brown fox, the quick brown dog, the lazy brown fox, the end");
    int corrupt = 0;
    for (qsizetype at = 0; at < wire.size(); ++at) {
        for (int change = 1; change < 256; ++change) {
            QByteArray wrong = wire;
            wrong[at] = static_cast<char>(wrong[at] ^ change);
            Inflater piecewise(false);
            const QByteArray whole = give(wrong);
            QCOMPARE(give(piecewise, pieces(wrong, 1)), whole);
            corrupt += whole.startsWith("corrupt ") ? 1 : 0;
        }
    }
    QVERIFY(corrupt > wire.size() * 50);
}

void InflateTest::judgesRandomBytesWhereverCut()
{
    RandomSource random;
    for (int i = 0; i < 3000; ++i) {
        const QByteArray wire = random.bytes(1 + random.below(60));
        Inflater inflater(false);
        const QList<QByteArray> parts = alternatingPieces(wire, 1 + random.below(8), 1 + random.below(8));
        QCOMPARE(give(inflater, parts, 500), give(wire, 500));
    }
}

void InflateTest::allowsExactlyTheLimit_data()
{
    QTest::addColumn<int>("size");
    for (const int size : {1, 2, 100, 4095, 4096, 4097, 8191, 8192, 8193, 65536, 300'000})
        QTest::addRow("%d", size) << size;
}

void InflateTest::allowsExactlyTheLimit()
{
    QFETCH(int, size);
    ZlibDeflater peer;
    const QByteArray message(size, 'x');
    const QByteArray payload = peer.message(message);
    for (const qsizetype step : {qsizetype{1}, qsizetype{7}, payload.size()}) {
        Inflater atLimit(false);
        QCOMPARE(give(atLimit, pieces(payload, step), size), ok(message));
        Inflater past(false);
        QByteArray output;
        Inflater::Result result = Inflater::Result::Ok;
        for (const QByteArray &part : pieces(payload, step)) {
            if (result == Inflater::Result::Ok)
                result = past.inflate(part, output, size - 1);
        }
        QCOMPARE(word(result), QByteArray("too large"));
        QCOMPARE(output.size(), size); // a byte past the limit, and no more
    }
}

// What is there already counts, and so does what comes with the tail.
void InflateTest::limitsAcrossCalls()
{
    const QByteArray hello = QByteArray::fromHex("f248cdc9c90700");
    for (const qint64 limit : {4, 5, 9, 10, 11}) {
        Inflater inflater(false);
        QByteArray output = "12345";
        const Inflater::Result result = inflater.inflate(hello, output, limit);
        QCOMPARE(word(result), QByteArray(limit < 10 ? "too large" : "ok"));
        QVERIFY(output.size() <= std::max<qint64>(5, limit + 1));
    }
    QCOMPARE(give(QByteArray(1, '\0'), 0), QByteArray("ok \"\""));
    // Also where a final block ends on the byte too many, and nothing follows it.
    QCOMPARE(give(QByteArray::fromHex("f348cdc9c90700"), 4), QByteArray("too large \"Hello\""));
    QCOMPARE(give(QByteArray::fromHex("f348cdc9c90700"), 5), QByteArray("ok \"Hello\""));
    // A full message has room for no further byte, but for its end.
    Inflater inflater(false);
    QByteArray output;
    QCOMPARE(word(inflater.inflate(hello, output, 5)), QByteArray("ok"));
    QCOMPARE(word(inflater.finishMessage(output, 5)), QByteArray("ok"));
}

// Issue 3: "a 1 MiB frame that would inflate to 1 GiB ends in 1009 with memory near the limit".
void InflateTest::holdsLittleMoreThanTheLimitOfABomb()
{
    const QByteArray bomb = bombOf(1024);
    QVERIFY(bomb.size() < 1'100'000);
    for (const qint64 limit : {qint64{0}, qint64{1}, qint64{100'000}, qint64{10} * 1024 * 1024}) {
        Inflater inflater(false);
        QByteArray output;
        QCOMPARE(word(inflater.inflate(bomb, output, limit)), QByteArray("too large"));
        QCOMPARE(output.size(), limit + 1);
        QVERIFY2(output.capacity() <= limit + 64, qPrintable(QString::number(output.capacity())));
    }
}

void InflateTest::holdsLittleMoreThanTheMessage()
{
    for (const qsizetype size : {10, 5000, 100'000, 1'000'000}) {
        ZlibDeflater peer;
        Inflater inflater(false);
        QByteArray output;
        const QByteArray payload = peer.message(QByteArray(size, 'x'));
        QCOMPARE(word(inflater.inflate(payload, output, qint64{1} << 40)), QByteArray("ok"));
        QCOMPARE(output.size(), size);
        QVERIFY2(output.capacity() <= std::max<qsizetype>(2 * size, 4096) + 64,
                 qPrintable(QString::number(output.capacity())));
    }
}

void InflateTest::takesNoInput()
{
    Inflater inflater(false);
    QByteArray output = "kept";
    QCOMPARE(word(inflater.inflate({}, output, 4)), QByteArray("ok"));
    QCOMPARE(output, QByteArray("kept"));
}

WINDSOCK_TEST(InflateTest)
#include "InflateTest.moc"
