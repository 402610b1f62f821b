#include "workbench/forge/presets/PresetFamilies.h"

namespace workbench::presets {

namespace {

using namespace std::chrono_literals;

QList<ForgePreset> codes()
{
    QList<ForgePreset> all;
    for (const int code : {0, 999, 1004, 1005, 1006, 1015, 1016, 2999, 5000, 65535}) {
        all += preset(qPrintable(QStringLiteral("close-%1").arg(code)), "RFC 6455 §7.4",
                      {QT_TRANSLATE_NOOP("workbench", "A Close frame with the code %1, which mustn't be sent"),
                       {QString::number(code)}},
                      {ForgeStep::of(ForgedFrame::close(static_cast<quint16>(code)))}, fails({1002}));
    }
    return all;
}

ForgePreset pingAfterClose()
{
    ForgeExpectation expected = closes(1000);
    expected.noPongs = {QByteArrayLiteral("late")};
    return preset("ping-after-close", "RFC 6455 §1.4",
                  {QT_TRANSLATE_NOOP("workbench", "A Ping behind our Close frame: it mustn't be answered"), {}},
                  {ForgeStep::of(ForgedFrame::close(1000)), ForgeStep::of(ForgedFrame::ping("late"))}, expected);
}

ForgedFrame unfinishedText()
{
    return ForgedFrame::text("a frame of which the second half never comes");
}

} // namespace

QList<ForgePreset> closing()
{
    constexpr auto section = "RFC 6455 §5.5.1";
    const ForgedFrame tooLong = ForgedFrame::close(1000, QByteArray(124, 'r'));
    return QList<ForgePreset>{
               preset("close-empty", section, {QT_TRANSLATE_NOOP("workbench", "An empty Close frame (legal)"), {}},
                      {ForgeStep::of(ForgedFrame::of(0x8))},
                      [] {
                          ForgeExpectation expected = closes(1005);
                          expected.codes = {1005, 1000};
                          return expected;
                      }()),
               preset("close-one-byte", section,
                      {QT_TRANSLATE_NOOP("workbench", "A Close frame of one byte: half a code"), {}},
                      {ForgeStep::of(ForgedFrame::of(0x8, ForgedPayload::hex("03")))}, fails({1002})),
               preset("close-126", "RFC 6455 §5.5",
                      {QT_TRANSLATE_NOOP("workbench", "A Close frame of 126 bytes, one more than it may have"), {}},
                      {ForgeStep::of(tooLong)}, fails({1002})),
               preset("close-reason-not-utf8", section,
                      {QT_TRANSLATE_NOOP("workbench", "A Close frame whose reason is no UTF-8"), {}},
                      {ForgeStep::of(ForgedFrame::close(1000, QByteArray::fromHex("fffe")))}, fails({1007, 1002})),
               preset("close-fragmented", "RFC 6455 §5.5",
                      {QT_TRANSLATE_NOOP("workbench", "A Close frame without FIN"), {}},
                      {ForgeStep::of(ForgedFrame::close(1000).unfinished())}, fails({1002})),
               preset("data-after-close", "RFC 6455 §1.4",
                      {QT_TRANSLATE_NOOP("workbench", "A message behind our Close frame: it must be discarded"), {}},
                      {ForgeStep::of(ForgedFrame::close(1000)), ForgeStep::of(ForgedFrame::text("too late"))},
                      closes(1000)),
               pingAfterClose(),
           }
           + codes();
}

// A reset overtakes what is still in the peer's buffers: it gets a moment to read that.
QList<ForgePreset> broken()
{
    constexpr auto section = "RFC 6455 §7.1.7";
    ForgeExpectation ends;
    ends.end = ForgeExpectation::End::Ends;
    ForgeExpectation survives = ends;
    survives.survives = true;
    return {
        preset("half-frame-rst", section,
               {QT_TRANSLATE_NOOP("workbench", "Half a frame, then a TCP reset: the peer must outlive it"), {}},
               {ForgeStep::cutAt(20, unfinishedText()), ForgeStep::pause(100ms), ForgeStep::reset()}, survives),
        preset("half-frame-fin", section,
               {QT_TRANSLATE_NOOP("workbench", "Half a frame, then the end of what we send (FIN)"), {}},
               {ForgeStep::cutAt(20, unfinishedText()), ForgeStep::halfClose()}, ends),
        preset("half-header-fin", section,
               {QT_TRANSLATE_NOOP("workbench", "Half a header, then the end of what we send (FIN)"), {}},
               {ForgeStep::cutAt(1, unfinishedText()), ForgeStep::halfClose()}, ends),
    };
}

} // namespace workbench::presets
