#include "workbench/conformance/Judge.h"

namespace workbench::conformance {

namespace {

QByteArray eventText(quint8 opcode, const QByteArray &payload)
{
    return frameName(opcode) + ' ' + payload;
}

QByteArray endText(int code)
{
    if (code == noCloseFrame)
        return "TCP ended without a Close frame";
    if (code == closeWithoutCode)
        return "a Close frame without a code";
    if (code == leftOpen)
        return "the connection left open";
    return "Close " + QByteArray::number(code);
}

void judgeFields(const Case &question, const Trace &trace, Judgement &judgement)
{
    if (!trace.peerHead)
        return;
    for (const FieldRule &rule : question.opening.fields) {
        const QByteArrayList values = trace.peerHead->values(rule.name);
        bool kept = false;
        switch (rule.kind) {
        case FieldRule::Kind::Absent:
            kept = values.isEmpty();
            break;
        case FieldRule::Kind::Present:
            kept = !values.isEmpty();
            break;
        case FieldRule::Kind::Equals:
            kept = values == QByteArrayList{rule.value};
            break;
        case FieldRule::Kind::OneOfTokens:
            kept = trace.peerHead->hasToken(rule.name, rule.value);
            break;
        case FieldRule::Kind::Nowhere:
            if (trace.peerHead->raw().contains(rule.value))
                judgement.atBest(rule.ifBroken, "the peer's head has \"" + rule.value + "\" in it");
            continue;
        }
        if (!kept)
            judgement.atBest(rule.ifBroken,
                             rule.name + " of the answer is not as it should be: \"" + values.join("\", \"") + '"');
    }
}

QByteArray answerText(int status)
{
    return status == noAnswer ? QByteArray("TCP ended without an answer to the handshake")
                              : "the handshake was answered with HTTP " + QByteArray::number(status);
}

// What gets in although others don't, has found a way around.
void judgeControl(const Opening &opening, const Trace &trace, Judgement &judgement)
{
    if (opening.control.isEmpty())
        return;
    if (!trace.controlStatus)
        judgement.atBest(Verdict::Informational,
                         "this one gets in; whether a plain stranger does, the server didn't say");
    else if (*trace.controlStatus == 101)
        judgement.atBest(Verdict::Informational, "the server lets anybody in, and this one too");
    else
        judgement.atBest(opening.afterRefusedControl, "this one gets in, although a plain stranger was refused");
}

// True: there is a connection to judge.
bool judgeOpening(const Case &question, const Trace &trace, Judgement &judgement)
{
    const Opening &opening = question.opening;
    const QByteArray answer = answerText(trace.status);
    if (trace.status == 101) {
        judgement.atBest(opening.accepted.value_or(Verdict::Failed), answer);
        judgeControl(opening, trace, judgement);
        return opening.accepted.has_value();
    }
    const auto &refusals = opening.refusals;
    const bool isAnswered = trace.status != noAnswer || trace.closing.droppedBy == ClosingRecord::DroppedBy::Peer;
    auto found = refusals.find(trace.status);
    if (found == refusals.end() && trace.status / 100 == 4)
        found = refusals.find(anyClientError);
    if (!isAnswered)
        judgement.atBest(refusals.value(leftWaiting, Verdict::Failed), "the handshake was not answered");
    else
        judgement.atBest(found == refusals.end() ? Verdict::Failed : *found, answer);
    if (trace.answeredTwice)
        judgement.atBest(opening.ifAnsweredTwice.value_or(Verdict::Ok),
                         "what was sent behind the head was answered as a request of its own");
    return false;
}

void judgeEvents(const Case &question, const Trace &trace, Judgement &judgement)
{
    const QList<ExpectedEvent> &expected = question.expected.events;
    const auto missing = [&](qsizetype index) {
        const ExpectedEvent &event = expected[index];
        judgement.atBest(event.ifMissing.value_or(Verdict::Failed),
                         eventText(event.opcode, event.payload.text()) + " did not come back");
    };
    if (!trace.unexpected.isEmpty())
        judgement.atBest(Verdict::Failed, "the peer sent " + trace.unexpected + ", which it should not have");
    if (trace.messages > 0)
        judgement.atBest(*question.expected.anyMessages, "the message came back: it is within the peer's limits");
    for (qsizetype i = 0; i < expected.size(); ++i) {
        if (!trace.arrived.contains(i))
            missing(i);
    }
}

void judgeEnding(const Case &question, const Trace &trace, Judgement &judgement)
{
    const Ending &ending = question.expected.ending;
    const int code = trace.closing.code;
    if (code == noCloseFrame && trace.closing.droppedBy != ClosingRecord::DroppedBy::Peer) {
        judgement.atBest(ending.codes.value(leftOpen, Verdict::Failed), "the peer left the connection open");
        return;
    }
    const auto found = ending.codes.find(code);
    const QByteArray how = "the end was " + endText(code);
    if (found != ending.codes.end())
        judgement.atBest(*found, how);
    else
        judgement.atBest(code == noCloseFrame ? Verdict::Failed : ending.otherCode.value_or(Verdict::Failed), how);
}

// What others lose by the case.
void judgeService(const Trace &trace, Judgement &judgement)
{
    if (!trace.deadAfterwards.isEmpty())
        judgement.atBest(Verdict::Failed, "afterwards no new connection was served: " + trace.deadAfterwards);
    if (!trace.unserved.isEmpty())
        judgement.atBest(Verdict::Failed, "meanwhile no other connection was served: " + trace.unserved);
}

void judgeAppetite(const Expectation &expected, const Trace &trace, Judgement &judgement)
{
    if (expected.swallows.isEmpty())
        return;
    const auto bound = expected.swallows.lowerBound(trace.swallowed);
    const Verdict verdict = bound == expected.swallows.end() ? Verdict::Failed : *bound;
    judgement.atBest(verdict, "the peer took " + QByteArray::number(trace.swallowed / 1024) + " KiB of it");
}

void judgeKeys(const Expectation &expected, const Trace &trace, Judgement &judgement)
{
    constexpr size_t fewest = 100;
    if (!expected.keysWithout)
        return;
    if (trace.maskKeys.size() < fewest) {
        judgement.atBest(Verdict::Failed, "the peer sent too few frames for its masking keys to be judged");
        return;
    }
    const QByteArrayList keys = trace.peerHead ? trace.peerHead->values("Sec-WebSocket-Key") : QByteArrayList();
    const QByteArray flaw = maskKeyFlaw(trace.maskKeys, *expected.keysWithout, QByteArray::fromBase64(keys.value(0)));
    if (!flaw.isEmpty())
        judgement.atBest(Verdict::Failed, flaw);
}

} // namespace

bool Trace::take(const PeerEvent &event, const Expectation &expected)
{
    if (expected.anyPongs && event.opcode == 0xA)
        return true;
    if (expected.anyMessages && event.opcode != 0xA) {
        ++messages;
        return true;
    }
    const auto isPong = [](quint8 opcode) { return opcode == 0xA; };
    QSet<qsizetype> passed;
    for (qsizetype i = 0; i < expected.events.size(); ++i) {
        const ExpectedEvent &next = expected.events[i];
        if (isSettled(i) || isPong(next.opcode) != isPong(event.opcode))
            continue;
        const bool matches = next.opcode == event.opcode && next.payload.size() == event.payload.size()
                             && next.payload.bytes() == event.payload;
        if (matches) {
            skipped += passed;
            arrived.insert(i);
            return true;
        }
        if (!next.ifMissing)
            break;
        passed.insert(i);
    }
    unexpected = eventText(event.opcode, shownBytes(event.payload));
    return false;
}

void Judgement::atBest(Verdict limit, const QByteArray &why)
{
    if (limit <= verdict)
        return;
    verdict = limit;
    explanation = why;
}

Judgement judge(const Case &question, const Trace &trace)
{
    Judgement judgement;
    if (!trace.connected)
        return {Verdict::Failed, "there was no TCP connection: " + trace.unreachable};
    judgeService(trace, judgement);
    if (!trace.violation.isEmpty()) {
        judgement.atBest(Verdict::Failed, trace.violation);
        return judgement;
    }
    // Whoever didn't survive the question has failed, whatever it speaks.
    if (!trace.unimplemented.isEmpty())
        return judgement.verdict == Verdict::Failed ? judgement
                                                    : Judgement{Verdict::Unimplemented, trace.unimplemented};
    judgeFields(question, trace, judgement);
    judgeAppetite(question.expected, trace, judgement);
    if (question.side == Side::Server && !judgeOpening(question, trace, judgement))
        return judgement;
    if (question.expected.mayRefuseSize && trace.closing.code == 1009) {
        judgement.atBest(Verdict::Informational, "the peer's size limit is smaller");
        return judgement;
    }
    judgeEvents(question, trace, judgement);
    judgeKeys(question.expected, trace, judgement);
    judgeEnding(question, trace, judgement);
    if (trace.late)
        judgement.atBest(Verdict::NonStrict, "the peer failed the connection later than it could have");
    // §5.5.2: "It SHOULD respond with Pong frame as soon as is practical."
    if (trace.latePong)
        judgement.atBest(Verdict::NonStrict, "the peer answered a ping late");
    // §7.1.1: the server closes the TCP connection.
    if (question.side == Side::Server && trace.closing.code != noCloseFrame
        && trace.closing.droppedBy != ClosingRecord::DroppedBy::Peer)
        judgement.atBest(Verdict::NonStrict, "the server left it to the client to end TCP");
    return judgement;
}

namespace {

QByteArray refusalText(int status)
{
    if (status == noAnswer)
        return "TCP ended without an answer";
    if (status == leftWaiting)
        return "no answer";
    return status == anyClientError ? QByteArray("HTTP 4xx") : "HTTP " + QByteArray::number(status);
}

} // namespace

QByteArrayList expectationText(const Case &question)
{
    QByteArrayList lines;
    const Opening &opening = question.opening;
    const bool isServer = question.side == Side::Server;
    for (auto refusal = opening.refusals.begin(); isServer && refusal != opening.refusals.end(); ++refusal) {
        if (*refusal == Verdict::Ok)
            lines.append(refusalText(refusal.key()));
    }
    // What is expected behind a 101 that shouldn't be isn't right either.
    if (isServer && opening.accepted != Verdict::Ok)
        return lines;
    for (const ExpectedEvent &event : question.expected.events)
        lines.append(eventText(event.opcode, event.payload.text()));
    if (question.expected.keysWithout)
        lines.append("masking keys that nobody can foresee");
    const QMap<int, Verdict> &codes = question.expected.ending.codes;
    for (auto end = codes.begin(); end != codes.end(); ++end) {
        if (*end == Verdict::Ok)
            lines.append(endText(end.key()));
    }
    return lines;
}

} // namespace workbench::conformance
