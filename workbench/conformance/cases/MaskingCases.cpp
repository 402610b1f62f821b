#include "workbench/conformance/cases/CaseFamilies.h"
#include "workbench/conformance/cases/RfcText.h"

namespace workbench::conformance {

namespace {

using namespace std::chrono_literals;

using LengthForm = FrameSpec::LengthForm;

void keys(CaseWriter &cases)
{
    cases.group(rfc::maskIsRemoved);
    struct Named
    {
        const char *name;
        FrameSpec::Key key;
    };
    const Named named[] = {{"of zeros", {0, 0, 0, 0}},
                           {"of ones", {0xFF, 0xFF, 0xFF, 0xFF}},
                           {"with only its first octet set", {0xA5, 0, 0, 0}},
                           {"with only its second octet set", {0, 0xA5, 0, 0}},
                           {"with only its third octet set", {0, 0, 0xA5, 0}},
                           {"with only its last octet set", {0, 0, 0, 0xA5}},
                           {"that looks like a frame", {0x81, 0x05, 0x48, 0x65}}};
    for (const Named &entry : named) {
        for (const qsizetype size : {1, 7, 126, 65536}) {
            const Payload payload = Payload::repeated("masked text ", size);
            cases.add(QByteArray("A mask key ") + entry.name + ", " + bytesText(size))
                .send(FrameSpec::text(payload).withKey(entry.key))
                .echoes(0x1, payload)
                .closes();
        }
    }
    for (qsizetype size = 0; size <= 17; ++size) {
        const Payload payload = Payload::repeated("0123456789abcdefg", size);
        cases.add("Masked payload of " + bytesText(size) + ", octet by octet")
            .send(FrameSpec::text(payload), 1)
            .echoes(0x1, payload)
            .closes();
    }
    cases.add("A key of its own for every fragment")
        .restsOn(rfc::freshKey)
        .send({FrameSpec::text("one ").withKey({1, 2, 3, 4}).unfinished(),
               FrameSpec::continuation("two ").withKey({0xFF, 0, 0xFF, 0}).unfinished(),
               FrameSpec::continuation("three").withKey({9, 8, 7, 6})})
        .echoes(0x1, "one two three")
        .closes();
    cases.add("The same key for every message")
        .send({FrameSpec::text("one").withKey({1, 2, 3, 4}), FrameSpec::text("two").withKey({1, 2, 3, 4})})
        .echoes(0x1, "one")
        .echoes(0x1, "two")
        .closes();
}

void wrongMasking(CaseWriter &cases)
{
    cases.group(cases.side() == Side::Server ? rfc::serverGetsUnmasked : rfc::clientGetsMasked);
    const QByteArray what = cases.side() == Side::Server ? "unmasked " : "masked ";
    const QByteArray a = cases.side() == Side::Server ? "An " : "A ";
    for (const quint8 opcode : {quint8{0x1}, quint8{0x2}, quint8{0x8}, quint8{0x9}, quint8{0xA}}) {
        const FrameSpec frame = opcode == 0x8 ? FrameSpec::close(1000) : FrameSpec::of(opcode, "mask");
        cases.add(a + what + frameName(opcode) + " frame").send(frame.wronglyMasked()).fails();
        cases.add("An empty " + what + frameName(opcode) + " frame")
            .send(FrameSpec::of(opcode).wronglyMasked())
            .fails();
    }
    for (const qsizetype size : {126, 65536}) {
        cases.add(a + what + "text frame of " + bytesText(size))
            .send(FrameSpec::text(Payload::repeated("x", size)).wronglyMasked())
            .fails();
    }
    cases.add("A good message, then one that is " + what.trimmed() + ", in one packet")
        .send({FrameSpec::text("good"), FrameSpec::text("bad").wronglyMasked()})
        .mayEcho(0x1, "good")
        .fails();
    cases.add(a + what + "frame between good fragments")
        .send({FrameSpec::text("first ").unfinished(), FrameSpec::continuation("second").wronglyMasked()})
        .fails();
    cases.add(a + what + "ping between good fragments")
        .send({FrameSpec::text("first ").unfinished(), FrameSpec::ping("x").wronglyMasked(),
               FrameSpec::continuation("second")})
        .fails();
    cases.add(a + what + "text frame, octet by octet").send(FrameSpec::text("mask").wronglyMasked(), 1).fails();
    cases.add("The two octets that show that a frame is " + what.trimmed() + ", and no more")
        .sendHoldingBack({FrameSpec::text("mask").wronglyMasked()}, cases.side() == Side::Server ? 4 : 8)
        .fails();
}

// §5.2 binds the sender alone: "the minimal number of bytes MUST be used to encode the length". Of a receiver nothing is said,
// as it is of reserved bits and opcodes ("the receiving endpoint MUST _Fail the WebSocket Connection_"), so tornado,
// python-websockets and ws read such lengths with good reason. Whether a peer does shows in what becomes of the Close frame
// behind.
void addLongForm(CaseWriter &cases, const QByteArray &title, const FrameSpec &frame, qsizetype chop = 0)
{
    CaseScript script = cases.add(title);
    if (frame.opcode == 0x8)
        script.send(frame, chop);
    else
        script.send({frame, FrameSpec::close(1000)}, chop);
    if (frame.opcode != 0x8 && frame.opcode != 0xA)
        script.mayEcho(frame.opcode == 0x9 ? 0xA : frame.opcode, frame.payload, Verdict::Ok);
    script.failsOrCloses(Verdict::Informational);
}

void longForms(CaseWriter &cases)
{
    cases.group(rfc::minimalLength);
    for (const qsizetype size : {0, 1, 64, 124, 125}) {
        for (const quint8 opcode : {quint8{0x1}, quint8{0x2}})
            addLongForm(cases, frameName(opcode) + " frame of " + bytesText(size) + " with a 16-bit length",
                        FrameSpec::of(opcode, Payload::repeated("x", size)).lengthAs(LengthForm::Sixteen));
    }
    for (const qsizetype size : {0, 1, 125, 126, 127, 65534, 65535}) {
        for (const quint8 opcode : {quint8{0x1}, quint8{0x2}})
            addLongForm(cases, frameName(opcode) + " frame of " + bytesText(size) + " with a 64-bit length",
                        FrameSpec::of(opcode, Payload::repeated("x", size)).lengthAs(LengthForm::SixtyFour));
    }
    for (const LengthForm form : {LengthForm::Sixteen, LengthForm::SixtyFour}) {
        const QByteArray bits = form == LengthForm::Sixteen ? "16" : "64";
        for (const quint8 opcode : {quint8{0x8}, quint8{0x9}, quint8{0xA}}) {
            const FrameSpec frame = opcode == 0x8 ? FrameSpec::close(1000) : FrameSpec::of(opcode, "long");
            addLongForm(cases, frameName(opcode) + " frame with a " + bits + "-bit length", frame.lengthAs(form));
        }
        cases.add("A last fragment with a " + bits + "-bit length that need not be")
            .send({FrameSpec::text("first ").unfinished(), FrameSpec::continuation("second").lengthAs(form),
                   FrameSpec::close(1000)})
            .mayEcho(0x1, "first second", Verdict::Ok)
            .failsOrCloses(Verdict::Informational);
        addLongForm(cases, "A " + bits + "-bit length that need not be, octet by octet",
                    FrameSpec::text("long").lengthAs(form), 1);
    }
}

void topBit(CaseWriter &cases)
{
    cases.group(rfc::topBitOfLength);
    // "The most significant bit MUST be 0": an error of the protocol. It is a length nobody has room for as well, and no
    // sentence says which comes first: tornado, python-websockets and ws close with 1009.
    for (const quint64 length :
         {quint64{1} << 63U, (quint64{1} << 63U) + 1, ~quint64{0}, (quint64{1} << 63U) | 65536U}) {
        cases.add("A length of 0x" + QByteArray::number(length, 16) + ", whose top bit is set")
            .send(FrameSpec::binary("x").declaring(length))
            .failsWithOneOf({1002, 1009});
        cases.add("A fragment's length of 0x" + QByteArray::number(length, 16) + ", whose top bit is set")
            .send({FrameSpec::binary("x").unfinished(), FrameSpec::continuation("x").declaring(length)})
            .failsWithOneOf({1002, 1009});
    }
    for (const quint64 length : {(quint64{1} << 62U), (quint64{1} << 63U) - 1, quint64{1} << 40U}) {
        // Well formed, but nobody has room for it: 1009 at the header, before anything is held. Who waits for the rest breaks no
        // rule, and hasn't necessarily made room for it: that can't be seen from here.
        cases.add("A declared length of 0x" + QByteArray::number(length, 16))
            .restsOn(rfc::limits)
            .send(FrameSpec::binary("x").declaring(length))
            .pauses(1s)
            .leaves()
            .ends({{{1009, Verdict::Ok}, {noCloseFrame, Verdict::NonStrict}, {leftOpen, Verdict::Informational}},
                   Verdict::NonStrict});
    }
}

} // namespace

QList<Case> maskingCases(Side side)
{
    CaseWriter cases(side, Category::Masking, 8);
    if (side == Side::Server)
        keys(cases);
    else
        cases.group(rfc::maskIsRemoved); // a server has no keys; the numbers stay the same
    wrongMasking(cases);
    return cases.cases();
}

QList<Case> lengthCases(Side side)
{
    CaseWriter cases(side, Category::Lengths, 9);
    longForms(cases);
    topBit(cases);
    return cases.cases();
}

} // namespace workbench::conformance
