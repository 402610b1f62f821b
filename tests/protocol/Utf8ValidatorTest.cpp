#include "tests/support/Pieces.h"
#include "tests/support/RandomSource.h"
#include "tests/support/TestRegistry.h"

#include "wslib/protocol/Utf8Validator.h"

#include <QtTest>

using namespace wslib;

class Utf8ValidatorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void acceptsEveryCodePointButSurrogates();
    void judgesEveryByte();
    void judgesEveryPairOfBytes();
    void judgesEveryTripleOfBytes();
    void judgesFourBytesAtTheBounds();
    void failsAtTheFirstWrongByte_data();
    void failsAtTheFirstWrongByte();
    void findsWrongBytesBehindAscii();
    void isCompleteBetweenCharactersOnly();
    void staysFailedUntilReset();
    void judgesRandomBytesCutAnywhere();
    void judgesLongTextAsByteByByte();
    void truncatesBetweenCharacters_data();
    void truncatesBetweenCharacters();
    void truncatesToNothing();
};

namespace {

struct Row
{
    int lead[2];
    int second[2];
    int size;
};

// "Well-Formed UTF-8 Byte Sequences", table 3-7 of the Unicode Standard.
constexpr Row wellFormed[] = {
    {{0x00, 0x7F}, {0, 0}, 1},       {{0xC2, 0xDF}, {0x80, 0xBF}, 2}, {{0xE0, 0xE0}, {0xA0, 0xBF}, 3},
    {{0xE1, 0xEC}, {0x80, 0xBF}, 3}, {{0xED, 0xED}, {0x80, 0x9F}, 3}, {{0xEE, 0xEF}, {0x80, 0xBF}, 3},
    {{0xF0, 0xF0}, {0x90, 0xBF}, 4}, {{0xF1, 0xF3}, {0x80, 0xBF}, 4}, {{0xF4, 0xF4}, {0x80, 0x8F}, 4},
};

struct Verdict
{
    qsizetype wrongAt = -1; // The first byte that can't be right, or -1.
    bool complete = true;
    bool operator==(const Verdict &) const = default;
};

bool isWithin(const int (&bounds)[2], char byte)
{
    const int code = static_cast<quint8>(byte);
    return code >= bounds[0] && code <= bounds[1];
}

// A second opinion, made of the table above.
Verdict judged(const QByteArray &bytes)
{
    constexpr int anyContinuation[2] = {0x80, 0xBF};
    for (qsizetype at = 0; at < bytes.size();) {
        const auto *row = std::find_if(std::begin(wellFormed), std::end(wellFormed),
                                       [&](const Row &candidate) { return isWithin(candidate.lead, bytes[at]); });
        if (row == std::end(wellFormed))
            return {at, false};
        for (int i = 1; i < row->size; ++i) {
            if (at + i == bytes.size())
                return {-1, false};
            if (!isWithin(i == 1 ? row->second : anyContinuation, bytes[at + i]))
                return {at + i, false};
        }
        at += row->size;
    }
    return {};
}

// What the validator says, byte by byte.
Verdict validated(const QByteArray &bytes)
{
    Utf8Validator validator;
    for (qsizetype at = 0; at < bytes.size(); ++at) {
        if (!validator.accept(QByteArrayView(bytes).sliced(at, 1)))
            return {at, validator.isComplete()};
    }
    return {-1, validator.isComplete()};
}

bool isJudgedRightly(const QByteArray &bytes)
{
    const Verdict expected = judged(bytes);
    Utf8Validator whole;
    const bool accepted = whole.accept(bytes);
    return validated(bytes) == expected && accepted == (expected.wrongAt < 0)
           && isValidUtf8(bytes) == (expected == Verdict{});
}

// RFC 3629 §3
QByteArray encoded(quint32 code)
{
    const auto byte = [](quint32 bits) { return static_cast<char>(bits); };
    if (code < 0x80)
        return QByteArray(1, byte(code));
    if (code < 0x800)
        return {std::array{byte(0xC0 + code / 64), byte(0x80 + code % 64)}.data(), 2};
    if (code < 0x10000)
        return {std::array{byte(0xE0 + code / 4096), byte(0x80 + code / 64 % 64), byte(0x80 + code % 64)}.data(), 3};
    return {std::array{byte(0xF0 + code / 262144), byte(0x80 + code / 4096 % 64), byte(0x80 + code / 64 % 64),
                       byte(0x80 + code % 64)}
                .data(),
            4};
}

QByteArray bytesOf(std::initializer_list<int> codes)
{
    QByteArray bytes;
    for (const int code : codes)
        bytes += static_cast<char>(code);
    return bytes;
}

} // namespace

void Utf8ValidatorTest::acceptsEveryCodePointButSurrogates()
{
    for (quint32 code = 0; code < 0x110000; ++code) {
        const bool isSurrogate = code >= 0xD800 && code < 0xE000;
        const QByteArray bytes = encoded(code);
        const Verdict expected = isSurrogate ? Verdict{1, false} : Verdict{};
        if (isValidUtf8(bytes) == isSurrogate || !(validated(bytes) == expected))
            QFAIL(qPrintable(QStringLiteral("U+%1").arg(code, 4, 16)));
    }
    QVERIFY(!isValidUtf8(encoded(0x110000)));
    QVERIFY(!isValidUtf8(encoded(0x1FFFFF)));
}

void Utf8ValidatorTest::judgesEveryByte()
{
    for (int a = 0; a < 256; ++a)
        QVERIFY2(isJudgedRightly(bytesOf({a})), bytesOf({a}).toHex().constData());
}

void Utf8ValidatorTest::judgesEveryPairOfBytes()
{
    for (int a = 0; a < 256; ++a) {
        for (int b = 0; b < 256; ++b)
            QVERIFY2(isJudgedRightly(bytesOf({a, b})), bytesOf({a, b}).toHex().constData());
    }
}

// Of the second and third byte, every one that is next to a bound of the table, or in the middle.
void Utf8ValidatorTest::judgesEveryTripleOfBytes()
{
    constexpr int others[] = {0x00, 0x41, 0x7F, 0x80, 0x81, 0x8F, 0x90, 0x91, 0x9F, 0xA0, 0xA1, 0xBE,
                              0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xED, 0xEF, 0xF0, 0xF4, 0xF5, 0xFF};
    for (int a = 0; a < 256; ++a) {
        for (const int b : others) {
            for (const int c : others)
                QVERIFY2(isJudgedRightly(bytesOf({a, b, c})), bytesOf({a, b, c}).toHex().constData());
        }
    }
}

void Utf8ValidatorTest::judgesFourBytesAtTheBounds()
{
    constexpr int others[] = {0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0};
    for (int a = 0xE0; a < 256; ++a) {
        for (const int b : others) {
            for (const int c : others) {
                for (const int d : others)
                    QVERIFY2(isJudgedRightly(bytesOf({a, b, c, d})), bytesOf({a, b, c, d}).toHex().constData());
            }
        }
    }
}

// The sequences of Markus Kuhn's "UTF-8 decoder capability and stress test", with the byte at which each must
// fail
// (-1: never) and whether it ends with a whole character.
void Utf8ValidatorTest::failsAtTheFirstWrongByte_data()
{
    QTest::addColumn<int>("wrongAt");
    QTest::addColumn<bool>("complete");
    const auto valid = [](const char *hex) { QTest::newRow(hex) << -1 << true; };
    const auto cut = [](const char *hex) { QTest::newRow(hex) << -1 << false; };
    const auto wrong = [](const char *hex, int at) { QTest::newRow(hex) << at << false; };

    // 1: correct text
    valid("cebae1bdb9cf83cebcceb5");
    // 2.1, 2.2: first and last sequence of each length
    for (const char *hex : {"00", "c280", "e0a080", "f0908080", "7f", "dfbf", "efbfbf", "f48fbfbf"})
        valid(hex);
    wrong("f888808080", 0);
    wrong("fc8480808080", 0);
    wrong("f7bfbfbf", 0);
    wrong("fbbfbfbfbf", 0);
    wrong("fdbfbfbfbfbf", 0);
    // 2.3: other bounds
    for (const char *hex : {"ed9fbf", "ee8080", "efbfbd", "f3bfbfbf", "f1808080"})
        valid(hex);
    wrong("f4908080", 1);
    wrong("f5808080", 0);
    // 3.1: unexpected continuation bytes
    for (const char *hex : {"80", "bf", "80bf", "80bf80bf80bf80"})
        wrong(hex, 0);
    // 3.2: lonely start characters
    wrong("c320", 1);
    wrong("e020", 1);
    wrong("e3a020", 2);
    wrong("f020", 1);
    wrong("f09020", 2);
    wrong("f0908020", 3);
    wrong("f820", 0);
    wrong("fc20", 0);
    // 3.3: the last continuation byte is missing
    for (const char *hex : {"c2", "df", "e0a0", "efbf", "ed9f", "f0", "f090", "f09080", "f48fbf", "61c3"})
        cut(hex);
    wrong("e080", 1);
    wrong("ef20", 1);
    // 3.4: those concatenated
    wrong("c3e0a0", 1);
    wrong("e0a0f09080", 2);
    wrong("efbfdf", 2);
    wrong("f09080c2", 3);
    // 3.5: impossible bytes
    for (const char *hex : {"fe", "ff", "fefeffff"})
        wrong(hex, 0);
    // 4.1: overlong forms of "/"
    wrong("c0af", 0);
    wrong("e080af", 1);
    wrong("f08080af", 1);
    wrong("f8808080af", 0);
    wrong("fc80808080af", 0);
    // 4.2: the largest overlong forms
    wrong("c1bf", 0);
    wrong("e09fbf", 1);
    wrong("f08fbfbf", 1);
    wrong("f887bfbfbf", 0);
    wrong("fc83bfbfbfbf", 0);
    // 4.3: overlong NUL
    wrong("c080", 0);
    wrong("e08080", 1);
    wrong("f0808080", 1);
    // 5.1, 5.2: surrogates, alone and in pairs
    for (const char *hex :
         {"eda080", "edadbf", "edae80", "edafbf", "edb080", "edbe80", "edbfbf", "eda080edb080", "edafbfedbfbf"})
        wrong(hex, 1);
    // 5.3: noncharacters are characters to UTF-8
    for (const char *hex : {"efbfbe", "efb790", "efb7af", "f09fbfbe", "f09fbfbf", "f48fbfbe"})
        valid(hex);
    // Autobahn 6.4: valid text, then a code point past the last one
    wrong("cebae1bdb9cf83cebcceb5f4908080656469746564", 12);
}

void Utf8ValidatorTest::failsAtTheFirstWrongByte()
{
    QFETCH(int, wrongAt);
    QFETCH(bool, complete);
    const QByteArray bytes = QByteArray::fromHex(QTest::currentDataTag());
    QCOMPARE(validated(bytes).wrongAt, wrongAt);
    QCOMPARE(validated(bytes).complete, complete);
    QCOMPARE(isValidUtf8(bytes), wrongAt < 0 && complete);
    for (qsizetype size = 0; size <= bytes.size(); ++size) {
        Utf8Validator validator;
        QCOMPARE(validator.accept(QByteArrayView(bytes).first(size)), wrongAt < 0 || size <= wrongAt);
    }
}

// ASCII is skipped eight bytes at a time: the wrong byte stands at each place of the word, and behind it.
void Utf8ValidatorTest::findsWrongBytesBehindAscii()
{
    for (qsizetype before = 0; before < 40; ++before) {
        for (qsizetype after = 0; after < 20; ++after) {
            const QByteArray head(before, 'a');
            const QByteArray tail(after, 'z');
            QVERIFY(isValidUtf8(head + tail));
            QVERIFY(isValidUtf8(head + "\xC3\xA4" + tail));
            QVERIFY(!isValidUtf8(head + '\x80' + tail));
            QVERIFY(!isValidUtf8(head + '\xFF' + tail));
            QVERIFY(!isValidUtf8(head + '\xC3' + tail));
            QVERIFY(!isValidUtf8(head + "\xC3\xA4\xA4" + tail));
        }
    }
}

void Utf8ValidatorTest::isCompleteBetweenCharactersOnly()
{
    const QByteArray text = QByteArray::fromHex("61 c3a4 e282ac f09f9880 7a");
    const QSet<qsizetype> ends{0, 1, 3, 6, 10, 11};
    for (qsizetype cut = 0; cut <= text.size(); ++cut) {
        Utf8Validator validator;
        QVERIFY(validator.accept(text.first(cut)));
        QCOMPARE(validator.isComplete(), ends.contains(cut));
        QCOMPARE(isValidUtf8(text.first(cut)), ends.contains(cut));
        QVERIFY(validator.accept(text.sliced(cut)));
        QVERIFY(validator.isComplete());
    }
}

void Utf8ValidatorTest::staysFailedUntilReset()
{
    Utf8Validator validator;
    QVERIFY(!validator.accept("\x80"));
    QVERIFY(!validator.accept("a"));
    QVERIFY(!validator.accept(QByteArrayView()));
    QVERIFY(!validator.isComplete());
    validator.reset();
    QVERIFY(validator.isComplete());
    QVERIFY(validator.accept("a"));

    QVERIFY(validator.accept("\xE0")); // narrows what may come next
    validator.reset();
    QVERIFY(validator.isComplete());
    QVERIFY(validator.accept("\xC3\x84"));
    QVERIFY(validator.isComplete());
}

void Utf8ValidatorTest::judgesRandomBytesCutAnywhere()
{
    RandomSource random;
    for (int run = 0; run < 3000; ++run) {
        QByteArray bytes;
        for (quint32 i = random.below(12); i > 0; --i)
            bytes += encoded(random.below(2) == 0 ? random.below(0x80) : random.below(0x110000));
        if (!bytes.isEmpty() && random.below(2) == 0)
            bytes[static_cast<qsizetype>(random.below(static_cast<quint32>(bytes.size())))] = random.bytes(1).front();
        const Verdict expected = judged(bytes);
        for (const QList<QByteArray> &parts : everyCut(bytes)) {
            Utf8Validator validator;
            const bool accepted =
                std::all_of(parts.begin(), parts.end(), [&](const QByteArray &part) { return validator.accept(part); });
            QVERIFY2(accepted == (expected.wrongAt < 0), bytes.toHex().constData());
            QVERIFY2(validator.isComplete() == expected.complete, bytes.toHex().constData());
        }
    }
}

// Long text is judged in blocks, by other code than single bytes.
void Utf8ValidatorTest::judgesLongTextAsByteByByte()
{
    constexpr std::array<quint32, 5> scripts{0x80, 0x800, 0xD800, 0x10000, 0x110000};
    RandomSource random;
    for (int run = 0; run < 20'000; ++run) {
        QByteArray bytes(static_cast<qsizetype>(random.below(40)), 'a');
        const quint32 bound = scripts.at(random.below(scripts.size()));
        while (bytes.size() < 200)
            bytes += encoded(random.below(bound));
        for (quint32 mistakes = random.below(3); mistakes > 0; --mistakes)
            bytes[static_cast<qsizetype>(random.below(static_cast<quint32>(bytes.size())))] = random.bytes(1).front();
        bytes.truncate(static_cast<qsizetype>(100 + random.below(100)));
        Utf8Validator slow;
        const bool accepted = std::all_of(bytes.begin(), bytes.end(),
                                          [&slow](char byte) { return slow.accept(QByteArrayView(&byte, 1)); });
        Utf8Validator fast;
        QVERIFY2(fast.accept(bytes) == accepted, bytes.toHex().constData());
        QVERIFY2(fast.isComplete() == slow.isComplete(), bytes.toHex().constData());
    }
}

void Utf8ValidatorTest::truncatesBetweenCharacters_data()
{
    QTest::addColumn<qsizetype>("maxSize");
    QTest::addColumn<qsizetype>("size");
    // a, ä, €, an emoji, z: characters end at 1, 3, 6, 10 and 11 bytes
    const QList<qsizetype> sizes{0, 1, 1, 3, 3, 3, 6, 6, 6, 6, 10, 11, 11, 11};
    for (qsizetype maxSize = 0; maxSize < sizes.size(); ++maxSize)
        QTest::addRow("%d", static_cast<int>(maxSize)) << maxSize << sizes[maxSize];
}

void Utf8ValidatorTest::truncatesBetweenCharacters()
{
    QFETCH(qsizetype, maxSize);
    QFETCH(qsizetype, size);
    const QByteArray text = QByteArray::fromHex("61 c3a4 e282ac f09f9880 7a");
    QCOMPARE(truncatedUtf8(text, maxSize).toByteArray(), text.first(size));
    QCOMPARE(truncatedUtf8(QByteArrayView(), maxSize).size(), 0);
}

void Utf8ValidatorTest::truncatesToNothing()
{
    QCOMPARE(truncatedUtf8("\xC3\xA4", 1).size(), 0);
    QCOMPARE(truncatedUtf8("\xF0\x9F\x98\x80", 3).size(), 0);
    // Not UTF-8 at all, but that's no reason to look in front of it.
    QCOMPARE(truncatedUtf8("\x80\x80\x80", 2).size(), 0);
}

WINDSOCK_TEST(Utf8ValidatorTest)
#include "Utf8ValidatorTest.moc"
