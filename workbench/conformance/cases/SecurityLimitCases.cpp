#include "workbench/conformance/cases/CaseFamilies.h"
#include "workbench/conformance/cases/RfcText.h"

namespace workbench::conformance {

namespace {

using namespace std::chrono_literals;

constexpr qint64 mib = qint64{1024} * 1024;
constexpr qint64 vast = 256 * mib;
const FrameSpec::Key noKey{0, 0, 0, 0};

// 1009 is made for it (§7.4.1); 1008 is as good, and what else fails the connection keeps the peer alive too.
Ending tooLarge(Verdict ifOpen)
{
    Ending ending{{{1009, Verdict::Ok},
                   {1008, Verdict::Ok},
                   {noCloseFrame, Verdict::NonStrict},
                   {leftOpen, ifOpen},
                   {1000, Verdict::Informational}},
                  std::nullopt};
    for (const int code : {1001, 1002, 1003, 1007, 1011})
        ending.codes.insert(code, Verdict::NonStrict);
    return ending;
}

QByteArray powerText(quint64 length)
{
    for (int bits = 31; bits < 64; ++bits) {
        const quint64 power = quint64{1} << static_cast<quint64>(bits);
        if (length == power || length == power - 1)
            return "2^" + QByteArray::number(bits) + (length == power ? "" : "-1");
    }
    return QByteArray::number(length);
}

// Whoever waits for the rest hasn't necessarily made room for it: that can't be seen from here.
void announcements(CaseWriter &cases)
{
    cases.threat(rfc::limits,
                 "A peer that makes room for what is only announced gives away all its memory for 14 octets.");
    const auto add = [&cases](const QByteArray &title, const QList<FrameSpec> &frames) {
        cases.add(title).send(frames).pauses(1s).send(AskAnother{}).leaves().ends(tooLarge(Verdict::Informational));
    };
    for (const quint64 length : {(quint64{1} << 31U) - 1, quint64{1} << 31U, (quint64{1} << 32U) - 1, quint64{1} << 32U,
                                 quint64{1} << 40U, quint64{1} << 62U, (quint64{1} << 63U) - 1}) {
        for (const quint8 opcode : {quint8{0x1}, quint8{0x2}})
            add("A " + frameName(opcode) + " frame that announces " + powerText(length) + " octets, and 16 of them",
                {FrameSpec::of(opcode, "sixteen octets..").declaring(length)});
    }
    const FrameSpec begun = FrameSpec::text("sixteen octets..").unfinished();
    for (const quint64 length : {(quint64{1} << 32U) - 16, (quint64{1} << 63U) - 16, (quint64{1} << 63U) - 1})
        add("A fragment of 16 octets, and another that announces " + powerText(length),
            {begun, FrameSpec::continuation("x").declaring(length)});
    add("A fragment that announces 2^62 octets behind a thousand empty ones",
        QList<FrameSpec>{begun} + QList<FrameSpec>(1000, FrameSpec::continuation().unfinished())
            + QList{FrameSpec::continuation("x").declaring(quint64{1} << 62U)});
}

void endlessMessages(CaseWriter &cases)
{
    cases.threat(rfc::limits,
                 "A peer without a limit for a message holds whatever it is sent, until there is no memory.");
    const QMap<qint64, Verdict> swallows{{160 * mib, Verdict::Ok}, {2 * vast, Verdict::NonStrict}};
    for (const quint8 opcode : {quint8{0x1}, quint8{0x2}}) {
        const QByteArray name = frameName(opcode);
        cases.add("A " + name + " message without end, in fragments of 64 KiB")
            .slow()
            .send(FrameSpec::of(opcode, "first").unfinished())
            .floods(QList{FrameSpec::continuation(Payload::repeated("more", 65536)).unfinished()}, vast)
            .send(AskAnother{})
            .leaves()
            .swallows(swallows)
            .ends(tooLarge(Verdict::NonStrict));
        cases.add("A " + name + " message of 256 MiB in one frame")
            .slow()
            .countsMessages(Verdict::Informational)
            .send(FrameSpec::of(opcode).declaring(vast).withKey(noKey))
            .floods(QByteArray(1024, 'v'), vast)
            .pauses(1s)
            .leaves()
            .swallows(swallows)
            .ends(tooLarge(Verdict::Informational));
    }
    // Within most limits for a message; but who keeps its fragments for themselves holds many times as much.
    cases.add("Half a message of millions of fragments of one octet")
        .slow()
        .send(FrameSpec::text("f").unfinished())
        .floods(QList<FrameSpec>(1000, FrameSpec::continuation("m").unfinished()), 64 * mib)
        .send(AskAnother{})
        .leaves()
        .ends(tooLarge(Verdict::Ok));
}

// Little to carry, much to do.
void swarms(CaseWriter &cases)
{
    cases.threat(rfc::limits,
                 "Frames that cost next to nothing to send keep a peer busy, or make it hold something for each "
                 "of them.");
    // A peer may count and have enough; or still be busy with it.
    Ending ending = tooLarge(Verdict::NonStrict);
    ending.codes.insert(1000, Verdict::Ok);
    const auto sizeOf = [&cases](const FrameSpec &frame) {
        return frame.serialized(cases.side() == Side::Server, noKey).size();
    };
    const auto fragments = [&](const QByteArray &title, qint64 count) {
        CaseScript script = cases.add(title);
        const FrameSpec fragment = FrameSpec::continuation().unfinished();
        script.send(FrameSpec::text("begun, ").unfinished())
            .floods(QList<FrameSpec>(1000, fragment), count * sizeOf(fragment))
            .send(FrameSpec::continuation("ended"))
            .mayEcho(0x1, "begun, ended", Verdict::Informational)
            .send(AwaitEvent{0})
            .send(FrameSpec::close(1000))
            .ends(ending);
        return script;
    };
    fragments("Ten thousand empty fragments", 10'000);
    fragments("A million empty fragments", 1'000'000).slow();
    const auto swarm = [&](const QByteArray &title, const FrameSpec &frame, qint64 count) {
        CaseScript script = cases.add(title);
        script.ignoresPongs()
            .floods(QList<FrameSpec>(1000, frame), count * sizeOf(frame))
            .send(AskAnother{})
            .send(FrameSpec::text("still there?"))
            .mayEcho(0x1, "still there?", Verdict::Informational)
            .send(AwaitEvent{0})
            .send(FrameSpec::close(1000))
            .ends(ending);
        return script;
    };
    // What takes a peer long is asked of it alone.
    swarm("5,000 pings without a payload", FrameSpec::ping(), 5'000);
    swarm("5,000 pongs that nobody asked for", FrameSpec::pong(), 5'000);
    swarm("100,000 pings without a payload", FrameSpec::ping(), 100'000).slow();
    swarm("50,000 pings of 125 octets", FrameSpec::ping(QByteArray(125, 'p')), 50'000).slow();
    swarm("500,000 pongs of 125 octets that nobody asked for", FrameSpec::pong(QByteArray(125, 'p')), 500'000).slow();
    cases.add("100,000 empty messages")
        .slow()
        .countsMessages(Verdict::Ok)
        .floods(QList<FrameSpec>(1000, FrameSpec::text()), 100'000 * sizeOf(FrameSpec::text()))
        .send(FrameSpec::close(1000))
        .ends(ending);
}

// §1.4: what comes behind a Close frame is thrown away.
void behindClose(CaseWriter &cases)
{
    cases.threat(rfc::nothingAfterClose,
                 "A connection that is said to be over and goes on taking holds its place for as long as "
                 "somebody sends.");
    // What is still coming may reset TCP, and the Close frame be lost by it, when the peer has ended it in time.
    const Ending ending{{{1000, Verdict::Ok}, {noCloseFrame, Verdict::NonStrict}}, Verdict::NonStrict};
    cases.add("32 MiB of messages behind Close")
        .slow()
        .send(FrameSpec::close(1000))
        .floods(QList{FrameSpec::text(Payload::repeated("late", 65536))}, 32 * mib)
        .ends(ending);
    cases.add("A thousand Close frames")
        .send(QList<FrameSpec>(1000, FrameSpec::close(1000, QByteArray(123, 'r'))))
        .ends(ending);
    cases.add("1 MiB that is no frame behind Close")
        .send(FrameSpec::close(1000))
        .floods("\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF", mib)
        .ends(ending);
}

} // namespace

QList<Case> resourceCases(Side side)
{
    CaseWriter cases(side, Category::ResourceLimits, 25);
    announcements(cases);
    endlessMessages(cases);
    swarms(cases);
    behindClose(cases);
    return cases.cases();
}

} // namespace workbench::conformance
