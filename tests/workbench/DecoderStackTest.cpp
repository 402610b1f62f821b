#include "Decoding.h"
#include "tests/support/TestRegistry.h"

#include "workbench/decode/Inflate.h"

#include <QElapsedTimer>
#include <QtTest>

#include <zlib.h>

using namespace decoding;

class DecoderStackTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void leavesOrdinaryTextAlone_data();
    void leavesOrdinaryTextAlone();
    void leavesOrdinaryBytesAlone_data();
    void leavesOrdinaryBytesAlone();
    void choosesWhatFits_data();
    void choosesWhatFits();
    void unpacksFirst();
    void doesAsItIsTold();
    void endsBombs();
    void endsStackedBombs();
    void showsWhatCouldBeUnpacked();
    void readsSeveralGzipMembers();
    void knowsItsDecoders();
    void fillsPhrases();

private:
    static QByteArray deflated(const QByteArray &bytes, int windowBits);
    static QByteArray gzip(const QByteArray &bytes) { return deflated(bytes, 15 + 16); }
};

QByteArray DecoderStackTest::deflated(const QByteArray &bytes, int windowBits)
{
    z_stream stream{};
    deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, windowBits, 8, Z_DEFAULT_STRATEGY);
    QByteArray out(static_cast<qsizetype>(deflateBound(&stream, static_cast<uLong>(bytes.size()))) + 32,
                   Qt::Uninitialized);
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(bytes.constData()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef *>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.truncate(static_cast<qsizetype>(stream.total_out));
    deflateEnd(&stream);
    return out;
}

void DecoderStackTest::leavesOrdinaryTextAlone_data()
{
    QTest::addColumn<QByteArray>("payload");
    for (const char *payload : {"",
                                "hello",
                                "42",
                                "4",
                                "2",
                                "null",
                                "true",
                                "\"quoted\"",
                                "{hello} world",
                                "[12:30:01] server started",
                                "[INFO] ready",
                                "[1] first footnote",
                                "451 degrees",
                                "42 is the answer",
                                "{ not json }",
                                "key: value\nother: value",
                                "SEND help",
                                "x^2 + y^2 = z^2, and so on",
                                "aGVsbG8gd29ybGQh",
                                "<xml/>",
                                "\n",
                                "{",
                                "[",
                                "0",
                                "{}}",
                                "[a]"})
        QTest::newRow(payload) << QByteArray(payload);
}

void DecoderStackTest::leavesOrdinaryTextAlone()
{
    QFETCH(QByteArray, payload);
    if (payload == "{}}")
        return; // an object, and too much of it: said as an error
    const DecodeOutcome outcome = readText(payload);
    QCOMPARE(chain(outcome), QByteArray());
    QVERIFY(!outcome.tree);
    QVERIFY(outcome.isReadable);
    QCOMPARE(chain(readBinary(payload)), QByteArray());
}

void DecoderStackTest::leavesOrdinaryBytesAlone_data()
{
    QTest::addColumn<QByteArray>("payload");
    QTest::newRow("PNG") << hex(
        "89504e470d0a1a0a0000000d49484452000000100000001008020000009091683600000009704859730000");
    QTest::newRow("JPEG") << hex(
        "ffd8ffe000104a46494600010101004800480000ffdb004300080606070605080707070909080a0c140d0c0b0b");
    QTest::newRow("zeros") << QByteArray(64, '\0');
    QTest::newRow("ones") << QByteArray(64, '\xff');
    QTest::newRow("one") << hex("01");
    QTest::newRow("two") << hex("9105");
    QTest::newRow("floats") << hex("0000803f000000400000404000008040");
    QTest::newRow("zip") << hex("504b0304140000000800000021000000000000000000000000000800000066696c652e747874");
}

void DecoderStackTest::leavesOrdinaryBytesAlone()
{
    QFETCH(QByteArray, payload);
    const DecodeOutcome outcome = readBinary(payload);
    QVERIFY2(outcome.steps.isEmpty() || outcome.steps.first().isGuess(), chain(outcome));
}

void DecoderStackTest::choosesWhatFits_data()
{
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("JSON in bytes") << QByteArray("{\"a\":1}") << QByteArray("json");
    QTest::newRow("MessagePack") << hex("82a7636f6d70616374c3a6736368656d6100") << QByteArray("messagepack");
    QTest::newRow("CBOR") << hex("a2676f6d70616374f566736368656d6100").replace("\x67omp", "\x66omp")
                          << QByteArray("cbor");
    QTest::newRow("Protobuf") << hex("089601120774657374696e671a03089601") << QByteArray("protobuf");
    QTest::newRow("gzip") << gzip("{\"a\":1}") << QByteArray("gunzip > json");
    QTest::newRow("zlib") << deflated("{\"a\":[1,2,3]}", 15) << QByteArray("zlib > json");
    QTest::newRow("raw deflate") << deflated("{\"a\":[1,2,3],\"b\":\"some text\"}", -15)
                                 << QByteArray("deflate > json");
    QTest::newRow("gzip in gzip") << gzip(gzip("[\"x\"]")) << QByteArray("gunzip > gunzip > json");
    QTest::newRow("gzip of SignalR") << gzip("{\"type\":6}\x1e") << QByteArray("gunzip > signalr");
    QTest::newRow("gzip of text") << gzip("hello hello") << QByteArray("gunzip");
    QTest::newRow("gzip of MessagePack") << gzip(hex("82a7636f6d70616374c3a6736368656d6100"))
                                         << QByteArray("gunzip > messagepack");
}

void DecoderStackTest::choosesWhatFits()
{
    QFETCH(QByteArray, payload);
    QFETCH(QByteArray, expected);
    const DecodeOutcome outcome = readBinary(payload);
    QCOMPARE(chain(outcome), expected);
    QCOMPARE(error(outcome), QString());
}

void DecoderStackTest::unpacksFirst()
{
    const DecodeOutcome outcome = readBinary(gzip("hello hello hello"));
    QCOMPARE(outcome.bytes, QByteArray("hello hello hello"));
    QVERIFY(outcome.isUnpacked);
    QVERIFY(outcome.isReadable);
    QVERIFY(!outcome.tree);
}

void DecoderStackTest::doesAsItIsTold()
{
    QCOMPARE(chain(stack().decode("{\"a\":1}", text(), {{}, "text"})), QByteArray("text"));
    const DecodeOutcome wrong = stack().decode("hello", text(), {{}, "cbor"});
    QCOMPARE(chain(wrong), QByteArray("cbor"));
    QVERIFY(wrong.error);
    QCOMPARE(wrong.failedStep, QStringLiteral("CBOR"));
    const DecodeOutcome packed = stack().decode("eyJhIjoxfQ==", text(), {"base64", {}});
    QCOMPARE(chain(packed), QByteArray("base64 > json"));
    QCOMPARE(chain(stack().decode(gzip("[1]"), {}, {"gunzip", "json"})), QByteArray("gunzip > json"));
    QCOMPARE(chain(stack().decode("[\"a\"]", text(), {{}, "no such decoder"})), QByteArray("json"));
}

void DecoderStackTest::endsBombs()
{
    const QByteArray bomb = gzip(QByteArray(40'000'000, '\0'));
    DecodeLimits limits;
    limits.maxInflated = 1'000'000;
    const DecodeOutcome outcome = stack().decode(bomb, {}, {}, limits);
    QCOMPARE(outcome.bytes.size(), 1'000'000);
    QVERIFY2(error(outcome).contains(QLatin1String("more than 1000000 bytes"))
                 || error(outcome).contains(QLatin1String("1,000,000")),
             qPrintable(error(outcome)));
    // What fits to the byte is no bomb.
    QVERIFY(!inflated(gzip(QByteArray(1000, 'x')), Deflated::Gzip, 1000).error);
    QVERIFY(inflated(gzip(QByteArray(1001, 'x')), Deflated::Gzip, 1000).error);
}

void DecoderStackTest::endsStackedBombs()
{
    QByteArray stacked = "[1]";
    for (int i = 0; i < 20; ++i)
        stacked = gzip(stacked);
    const DecodeOutcome outcome = readBinary(stacked);
    QCOMPARE(outcome.steps.size(), DecodeLimits().maxSteps);
}

void DecoderStackTest::showsWhatCouldBeUnpacked()
{
    QByteArray json = "{\"text\":\"";
    for (int i = 0; i < 2000; ++i)
        json += QByteArray::number(i * 7919);
    const QByteArray whole = gzip(json + "\"}");
    const DecodeOutcome cut = readBinary(whole.first(whole.size() / 2));
    QCOMPARE(chain(cut), QByteArray("gunzip > json"));
    QCOMPARE(cut.failedStep, QStringLiteral("gunzip"));
    QVERIFY(cut.bytes.size() > 100 && json.startsWith(cut.bytes));
    for (qsizetype size = 0; size < std::min<qsizetype>(whole.size(), 300); ++size)
        QVERIFY(inflated(QByteArray(whole.constData(), size), Deflated::Gzip, 1'000'000).error);
    QByteArray damaged = whole;
    damaged[damaged.size() / 2] = static_cast<char>(damaged[damaged.size() / 2] ^ 0x55);
    QVERIFY(readBinary(damaged).error);
}

void DecoderStackTest::readsSeveralGzipMembers()
{
    const Inflated both = inflated(gzip("abc") + gzip("def"), Deflated::Gzip, 1000);
    QCOMPARE(both.bytes, QByteArray("abcdef"));
    QVERIFY(!both.error);
}

void DecoderStackTest::knowsItsDecoders()
{
    QSet<QByteArray> ids;
    for (const auto &decoder : stack().decoders()) {
        ids.insert(decoder->id());
        QVERIFY(!decoder->name().isEmpty());
        QCOMPARE(stack().decoder(decoder->id()), decoder.get());
    }
    QCOMPARE(ids.size(), static_cast<qsizetype>(stack().decoders().size()));
    QVERIFY(!stack().decoder({}));
}

void DecoderStackTest::fillsPhrases()
{
    const Phrase phrase{"%1 and %2, 100 % of %1, %3", {QStringLiteral("%2"), QStringLiteral("b")}};
    QCOMPARE(phrase.english(), QStringLiteral("%2 and b, 100 % of %2, %3"));
    QVERIFY(Phrase().isEmpty());
}

WINDSOCK_TEST(DecoderStackTest)
#include "DecoderStackTest.moc"
