#pragma once

#include "workbench/decode/Decoder.h"
#include "workbench/decode/TreeWriter.h"

namespace workbench::decoders {

/// "Invocation" for 1 (dotnet/aspnetcore, HubProtocol.md); empty for what it doesn't know.
QByteArray signalRTypeName(int type);

/// What all messages of a frame come to: of one, its type and target, of several their number.
Phrase signalRSummary(const DecodedTree &tree, DecodedTree::Node only, int count);

} // namespace workbench::decoders
