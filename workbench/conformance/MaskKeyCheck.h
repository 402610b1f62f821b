#pragma once

#include "workbench/conformance/Case.h"

#include <vector>

namespace workbench::conformance {

/// A peer's masking keys, in the order of its frames, as numbers in network order.
using MaskKeys = std::vector<quint32>;

/// Whether @p keys have @p flaw: a sentence, or empty. A generator that can't be foreseen is found wanting less than once in
/// 1,000,000,000 times. @p handshakeKey is what Sec-WebSocket-Key stands for.
QByteArray maskKeyFlaw(const MaskKeys &keys, KeyFlaw flaw, const QByteArray &handshakeKey);

} // namespace workbench::conformance
