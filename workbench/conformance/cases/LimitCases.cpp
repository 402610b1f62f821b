#include "workbench/conformance/cases/CaseFamilies.h"
#include "workbench/conformance/cases/RfcText.h"

namespace workbench::conformance {

namespace {

constexpr qsizetype kib = 1024;
constexpr qsizetype mib = 1024 * kib;

QByteArray sizeText(qsizetype size)
{
    return size >= mib   ? QByteArray::number(size / mib) + " MiB"
           : size >= kib ? QByteArray::number(size / kib) + " KiB"
                         : bytesText(size);
}

Payload payloadOf(quint8 opcode, qsizetype size)
{
    return opcode == 0x1 ? Payload::repeated("Twelve bytes", size)
                         : Payload::repeated("\x81\xFE\x02\xFD\xFF\x7E\x80", size);
}

// Sizes up to 64 KiB are not slow, and nobody refuses them.
CaseScript &marked(CaseScript &script, qsizetype size)
{
    return size > 64 * kib ? script.slow() : script;
}

void oneFrame(CaseWriter &cases, quint8 opcode)
{
    cases.group(rfc::payloadLength);
    for (const qsizetype size : {64 * kib, 256 * kib, mib, 4 * mib, 8 * mib, 16 * mib}) {
        const Payload payload = payloadOf(opcode, size);
        CaseScript script = cases.add(frameName(opcode) + " message of " + sizeText(size) + " in one frame");
        marked(script, size).mayRefuseSize().send(FrameSpec::of(opcode, payload)).echoes(opcode, payload).closes();
    }
}

void manyFrames(CaseWriter &cases, quint8 opcode)
{
    cases.group(rfc::fragmentsOfAnySize);
    for (const qsizetype fragment : {64 * kib, 256 * kib, mib, 4 * mib}) {
        const Payload payload = payloadOf(opcode, 4 * mib);
        cases.add(frameName(opcode) + " message of 4 MiB in fragments of " + sizeText(fragment))
            .slow()
            .mayRefuseSize()
            .send(SendFragmented{opcode, payload, fragment})
            .echoes(opcode, payload)
            .closes();
    }
    for (const qsizetype fragment : {qsizetype{64}, qsizetype{256}, kib, 4 * kib, 16 * kib}) {
        const Payload payload = payloadOf(opcode, mib);
        cases.add(frameName(opcode) + " message of 1 MiB in fragments of " + sizeText(fragment))
            .slow()
            .mayRefuseSize()
            .send(SendFragmented{opcode, payload, fragment})
            .echoes(opcode, payload)
            .closes();
    }
}

void manyPieces(CaseWriter &cases, quint8 opcode)
{
    cases.group(rfc::parsedAsFrames);
    for (const qsizetype chop :
         {qsizetype{64}, qsizetype{128}, qsizetype{256}, qsizetype{512}, kib, 4 * kib, 16 * kib, 64 * kib}) {
        const Payload payload = payloadOf(opcode, mib);
        cases.add(frameName(opcode) + " message of 1 MiB in pieces of " + sizeText(chop))
            .slow()
            .mayRefuseSize()
            .send(FrameSpec::of(opcode, payload), chop)
            .echoes(opcode, payload)
            .closes();
    }
}

// One round trip after the other: what a message costs.
void manyMessages(CaseWriter &cases, quint8 opcode)
{
    cases.group(rfc::newMessage);
    for (const qsizetype size : {0, 16, 64, 256, 1024, 4096, 16384, 65536}) {
        const Payload payload = payloadOf(opcode, size);
        CaseScript script =
            cases.add("A thousand " + frameName(opcode) + " messages of " + sizeText(size) + ", one after the other");
        script.slow();
        for (int i = 0; i < 1000; ++i)
            script.send(FrameSpec::of(opcode, payload)).echoes(opcode, payload);
        script.closes();
    }
}

} // namespace

QList<Case> limitCases(Side side)
{
    CaseWriter cases(side, Category::Limits, 10);
    for (const quint8 opcode : {quint8{0x1}, quint8{0x2}}) {
        oneFrame(cases, opcode);
        manyFrames(cases, opcode);
        manyPieces(cases, opcode);
        manyMessages(cases, opcode);
    }
    return cases.cases();
}

} // namespace workbench::conformance
