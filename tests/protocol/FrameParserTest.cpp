#include "tests/support/Pieces.h"
#include "tests/support/RandomSource.h"
#include "tests/support/TestRegistry.h"
#include "tests/support/WireFrame.h"

#include "wslib/protocol/FrameParser.h"

#include <QtTest>

using namespace wslib;

Q_DECLARE_METATYPE(wslib::Role)

class FrameParserTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void parsesTheRfcsExamples_data();
    void parsesTheRfcsExamples();
    void parsesEveryDefinedFirstByte();
    void parsesLengthsAtTheirBounds_data();
    void parsesLengthsAtTheirBounds();
    void parsesTheLongestLength();
    void takesTheMaskKeyOfEachFrame();
    void givesPayloadWithoutCopying();
    void countsThePayloadOffset();
    void leavesWhatFollowsTheHeader();
    void endsEmptyFramesOnce();
    void needsMoreWithoutInput();

    void refusesAtTheFirstByte_data();
    void refusesAtTheFirstByte();
    void allowsRsv1OnTheFirstFrameOnly();
    void refusesAtTheSecondByte_data();
    void refusesAtTheSecondByte();
    void refusesLengths_data();
    void refusesLengths();
    void acceptsControlFramesOf125Bytes();
    void staysFailed();
    void parsesRandomFramesCutAnywhere();
};

namespace {

// What a parser said, with neighbouring payload pieces joined: the same for every way of cutting.
class Log
{
public:
    explicit Log(Role receiver, bool rsv1Allowed = false)
        : m_parser(receiver)
    {
        m_parser.setRsv1Allowed(rsv1Allowed);
    }

    Log &feed(const QByteArray &bytes)
    {
        QByteArrayView input(bytes);
        while (take(m_parser.next(input))) {
        }
        return *this;
    }

    QByteArrayList lines() const { return m_lines; }

private:
    bool take(FrameParser::Step step)
    {
        switch (step) {
        case FrameParser::Step::NeedMore:
            return false;
        case FrameParser::Step::Header:
            m_lines.append(headerLine());
            m_payload.clear();
            return true;
        case FrameParser::Step::Payload:
            if (m_parser.payload().isEmpty() || m_parser.payloadOffset() != static_cast<quint64>(m_payload.size()))
                m_lines.append("wrong piece");
            m_payload.append(m_parser.payload());
            return true;
        case FrameParser::Step::FrameEnd:
            m_lines.append("end " + m_payload.toHex());
            return true;
        case FrameParser::Step::Error:
            m_lines.append("error " + QByteArray::number(static_cast<int>(m_parser.error().code)));
            return false;
        }
        return false;
    }

    QByteArray headerLine() const
    {
        const FrameHeader &header = m_parser.header();
        QByteArray line = "header ";
        line += header.fin ? "F" : "-";
        line += header.rsv1 ? "1" : "-";
        line += header.rsv2 ? "2" : "-";
        line += header.rsv3 ? "3" : "-";
        line += " opcode " + QByteArray::number(static_cast<int>(header.opcode));
        line += " length " + QByteArray::number(header.payloadLength);
        if (header.maskKey) {
            line += " key ";
            for (const quint8 byte : *header.maskKey)
                line += QByteArray(1, static_cast<char>(byte)).toHex();
        }
        return line;
    }

    FrameParser m_parser;
    QByteArrayList m_lines;
    QByteArray m_payload;
};

QByteArrayList parsed(Role receiver, const QList<QByteArray> &parts, bool rsv1Allowed = false)
{
    Log log(receiver, rsv1Allowed);
    for (const QByteArray &part : parts)
        log.feed(part);
    return log.lines();
}

QByteArray endLine(const QByteArray &payload)
{
    return "end " + payload.toHex();
}

void addRoles()
{
    QTest::addColumn<Role>("role");
}

constexpr std::array reservedOpcodes{3, 4, 5, 6, 7, 11, 12, 13, 14, 15};
constexpr std::array definedOpcodes{0, 1, 2, 8, 9, 10};

} // namespace

// RFC 6455 §5.7
void FrameParserTest::parsesTheRfcsExamples_data()
{
    addRoles();
    QTest::addColumn<QByteArray>("wire");
    QTest::addColumn<QByteArrayList>("expected");
    const auto row = [](const char *name, Role role, const char *wire, const QByteArrayList &expected) {
        QTest::newRow(name) << role << QByteArray::fromHex(wire) << expected;
    };
    row("unmasked text", Role::Client, "810548656c6c6f", {"header F--- opcode 1 length 5", "end 48656c6c6f"});
    row("masked text", Role::Server, "818537fa213d7f9f4d5158",
        {"header F--- opcode 1 length 5 key 37fa213d", "end 7f9f4d5158"});
    row("fragments", Role::Client, "010348656c80026c6f",
        {"header ---- opcode 1 length 3", "end 48656c", "header F--- opcode 0 length 2", "end 6c6f"});
    row("unmasked ping", Role::Client, "890548656c6c6f", {"header F--- opcode 9 length 5", "end 48656c6c6f"});
    row("masked pong", Role::Server, "8a8537fa213d7f9f4d5158",
        {"header F--- opcode 10 length 5 key 37fa213d", "end 7f9f4d5158"});
}

void FrameParserTest::parsesTheRfcsExamples()
{
    QFETCH(Role, role);
    QFETCH(QByteArray, wire);
    for (const QList<QByteArray> &parts : everyCut(wire))
        QTEST(parsed(role, parts), "expected");
}

void FrameParserTest::parsesEveryDefinedFirstByte()
{
    for (const int opcode : definedOpcodes) {
        const QByteArray number = QByteArray::number(opcode);
        const WireFrame frame(static_cast<quint8>(opcode), "x");
        QCOMPARE(parsed(Role::Client, {frame.bytes()}),
                 (QByteArrayList{"header F--- opcode " + number + " length 1", "end 78"}));
        if (opcode < 8) {
            QCOMPARE(parsed(Role::Client, {frame.unfinished().bytes()}),
                     (QByteArrayList{"header ---- opcode " + number + " length 1", "end 78"}));
        }
    }
}

void FrameParserTest::parsesLengthsAtTheirBounds_data()
{
    addRoles();
    QTest::addColumn<int>("size");
    QTest::addColumn<int>("headerSize");
    const auto row = [](int size, int headerSize) {
        QTest::addRow("client %d", size) << Role::Client << size << headerSize;
        QTest::addRow("server %d", size) << Role::Server << size << headerSize + 4;
    };
    for (const int size : {0, 1, 124, 125})
        row(size, 2);
    for (const int size : {126, 127, 128, 255, 256, 65534, 65535})
        row(size, 4);
    for (const int size : {65536, 65537})
        row(size, 10);
}

void FrameParserTest::parsesLengthsAtTheirBounds()
{
    QFETCH(Role, role);
    QFETCH(int, size);
    QFETCH(int, headerSize);
    const WireFrame frame = WireFrame::binary(QByteArray(size, 'p'));
    const QByteArray wire = role == Role::Server ? frame.masked({0, 0, 0, 0}).bytes() : frame.bytes();
    QCOMPARE(wire.size(), headerSize + size);
    const QByteArrayList expected{"header F--- opcode 2 length " + QByteArray::number(size)
                                      + (role == Role::Server ? " key 00000000" : ""),
                                  endLine(QByteArray(size, 'p'))};
    QCOMPARE(parsed(role, {wire}), expected);
    for (int cut = 1; cut < headerSize + std::min(size, 20); ++cut)
        QCOMPARE(parsed(role, {wire.first(cut), wire.sliced(cut)}), expected);
    if (size > 0)
        QCOMPARE(parsed(role, {wire.chopped(1), wire.last(1)}), expected);
    QCOMPARE(parsed(role, pieces(wire, 1000)), expected);
    // Without its last byte it isn't over (an empty frame: not begun).
    QCOMPARE(parsed(role, {wire.chopped(1)}).size(), size > 0 ? 1 : 0);
}

// RFC 6455 §5.2: 63 bits.
void FrameParserTest::parsesTheLongestLength()
{
    const QByteArray wire = WireFrame::binary().declaring(0x7FFFFFFFFFFFFFFF).header() + "abc";
    for (const QList<QByteArray> &parts : everyCut(wire)) {
        QCOMPARE(parsed(Role::Client, parts), QByteArrayList{"header F--- opcode 2 length 9223372036854775807"});
    }
}

void FrameParserTest::takesTheMaskKeyOfEachFrame()
{
    const QByteArray wire =
        WireFrame::text().masked({1, 2, 3, 4}).bytes() + WireFrame::text().masked({0xFF, 0, 0xFE, 0x80}).bytes();
    for (const QList<QByteArray> &parts : everyCut(wire)) {
        QCOMPARE(parsed(Role::Server, parts), (QByteArrayList{"header F--- opcode 1 length 0 key 01020304", "end ",
                                                              "header F--- opcode 1 length 0 key ff00fe80", "end "}));
    }
}

void FrameParserTest::givesPayloadWithoutCopying()
{
    const QByteArray wire = WireFrame::binary("payload").bytes();
    FrameParser parser(Role::Client);
    QByteArrayView input(wire);
    QCOMPARE(parser.next(input), FrameParser::Step::Header);
    QCOMPARE(parser.next(input), FrameParser::Step::Payload);
    QCOMPARE(static_cast<const void *>(parser.payload().data()), static_cast<const void *>(wire.constData() + 2));
    QCOMPARE(parser.payload().size(), 7);
}

void FrameParserTest::countsThePayloadOffset()
{
    FrameParser parser(Role::Client);
    const QByteArray header = WireFrame::binary("abcdef").header();
    QByteArrayView input(header);
    QCOMPARE(parser.next(input), FrameParser::Step::Header);
    quint64 offset = 0;
    for (const QByteArray &piece : {QByteArray("a"), QByteArray("bcd"), QByteArray("ef")}) {
        input = piece;
        QCOMPARE(parser.next(input), FrameParser::Step::Payload);
        QCOMPARE(parser.payload().toByteArray(), piece);
        QCOMPARE(parser.payloadOffset(), offset);
        QVERIFY(input.isEmpty());
        offset += static_cast<quint64>(piece.size());
    }
    QCOMPARE(parser.next(input), FrameParser::Step::FrameEnd);
}

void FrameParserTest::leavesWhatFollowsTheHeader()
{
    const QByteArray wire = WireFrame::binary(QByteArray(300, 'p')).masked().bytes();
    for (qsizetype cut = 0; cut < 8; ++cut) {
        FrameParser parser(Role::Server);
        QByteArrayView input = QByteArrayView(wire).first(cut);
        QCOMPARE(parser.next(input), FrameParser::Step::NeedMore);
        QVERIFY(input.isEmpty());
        input = QByteArrayView(wire).sliced(cut);
        QCOMPARE(parser.next(input), FrameParser::Step::Header);
        QCOMPARE(input.size(), 300);
    }
}

void FrameParserTest::endsEmptyFramesOnce()
{
    FrameParser parser(Role::Client);
    const QByteArray wire = QByteArray::fromHex("8100 8900");
    QByteArrayView input(wire);
    using Step = FrameParser::Step;
    for (const Step step : {Step::Header, Step::FrameEnd, Step::Header, Step::FrameEnd, Step::NeedMore})
        QCOMPARE(parser.next(input), step);
}

void FrameParserTest::needsMoreWithoutInput()
{
    FrameParser parser(Role::Client);
    const QByteArray wire = WireFrame::text("ab").bytes();
    QByteArrayView nothing;
    for (qsizetype i = 0; i < wire.size(); ++i) {
        QCOMPARE(parser.next(nothing), FrameParser::Step::NeedMore);
        QByteArrayView input = QByteArrayView(wire).sliced(i, 1);
        while (parser.next(input) != FrameParser::Step::NeedMore) {
        }
    }
    QCOMPARE(parser.next(nothing), FrameParser::Step::NeedMore);
}

// RFC 6455 §5.2 (reserved opcodes and bits) and §5.5 (fragmented control frames): one byte is enough to tell.
void FrameParserTest::refusesAtTheFirstByte_data()
{
    QTest::addColumn<QByteArray>("wire");
    QTest::addColumn<bool>("rsv1Allowed");
    const auto row = [](const WireFrame &frame, bool rsv1Allowed, const char *why) {
        const QByteArray byte = frame.bytes().first(1);
        QTest::addRow("%s %s%s", byte.toHex().constData(), why, rsv1Allowed ? ", RSV1 allowed" : "")
            << byte << rsv1Allowed;
    };
    for (const bool rsv1Allowed : {false, true}) {
        for (const int opcode : reservedOpcodes) {
            row(WireFrame(static_cast<quint8>(opcode)), rsv1Allowed, "reserved opcode");
            row(WireFrame(static_cast<quint8>(opcode)).unfinished(), rsv1Allowed, "reserved opcode, unfinished");
            row(WireFrame(static_cast<quint8>(opcode)).reserved(4), rsv1Allowed, "reserved opcode with RSV1");
        }
        for (const int opcode : definedOpcodes) {
            for (const quint8 bits : {quint8{1}, quint8{2}, quint8{3}, quint8{5}, quint8{6}, quint8{7}})
                row(WireFrame(static_cast<quint8>(opcode)).reserved(bits), rsv1Allowed, "reserved bits");
            if (!rsv1Allowed || (opcode != 1 && opcode != 2))
                row(WireFrame(static_cast<quint8>(opcode)).reserved(4), rsv1Allowed, "RSV1");
        }
        for (const quint8 opcode : {quint8{8}, quint8{9}, quint8{10}})
            row(WireFrame(opcode).unfinished(), rsv1Allowed, "fragmented control frame");
    }
}

void FrameParserTest::refusesAtTheFirstByte()
{
    QFETCH(QByteArray, wire);
    QFETCH(bool, rsv1Allowed);
    for (const Role role : {Role::Client, Role::Server})
        QCOMPARE(parsed(role, {wire}, rsv1Allowed), QByteArrayList{"error 1002"});
}

// RFC 7692 §6: RSV1 marks a compressed message on its first frame.
void FrameParserTest::allowsRsv1OnTheFirstFrameOnly()
{
    QCOMPARE(parsed(Role::Client, {WireFrame::text().reserved(4).bytes()}, true),
             (QByteArrayList{"header F1-- opcode 1 length 0", "end "}));
    QCOMPARE(parsed(Role::Client, {WireFrame::binary().reserved(4).unfinished().bytes()}, true),
             (QByteArrayList{"header -1-- opcode 2 length 0", "end "}));
    QCOMPARE(parsed(Role::Client, {WireFrame::text().bytes(), WireFrame::continuation().bytes()}, true),
             (QByteArrayList{"header F--- opcode 1 length 0", "end ", "header F--- opcode 0 length 0", "end "}));
}

// RFC 6455 §5.1 (masking by role) and §5.5 (control frames of at most 125 bytes).
void FrameParserTest::refusesAtTheSecondByte_data()
{
    addRoles();
    QTest::addColumn<QByteArray>("wire");
    for (const int opcode : definedOpcodes) {
        const WireFrame frame(static_cast<quint8>(opcode), "x");
        QTest::addRow("unmasked for the server, %d", opcode) << Role::Server << frame.bytes().first(2);
        QTest::addRow("masked for the client, %d", opcode) << Role::Client << frame.masked().bytes().first(2);
    }
    for (const quint8 opcode : {quint8{8}, quint8{9}, quint8{10}}) {
        const WireFrame frame(opcode, QByteArray(126, 'x'));
        const WireFrame longFrame(opcode, QByteArray(65536, 'x'));
        QTest::addRow("control of 126 for the server, %d", opcode) << Role::Server << frame.masked().bytes().first(2);
        QTest::addRow("control of 126 for the client, %d", opcode) << Role::Client << frame.bytes().first(2);
        QTest::addRow("control of 65536, %d", opcode) << Role::Client << longFrame.bytes().first(2);
    }
}

void FrameParserTest::refusesAtTheSecondByte()
{
    QFETCH(Role, role);
    QFETCH(QByteArray, wire);
    for (const QList<QByteArray> &parts : everyCut(wire))
        QCOMPARE(parsed(role, parts), QByteArrayList{"error 1002"});
    QCOMPARE(parsed(role, {wire.first(1)}), QByteArrayList{});
}

// RFC 6455 §5.2: "the minimal number of bytes MUST be used", "the most significant bit MUST be 0".
void FrameParserTest::refusesLengths_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<bool>("refused");
    using Form = WireFrame::LengthForm;
    const auto row = [](Form form, quint64 length, bool refused) {
        QTest::addRow("%llu in %d bits", length, form == Form::Sixteen ? 16 : 64)
            << WireFrame::binary().declaring(length).lengthAs(form).header() << refused;
    };
    for (const quint64 length : {0, 1, 124, 125})
        row(Form::Sixteen, length, true);
    for (const quint64 length : {126, 127, 65535})
        row(Form::Sixteen, length, false);
    for (const quint64 length : {0, 1, 125, 126, 256, 65534, 65535})
        row(Form::SixtyFour, length, true);
    for (const quint64 length : {quint64{65536}, quint64{65537}, quint64{0x7FFFFFFFFFFFFFFF}})
        row(Form::SixtyFour, length, false);
    for (const quint64 length : {quint64{0x8000000000000000}, quint64{0x8000000000000001}, quint64{0x8000000000010000},
                                 quint64{0xFFFFFFFFFFFFFFFF}})
        row(Form::SixtyFour, length, true);
}

void FrameParserTest::refusesLengths()
{
    QFETCH(QByteArray, header);
    QFETCH(bool, refused);
    for (const QList<QByteArray> &parts : everyCut(header)) {
        const QByteArrayList lines = parsed(Role::Client, parts);
        QCOMPARE(lines.size(), 1);
        QCOMPARE(lines.first().startsWith("header"), !refused);
        QCOMPARE(lines.first() == "error 1002", refused);
    }
    QCOMPARE(parsed(Role::Client, {header.chopped(1)}), QByteArrayList{});
}

void FrameParserTest::acceptsControlFramesOf125Bytes()
{
    for (const quint8 opcode : {quint8{8}, quint8{9}, quint8{10}}) {
        const QByteArray payload(125, 'x');
        const QByteArrayList lines = parsed(Role::Client, {WireFrame(opcode, payload).bytes()});
        QCOMPARE(lines.size(), 2);
        QCOMPARE(lines.last(), endLine(payload));
    }
}

void FrameParserTest::staysFailed()
{
    const QByteArray bad = QByteArray::fromHex("83");
    const QByteArray good = WireFrame::text("x").bytes();
    FrameParser parser(Role::Client);
    QByteArrayView input(bad);
    QCOMPARE(parser.next(input), FrameParser::Step::Error);
    const ProtocolError error = parser.error();
    QVERIFY(qstrlen(error.text) > 0);
    input = good;
    QCOMPARE(parser.next(input), FrameParser::Step::Error);
    QCOMPARE(input.size(), good.size());
    QVERIFY(parser.error() == error);
    QByteArrayView nothing;
    QCOMPARE(parser.next(nothing), FrameParser::Step::Error);
}

void FrameParserTest::parsesRandomFramesCutAnywhere()
{
    RandomSource random;
    QByteArray wire;
    QByteArrayList expected;
    for (int i = 0; i < 300; ++i) {
        const auto opcode = static_cast<quint8>(random.below(3));
        const QByteArray payload = random.bytes(random.below(10) == 0 ? random.below(70000) : random.below(200));
        const WireFrame frame = WireFrame(opcode, payload).masked(random.maskKey());
        const QByteArray header = frame.header();
        wire += frame.bytes();
        expected.append("header F--- opcode " + QByteArray::number(opcode) + " length "
                        + QByteArray::number(payload.size()) + " key " + header.last(4).toHex());
        expected.append(endLine(frame.bytes().sliced(header.size())));
    }
    for (int run = 0; run < 20; ++run) {
        Log log(Role::Server);
        for (qsizetype at = 0; at < wire.size();) {
            const QByteArray part = wire.mid(at, 1 + random.below(run % 2 == 0 ? 20 : 5000));
            log.feed(part);
            at += part.size();
        }
        QVERIFY(log.lines() == expected);
    }
}

WINDSOCK_TEST(FrameParserTest)
#include "FrameParserTest.moc"
