#pragma once

#include <QByteArray>
#include <QString>

namespace wslib {

/// The value of Content-Type for a file of that name, by its suffix in any case; the content isn't looked at. What the web
/// is made of has a table of ours, so that it is the same on every machine; the rest is known to QMimeDatabase, or is
/// "application/octet-stream". Texts are said to be UTF-8.
QByteArray contentType(const QString &fileName);

} // namespace wslib
