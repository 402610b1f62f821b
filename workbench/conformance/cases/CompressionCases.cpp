#include "workbench/conformance/cases/CaseFamilies.h"

#include "workbench/conformance/DeflateStreams.h"
#include "workbench/conformance/cases/RfcText.h"

namespace workbench::conformance {

namespace {

struct Terms
{
    const char *name;
    const char *extensions;
};

constexpr Terms plainTerms{"", "permessage-deflate"};
constexpr Terms everyTakeover[] = {
    {"context kept both ways", "permessage-deflate"},
    {"no context either way", "permessage-deflate; server_no_context_takeover; client_no_context_takeover"},
    {"no context from the server", "permessage-deflate; server_no_context_takeover"},
    {"no context from the client", "permessage-deflate; client_no_context_takeover"},
};

// What binds the peer that is tested, on these terms: how it compresses first, then how it decompresses.
RfcRule takeoverRule(Side side, const QByteArray &extensions)
{
    const bool server = extensions.contains("server_no_context_takeover");
    const bool client = extensions.contains("client_no_context_takeover");
    if (side == Side::Server)
        return server ? rfc::serverStartsAnew : client ? rfc::serverMayForget : rfc::serverRemembers;
    return client ? rfc::clientStartsAnew : server ? rfc::clientMayForget : rfc::clientRemembers;
}

Payload prose(qsizetype size)
{
    return Payload::repeated("{\"kind\": \"reading\", \"unit\": \"kelvin\", \"value\": 293.15}, ", size);
}

FrameSpec compressedText(const QByteArray &compressed)
{
    return FrameSpec::text(compressed).withReserved(4);
}

// The bytes of RFC 7692 §7.2.3, all of them "Hello".
const QByteArray hello = QByteArray::fromHex("f248cdc9c90700");
const QByteArray helloAgain = QByteArray::fromHex("f200110000"); // of the window that has it
const QByteArray helloStored = QByteArray::fromHex("000500faff48656c6c6f00");
const QByteArray helloFinal = QByteArray::fromHex("f348cdc9c9070000");
const QByteArray helloInTwoBlocks = QByteArray::fromHex("f248050000 00ffff cac9c90700");

void examples(CaseWriter &cases)
{
    cases.group(rfc::decompression);
    const auto add = [&cases](const QByteArray &title, const QList<FrameSpec> &frames) {
        CaseScript script = cases.add(title);
        script.compressed(plainTerms.extensions).send(frames).echoes(0x1, "Hello").closes();
    };
    add("The RFC's example: one block", {compressedText(hello)});
    add("The RFC's example: in two fragments",
        {compressedText(hello.first(3)).unfinished(), FrameSpec::continuation(hello.sliced(3))});
    add("The RFC's example: a stored block", {compressedText(helloStored)});
    cases.add("The RFC's example: a final block")
        .restsOn(rfc::finalBlocks)
        .compressed(plainTerms.extensions)
        .send(compressedText(helloFinal))
        .echoes(0x1, "Hello")
        .closes();
    add("The RFC's example: two blocks", {compressedText(helloInTwoBlocks)});
    add("In fragments of one octet", [] {
        QList<FrameSpec> frames = inFragments(0x1, hello, 1);
        frames.first().reserved = 4;
        return frames;
    }());
    add("With empty fragments in front, between and behind",
        {compressedText({}).unfinished(), FrameSpec::continuation(hello.first(2)).unfinished(),
         FrameSpec::continuation().unfinished(), FrameSpec::continuation(hello.sliced(2)).unfinished(),
         FrameSpec::continuation()});
    add("With an empty stored block behind", {compressedText(hello + QByteArray::fromHex("0000ffff00"))});
    add("With an empty stored block in front", {compressedText(QByteArray::fromHex("000000ffff") + hello)});
    cases.add("The RFC's example: a message that refers to the one before")
        .restsOn(takeoverRule(cases.side(), plainTerms.extensions))
        .compressed(plainTerms.extensions)
        .send({compressedText(hello), compressedText(helloAgain)})
        .echoes(0x1, "Hello")
        .echoes(0x1, "Hello")
        .closes();
    cases.add("The RFC's example: one block, octet by octet")
        .compressed(plainTerms.extensions)
        .send(compressedText(hello), 1)
        .echoes(0x1, "Hello")
        .closes();
}

void emptyMessages(CaseWriter &cases)
{
    cases.group(rfc::decompression);
    for (const char *hex : {"00", "0200", "000000ffff00", "010000ffff00", "030000"}) {
        const QByteArray bytes = QByteArray::fromHex(hex);
        cases.add("An empty message, compressed to " + bytes.toHex(' ').toUpper())
            .compressed(plainTerms.extensions)
            .send(compressedText(bytes))
            .echoes(0x1, {})
            .closes();
    }
    cases.add("An empty message between two others")
        .compressed(plainTerms.extensions)
        .send({compressedText(hello), compressedText(QByteArray(1, '\0')), compressedText(helloAgain)})
        .echoes(0x1, "Hello")
        .echoes(0x1, {})
        .echoes(0x1, "Hello")
        .closes();
}

void mixed(CaseWriter &cases)
{
    cases.group(rfc::compressedBit);
    cases.add("A message that isn't compressed")
        .compressed(plainTerms.extensions)
        .send(FrameSpec::text("plain"))
        .echoes(0x1, "plain")
        .closes();
    cases.add("A fragmented message that isn't compressed")
        .compressed(plainTerms.extensions)
        .send({FrameSpec::text("pl").unfinished(), FrameSpec::continuation("ain")})
        .echoes(0x1, "plain")
        .closes();
    cases.add("Compressed and plain messages in turn; the plain ones don't touch the context")
        .compressed(plainTerms.extensions)
        .send({compressedText(hello), FrameSpec::text("plain"), compressedText(helloAgain), FrameSpec::binary("plain")})
        .echoes(0x1, "Hello")
        .echoes(0x1, "plain")
        .echoes(0x1, "Hello")
        .echoes(0x2, "plain")
        .closes();
    cases.add("A ping within a compressed message is answered as it is")
        .restsOn(rfc::controlInTheMiddle)
        .compressed(plainTerms.extensions)
        .send({compressedText(hello.first(3)).unfinished(), FrameSpec::ping("inside")})
        .pongs("inside")
        .send(FrameSpec::continuation(hello.sliced(3)))
        .echoes(0x1, "Hello")
        .closes();
    cases.add("Pings on a compressed connection")
        .restsOn(rfc::pongIsIdentical)
        .compressed(plainTerms.extensions)
        .send(FrameSpec::ping("plain"))
        .pongs("plain")
        .closes();
    cases.add("Close with a reason on a compressed connection")
        .restsOn(rfc::closeIsAnswered)
        .compressed(plainTerms.extensions)
        .send(FrameSpec::close(4000, "reason"))
        .closesWith(4000);
}

void sizes(CaseWriter &cases)
{
    for (const Terms &terms : everyTakeover) {
        cases.group(takeoverRule(cases.side(), terms.extensions));
        for (const qsizetype size : {0, 1, 16, 125, 126, 1000, 32768, 65535, 65536, 131072}) {
            cases.add("Text of " + bytesText(size) + ", twice, " + terms.name)
                .compressed(terms.extensions)
                .send(SendCompressed{0x1, prose(size)})
                .echoes(0x1, prose(size))
                .send(SendCompressed{0x1, prose(size)})
                .echoes(0x1, prose(size))
                .closes();
        }
        for (const qsizetype size : {1, 126, 1000, 65536, 131072}) {
            cases.add("Noise of " + bytesText(size) + ", twice, " + terms.name)
                .compressed(terms.extensions)
                .send(SendCompressed{0x2, Payload::noise(size)})
                .echoes(0x2, Payload::noise(size))
                .send(SendCompressed{0x2, Payload::noise(size)})
                .echoes(0x2, Payload::noise(size))
                .closes();
        }
    }
}

void forms(CaseWriter &cases)
{
    struct Form
    {
        const char *name;
        DeflateForm form;
    };
    const Form rows[] = {{"stored blocks", DeflateForm::Stored},     {"fixed codes", DeflateForm::FixedCodes},
                         {"a final block", DeflateForm::FinalBlock}, {"many blocks", DeflateForm::ManyBlocks},
                         {"a full flush", DeflateForm::FullFlush},   {"an empty block more", DeflateForm::ExtraBlock}};
    cases.group(rfc::decompression);
    for (const Form &row : rows) {
        for (const qsizetype size : {5, 1000, 70000}) {
            CaseScript script = cases.add("Three messages of " + bytesText(size) + " with " + row.name);
            if (row.form == DeflateForm::FinalBlock)
                script.restsOn(rfc::finalBlocks);
            script.compressed(plainTerms.extensions);
            for (int i = 0; i < 3; ++i)
                script.send(SendCompressed{0x1, prose(size), row.form}).echoes(0x1, prose(size));
            script.closes();
        }
    }
}

void fragments(CaseWriter &cases)
{
    cases.group(rfc::compressedFragments);
    for (const Terms &terms : everyTakeover) {
        for (const qsizetype fragment : {1, 2, 7, 64, 1000}) {
            const Payload payload = Payload::noise(3000, 7);
            cases.add("Compressed noise in fragments of " + bytesText(fragment) + ", a ping inside, " + terms.name)
                .compressed(terms.extensions)
                .send(SendCompressed{0x2, payload, DeflateForm::Normal, fragment, true})
                .pongs("inside")
                .echoes(0x2, payload)
                .send(SendCompressed{0x2, payload, DeflateForm::Normal, fragment, false})
                .echoes(0x2, payload)
                .closes();
        }
    }
}

// References as far back as the window reaches: zlib's reach is 262 less than the window (§7.1.2).
void farReferences(CaseWriter &cases)
{
    cases.group(cases.side() == Side::Server ? rfc::serverWindowIsSmall : rfc::clientWindowAnswered);
    for (int bits = 8; bits <= 15; ++bits) {
        const QByteArray count = QByteArray::number(bits);
        const qsizetype window = qsizetype{1} << bits;
        const Payload payload = Payload::repeated(Payload::noise(bits == 8 ? 200 : window - 262).bytes(), 4 * window);
        cases.add("References as far back as a window of " + count + " bits reaches")
            .compressed("permessage-deflate; server_max_window_bits=" + count + "; client_max_window_bits=" + count)
            .send(SendCompressed{0x2, payload})
            .echoes(0x2, payload)
            .send(SendCompressed{0x2, payload})
            .echoes(0x2, payload)
            .closes();
    }
    // What repeats itself further back would tempt whoever keeps a larger window than agreed on.
    for (int bits = 8; bits < 15; ++bits) {
        const QByteArray count = QByteArray::number(bits);
        const qsizetype window = qsizetype{1} << bits;
        const Payload payload = Payload::repeated(Payload::noise(window + 512).bytes(), 3 * (window + 512));
        cases.add("No references further back than a window of " + count + " bits reaches")
            .compressed("permessage-deflate; server_max_window_bits=" + count + "; client_max_window_bits=" + count)
            .send(SendCompressed{0x2, payload})
            .echoes(0x2, payload)
            .closes();
    }
}

void manyMessages(CaseWriter &cases)
{
    for (const Terms &terms : everyTakeover) {
        cases.group(takeoverRule(cases.side(), terms.extensions));
        for (const qsizetype size : {16, 256, 1024, 8192, 65536}) {
            const Payload payload = prose(size);
            CaseScript script = cases.add("A thousand messages of " + bytesText(size) + ", " + terms.name);
            script.slow().compressed(terms.extensions);
            for (int i = 0; i < 1000; ++i)
                script.send(SendCompressed{0x1, payload}).echoes(0x1, payload);
            script.closes();
        }
        for (const qsizetype size : {qsizetype{1} << 20, qsizetype{1} << 22, qsizetype{1} << 24}) {
            cases.add("Text of " + QByteArray::number(size >> 20) + " MiB, compressed, " + terms.name)
                .slow()
                .mayRefuseSize()
                .compressed(terms.extensions)
                .send(SendCompressed{0x1, prose(size)})
                .echoes(0x1, prose(size))
                .closes();
        }
    }
}

// §6.1: RSV1 belongs to the first frame of a data message and to nothing else.
void wrongBits(CaseWriter &cases)
{
    cases.group(rfc::misplacedCompressedBit);
    const auto add = [&cases](const QByteArray &title, const QList<FrameSpec> &frames) {
        CaseScript script = cases.add(title);
        script.compressed(plainTerms.extensions).send(frames).fails();
    };
    for (const quint8 bits : {quint8{4}, quint8{6}, quint8{5}, quint8{7}}) {
        for (const quint8 opcode : {quint8{0x8}, quint8{0x9}, quint8{0xA}}) {
            const FrameSpec frame = opcode == 0x8 ? FrameSpec::close(1000) : FrameSpec::of(opcode, hello);
            add("A " + frameName(opcode) + " frame with RSV bits " + QByteArray::number(bits, 2),
                {frame.withReserved(bits)});
        }
    }
    for (const quint8 bits : {quint8{2}, quint8{1}, quint8{3}, quint8{6}, quint8{5}, quint8{7}}) {
        cases.add("A text frame with RSV bits " + QByteArray::number(bits, 2))
            .restsOn(rfc::reservedBits)
            .compressed(plainTerms.extensions)
            .send(FrameSpec::text(hello).withReserved(bits))
            .fails();
    }
    add("RSV1 on the continuation of a compressed message",
        {compressedText(hello.first(3)).unfinished(), FrameSpec::continuation(hello.sliced(3)).withReserved(4)});
    add("RSV1 on the continuation of a plain message",
        {FrameSpec::text("pl").unfinished(), FrameSpec::continuation("ain").withReserved(4)});
    add("RSV1 on a middle fragment", {compressedText(hello.first(2)).unfinished(),
                                      FrameSpec::continuation(hello.mid(2, 2)).withReserved(4).unfinished(),
                                      FrameSpec::continuation(hello.sliced(4))});
    add("RSV1 on a ping within a compressed message",
        {compressedText(hello.first(3)).unfinished(), FrameSpec::ping("inside").withReserved(4),
         FrameSpec::continuation(hello.sliced(3))});
    add("A continuation with RSV1 of nothing", {FrameSpec::continuation(hello).withReserved(4)});
    cases.add("A reserved opcode with RSV1")
        .restsOn(rfc::unknownOpcode)
        .compressed(plainTerms.extensions)
        .send(FrameSpec::of(0x3, hello).withReserved(4))
        .fails();
}

// What can't be inflated isn't what the message says it is (1007); it is as well an error of the protocol that was agreed on
// (1002, which python-websockets says). RFC 7692 names no code.
void corrupt(CaseWriter &cases)
{
    cases.group(rfc::inconsistentData);
    struct Row
    {
        const char *name;
        QByteArray bytes;
    };
    const Row rows[] = {
        {"a block of the reserved type", QByteArray::fromHex("06")},
        {"a final block of the reserved type", QByteArray::fromHex("07")},
        {"nothing but ones", QByteArray(16, '\xFF')},
        {"a stored block whose lengths don't match", QByteArray::fromHex("0005000000") + "Hello"},
        {"a reference to what was never sent", helloAgain},
        {"a reference first of all", QByteArray::fromHex("02020000")},
        {"a dynamic block with too many codes", QByteArray::fromHex("fcffffffff")},
        {"a dynamic block with an incomplete code", QByteArray::fromHex("04e0ffffffffffffffff")},
        {"a plain text with the bit set", "This was never compressed."},
        {"a good block, then a bad one", QByteArray::fromHex("f248cdc9c907 00 0000ffff 06")},
    };
    for (const Row &row : rows) {
        for (const quint8 opcode : {quint8{0x1}, quint8{0x2}}) {
            cases.add("A compressed " + frameName(opcode) + " message with " + row.name)
                .compressed(plainTerms.extensions)
                .send(FrameSpec::of(opcode, row.bytes).withReserved(4))
                .failsWithOneOf({1007, 1002});
        }
    }
    // RFC 1951 §3.2.3: "BFINAL is set if and only if this is the last block of the data set." Whoever reads no further (zlib
    // doesn't; tornado, python-websockets and ws) has that on his side, and RFC 7692 (§7.2.3.4) only that such blocks may come.
    for (const quint8 opcode : {quint8{0x1}, quint8{0x2}}) {
        cases.add("A compressed " + frameName(opcode) + " message with a final block, then a bad one")
            .compressed(plainTerms.extensions)
            .send({FrameSpec::of(opcode, QByteArray::fromHex("f348cdc9c90700 06")).withReserved(4),
                   FrameSpec::close(1000)})
            .mayEcho(opcode, "Hello", Verdict::Ok)
            .ends({{{1007, Verdict::Ok},
                    {1002, Verdict::Ok},
                    {noCloseFrame, Verdict::NonStrict},
                    {1000, Verdict::Informational}},
                   Verdict::NonStrict});
    }
    cases.add("A corrupt message behind a good one")
        .compressed(plainTerms.extensions)
        .send(compressedText(hello))
        .echoes(0x1, "Hello")
        .send(compressedText(QByteArray::fromHex("06")))
        .failsWithOneOf({1007, 1002});
    cases.add("Fail fast: a corrupt first fragment")
        .compressed(plainTerms.extensions)
        .sendHoldingBack({compressedText(QByteArray(16, '\xFF')).unfinished(), FrameSpec::continuation("rest")},
                         FrameSpec::continuation("rest").serialized(cases.side() == Side::Server, {}).size())
        .failsWithOneOf({1007, 1002});
    // The four octets that the receiver adds then begin a stored block which never ends. zlib puts out the message all the
    // same, and stumbles over the next one.
    cases.add("A message whose 00 00 FF FF was left on")
        .restsOn(rfc::fourOctetsAreRemoved)
        .compressed(plainTerms.extensions)
        .send({compressedText(hello + QByteArray::fromHex("0000ffff")), FrameSpec::close(1000)})
        .mayEcho(0x1, "Hello", Verdict::Ok)
        .ends({{{1007, Verdict::Ok},
                {1002, Verdict::Ok},
                {noCloseFrame, Verdict::NonStrict},
                {1000, Verdict::Informational}},
               Verdict::NonStrict});
    cases.add("Two final blocks in one message")
        .restsOn(rfc::finalBlocks)
        .compressed(plainTerms.extensions)
        .send({compressedText(QByteArray::fromHex("f348cdc9c90700 f348cdc9c90700 00")), FrameSpec::close(1000)})
        .mayEcho(0x1, "HelloHello", Verdict::Informational)
        .mayEcho(0x1, "Hello", Verdict::Ok) // who reads no further, as above
        .ends({{{1000, Verdict::Ok}, {1007, Verdict::Informational}, {1002, Verdict::Informational}},
               Verdict::NonStrict});
}

void wrongText(CaseWriter &cases)
{
    cases.group(rfc::notUtf8);
    for (const char *bytes : {"\xFF", "\xC0\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xC3"}) {
        const QByteArray wrong(bytes);
        cases.add("Compressed text that is not UTF-8: " + wrong.toHex(' ').toUpper())
            .compressed(plainTerms.extensions)
            .send(SendCompressed{0x1, Payload("before " + wrong)})
            .fails(1007);
        cases.add("Compressed binary that is not UTF-8: " + wrong.toHex(' ').toUpper())
            .restsOn(rfc::binaryData)
            .compressed(plainTerms.extensions)
            .send(SendCompressed{0x2, Payload("before " + wrong)})
            .echoes(0x2, "before " + wrong)
            .closes();
    }
    const QByteArray character("\xE6\x97\xA5");
    cases.add("Compressed text in blocks that are cut within a character")
        .restsOn(rfc::wholeTextIsUtf8)
        .compressed(plainTerms.extensions)
        .send({compressedText(inStoredBlocks(character.first(1)).chopped(1)).unfinished(),
               FrameSpec::continuation(inStoredBlocks(character.sliced(1)))})
        .echoes(0x1, character)
        .closes();
    cases.add("Fail fast: a first fragment that inflates to what is not UTF-8")
        .compressed(plainTerms.extensions)
        .sendHoldingBack(
            {compressedText(inStoredBlocks("text \xFF text")).unfinished(), FrameSpec::continuation(hello)},
            FrameSpec::continuation(hello).serialized(cases.side() == Side::Server, {}).size())
        .fails(1007);
}

} // namespace

QList<Case> compressionMessageCases(Side side)
{
    CaseWriter cases(side, Category::CompressionMessages, 12);
    examples(cases);
    emptyMessages(cases);
    mixed(cases);
    sizes(cases);
    forms(cases);
    fragments(cases);
    farReferences(cases);
    manyMessages(cases);
    return cases.cases();
}

QList<Case> compressionErrorCases(Side side)
{
    CaseWriter cases(side, Category::CompressionErrors, 13);
    wrongBits(cases);
    corrupt(cases);
    wrongText(cases);
    return cases.cases();
}

} // namespace workbench::conformance
