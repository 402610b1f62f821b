#pragma once

#include "wslib/net/Loaded.h"

#include <QStringList>

namespace workbench {

/// Splits a command line into words as bash does: '…', "…", $'…' with its escapes, backslashes, lines that go on. Nothing is
/// expanded: `$NAME` stays as it is. What comes behind `|`, `;`, `&` or a redirection is no part of the command.
wslib::Loaded<QStringList> splitPosixShell(const QString &line);

/// The same for cmd.exe, as browsers write it in "Copy as cURL (cmd)": "…", where ^ takes a sign literally, \" and "" are a quote,
/// and a ^ at the end of a line joins it to the next.
wslib::Loaded<QStringList> splitCmdShell(const QString &line);

} // namespace workbench
