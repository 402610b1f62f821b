#pragma once

#include <QImage>
#include <QString>

namespace ui {

/// @p text as a QR code, black on white with the quiet zone that readers need (ISO/IEC 18004: 4 modules), a pixel for a
/// module. Null if there is too much of it, or Windsock was built without libqrencode.
QImage qrCode(const QString &text);

/// Whether it was built with it.
bool hasQrCodes();

} // namespace ui
