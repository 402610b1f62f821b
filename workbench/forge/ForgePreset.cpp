#include "workbench/forge/ForgePreset.h"

#include "workbench/forge/presets/PresetFamilies.h"

namespace workbench {

QList<ForgePreset> forgePresets(qint64 bombSize)
{
    return presets::framing() + presets::controlFrames() + presets::fragments() + presets::utf8() + presets::closing()
           + presets::broken() + presets::deflate(bombSize) + presets::floods();
}

std::optional<ForgePreset> forgePreset(const QString &id, qint64 bombSize)
{
    for (const ForgePreset &preset : forgePresets(bombSize)) {
        if (preset.id == id)
            return preset;
    }
    return std::nullopt;
}

namespace presets {

QByteArray probePayload()
{
    return QByteArrayLiteral("alive?");
}

ForgeStep probe()
{
    return ForgeStep::of(ForgedFrame::ping(probePayload()));
}

ForgeExpectation fails(const QList<quint16> &codes)
{
    ForgeExpectation expected;
    expected.end = ForgeExpectation::End::Fails;
    expected.codes = codes;
    return expected;
}

ForgeExpectation staysOpen(const std::optional<QByteArray> &echo)
{
    ForgeExpectation expected;
    expected.end = ForgeExpectation::End::StaysOpen;
    expected.pong = probePayload();
    expected.echo = echo;
    return expected;
}

ForgeExpectation refuses(const QList<quint16> &codes)
{
    ForgeExpectation expected = staysOpen();
    expected.end = ForgeExpectation::End::Refuses;
    expected.codes = codes;
    return expected;
}

ForgeExpectation closes(quint16 code)
{
    ForgeExpectation expected;
    expected.end = ForgeExpectation::End::Closes;
    expected.codes = {code};
    return expected;
}

ForgePreset preset(const char *id, const char *section, const Phrase &title, const QList<ForgeStep> &steps,
                   const ForgeExpectation &expected, ForgeSequence::Needs needs)
{
    ForgePreset made{QString::fromLatin1(id), title, QString::fromUtf8(section), {}};
    made.sequence.title = title.english();
    made.sequence.steps = steps;
    made.sequence.needs = needs;
    made.sequence.expected = expected;
    return made;
}

} // namespace presets

} // namespace workbench
