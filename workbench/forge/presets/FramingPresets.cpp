#include "workbench/forge/presets/PresetFamilies.h"

#include <QtGlobal>

namespace workbench::presets {

namespace {

using Encoding = ForgedFrame::LengthEncoding;
using Needs = ForgeSequence::Needs;

constexpr auto section = "RFC 6455 §5.2";

ForgedFrame withRsv(int number)
{
    ForgedFrame frame = ForgedFrame::text("rsv");
    frame.rsv1 = number == 1;
    frame.rsv2 = number == 2;
    frame.rsv3 = number == 3;
    return frame;
}

ForgedFrame encoded(const QByteArray &text, Encoding encoding)
{
    ForgedFrame frame = ForgedFrame::text(text);
    frame.lengthEncoding = encoding;
    return frame;
}

// A zero key, so that what is too much is the same header whoever sends it: FIN, all RSV bits, a reserved opcode.
ForgedFrame lengthTooSmall()
{
    ForgedFrame frame = ForgedFrame::of(0x2, ForgedPayload::hex("6f6bffff"));
    frame.key = wslib::MaskKey{};
    frame.declaredLength = 2;
    return frame;
}

ForgedFrame declaring(quint64 length)
{
    ForgedFrame frame = ForgedFrame::of(0x2);
    frame.lengthEncoding = Encoding::SixtyFour;
    frame.declaredLength = length;
    return frame;
}

// The header of the Ping behind it is what the frame lacks: two bytes of header, four of key, seven of payload.
ForgePreset lengthTooLarge()
{
    const QByteArray swallowed = "swallow";
    ForgedFrame more = ForgedFrame::of(0x2, ForgedPayload::text("more"));
    more.declaredLength = 4 + 2 + 4 + swallowed.size();
    ForgedFrame ping = ForgedFrame::ping(swallowed);
    ping.masking = ForgedFrame::Masking::On;
    ForgeExpectation expected = staysOpen();
    expected.noPongs = {swallowed};
    return preset(
        "length-too-large", section,
        {QT_TRANSLATE_NOOP("workbench",
                           "A length that is more than the payload: the frame behind it is taken for its rest"),
         {}},
        {ForgeStep::of(more), ForgeStep::of(ping), probe()}, expected);
}

QList<ForgePreset> reservedBits()
{
    const Phrase rsv1{
        QT_TRANSLATE_NOOP("workbench", "RSV1 in a text frame, without an extension that gives it a meaning"), {}};
    const Phrase rsv2{QT_TRANSLATE_NOOP("workbench", "RSV2 in a text frame"), {}};
    const Phrase rsv3{QT_TRANSLATE_NOOP("workbench", "RSV3 in a text frame"), {}};
    return {preset("rsv1", section, rsv1, {ForgeStep::of(withRsv(1))}, fails({1002}), Needs::NoDeflate),
            preset("rsv2", section, rsv2, {ForgeStep::of(withRsv(2))}, fails({1002})),
            preset("rsv3", section, rsv3, {ForgeStep::of(withRsv(3))}, fails({1002}))};
}

QList<ForgePreset> reservedOpcodes()
{
    QList<ForgePreset> all;
    for (const int opcode : {0x3, 0x4, 0x5, 0x6, 0x7, 0xB, 0xC, 0xD, 0xE, 0xF}) {
        const QString digit = QString::number(opcode, 16);
        all += preset(qPrintable(QStringLiteral("opcode-") + digit), section,
                      {QT_TRANSLATE_NOOP("workbench", "A frame of the reserved opcode %1"), {digit.toUpper()}},
                      {ForgeStep::of(ForgedFrame::of(static_cast<quint8>(opcode)))}, fails({1002}));
    }
    return all;
}

QList<ForgePreset> lengths()
{
    const auto longer = [](const char *id, const char *title, Encoding encoding) {
        return preset(id, section, {title, {}}, {ForgeStep::of(encoded("short", encoding)), probe()}, refuses({1002}));
    };
    return {
        longer("length-16-for-5",
               QT_TRANSLATE_NOOP("workbench", "A length of 5 in 16 bits: not the fewest bytes that it takes"),
               Encoding::Sixteen),
        longer("length-64-for-5",
               QT_TRANSLATE_NOOP("workbench", "A length of 5 in 64 bits: not the fewest bytes that it takes"),
               Encoding::SixtyFour),
        preset("length-top-bit", section, {QT_TRANSLATE_NOOP("workbench", "A length whose highest bit is set"), {}},
               {ForgeStep::of(declaring(quint64{1} << 63U))}, fails({1002, 1009})),
        preset("length-huge", "RFC 6455 §10.4",
               {QT_TRANSLATE_NOOP("workbench", "A length of 4 EiB, and nothing behind it"), {}},
               {ForgeStep::of(declaring(quint64{1} << 62U))},
               [] {
                   ForgeExpectation expected = refuses({1009});
                   expected.pong.reset(); // it would be taken for payload
                   return expected;
               }()),
        lengthTooLarge(),
        preset("length-too-small", section,
               {QT_TRANSLATE_NOOP("workbench", "A length that is less than the payload: the rest is taken for a frame"),
                {}},
               {ForgeStep::of(lengthTooSmall())}, fails({1002})),
    };
}

} // namespace

QList<ForgePreset> framing()
{
    ForgedFrame wronglyMasked = ForgedFrame::text("mask");
    wronglyMasked.masking = ForgedFrame::Masking::Wrong;
    const auto wrongMask =
        preset("wrong-mask", "RFC 6455 §5.1",
               {QT_TRANSLATE_NOOP("workbench", "An unmasked frame to a server, or a masked one to a client"), {}},
               {ForgeStep::of(wronglyMasked)}, fails({1002}));
    return QList<ForgePreset>{wrongMask} + reservedBits() + reservedOpcodes() + lengths();
}

} // namespace workbench::presets
