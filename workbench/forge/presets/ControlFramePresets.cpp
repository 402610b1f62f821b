#include "workbench/forge/presets/PresetFamilies.h"

namespace workbench::presets {

namespace {

constexpr auto section = "RFC 6455 §5.5";

ForgePreset pingBetweenFragments()
{
    ForgeExpectation expected = staysOpen(QByteArray("onetwo"));
    return preset("ping-between-fragments", "RFC 6455 §5.4",
                  {QT_TRANSLATE_NOOP("workbench", "A Ping between two fragments of a message (legal)"), {}},
                  {ForgeStep::of(ForgedFrame::text("one").unfinished()), ForgeStep::of(ForgedFrame::ping("between")),
                   ForgeStep::of(ForgedFrame::continuation("two")), probe()},
                  expected);
}

} // namespace

QList<ForgePreset> controlFrames()
{
    ForgedFrame rsv1 = ForgedFrame::ping("rsv");
    rsv1.rsv1 = true;
    const ForgedPayload tooLong = ForgedPayload::text("p").repeatedTo(126);
    return {
        preset("fragmented-ping", section,
               {QT_TRANSLATE_NOOP("workbench", "A Ping without FIN: control frames mustn't be fragmented"), {}},
               {ForgeStep::of(ForgedFrame::ping("half").unfinished())}, fails({1002})),
        preset("ping-126", section,
               {QT_TRANSLATE_NOOP("workbench", "A Ping of 126 bytes, one more than it may have"), {}},
               {ForgeStep::of(ForgedFrame::of(0x9, tooLong))}, fails({1002})),
        preset("pong-126", section,
               {QT_TRANSLATE_NOOP("workbench", "A Pong of 126 bytes, one more than it may have"), {}},
               {ForgeStep::of(ForgedFrame::of(0xA, tooLong))}, fails({1002})),
        preset("ping-rsv1", "RFC 7692 §6",
               {QT_TRANSLATE_NOOP("workbench", "RSV1 in a Ping: control frames are never compressed"), {}},
               {ForgeStep::of(rsv1)}, fails({1002})),
        preset("unasked-pong", "RFC 6455 §5.5.3",
               {QT_TRANSLATE_NOOP("workbench", "A Pong that nobody asked for (legal)"), {}},
               {ForgeStep::of(ForgedFrame::of(0xA, ForgedPayload::text("unasked"))), probe()}, staysOpen()),
        pingBetweenFragments(),
    };
}

} // namespace workbench::presets
