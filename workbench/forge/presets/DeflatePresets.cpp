#include "workbench/forge/presets/PresetFamilies.h"

#include "workbench/conformance/DeflateStreams.h"

namespace workbench::presets {

namespace {

using conformance::DeflateForm;
constexpr qint64 mebibyte = qint64{1024} * 1024;
constexpr auto needs = ForgeSequence::Needs::Deflate;

ForgedFrame compressed(const ForgedPayload &payload, quint8 opcode = 0x1)
{
    ForgedFrame frame = ForgedFrame::of(opcode, payload);
    frame.rsv1 = true;
    return frame;
}

ForgePreset legal(const char *id, const char *title, DeflateForm form)
{
    const QByteArray text = "deflated in an odd but legal way, in a legal but odd way";
    const QByteArray wire = conformance::Deflater(15, true).message(text, form);
    return preset(id, "RFC 7692 §7.2.3", {title, {}},
                  {ForgeStep::of(compressed({ForgedPayload::Form::Hex, wire})), probe()}, staysOpen(text), needs);
}

ForgePreset corrupt(const char *id, const char *title, const QByteArray &hex)
{
    return preset(id, "RFC 7692 §7.2.2", {title, {}}, {ForgeStep::of(compressed(ForgedPayload::hex(hex)))},
                  fails({1007, 1002}), needs);
}

ForgePreset rsv1OnContinuation()
{
    const ForgedFrame first = compressed(ForgedPayload::text("first").compressed()).unfinished();
    const ForgedFrame second = compressed(ForgedPayload::hex("00"), 0x0);
    return preset("deflate-rsv1-on-continuation", "RFC 7692 §6.1",
                  {QT_TRANSLATE_NOOP("workbench", "RSV1 also in the second fragment of a compressed message"), {}},
                  {ForgeStep::of(first), ForgeStep::of(second)}, fails({1002}), needs);
}

ForgePreset bomb(qint64 size)
{
    const ForgedPayload zeros = ForgedPayload::hex("00").repeatedTo(size).compressed();
    ForgeExpectation expected = refuses({1009});
    expected.survives = true;
    return preset("deflate-bomb", "RFC 7692 §8",
                  {QT_TRANSLATE_NOOP("workbench", "A message that inflates to %1 MiB: to be refused, or taken whole"),
                   {QString::number(size / mebibyte)}},
                  {ForgeStep::of(compressed(zeros, 0x2)), probe()}, expected, needs);
}

} // namespace

QList<ForgePreset> deflate(qint64 bombSize)
{
    return {
        corrupt("deflate-corrupt",
                QT_TRANSLATE_NOOP("workbench", "A compressed message with a block type that doesn't exist"), "ffff"),
        corrupt("deflate-bad-distance",
                QT_TRANSLATE_NOOP("workbench", "A compressed message that looks back to before its beginning"),
                "02deff0f00"),
        corrupt("deflate-stored-mismatch",
                QT_TRANSLATE_NOOP("workbench", "A stored block whose length and its complement don't fit together"),
                "000500000068656c6c6f00"),
        rsv1OnContinuation(),
        bomb(bombSize),
        legal("deflate-stored", QT_TRANSLATE_NOOP("workbench", "A message in stored blocks (legal)"),
              DeflateForm::Stored),
        legal("deflate-final-block",
              QT_TRANSLATE_NOOP("workbench", "A message whose last block has BFINAL set (legal)"),
              DeflateForm::FinalBlock),
        legal("deflate-many-blocks", QT_TRANSLATE_NOOP("workbench", "A message in many blocks (legal)"),
              DeflateForm::ManyBlocks),
        legal("deflate-extra-block",
              QT_TRANSLATE_NOOP("workbench", "A message with an empty block more than it needs (legal)"),
              DeflateForm::ExtraBlock),
        preset(
            "deflate-not-used", "RFC 7692 §6",
            {QT_TRANSLATE_NOOP("workbench", "An uncompressed message, though compression was agreed on (legal)"), {}},
            {ForgeStep::of(ForgedFrame::text("plain")), probe()}, staysOpen(QByteArray("plain")), needs),
    };
}

} // namespace workbench::presets
