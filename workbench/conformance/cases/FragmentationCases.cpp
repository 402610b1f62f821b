#include "workbench/conformance/cases/CaseFamilies.h"
#include "workbench/conformance/cases/RfcText.h"

namespace workbench::conformance {

namespace {

const QByteArray sentence = "A message may be cut into frames anywhere.";

QList<FrameSpec> fragmented(quint8 opcode, int count, QByteArray &whole)
{
    QList<FrameSpec> frames;
    for (int i = 0; i < count; ++i) {
        const QByteArray part = "fragment " + QByteArray::number(i) + ' ';
        whole += part;
        frames.append(FrameSpec::of(i == 0 ? opcode : 0x0, part).unfinished());
    }
    frames.last().fin = true;
    return frames;
}

void manyFragments(CaseWriter &cases, quint8 opcode)
{
    cases.group(rfc::bothKindsOfMessages);
    for (const int count : {2, 3, 4, 10, 100, 1000}) {
        QByteArray whole;
        const QList<FrameSpec> frames = fragmented(opcode, count, whole);
        cases.add(frameName(opcode) + " message in " + QByteArray::number(count) + " fragments, in one packet")
            .send(frames)
            .echoes(opcode, whole)
            .closes();
    }
    for (const int count : {2, 3, 10}) {
        QByteArray whole;
        const QList<FrameSpec> frames = fragmented(opcode, count, whole);
        cases.add(frameName(opcode) + " message in " + QByteArray::number(count) + " fragments, octet by octet")
            .send(frames, 1)
            .echoes(opcode, whole)
            .closes();
        CaseScript script =
            cases.add(frameName(opcode) + " message in " + QByteArray::number(count) + " fragments, a packet each");
        for (const FrameSpec &frame : frames)
            script.send(frame);
        script.echoes(opcode, whole).closes();
    }
    cases.add(frameName(opcode) + " message in fragments of one octet")
        .restsOn(rfc::fragmentsOfAnySize)
        .send(inFragments(opcode, sentence, 1))
        .echoes(opcode, sentence)
        .closes();
    for (const qsizetype size : {125, 126, 65535, 65536}) {
        const Payload payload = Payload::repeated(sentence, 2 * size + 1);
        cases.add(frameName(opcode) + " message in fragments of " + bytesText(size))
            .restsOn(rfc::fragmentsOfAnySize)
            .send(inFragments(opcode, payload.bytes(), size))
            .echoes(opcode, payload)
            .closes();
    }
}

// "E" an empty frame, "x" one with a payload.
void emptyFragments(CaseWriter &cases)
{
    cases.group(rfc::fragmentsOfAnySize);
    for (const QByteArray pattern : {"EE", "EEE", "Ex", "xE", "EEx", "ExE", "xEE", "xEx", "Exx", "xxE", "ExEEx"}) {
        QList<FrameSpec> frames;
        QByteArray whole;
        for (const char mark : pattern) {
            const QByteArray part = mark == 'E' ? QByteArray() : "part" + QByteArray::number(frames.size());
            whole += part;
            frames.append(FrameSpec::of(frames.isEmpty() ? 0x1 : 0x0, part).unfinished());
        }
        frames.last().fin = true;
        cases.add("Fragments of which some are empty (E): " + pattern).send(frames).echoes(0x1, whole).closes();
    }
    QList<FrameSpec> frames(1000, FrameSpec::continuation().unfinished());
    frames.prepend(FrameSpec::binary().unfinished());
    frames.append(FrameSpec::continuation("end"));
    cases.add("A thousand empty fragments").send(frames).echoes(0x2, "end").closes();
}

void controlFramesBetween(CaseWriter &cases)
{
    cases.group(rfc::controlInTheMiddle);
    for (const qsizetype chop : {0, 1}) {
        CaseScript script = cases.add(chop == 0 ? "A ping behind each of five fragments"
                                                : "A ping behind each of five fragments, octet by octet");
        QByteArray whole;
        QList<FrameSpec> frames;
        for (const FrameSpec &fragment : fragmented(0x1, 5, whole))
            frames << fragment << FrameSpec::ping("ping " + QByteArray::number(frames.size()));
        script.send(frames, chop);
        for (int i = 0; i < 4; ++i)
            script.mayPong(frames[2 * i + 1].payload, Verdict::Ok);
        script.echoes(0x1, whole).pongs(frames.last().payload).closes();
    }
    QByteArray whole;
    QList<FrameSpec> withPongs;
    for (const FrameSpec &fragment : fragmented(0x2, 5, whole))
        withPongs << FrameSpec::pong("pong") << fragment;
    cases.add("A pong in front of each of five fragments").send(withPongs).echoes(0x2, whole).closes();
    cases.add("Two fragmented messages, one behind the other, with pings between all frames")
        .send({FrameSpec::text("one ").unfinished(), FrameSpec::ping("a"), FrameSpec::continuation("message")})
        .pongs("a")
        .echoes(0x1, "one message")
        .send({FrameSpec::ping("b"), FrameSpec::binary("other ").unfinished(), FrameSpec::ping("c"),
               FrameSpec::continuation("message")})
        .mayPong("b", Verdict::Ok)
        .pongs("c")
        .echoes(0x2, "other message")
        .closes();
}

void fragmentedControlFrames(CaseWriter &cases)
{
    cases.group(rfc::controlFrames);
    for (const quint8 opcode : {quint8{0x8}, quint8{0x9}, quint8{0xA}}) {
        const FrameSpec frame = opcode == 0x8 ? FrameSpec::close(1000) : FrameSpec::of(opcode, "cut");
        cases.add(frameName(opcode) + " frame without FIN").send(frame.unfinished()).fails();
        cases.add("Empty " + frameName(opcode) + " frame without FIN").send(FrameSpec::of(opcode).unfinished()).fails();
        cases.add(frameName(opcode) + " frame in two fragments")
            .send({frame.unfinished(), FrameSpec::continuation("rest")})
            .fails();
        cases.add(frameName(opcode) + " frame without FIN within a fragmented message")
            .send({FrameSpec::text("first ").unfinished(), frame.unfinished(), FrameSpec::continuation("second")})
            .fails();
        cases.add(frameName(opcode) + " frame without FIN, octet by octet").send(frame.unfinished(), 1).fails();
    }
}

void strayContinuations(CaseWriter &cases)
{
    cases.group(rfc::fragmentedMessage);
    for (const bool fin : {true, false}) {
        const auto stray = [fin](const char *payload) {
            const FrameSpec frame = FrameSpec::continuation(payload);
            return fin ? frame : frame.unfinished();
        };
        const QByteArray what = fin ? "last fragment" : "middle fragment";
        cases.add("A " + what + " of nothing, first of all").send(stray("stray")).fails();
        cases.add("An empty " + what + " of nothing, first of all").send(stray("")).fails();
        cases.add("A " + what + " of nothing, then a message")
            .send({stray("stray"), FrameSpec::text("message")})
            .fails();
        cases.add("A " + what + " of nothing behind a whole message, in one packet")
            .send({FrameSpec::text("whole"), stray("stray")})
            .mayEcho(0x1, "whole")
            .fails();
        cases.add("A " + what + " of nothing behind a whole message, octet by octet")
            .send({FrameSpec::text("whole"), stray("stray")}, 1)
            .mayEcho(0x1, "whole")
            .fails();
        cases.add("A " + what + " of nothing behind a fragmented message")
            .send({FrameSpec::text("one ").unfinished(), FrameSpec::continuation("message"), stray("stray")})
            .mayEcho(0x1, "one message")
            .fails();
        cases.add("A " + what + " of nothing behind a ping")
            .send({FrameSpec::ping("ping"), stray("stray")})
            .mayPong("ping")
            .fails();
    }
}

void messagesWithinMessages(CaseWriter &cases)
{
    cases.group(rfc::notInterleaved);
    for (const quint8 outer : {quint8{0x1}, quint8{0x2}}) {
        for (const quint8 inner : {quint8{0x1}, quint8{0x2}}) {
            const QByteArray what =
                "A " + frameName(inner) + " message within a fragmented " + frameName(outer) + " message";
            const FrameSpec start = FrameSpec::of(outer, "first ").unfinished();
            cases.add(what).send({start, FrameSpec::of(inner, "new")}).fails();
            cases.add(what + ", unfinished too").send({start, FrameSpec::of(inner, "new").unfinished()}).fails();
            cases.add(what + ", octet by octet").send({start, FrameSpec::of(inner, "new")}, 1).fails();
            cases.add(what + ", which then goes on")
                .send({start, FrameSpec::of(inner, "new"), FrameSpec::continuation("second")})
                .fails();
            cases.add(what + ", behind a continuation")
                .send({start, FrameSpec::continuation("second ").unfinished(), FrameSpec::of(inner, "new")})
                .fails();
        }
    }
    cases.add("An empty message within a fragmented message")
        .send({FrameSpec::text("first ").unfinished(), FrameSpec::text()})
        .fails();
    cases.add("A header of a new message within a fragmented one, its payload still to come")
        .sendHoldingBack({FrameSpec::text("first ").unfinished(), FrameSpec::binary(Payload::repeated("x", 1000))},
                         1000)
        .fails();
}

} // namespace

QList<Case> fragmentationCases(Side side)
{
    CaseWriter cases(side, Category::Fragmentation, 5);
    manyFragments(cases, 0x1);
    manyFragments(cases, 0x2);
    emptyFragments(cases);
    controlFramesBetween(cases);
    fragmentedControlFrames(cases);
    strayContinuations(cases);
    messagesWithinMessages(cases);
    return cases.cases();
}

} // namespace workbench::conformance
