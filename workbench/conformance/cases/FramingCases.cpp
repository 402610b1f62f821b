#include "workbench/conformance/cases/CaseFamilies.h"
#include "workbench/conformance/cases/RfcText.h"

namespace workbench::conformance {

namespace {

// Around each change of the length's form, and around powers of two where buffers end.
constexpr qsizetype sizes[] = {0, 1, 2, 124, 125, 126, 127, 128, 255, 256, 4096, 65535, 65536, 65537};

Payload payloadOf(quint8 opcode, qsizetype size)
{
    return opcode == 0x1 ? Payload::repeated("The quick brown fox. ", size) : Payload::repeated("\xFE\x01\x80", size);
}

void wholeMessages(CaseWriter &cases, quint8 opcode)
{
    cases.group(rfc::payloadLength);
    for (const qsizetype size : sizes) {
        const Payload payload = payloadOf(opcode, size);
        cases.add(frameName(opcode) + " message of " + bytesText(size))
            .send(FrameSpec::of(opcode, payload))
            .echoes(opcode, payload)
            .closes();
    }
}

// TCP has no packets: a frame may come in any pieces.
void choppedMessages(CaseWriter &cases, quint8 opcode)
{
    cases.group(rfc::parsedAsFrames);
    for (const qsizetype size : sizes) {
        const Payload payload = payloadOf(opcode, size);
        const bool byOctets = size <= 4096;
        cases
            .add(frameName(opcode) + " message of " + bytesText(size) + ", sent "
                 + (byOctets ? "octet by octet" : "997 octets at a time"))
            .send(FrameSpec::of(opcode, payload), byOctets ? 1 : 997)
            .echoes(opcode, payload)
            .closes();
    }
    const Payload payload = payloadOf(opcode, 65536);
    cases.add(frameName(opcode) + " message of 65536 bytes, sent octet by octet")
        .slow()
        .send(FrameSpec::of(opcode, payload), 1)
        .echoes(opcode, payload)
        .closes();
}

void severalMessages(CaseWriter &cases)
{
    cases.group(rfc::newMessage);
    for (const qsizetype chop : {0, 1, 3}) {
        const QByteArray how = chop == 0 ? QByteArray("in one packet") : "in pieces of " + bytesText(chop);
        cases.add("Text, binary and empty messages, " + how)
            .send({FrameSpec::text("one"), FrameSpec::binary("two"), FrameSpec::text(), FrameSpec::text("three")}, chop)
            .echoes(0x1, "one")
            .echoes(0x2, "two")
            .echoes(0x1, {})
            .echoes(0x1, "three")
            .closes();
    }
    CaseScript hundred = cases.add("A hundred messages in one packet");
    QList<FrameSpec> frames;
    for (int i = 0; i < 100; ++i)
        frames.append(FrameSpec::text("message " + QByteArray::number(i)));
    hundred.send(frames);
    for (const FrameSpec &frame : frames)
        hundred.echoes(0x1, frame.payload);
    hundred.closes();
    cases.add("A large message and a small one behind it in one packet")
        .send({FrameSpec::binary(Payload::noise(65536)), FrameSpec::text("small")})
        .echoes(0x2, Payload::noise(65536))
        .echoes(0x1, "small")
        .closes();
}

void everyOctet(CaseWriter &cases)
{
    cases.group(rfc::binaryData);
    QByteArray all(256, Qt::Uninitialized);
    for (int i = 0; i < 256; ++i)
        all[i] = static_cast<char>(i);
    cases.add("A binary message with every octet there is").send(FrameSpec::binary(all)).echoes(0x2, all).closes();
    cases.add("A binary message that is not UTF-8")
        .send(FrameSpec::binary("\xFF\xC0\x80"))
        .echoes(0x2, "\xFF\xC0\x80")
        .closes();
    const QByteArray zeros(64, '\0');
    cases.add("A text message of NUL characters")
        .restsOn(rfc::textData)
        .send(FrameSpec::text(zeros))
        .echoes(0x1, zeros)
        .closes();
    cases.add("A binary message of zeros").send(FrameSpec::binary(zeros)).echoes(0x2, zeros).closes();
    const QByteArray likeFrame("\x81\x05Hello\x88\x00", 9);
    cases.add("A payload that looks like frames").send(FrameSpec::binary(likeFrame)).echoes(0x2, likeFrame).closes();
    const QByteArray likeHttp("HTTP/1.1 200 OK\r\n\r\n");
    cases.add("A payload that looks like HTTP")
        .restsOn(rfc::textData)
        .send(FrameSpec::text(likeHttp))
        .echoes(0x1, likeHttp)
        .closes();
}

} // namespace

QList<Case> framingCases(Side side)
{
    CaseWriter cases(side, Category::Framing, 1);
    wholeMessages(cases, 0x1);
    wholeMessages(cases, 0x2);
    choppedMessages(cases, 0x1);
    choppedMessages(cases, 0x2);
    severalMessages(cases);
    everyOctet(cases);
    return cases.cases();
}

} // namespace workbench::conformance
