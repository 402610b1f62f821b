#pragma once

#include <QByteArray>

namespace workbench::conformance {

/// The index of the first octet that no text in UTF-8 (RFC 3629 §4) can have behind those before it; the size if there is
/// none, although the last character may be cut.
qsizetype firstWrongOctet(const QByteArray &bytes);

/// Whether @p bytes are UTF-8, whole characters only.
bool isUtf8(const QByteArray &bytes);

} // namespace workbench::conformance
