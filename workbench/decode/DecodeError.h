#pragma once

#include "workbench/decode/Phrase.h"

namespace workbench {

/// Why decoding ended before the end.
struct DecodeError
{
    Phrase what;           ///< A sentence; the place isn't part of it.
    qsizetype offset = -1; ///< Of the step's bytes; -1 where there is no such place.
    bool isLimit = false;  ///< Nothing is wrong with the bytes: a limit of ours was met.
};

class TreeWriter;

/// What a full TreeWriter has to say.
DecodeError limitError(const TreeWriter &writer, qsizetype offset);
/// "… ends in the middle of …".
DecodeError truncatedError(qsizetype offset);

} // namespace workbench
