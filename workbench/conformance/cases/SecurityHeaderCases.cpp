#include "workbench/conformance/cases/CaseFamilies.h"
#include "workbench/conformance/cases/HeadLines.h"
#include "workbench/conformance/cases/RfcText.h"

namespace workbench::conformance {

namespace {

using namespace std::chrono_literals;

constexpr qint64 mib = qint64{1024} * 1024;
// More than sockets' buffers hold: who takes it, reads it.
constexpr qint64 endless = 16 * mib;

const QMap<int, Verdict> refusal{
    {anyClientError, Verdict::Ok}, {501, Verdict::Ok}, {505, Verdict::Ok}, {noAnswer, Verdict::Ok}};

/// A head that is cut in two, with room for a flood.
struct Gap
{
    QByteArray before;
    QByteArray after;
};

QByteArray startLine(Side side)
{
    return side == Side::Server ? "GET {target} HTTP/1.1\r\n" : "HTTP/1.1 101 Switching Protocols\r\n";
}

QByteArray fieldsOf(Side side)
{
    const QByteArray head = (side == Side::Server ? HeadLines::request() : HeadLines::answer()).text();
    return head.sliced(head.indexOf('\n') + 1);
}

Gap withinFields(Side side, const QByteArray &before = {}, const QByteArray &after = {})
{
    return {startLine(side) + before, after + fieldsOf(side)};
}

// Much, but it ends: refusing is right, and taking it is the peer's own decision.
void addLarge(CaseWriter &cases, const QByteArray &title, const Gap &gap, const QByteArray &unit, qint64 bytes)
{
    CaseScript script = cases.add(title);
    script.beginning(gap.before).floods(unit, bytes).send(SendBytes{gap.after});
    if (cases.side() == Side::Server) {
        script.refuses(refusal).send(AwaitOpening{}).orAccepts(Verdict::Informational);
        return;
    }
    script.send({FrameSpec::text("is anybody there?"), FrameSpec::close(1000)})
        .mayEcho(0x1, "is anybody there?", Verdict::Ok)
        .ends({{{noCloseFrame, Verdict::Ok}, {1000, Verdict::Informational}}, Verdict::NonStrict});
}

// It never ends: the peer must.
void addEndless(CaseWriter &cases, const QByteArray &title, const QByteArray &before, const QByteArray &unit)
{
    CaseScript script = cases.add(title);
    script.beginning(before).floods(unit, endless).pauses(2s).leaves();
    if (cases.side() == Side::Server)
        script.refuses(refusal);
    else
        script.ends({{{noCloseFrame, Verdict::Ok}}, Verdict::NonStrict});
    script.swallows({{endless - mib, Verdict::Ok}, {endless * 2, Verdict::NonStrict}});
}

void large(CaseWriter &cases)
{
    cases.threat(cases.side() == Side::Server ? rfc::fieldsAreTooLarge : rfc::clientDiscardsFields,
                 "A head of any size is memory and time for whoever asks, before anybody knows who that is.");
    const Side side = cases.side();
    const QByteArray letters(1024, 'x');
    addLarge(cases, "A field of 1 MiB", withinFields(side, "X-Long: ", "\r\n"), letters, mib);
    addLarge(cases, "A field name of 1 MiB", withinFields(side, "X-", ": x\r\n"), letters, mib);
    addLarge(cases, "100,000 fields", withinFields(side), "X-{n}: value\r\n", 1'600'000);
    addLarge(cases, "100,000 fields of one name", withinFields(side), "X-Same: value\r\n", 1'500'000);
    addLarge(cases, "100,000 empty fields", withinFields(side), "a:\r\n", 400'000);
    addLarge(cases, "A field folded 10,000 times", withinFields(side, "X-Folded: x\r\n"), " x\r\n", 40'000);
    addLarge(cases, "A value of 1 MiB of blanks", withinFields(side, "X-Blank:", "x\r\n"), QByteArray(1024, ' '), mib);
    if (side == Side::Server) {
        const QByteArray rest = " HTTP/1.1\r\n" + fieldsOf(side);
        addLarge(cases, "A target of 1 MiB", {"GET {target}?", rest}, letters, mib);
        addLarge(cases, "A query of 100,000 parameters", {"GET {target}?", "z=1" + rest}, "p{n}=1&", 900'000);
        addLarge(cases, "A Cookie of 100,000 pairs", withinFields(side, "Cookie: ", "z=1\r\n"), "c{n}=1; ", 1'000'000);
        addLarge(cases, "100,000 subprotocols", withinFields(side, "Sec-WebSocket-Protocol: ", "z\r\n"), "x-{n}, ",
                 1'000'000);
        addLarge(cases, "100,000 offers of permessage-deflate",
                 withinFields(side, "Sec-WebSocket-Extensions: ", "x\r\n"), "permessage-deflate, ", 2'000'000);
    } else {
        addLarge(cases, "A reason phrase of 1 MiB", {"HTTP/1.1 101 ", "\r\n" + fieldsOf(side)}, letters, mib);
        addLarge(cases, "100,000 cookies", withinFields(side), "Set-Cookie: c{n}=1\r\n", 2'000'000);
    }
}

void withoutEnd(CaseWriter &cases)
{
    cases.threat(cases.side() == Side::Server ? rfc::fieldsAreTooLarge : rfc::clientDiscardsFields,
                 "A peer that reads a head for as long as it comes runs out of memory.");
    const Side side = cases.side();
    const QByteArray letters(1024, 'x');
    addEndless(cases, "Fields without end", startLine(side), "X-{n}: value\r\n");
    addEndless(cases, "A field without end", startLine(side) + "X-Endless: ", letters);
    addEndless(cases, "A field name without end", startLine(side) + "X-", letters);
    addEndless(cases, "A folded field without end", startLine(side) + "X-Folded: x\r\n", " x\r\n");
    addEndless(cases, "Blanks without end behind a colon", startLine(side) + "X-Blank:", QByteArray(1024, ' '));
    addEndless(cases, "Octets without end, and none is a line's", {}, letters);
    if (side == Side::Server) {
        addEndless(cases, "A target without end", "GET /", letters);
        addEndless(cases, "Empty lines without end", {}, "\r\n");
    } else {
        addEndless(cases, "A status line without end", "HTTP/1.1 101 ", letters);
        addEndless(cases, "A 404 with fields without end", "HTTP/1.1 404 Not Found\r\n", "X-{n}: value\r\n");
        addEndless(cases, "A redirect to a target without end", "HTTP/1.1 302 Found\r\nLocation: ws://a/", letters);
    }
}

} // namespace

QList<Case> headerBoundCases(Side side)
{
    CaseWriter cases(side, Category::HeaderBounds, 21);
    large(cases);
    withoutEnd(cases);
    return cases.cases();
}

} // namespace workbench::conformance
