#pragma once

#include "workbench/decode/Decoder.h"

namespace workbench::decoders {

/// Reads all of @p input as JSON, for protocols that are.
Decoded readJson(const DecodeInput &input);

/// The value below @p parent whose key is @p key as text, cut for a summary; empty if there is none.
QString textOf(const DecodedTree &tree, DecodedTree::Node parent, QByteArrayView key);

/// Anything shortened so that a summary stays a line.
QString shortened(QByteArrayView text);

} // namespace workbench::decoders
