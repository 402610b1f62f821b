#pragma once

#include <QByteArray>

namespace workbench {

/// A HAR's JSON with its secrets redacted, wherever they stand: values of headers, cookies and parameters by their names, URLs,
/// the text of posted forms.
QByteArray redactedHarJson(const QByteArray &json);

/// The keys of the object `log` but for version, creator and entries, each behind a comma.
QByteArray harLogKeys(const QByteArray &log, bool redact);

/// A HAR entry's keys, from its brace on: to be followed by a comma, the messages and the closing brace.
QByteArray harEntryBeginning(const QByteArray &entry, bool redact);

} // namespace workbench
