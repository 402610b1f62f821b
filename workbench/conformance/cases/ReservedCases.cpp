#include "workbench/conformance/cases/CaseFamilies.h"
#include "workbench/conformance/cases/RfcText.h"

namespace workbench::conformance {

namespace {

constexpr quint8 reservedOpcodes[] = {0x3, 0x4, 0x5, 0x6, 0x7, 0xB, 0xC, 0xD, 0xE, 0xF};

QByteArray bitsText(quint8 bits)
{
    QByteArrayList names;
    for (int bit = 0; bit < 3; ++bit) {
        if ((bits & (4U >> static_cast<quint32>(bit))) != 0)
            names.append("RSV" + QByteArray::number(bit + 1));
    }
    return names.join('+');
}

// §5.2: nobody has agreed on an extension that gives these bits a meaning.
void everyFrame(CaseWriter &cases)
{
    for (const quint8 opcode : {quint8{0x1}, quint8{0x2}, quint8{0x8}, quint8{0x9}, quint8{0xA}}) {
        cases.group(rfc::reservedBits);
        for (quint8 bits = 1; bits <= 7; ++bits) {
            const FrameSpec frame = opcode == 0x8 ? FrameSpec::close(1000) : FrameSpec::of(opcode, "reserved");
            cases.add(frameName(opcode) + " frame with " + bitsText(bits)).send(frame.withReserved(bits)).fails();
        }
    }
    cases.group(rfc::reservedBits);
    for (quint8 bits = 1; bits <= 7; ++bits) {
        cases.add("continuation frame with " + bitsText(bits))
            .send({FrameSpec::text("first ").unfinished(), FrameSpec::continuation("second").withReserved(bits)})
            .fails();
    }
}

void behindMessages(CaseWriter &cases)
{
    cases.group(rfc::reservedBits);
    for (const quint8 bits : {quint8{4}, quint8{2}, quint8{1}}) {
        cases.add("A good message, then one with " + bitsText(bits) + ", in one packet")
            .send({FrameSpec::text("good"), FrameSpec::text("bad").withReserved(bits), FrameSpec::ping("after")})
            .mayEcho(0x1, "good")
            .fails();
        cases.add("A good message, then one with " + bitsText(bits) + ", octet by octet")
            .send({FrameSpec::text("good")}, 1)
            .echoes(0x1, "good")
            .send(FrameSpec::text("bad").withReserved(bits), 1)
            .fails();
        cases.add("An empty message with " + bitsText(bits)).send(FrameSpec::text().withReserved(bits)).fails();
        cases.add("A fragmented message whose first frame has " + bitsText(bits))
            .send({FrameSpec::text("first ").withReserved(bits).unfinished(), FrameSpec::continuation("second")})
            .fails();
        cases.add("A header with " + bitsText(bits) + " whose payload is still to come")
            .sendHoldingBack({FrameSpec::binary(Payload::repeated("x", 1000)).withReserved(bits)}, 1000)
            .fails();
    }
}

void unknownOpcodes(CaseWriter &cases)
{
    cases.group(rfc::unknownOpcode);
    for (const quint8 opcode : reservedOpcodes)
        cases.add(frameName(opcode) + " frame without a payload").send(FrameSpec::of(opcode)).fails();
    cases.group(rfc::unknownOpcode);
    for (const quint8 opcode : reservedOpcodes)
        cases.add(frameName(opcode) + " frame with a payload").send(FrameSpec::of(opcode, "reserved")).fails();
    cases.group(rfc::unknownOpcode);
    for (const quint8 opcode : reservedOpcodes) {
        cases.add("A good message, then a " + frameName(opcode) + " frame, then a ping, in one packet")
            .send({FrameSpec::text("good"), FrameSpec::of(opcode, "bad"), FrameSpec::ping("after")})
            .mayEcho(0x1, "good")
            .fails();
    }
    cases.group(rfc::unknownOpcode);
    for (const quint8 opcode : reservedOpcodes) {
        cases.add("A good message, then a " + frameName(opcode) + " frame, octet by octet")
            .send(FrameSpec::text("good"), 1)
            .echoes(0x1, "good")
            .send(FrameSpec::of(opcode, "bad"), 1)
            .fails();
    }
    cases.group(rfc::unknownOpcode);
    for (const quint8 opcode : reservedOpcodes) {
        cases.add("A " + frameName(opcode) + " frame between two fragments")
            .send({FrameSpec::text("first ").unfinished(), FrameSpec::of(opcode), FrameSpec::continuation("second")})
            .fails();
    }
    cases.group(rfc::unknownOpcode);
    for (const quint8 opcode : reservedOpcodes)
        cases.add("A " + frameName(opcode) + " frame without FIN")
            .send(FrameSpec::of(opcode, "x").unfinished())
            .fails();
}

} // namespace

QList<Case> reservedBitCases(Side side)
{
    CaseWriter cases(side, Category::ReservedBits, 3);
    everyFrame(cases);
    behindMessages(cases);
    return cases.cases();
}

QList<Case> opcodeCases(Side side)
{
    CaseWriter cases(side, Category::Opcodes, 4);
    unknownOpcodes(cases);
    return cases.cases();
}

} // namespace workbench::conformance
