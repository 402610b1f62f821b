#include "Decoding.h"
#include "tests/support/RandomSource.h"
#include "tests/support/TestRegistry.h"

#include <QElapsedTimer>
#include <QtTest>

using namespace decoding;

/// MessagePack, CBOR and Protobuf: their specifications' own examples, and what is broken.
class BinaryDecodersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsMessagePack_data();
    void readsMessagePack();
    void readsCbor_data();
    void readsCbor();
    void namesTagsOfCbor();
    void readsProtobuf_data();
    void readsProtobuf();
    void saysWhatProtobufMayMean();
    void noticesEveryCut_data();
    void noticesEveryCut();
    void refusesWhatHasNoMeaning_data();
    void refusesWhatHasNoMeaning();
    void survivesLies_data();
    void survivesLies();
    void takesItsTimeInProportion_data();
    void takesItsTimeInProportion();
    void survivesRandomBytes();
};

void BinaryDecodersTest::readsMessagePack_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *bytes, const char *expected) {
        QTest::newRow(bytes) << hex(bytes) << QByteArray(expected);
    };
    // msgpack.org's front page
    row("82a7636f6d70616374c3a6736368656d6100", R"({"compact": true,"schema": 0})");
    // spec.md, format by format
    row("c0", "null");
    row("7f", "127");
    row("e0", "-32");
    row("ccff", "255");
    row("cdffff", "65535");
    row("ceffffffff", "4294967295");
    row("cfffffffffffffffff", "18446744073709551615");
    row("d080", "-128");
    row("d18000", "-32768");
    row("d280000000", "-2147483648");
    row("d38000000000000000", "-9223372036854775808");
    row("ca3fc00000", "1.5");
    row("ca3dcccccd", "0.1");
    row("cb3ff199999999999a", "1.1");
    row("cb7ff0000000000000", "null"); // Infinity, which JSON has no word for
    row("d90161", R"("a")");
    row("da000161", R"("a")");
    row("db0000000161", R"("a")");
    row("c403010203", R"("010203")");
    row("dc000201c2", "[1,false]");
    row("dd00000001c3", "[true]");
    row("de0001a16101", R"({"a": 1})");
    row("df00000001a16101", R"({"a": 1})");
    row("8101a178", R"({"1": "x"})"); // a key that is no string
    row("81920102a178", R"({"[ 1, 2 ]": "x"})");
    row("d6ff00000000", R"("1970-01-01T00:00:00Z")");
    row("d7ff0000000400000001", R"("1970-01-01T00:00:01.000000001Z")");
    row("c70cff000000010000000000000002", R"("1970-01-01T00:00:02.000000001Z")");
    row("d40507", R"("07")");
}

void BinaryDecodersTest::readsMessagePack()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, expected);
    const DecodeOutcome outcome = readAs("messagepack", bytes);
    QCOMPARE(error(outcome), QString());
    QCOMPARE(json(outcome), expected);
}

void BinaryDecodersTest::readsCbor_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *bytes, const char *expected) {
        QTest::newRow(bytes) << hex(bytes) << QByteArray(expected);
    };
    // RFC 8949, appendix A
    row("00", "0");
    row("17", "23");
    row("1818", "24");
    row("1903e8", "1000");
    row("1a000f4240", "1000000");
    row("1bffffffffffffffff", "18446744073709551615");
    row("c249010000000000000000", "18446744073709551616");
    row("3bffffffffffffffff", "-18446744073709551616");
    row("c349010000000000000000", "-18446744073709551617");
    row("20", "-1");
    row("3903e7", "-1000");
    row("f90000", "0.0");
    row("f98000", "-0.0");
    row("f93e00", "1.5");
    row("f97bff", "65504.0");
    row("fa47c35000", "100000.0");
    row("fb3ff199999999999a", "1.1");
    row("fb7e37e43c8800759c", "1e+300");
    row("f90001", "5.9604645e-08");
    row("f97e00", "null"); // NaN
    row("f4", "false");
    row("f5", "true");
    row("f6", "null");
    row("f7", "null"); // undefined
    row("f0", R"("16")");
    row("f8ff", R"("255")");
    row("c074323031332d30332d32315432303a30343a30305a", R"("2013-03-21T20:04:00Z")");
    row("c11a514b67b0", R"("2013-03-21T20:04:00Z")");
    row("c1fb41d452d9ec200000", R"("2013-03-21T20:04:00.5Z")");
    row("d74401020304", R"("01020304")");
    row("d818456449455446", R"("6449455446")");
    row("40", R"("")");
    row("6449455446", R"("IETF")");
    row("62c3bc", R"("ü")");
    row("80", "[]");
    row("8301820203820405", "[1,[2,3],[4,5]]");
    row("a201020304", R"({"1": 2,"3": 4})");
    row("a26161016162820203", R"({"a": 1,"b": [2,3]})");
    row("5f42010243030405ff", R"("0102030405")");
    row("7f657374726561646d696e67ff", R"("streaming")");
    row("9fff", "[]");
    row("9f018202039f0405ffff", "[1,[2,3],[4,5]]");
    row("bf61610161629f0203ffff", R"({"a": 1,"b": [2,3]})");
    row("826161bf61626163ff", R"(["a",{"b": "c"}])");
}

void BinaryDecodersTest::readsCbor()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, expected);
    const DecodeOutcome outcome = readAs("cbor", bytes);
    QCOMPARE(error(outcome), QString());
    QCOMPARE(json(outcome), expected);
}

void BinaryDecodersTest::namesTagsOfCbor()
{
    const QString root = QStringLiteral("$");
    QCOMPARE(note(readAs("cbor", hex("c074323031332d30332d32315432303a30343a30305a")), root),
             QByteArray("tag 0 (date-time)"));
    QCOMPARE(note(readAs("cbor", hex("d9d9f7c11a514b67b0")), root),
             QByteArray("tag 55799 (self-described CBOR), tag 1 (epoch time)"));
    QCOMPARE(note(readAs("cbor", hex("d9ffff00")), root), QByteArray("tag 65535"));
    QCOMPARE(chain(readBinary(hex("d9d9f700"))), QByteArray("cbor"));
}

void BinaryDecodersTest::readsProtobuf_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *bytes, const char *expected) {
        QTest::newRow(bytes) << hex(bytes) << QByteArray(expected);
    };
    // protobuf.dev/programming-guides/encoding
    row("089601", R"({"1": 150})");
    row("120774657374696e67", R"({"2": "testing"})");
    row("1a03089601", R"({"3": {"1": 150}})");
    row("220568656c6c6f280128022803", R"({"4": "hello","5": 1,"5": 2,"5": 3})");
    row("3206038e029ea705", R"({"6": "038e029ea705"})");
    row("0dcdcc8c3f", R"({"1": 1066192077})");
    row("09000000000000f83f", R"({"1": 4609434218613702656})");
    row("08ffffffffffffffffff01", R"({"1": 18446744073709551615})");
    row("0b08010c", R"({"1": {"1": 1}})"); // a group
    row("", "{}");
}

void BinaryDecodersTest::readsProtobuf()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, expected);
    const DecodeOutcome outcome = readAs("protobuf", bytes);
    QCOMPARE(error(outcome), QString());
    QCOMPARE(json(outcome), expected);
}

void BinaryDecodersTest::saysWhatProtobufMayMean()
{
    QCOMPARE(note(readAs("protobuf", hex("089601")), QStringLiteral("$['1']")), QByteArray("varint, sint 75"));
    QCOMPARE(note(readAs("protobuf", hex("0dcdcc8c3f")), QStringLiteral("$['1']")), QByteArray("fixed32, float 1.1"));
    QCOMPARE(note(readAs("protobuf", hex("08ffffffffffffffffff01")), QStringLiteral("$['1']")),
             QByteArray("varint, int -1, sint -9223372036854775808"));
    QCOMPARE(note(readAs("protobuf", hex("3206038e029ea705")), QStringLiteral("$['6']")),
             QByteArray("packed varints? 3, 270, 86942, 6 bytes"));
    const DecodeOutcome guess = readBinary(hex("089601120774657374696e67"));
    QCOMPARE(chain(guess), QByteArray("protobuf"));
    QVERIFY(guess.steps.first().isGuess());
}

void BinaryDecodersTest::noticesEveryCut_data()
{
    QTest::addColumn<QByteArray>("format");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("unnoticed"); // where a shorter one is whole too
    QTest::newRow("MessagePack")
        << QByteArray("messagepack")
        << hex("86a161cb3ff199999999999aa162da000161a163d7ff0000000400000001a164c403010203a16592c0c3920102c7010500")
        << 0;
    QTest::newRow("CBOR")
        << QByteArray("cbor")
        << hex("bf6161fb3ff199999999999a61627f657374726561646d696e67ff6163c2490100000000000000006164830203a10102ff")
        << 0;
    QTest::newRow("Protobuf") << QByteArray("protobuf")
                              << hex("0896010dcdcc8c3f09000000000000f83f1a030896010b08010c120774657374696e67") << 6;
}

void BinaryDecodersTest::noticesEveryCut()
{
    QFETCH(QByteArray, format);
    QFETCH(QByteArray, bytes);
    QFETCH(int, unnoticed);
    QCOMPARE(error(readAs(format, bytes)), QString());
    QCOMPARE(cutsTaken(format, bytes), unnoticed);
}

void BinaryDecodersTest::refusesWhatHasNoMeaning_data()
{
    QTest::addColumn<QByteArray>("format");
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("MessagePack C1") << QByteArray("messagepack") << hex("91c1");
    QTest::newRow("MessagePack and more") << QByteArray("messagepack") << hex("0102");
    QTest::newRow("CBOR 1C") << QByteArray("cbor") << hex("1c");
    QTest::newRow("CBOR break") << QByteArray("cbor") << hex("ff");
    QTest::newRow("CBOR odd map") << QByteArray("cbor") << hex("bf6161ff");
    QTest::newRow("CBOR mixed pieces") << QByteArray("cbor") << hex("5f6161ff");
    QTest::newRow("CBOR and more") << QByteArray("cbor") << hex("0001");
    QTest::newRow("Protobuf field 0") << QByteArray("protobuf") << hex("0001");
    QTest::newRow("Protobuf wire type 7") << QByteArray("protobuf") << hex("0f01");
    QTest::newRow("Protobuf long varint") << QByteArray("protobuf") << hex("08ffffffffffffffffffffff01");
    QTest::newRow("Protobuf group's end") << QByteArray("protobuf") << hex("0c");
    QTest::newRow("Protobuf other group's end") << QByteArray("protobuf") << hex("0b14");
}

void BinaryDecodersTest::refusesWhatHasNoMeaning()
{
    QFETCH(QByteArray, format);
    QFETCH(QByteArray, bytes);
    const DecodeOutcome outcome = readAs(format, bytes);
    QVERIFY(outcome.error);
    QVERIFY(outcome.error->offset >= 0 && outcome.error->offset <= bytes.size());
}

void BinaryDecodersTest::survivesLies_data()
{
    QTest::addColumn<QByteArray>("format");
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray m = "messagepack";
    QTest::newRow("array of 4 billion") << m << hex("ddffffffff0102");
    QTest::newRow("map of 4 billion") << m << hex("dfffffffffa16101");
    QTest::newRow("string of 4 GB") << m << hex("dbffffffff61");
    QTest::newRow("arrays in arrays") << m << QByteArray(100'000, '\x91');
    QTest::newRow("maps as keys") << m << QByteArray(100'000, '\x81');
    QTest::newRow("CBOR array of 2^64") << QByteArray("cbor") << hex("9bffffffffffffffff00");
    QTest::newRow("CBOR bytes of 2^64") << QByteArray("cbor") << hex("5bffffffffffffffff00");
    QTest::newRow("CBOR arrays") << QByteArray("cbor") << QByteArray(100'000, '\x81');
    QTest::newRow("CBOR maps as keys") << QByteArray("cbor") << QByteArray(100'000, '\xa1');
    QTest::newRow("CBOR tags") << QByteArray("cbor") << QByteArray(100'000, '\xc1');
    QTest::newRow("CBOR open arrays") << QByteArray("cbor") << QByteArray(100'000, '\x9f');
    QTest::newRow("Protobuf length of 2^64") << QByteArray("protobuf") << hex("0affffffffffffffffff01");
    QTest::newRow("Protobuf groups") << QByteArray("protobuf") << QByteArray(100'000, '\x0b');
}

void BinaryDecodersTest::survivesLies()
{
    QFETCH(QByteArray, format);
    QFETCH(QByteArray, bytes);
    const DecodeOutcome outcome = readAs(format, bytes);
    QVERIFY(outcome.error);
    QVERIFY(!outcome.tree || outcome.tree->size() < 1000);
    readBinary(bytes);
}

// What is whole, and nested in the ways that multiply: a map as the key of a map, messages that are each a guess.
void BinaryDecodersTest::takesItsTimeInProportion_data()
{
    QTest::addColumn<QByteArray>("format");
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("MessagePack") << QByteArray("messagepack")
                                 << QByteArray(200, '\x81') + hex("a12201") + QByteArray(199, '\x01');
    QTest::newRow("CBOR") << QByteArray("cbor") << QByteArray(200, '\xa1') + hex("612201") + QByteArray(199, '\x01');
    QByteArray message(3000, '\x08');
    const auto varint = [](qsizetype size) {
        return QByteArray(1, static_cast<char>(0x80 | (size & 0x7F))) + char(size >> 7);
    };
    for (int depth = 0; depth < 40; ++depth)
        message = hex("0801") + hex("0a") + varint(message.size()) + message;
    QTest::newRow("Protobuf") << QByteArray("protobuf") << message;
}

void BinaryDecodersTest::takesItsTimeInProportion()
{
    QFETCH(QByteArray, format);
    QFETCH(QByteArray, bytes);
    QElapsedTimer timer;
    timer.start();
    const DecodeOutcome outcome = readAs(format, bytes);
    readBinary(bytes);
    QCOMPARE(error(outcome), QString());
    QVERIFY(toJson(*outcome.tree, DecodedTree::root).size() < 100'000);
    qInfo("%lld ms", timer.elapsed());
    QVERIFY(timer.elapsed() < 2000);
}

// Chance finds what nobody thinks of; and it must not be taken for something certain.
void BinaryDecodersTest::survivesRandomBytes()
{
    RandomSource random;
    int sure = 0;
    for (int i = 0; i < 5000; ++i) {
        const QByteArray bytes = random.bytes(16 + random.below(64));
        for (const auto &decoder : stack().decoders())
            readAs(decoder->id(), bytes);
        const DecodeOutcome outcome = readBinary(bytes);
        sure += !outcome.steps.isEmpty() && !outcome.steps.first().isGuess() ? 1 : 0;
    }
    qInfo("%d of 5000 random messages were taken for something", sure);
    QVERIFY(sure < 25);
}

WINDSOCK_TEST(BinaryDecodersTest)
#include "BinaryDecodersTest.moc"
