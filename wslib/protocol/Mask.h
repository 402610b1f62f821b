#pragma once

#include <QByteArrayView>

#include <array>

namespace wslib {

/// The four bytes a client's payload is XORed with, in wire order (RFC 6455 §5.3).
using MaskKey = std::array<quint8, 4>;

/// Copies @p source to @p destination, XORed with @p key, as if the first byte were at @p offset in the payload
/// (RFC 6455 §5.3: octet i is XORed with key[i mod 4]). @p destination must have room for source.size() bytes and may be
/// the same memory, but not overlap it otherwise. The operation is its own inverse.
void applyMask(char *destination, QByteArrayView source, MaskKey key, quint64 offset = 0);

} // namespace wslib
