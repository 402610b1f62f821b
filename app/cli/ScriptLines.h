#pragma once

#include "LogPrinter.h"

#include "workbench/script/ScriptReport.h"

namespace cli {

/// What a script said, or what is to be said about it, as lines that begin with "script: ", or as an object; without the last
/// line's end.
QByteArray formatReport(const workbench::ScriptReport &report, LogFormat format);

/// The same for something that we say about a script.
QByteArray formatScriptNote(const QString &sentence, LogFormat format);

/// Whether @p one says what @p other says, so that it needn't be said twice.
bool isSameReport(const workbench::ScriptReport &one, const workbench::ScriptReport &other);

} // namespace cli
