#pragma once

#include <QByteArray>

namespace workbench {

/// "date-time" for 0: the tags of RFC 8949 §3.4 and the common ones of IANA's registry; empty for others.
QByteArray cborTagName(quint64 tag);

/// An integer of any size, highest byte first, in decimal; nothing past 128 bytes. @p negative: it means −1 − n.
QByteArray decimal(QByteArrayView bytes, bool negative);

} // namespace workbench
