#include "workbench/conformance/cases/CaseFamilies.h"
#include "workbench/conformance/cases/RfcText.h"

namespace workbench::conformance {

namespace {

using namespace std::chrono_literals;

constexpr qint64 mib = qint64{1024} * 1024;

// A peer that closes with 1000, as we do, has sent it all back: its memory can't be seen from here.
Ending tooLarge(Verdict ifOpen)
{
    Ending ending{{{1009, Verdict::Ok},
                   {1008, Verdict::Ok},
                   {noCloseFrame, Verdict::NonStrict},
                   {leftOpen, ifOpen},
                   {1000, Verdict::Informational}},
                  std::nullopt};
    for (const int code : {1001, 1002, 1003, 1007, 1010, 1011})
        ending.codes.insert(code, Verdict::NonStrict);
    return ending;
}

CaseScript addBomb(CaseWriter &cases, const QByteArray &title, const SendBomb &bomb)
{
    CaseScript script = cases.add(title);
    script.compressed("permessage-deflate").countsMessages(Verdict::Informational).send(bomb);
    script.send(AwaitMessages{1}).send(FrameSpec::close(1000)).ends(tooLarge(Verdict::NonStrict));
    return script;
}

void bombs(CaseWriter &cases)
{
    cases.threat(rfc::limits,
                 "A kilobyte that inflates to a megabyte: a peer that looks at the size of a message only when it "
                 "has inflated it can be filled a thousand times as fast as its line is.");
    addBomb(cases, "64 KiB that inflate to 64 MiB", {64 * mib});
    addBomb(cases, "256 KiB that inflate to 256 MiB", {256 * mib}).slow();
    addBomb(cases, "1 MiB that inflates to 1 GiB", {1024 * mib}).slow();
    for (const qsizetype size : {1024, 64, 1})
        addBomb(cases, "64 MiB, deflated, in fragments of " + bytesText(size), {64 * mib, size});
    addBomb(cases, "1 GiB, deflated, in fragments of 1040 bytes", {1024 * mib, 1040}).slow();
    CaseScript unfinished = cases.add("256 MiB, deflated, in fragments that don't end");
    unfinished.compressed("permessage-deflate")
        .send(SendBomb{256 * mib, 1040, false})
        .pauses(2s)
        .send(AskAnother{})
        .leaves()
        .ends(tooLarge(Verdict::NonStrict));
}

void salvos(CaseWriter &cases)
{
    cases.threat(rfc::limits,
                 "Messages that are each within every limit add up where they are answered: a little line in, a "
                 "thousand times of it to be sent.");
    // Each of them is a message as good as any.
    CaseScript many = cases.add("A hundred messages that inflate to 1 MiB each");
    many.slow().compressed("permessage-deflate").countsMessages(Verdict::Ok);
    for (int i = 0; i < 100; ++i)
        many.send(SendBomb{mib});
    many.send(AwaitMessages{100}).send(FrameSpec::close(1000));
    Ending ending = tooLarge(Verdict::NonStrict);
    ending.codes.insert(1000, Verdict::Ok);
    many.ends(ending);
    CaseScript deaf = cases.add("A hundred messages that inflate to 8 MiB each, and no echo is read");
    deaf.slow().compressed("permessage-deflate").send(StopReading{});
    for (int i = 0; i < 100; ++i)
        deaf.send(SendBomb{8 * mib});
    deaf.pauses(2s).send(AskAnother{}).leaves().ends(tooLarge(Verdict::Ok));
    CaseScript empty = cases.add("A message of 100,000 empty blocks");
    // Each is 00 00 00 FF FF: nothing, to be inflated.
    const QByteArray blocks = QByteArray::fromHex("000000ffff").repeated(100'000) + '\0';
    empty.compressed("permessage-deflate")
        .send(FrameSpec::text(blocks).withReserved(4))
        .countsMessages(Verdict::Ok)
        .send(FrameSpec::close(1000))
        .ends(ending);
}

} // namespace

QList<Case> bombCases(Side side)
{
    CaseWriter cases(side, Category::DeflateBombs, 26);
    bombs(cases);
    salvos(cases);
    return cases.cases();
}

} // namespace workbench::conformance
