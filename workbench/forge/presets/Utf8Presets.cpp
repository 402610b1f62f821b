#include "workbench/forge/presets/PresetFamilies.h"

namespace workbench::presets {

namespace {

constexpr auto section = "RFC 6455 §8.1";

ForgedFrame textOf(const QByteArray &hex)
{
    return ForgedFrame::of(0x1, ForgedPayload::hex(hex));
}

ForgePreset broken(const char *id, const char *title, const QByteArray &hex)
{
    return preset(id, section, {title, {}}, {ForgeStep::of(textOf(hex))}, fails({1007}));
}

} // namespace

QList<ForgePreset> utf8()
{
    using namespace std::chrono_literals;
    ForgedFrame rest = ForgedFrame::of(0x0, ForgedPayload::hex("ac2e"));
    return {
        preset("utf8-early", section,
               {QT_TRANSLATE_NOOP("workbench",
                                  "Invalid UTF-8 in the first fragment: who looks at once fails before the last comes"),
                {}},
               {ForgeStep::of(textOf("6869c328").unfinished()), ForgeStep::pause(500ms),
                ForgeStep::of(ForgedFrame::continuation("end"))},
               fails({1007})),
        broken("utf8-late", QT_TRANSLATE_NOOP("workbench", "Text whose last byte is no UTF-8"), "68656c6c6fff"),
        broken("utf8-cut", QT_TRANSLATE_NOOP("workbench", "Text that ends within a character"), "e282"),
        broken("utf8-surrogate", QT_TRANSLATE_NOOP("workbench", "A surrogate (U+D800) in text"), "eda080"),
        broken("utf8-overlong", QT_TRANSLATE_NOOP("workbench", "A slash in two bytes, an overlong form"), "c0af"),
        broken("utf8-too-high", QT_TRANSLATE_NOOP("workbench", "A character above U+10FFFF"), "f4908080"),
        preset("utf8-split", section,
               {QT_TRANSLATE_NOOP("workbench", "A character whose bytes are in two fragments (legal)"), {}},
               {ForgeStep::of(textOf("e282").unfinished()), ForgeStep::of(rest), probe()},
               staysOpen(QByteArray::fromHex("e282ac2e"))),
    };
}

} // namespace workbench::presets
