#pragma once

#include "workbench/decode/DecodedTree.h"

namespace workbench {

/// Where @p node is: "$.items[3].name", "$['odd key'][0]" (RFC 9535 §2.7, but names that JavaScript takes after a dot
/// stay readable).
QString pathOf(const DecodedTree &tree, DecodedTree::Node node);

/// @p node and all below it as indented JSON: order, repeated keys and the spelling of numbers are kept; bytes become
/// hex strings, what JSON has no word for (NaN, undefined) null. Past @p maxSize bytes it breaks off, with nothing.
QByteArray toJson(const DecodedTree &tree, DecodedTree::Node node, qsizetype maxSize = qsizetype{256} * 1024 * 1024);

/// The whole of @p tree in one short line, for a key that is no string: "7", "[ 1, 2 ]", "{…}" for one that is long.
QByteArray asKey(const DecodedTree &tree);

/// @p text as JSON spells it, with its quotation marks.
QByteArray jsonString(QByteArrayView text);

} // namespace workbench
