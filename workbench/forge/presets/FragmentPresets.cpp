#include "workbench/forge/presets/PresetFamilies.h"

namespace workbench::presets {

namespace {

constexpr auto section = "RFC 6455 §5.4";

} // namespace

QList<ForgePreset> fragments()
{
    const auto first = ForgeStep::of(ForgedFrame::text("one").unfinished());
    return {
        preset("continuation-alone", section,
               {QT_TRANSLATE_NOOP("workbench", "A continuation frame with nothing to continue"), {}},
               {ForgeStep::of(ForgedFrame::continuation("alone"))}, fails({1002})),
        preset(
            "continuation-after-end", section,
            {QT_TRANSLATE_NOOP("workbench", "A continuation frame behind the end of its message"), {}},
            {first, ForgeStep::of(ForgedFrame::continuation("two")), ForgeStep::of(ForgedFrame::continuation("three"))},
            fails({1002})),
        preset("text-within-message", section,
               {QT_TRANSLATE_NOOP("workbench", "A new text frame within a message in fragments"), {}},
               {first, ForgeStep::of(ForgedFrame::text("new"))}, fails({1002})),
        preset("binary-within-message", section,
               {QT_TRANSLATE_NOOP("workbench", "A new binary frame within a message in fragments"), {}},
               {first, ForgeStep::of(ForgedFrame::of(0x2, ForgedPayload::text("new")))}, fails({1002})),
        preset(
            "empty-fragments", section,
            {QT_TRANSLATE_NOOP("workbench", "A message whose fragments are all empty (legal)"), {}},
            {ForgeStep::of(ForgedFrame::text({}).unfinished()), ForgeStep::of(ForgedFrame::continuation({})), probe()},
            staysOpen(QByteArray(""))),
    };
}

} // namespace workbench::presets
