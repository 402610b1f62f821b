#pragma once

#include <QByteArray>
#include <QString>

namespace ui {

/// @p bytes as lines of offset, sixteen bytes in hex, and what of them is ASCII.
QString hexDump(const QByteArray &bytes);

} // namespace ui
