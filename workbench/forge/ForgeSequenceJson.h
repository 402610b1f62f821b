#pragma once

#include "workbench/forge/ForgeSequence.h"

namespace workbench {

/// The file of a sequence: JSON, made to be written by hand, too. workbench/forge/README.md has the format.
QByteArray forgeSequenceJson(const ForgeSequence &sequence);

/// What was read; without a sequence, a sentence that names the line, where it is no JSON, or the field.
struct ReadForgeSequence
{
    std::optional<ForgeSequence> sequence;
    QString error;
};

/// Strict: a field that isn't known is an error, so that a misspelt one isn't overlooked.
ReadForgeSequence readForgeSequence(const QByteArray &json);

/// @name The format's words
/// @{
/// "text", "ping" …; of a reserved opcode its number.
QString forgedOpcodeName(quint8 opcode);
/// @}

} // namespace workbench
