#include "workbench/conformance/cases/CaseFamilies.h"
#include "workbench/conformance/cases/RfcText.h"

namespace workbench::conformance {

namespace {

Payload pingPayload(qsizetype size)
{
    return Payload::repeated(QByteArray("\x00\xFF\xFE\xFD\xFC\xFB\x00\xFF", 8), size);
}

void sizes(CaseWriter &cases)
{
    cases.group(rfc::pongIsIdentical);
    for (const qsizetype size : {0, 1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 31, 32, 63, 64, 65, 100, 123, 124, 125}) {
        cases.add("Ping with " + bytesText(size))
            .send(FrameSpec::ping(pingPayload(size)))
            .pongs(pingPayload(size))
            .closes();
    }
    for (const qsizetype size : {0, 1, 8, 64, 125}) {
        cases.add("Ping with " + bytesText(size) + ", sent octet by octet")
            .send(FrameSpec::ping(pingPayload(size)), 1)
            .pongs(pingPayload(size))
            .closes();
    }
    cases.add("Ping with text").send(FrameSpec::ping("Hello, world!")).pongs("Hello, world!").closes();
}

void tooLong(CaseWriter &cases)
{
    cases.group(rfc::controlFrames);
    for (const quint8 opcode : {quint8{0x9}, quint8{0xA}}) {
        for (const qsizetype size : {126, 127, 128, 1000, 65535, 65536}) {
            cases.add(frameName(opcode) + " with " + bytesText(size) + ", which is too long")
                .send(FrameSpec::of(opcode, pingPayload(size)))
                .fails();
        }
        cases.add(frameName(opcode) + " with 126 bytes, sent octet by octet")
            .send(FrameSpec::of(opcode, pingPayload(126)), 1)
            .fails();
        cases.add(frameName(opcode) + " that only declares 126 bytes")
            .sendHoldingBack({FrameSpec::of(opcode, pingPayload(126))}, 126)
            .fails();
    }
}

void unsolicitedPongs(CaseWriter &cases)
{
    cases.group(rfc::unsolicitedPong);
    for (const char *payload : {"", "nobody asked"}) {
        const QByteArray with = *payload == '\0' ? "without a payload" : "with a payload";
        cases.add("A pong " + with + " that answers nothing, then a message")
            .send({FrameSpec::pong(payload), FrameSpec::text("on we go")})
            .echoes(0x1, "on we go")
            .closes();
        cases.add("A pong " + with + " that answers nothing, then a ping")
            .send({FrameSpec::pong(payload), FrameSpec::ping("asked")})
            .pongs("asked")
            .closes();
    }
    QList<FrameSpec> frames(10, FrameSpec::pong("again"));
    frames.append(FrameSpec::ping("last"));
    cases.add("Ten pongs that answer nothing, then a ping").send(frames).pongs("last").closes();
    cases.add("A pong of 125 bytes that answers nothing, octet by octet, then a message")
        .send({FrameSpec::pong(pingPayload(125)), FrameSpec::text("on we go")}, 1)
        .echoes(0x1, "on we go")
        .closes();
}

// §5.5.3: of several pings, only the last must be answered.
void severalPings(CaseWriter &cases)
{
    cases.group(rfc::onlyTheLastPing);
    for (const qsizetype chop : {0, 1}) {
        CaseScript script = cases.add(chop == 0 ? "Ten pings in one packet" : "Ten pings, octet by octet");
        QList<FrameSpec> frames;
        for (int i = 0; i < 10; ++i)
            frames.append(FrameSpec::ping("ping " + QByteArray::number(i)));
        script.send(frames, chop);
        for (int i = 0; i < 9; ++i)
            script.mayPong(frames[i].payload, Verdict::Ok);
        script.pongs(frames.last().payload).closes();
    }
    CaseScript script = cases.add("Ten pings, each after the pong for the one before");
    script.restsOn(rfc::pingIsAnswered);
    for (int i = 0; i < 10; ++i) {
        const QByteArray payload = "ping " + QByteArray::number(i);
        script.send(FrameSpec::ping(payload)).pongs(payload);
    }
    script.closes();
    // The latest is "the most recently processed Ping frame", whatever was between the two.
    cases.add("Pings around a message in one packet")
        .restsOn(rfc::pingIsAnswered)
        .send({FrameSpec::ping("before"), FrameSpec::text("message"), FrameSpec::ping("after")})
        .mayPong("before", Verdict::Ok)
        .echoes(0x1, "message")
        .pongs("after")
        .closes();
}

void insideMessages(CaseWriter &cases)
{
    cases.group(rfc::controlInTheMiddle);
    for (const qsizetype chop : {0, 1}) {
        const QByteArray how = chop == 0 ? QByteArray() : QByteArray(", octet by octet");
        cases.add("A ping between two fragments is answered before the message is over" + how)
            .send({FrameSpec::text("first ").unfinished(), FrameSpec::ping("inside")}, chop)
            .pongs("inside")
            .send(FrameSpec::continuation("second"), chop)
            .echoes(0x1, "first second")
            .closes();
    }
    cases.add("A pong between two fragments changes nothing")
        .send({FrameSpec::text("first ").unfinished(), FrameSpec::pong("inside"), FrameSpec::continuation("second")})
        .echoes(0x1, "first second")
        .closes();
    cases.add("A ping that is too long, between two fragments")
        .restsOn(rfc::controlFrames)
        .send({FrameSpec::text("first ").unfinished(), FrameSpec::ping(pingPayload(126)),
               FrameSpec::continuation("second")})
        .fails();
}

} // namespace

QList<Case> pingCases(Side side)
{
    CaseWriter cases(side, Category::Pings, 2);
    sizes(cases);
    tooLong(cases);
    unsolicitedPongs(cases);
    severalPings(cases);
    insideMessages(cases);
    return cases.cases();
}

} // namespace workbench::conformance
