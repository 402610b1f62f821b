#pragma once

#include <QByteArray>
#include <QString>

namespace workbench::conformance {

/// @p bytes of a peer as text that may be shown anywhere: UTF-8 is read; what isn't, control characters, characters that turn
/// the direction of writing around, and those that XML forbids, are written as "\xC3", "\x1B" or "\u{202E}".
QString readableLine(const QByteArray &bytes);

/// The same of a head, in lines: CR LF ends one, and is the only end that isn't shown.
QString readableLines(const QByteArray &bytes);

/// A stranger's name (an agent's) likewise.
QString readableName(const QString &name);

} // namespace workbench::conformance
