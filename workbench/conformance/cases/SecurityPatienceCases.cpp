#include "workbench/conformance/cases/CaseFamilies.h"
#include "workbench/conformance/cases/HeadLines.h"
#include "workbench/conformance/cases/RfcText.h"

namespace workbench::conformance {

namespace {

using namespace std::chrono_literals;

constexpr qint64 mib = qint64{1024} * 1024;

// 408 is RFC 9110's word for it (§15.5.9).
const QMap<int, Verdict> tired{
    {anyClientError, Verdict::Ok}, {noAnswer, Verdict::Ok}, {leftWaiting, Verdict::NonStrict}};
// No rule says how long a connection may be quiet, or a message take: what counts is that others are served.
const Ending anyEnd{{{noCloseFrame, Verdict::Ok},
                     {leftOpen, Verdict::Ok},
                     {1000, Verdict::Ok},
                     {1001, Verdict::Ok},
                     {1008, Verdict::Ok}},
                    Verdict::NonStrict};

void slowRequests(CaseWriter &cases)
{
    cases.threat(rfc::requestTimeout,
                 "A few hundred connections that never finish their request hold every place of the server, "
                 "at no cost to who opens them (slow-loris).");
    const QByteArray begun = "GET {target} HTTP/1.1\r\nHost: {host}\r\n";
    const auto add = [&cases](const QByteArray &title, const QByteArray &begin, const QByteArray &trickle) {
        CaseScript script = cases.add(title);
        script.slow().beginning(begin).refuses(tired);
        if (trickle.isEmpty())
            script.pauses(2s).send(AskAnother{}).pauses(18s).leaves();
        else
            script.send(Trickle{trickle, 2s}).send(AskAnother{}).send(Trickle{trickle, 18s}).leaves();
    };
    add("TCP, and not a word", {}, {});
    add("Half a head, and nothing more for 20 seconds", begun + "Upgrade: webso", {});
    add("A head, an octet every quarter second", begun + "X-Slow: ", "s");
    add("A head, a field every second", begun, "a:\r\n");
    add("A whole head but for its last octet", HeadLines::request().text().chopped(1), {});
}

void slowAnswers(CaseWriter &cases)
{
    cases.threat(rfc::clientWaits,
                 "A client without a clock waits for a server that never answers; what it should do meanwhile "
                 "is not done, and what it holds is not let go.");
    // How long a client waits is its own decision: one that is still there may just be patient.
    const Ending tiredEnd{{{noCloseFrame, Verdict::Ok}, {leftOpen, Verdict::Informational}}, Verdict::NonStrict};
    const auto add = [&](const QByteArray &title, const QByteArray &begin, const QByteArray &trickle) {
        CaseScript script = cases.add(title);
        script.slow().beginning(begin).ends(tiredEnd);
        script.send(trickle.isEmpty() ? Step(Pause{20s}) : Step(Trickle{trickle, 20s})).leaves();
    };
    add("No answer at all", {}, {});
    add("Half a head, and nothing more for 20 seconds", "HTTP/1.1 101 Switching Protocols\r\nUpgrade: webso", {});
    add("A head, an octet every quarter second", "HTTP/1.1 101 Switching Protocols\r\nX-Slow: ", "s");
    add("A 404 whose body comes an octet every quarter second",
        "HTTP/1.1 404 Not Found\r\nContent-Length: 1000\r\n\r\n", "s");
}

void slowMessages(CaseWriter &cases)
{
    cases.threat(rfc::sendingMayBeDelayed, "A message that takes its time must not take everybody else's.");
    const FrameSpec::Key noKey{0, 0, 0, 0};
    cases.add("A frame, an octet every quarter second")
        .slow()
        .send(FrameSpec::text("s").declaring(1000).withKey(noKey))
        .send(Trickle{"s", 3s})
        .send(AskAnother{})
        .leaves()
        .ends(anyEnd);
    cases.add("A frame's header, and nothing of the frame")
        .send(FrameSpec::binary().declaring(1000))
        .pauses(1500ms)
        .send(AskAnother{})
        .leaves()
        .ends(anyEnd);
    cases.add("Half a message in fragments, and nothing more")
        .send(FrameSpec::text("half").unfinished())
        .pauses(1500ms)
        .send(AskAnother{})
        .leaves()
        .ends(anyEnd);
    cases.add("A connection that says nothing").pauses(1500ms).send(AskAnother{}).leaves().ends(anyEnd);
    cases.add("A message that takes two seconds is a message all the same")
        .send(FrameSpec::text("slowly, ").declaring(15).withKey(noKey))
        .send(Trickle{"surely.", 10s, 250ms, true})
        .echoes(0x1, "slowly, surely.")
        .closes();
}

// We ask and don't listen.
void deafReaders(CaseWriter &cases)
{
    cases.threat(rfc::closedWhenUnderAttack,
                 "A peer that queues answers for somebody who never reads them runs out of memory: one "
                 "connection is enough.");
    const auto add = [&cases](const QByteArray &title, const FrameSpec &frame, int count, qint64 bytes,
                              const QMap<qint64, Verdict> &swallows) {
        CaseScript script = cases.add(title);
        script.slow().send(StopReading{});
        script.floods(QList<FrameSpec>(count, frame), bytes).send(AskAnother{}).leaves();
        script.swallows(swallows).ends(anyEnd);
    };
    // What isn't read piles up in the sockets' buffers first, on both sides and both ways.
    add("256 MiB of text to be echoed, and nothing of it is read", FrameSpec::text(Payload::repeated("echo", 65536)), 1,
        256 * mib, {{96 * mib, Verdict::Ok}, {255 * mib, Verdict::NonStrict}});
    add("64 MiB of tiny messages to be echoed, and nothing of it is read", FrameSpec::text("e"), 1000, 64 * mib,
        {{48 * mib, Verdict::Ok}, {63 * mib, Verdict::NonStrict}});
    // §5.5.3: a peer may answer the last of many pings only, so it may well take them all.
    add("64 MiB of pings, and no pong is read", FrameSpec::ping(QByteArray(125, 'p')), 500, 64 * mib,
        {{48 * mib, Verdict::Ok}, {128 * mib, Verdict::Informational}});
    const Payload large = Payload::repeated("large", 8 * mib);
    // §7.3: "Servers MAY close the WebSocket connection whenever desired": two seconds may be too long for one that can't get rid of
    // what it has to say.
    const Ending closed{{{1000, Verdict::Ok},
                         {noCloseFrame, Verdict::Informational},
                         {1008, Verdict::Informational},
                         {1011, Verdict::Informational}},
                        Verdict::NonStrict};
    cases.add("8 MiB, whose echo is read two seconds later")
        .slow()
        .mayRefuseSize()
        .send(StopReading{})
        .send(FrameSpec::text(large))
        .pauses(2s)
        .send(AskAnother{})
        .send(GoOnReading{})
        .mayEcho(0x1, large, Verdict::Informational)
        .send(AwaitEvent{0})
        .send(FrameSpec::close(1000))
        .ends(closed);
}

} // namespace

QList<Case> patienceCases(Side side)
{
    CaseWriter cases(side, Category::Patience, 24);
    if (side == Side::Server)
        slowRequests(cases);
    else
        slowAnswers(cases);
    slowMessages(cases);
    deafReaders(cases);
    return cases.cases();
}

} // namespace workbench::conformance
