#include "workbench/forge/presets/PresetFamilies.h"

namespace workbench::presets {

namespace {

constexpr int manyFrames = 10'000;
constexpr int manyFragments = 65'536;

ForgeExpectation bears(const std::optional<QByteArray> &echo = std::nullopt)
{
    ForgeExpectation expected = staysOpen(echo);
    expected.end = ForgeExpectation::End::Refuses; // a limit on such things is nobody's fault
    expected.survives = true;
    return expected;
}

} // namespace

QList<ForgePreset> floods()
{
    return {
        preset("flood-empty-fragments", "RFC 6455 §5.4",
               {QT_TRANSLATE_NOOP("workbench", "A message in 10,000 empty fragments"), {}},
               {ForgeStep::of(ForgedFrame::text({}).unfinished()),
                ForgeStep::of(ForgedFrame::continuation({}).unfinished(), manyFrames),
                ForgeStep::of(ForgedFrame::continuation("end")), probe()},
               bears(QByteArray("end"))),
        preset("flood-tiny-fragments", "RFC 6455 §5.4",
               {QT_TRANSLATE_NOOP("workbench", "A message in 65,536 fragments of a byte each"), {}},
               {ForgeStep::of(ForgedFrame::text({}).unfinished()),
                ForgeStep::of(ForgedFrame::continuation("a").unfinished(), manyFragments),
                ForgeStep::of(ForgedFrame::continuation({})), probe()},
               bears(QByteArray(manyFragments, 'a'))),
        preset("flood-pings", "RFC 6455 §5.5.2",
               {QT_TRANSLATE_NOOP("workbench", "10,000 Pings, as fast as they go"), {}},
               {ForgeStep::of(ForgedFrame::ping("flood"), manyFrames), probe()}, bears()),
    };
}

} // namespace workbench::presets
