#pragma once

#include <QByteArrayView>

namespace workbench {

/// Whether @p bytes are UTF-8 that a person can read: no control characters but tabs and line breaks. Of more than 64
/// KiB only the beginning is looked at.
bool isReadable(QByteArrayView bytes);

} // namespace workbench
