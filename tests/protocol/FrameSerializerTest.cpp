#include "tests/support/TestRegistry.h"
#include "tests/support/WireFrame.h"

#include "wslib/protocol/FrameSerializer.h"

#include <QtTest>

using namespace wslib;

class FrameSerializerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesTheShortestLength_data();
    void writesTheShortestLength();
    void writesEveryFirstByte();
    void writesTheRfcsExamples();
    void takesTheLengthFromThePayload();
    void masksWholeFrames();
    void appendsBehindWhatIsThere();
    void neverNeedsMoreThanTheLongestHeader();
};

namespace {

constexpr MaskKey key{0x37, 0xFA, 0x21, 0x3D};

QByteArray headerBytes(const FrameHeader &header)
{
    QByteArray output;
    appendFrameHeader(output, header);
    return output;
}

QByteArray frameBytes(const FrameHeader &header, QByteArrayView payload)
{
    QByteArray output;
    appendFrame(output, header, payload);
    return output;
}

} // namespace

void FrameSerializerTest::writesTheShortestLength_data()
{
    QTest::addColumn<quint64>("length");
    QTest::addColumn<QByteArray>("unmasked");
    QTest::addColumn<QByteArray>("masked");
    const auto row = [](quint64 length, const QByteArray &plain, const QByteArray &masked) {
        QTest::addRow("%llu", length) << length << plain << masked + "37fa213d";
    };
    row(0, "8200", "8280");
    row(1, "8201", "8281");
    row(125, "827d", "82fd");
    row(126, "827e007e", "82fe007e");
    row(127, "827e007f", "82fe007f");
    row(255, "827e00ff", "82fe00ff");
    row(256, "827e0100", "82fe0100");
    row(65535, "827effff", "82feffff");
    row(65536, "827f0000000000010000", "82ff0000000000010000");
    row(0x0102030405060708, "827f0102030405060708", "82ff0102030405060708");
    row(0x7FFFFFFFFFFFFFFF, "827f7fffffffffffffff", "82ff7fffffffffffffff");
}

void FrameSerializerTest::writesTheShortestLength()
{
    QFETCH(quint64, length);
    FrameHeader header;
    header.opcode = Opcode::Binary;
    header.payloadLength = length;
    QTEST(headerBytes(header).toHex(), "unmasked");
    header.maskKey = key;
    QTEST(headerBytes(header).toHex(), "masked");
}

// Every bit and opcode, reserved ones too: forged frames are written with the same function.
void FrameSerializerTest::writesEveryFirstByte()
{
    for (int byte = 0; byte < 256; ++byte) {
        FrameHeader header;
        header.fin = byte >= 128;
        header.rsv1 = byte / 64 % 2 == 1;
        header.rsv2 = byte / 32 % 2 == 1;
        header.rsv3 = byte / 16 % 2 == 1;
        header.opcode = static_cast<Opcode>(byte % 16);
        QCOMPARE(static_cast<int>(static_cast<quint8>(headerBytes(header)[0])), byte);
    }
}

// RFC 6455 §5.7
void FrameSerializerTest::writesTheRfcsExamples()
{
    FrameHeader header;
    QCOMPARE(frameBytes(header, "Hello").toHex(), QByteArray("810548656c6c6f"));
    header.maskKey = key;
    QCOMPARE(frameBytes(header, "Hello").toHex(), QByteArray("818537fa213d7f9f4d5158"));
    header.opcode = Opcode::Pong;
    QCOMPARE(frameBytes(header, "Hello").toHex(), QByteArray("8a8537fa213d7f9f4d5158"));

    header = FrameHeader();
    header.fin = false;
    QCOMPARE(frameBytes(header, "Hel").toHex(), QByteArray("010348656c"));
    header.fin = true;
    header.opcode = Opcode::Continuation;
    QCOMPARE(frameBytes(header, "lo").toHex(), QByteArray("80026c6f"));
    header.opcode = Opcode::Ping;
    QCOMPARE(frameBytes(header, "Hello").toHex(), QByteArray("890548656c6c6f"));

    header.opcode = Opcode::Binary;
    QCOMPARE(frameBytes(header, QByteArray(256, 'x')), QByteArray::fromHex("827e0100") + QByteArray(256, 'x'));
    QCOMPARE(frameBytes(header, QByteArray(65536, 'x')),
             QByteArray::fromHex("827f0000000000010000") + QByteArray(65536, 'x'));
}

void FrameSerializerTest::takesTheLengthFromThePayload()
{
    FrameHeader header;
    header.payloadLength = 99;
    QCOMPARE(frameBytes(header, "ab").toHex(), QByteArray("81026162"));
    QCOMPARE(frameBytes(header, {}).toHex(), QByteArray("8100"));
    header.maskKey = key;
    QCOMPARE(frameBytes(header, {}).toHex(), QByteArray("818037fa213d"));
    header.maskKey.reset();
    QCOMPARE(frameBytes(header, "ab").toHex(), QByteArray("81026162"));
}

void FrameSerializerTest::masksWholeFrames()
{
    for (const int size : {1, 2, 3, 4, 5, 7, 8, 9, 125, 126, 127, 65535, 65536, 65537}) {
        QByteArray payload;
        for (int i = 0; i < size; ++i)
            payload += static_cast<char>(i * 7 % 251);
        FrameHeader header;
        header.opcode = Opcode::Binary;
        header.maskKey = MaskKey{1, 0x80, 0xFF, 0x55};
        const QByteArray expected = WireFrame::binary(payload).masked({1, 0x80, 0xFF, 0x55}).bytes();
        QVERIFY2(frameBytes(header, payload) == expected, QByteArray::number(size).constData());
    }
}

void FrameSerializerTest::appendsBehindWhatIsThere()
{
    QByteArray output = "before";
    appendFrame(output, FrameHeader(), "a");
    FrameHeader masked;
    masked.maskKey = key;
    appendFrame(output, masked, "Hello");
    appendFrameHeader(output, FrameHeader());
    QCOMPARE(output, "before" + QByteArray::fromHex("810161 818537fa213d7f9f4d5158 8100"));
}

void FrameSerializerTest::neverNeedsMoreThanTheLongestHeader()
{
    FrameHeader header;
    header.payloadLength = 0x7FFFFFFFFFFFFFFF;
    header.maskKey = key;
    QCOMPARE(headerBytes(header).size(), 14);
    QCOMPARE(maxFrameHeaderSize, 14);
    QCOMPARE(maxControlPayload, 125);
}

WINDSOCK_TEST(FrameSerializerTest)
#include "FrameSerializerTest.moc"
