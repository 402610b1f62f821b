#pragma once

#include "workbench/forge/ForgePreset.h"

// The catalogue's chapters, one for each part of the RFC.

namespace workbench::presets {

QList<ForgePreset> framing();                ///< RFC 6455 §5.1, §5.2.
QList<ForgePreset> controlFrames();          ///< §5.5, without Close.
QList<ForgePreset> fragments();              ///< §5.4.
QList<ForgePreset> utf8();                   ///< §8.1.
QList<ForgePreset> closing();                ///< §5.5.1, §7.
QList<ForgePreset> broken();                 ///< §7.1.7: the connection ends in the middle.
QList<ForgePreset> deflate(qint64 bombSize); ///< RFC 7692.
QList<ForgePreset> floods();

/// @name What they have in common
/// @{
/// The last word of what is legal, or might be taken: who is still there answers it.
ForgeStep probe();
/// The payload of that Ping.
QByteArray probePayload();
ForgeExpectation fails(const QList<quint16> &codes);
/// @p echo: what a peer that sends messages back sends.
ForgeExpectation staysOpen(const std::optional<QByteArray> &echo = std::nullopt);
ForgeExpectation refuses(const QList<quint16> &codes);
ForgeExpectation closes(quint16 code);
ForgePreset preset(const char *id, const char *section, const Phrase &title, const QList<ForgeStep> &steps,
                   const ForgeExpectation &expected, ForgeSequence::Needs needs = ForgeSequence::Needs::Nothing);
/// @}

} // namespace workbench::presets
