#pragma once

#include "workbench/decode/Phrase.h"
#include "workbench/forge/ForgeReport.h"

#include <QList>

namespace workbench {

// Words for what was expected, and what came: Phrases, so that a window can say them in its language.

/// What a peer must answer: one sentence, or several.
QList<Phrase> expectationText(const ForgeExpectation &expected);
/// What the verdict comes from: a sentence.
Phrase findingText(const ForgeReport &report);
/// "right", "wrong" …: one word.
Phrase markText(ForgeVerdict::Mark mark);
/// What came back, such as `Close 1002 "reserved bits"`, on one line.
Phrase eventText(const ForgeEvent &event);
/// A frame on one line, such as `text, FIN, RSV1, masked, 5 bytes`.
Phrase frameText(const ForgedFrame &frame);
/// A step on one line.
Phrase stepText(const ForgeStep &step);
/// The RFC's name of an opcode in lower case, or "reserved 3".
QString opcodeText(quint8 opcode);
/// Bytes for people: text in quotes, or hexadecimal, shortened.
QString bytesText(const QByteArray &bytes, qint64 size);

} // namespace workbench
