#pragma once

#include "CommandLine.h"

#include "workbench/session/ServerSession.h"

namespace cli {

/// The options of `windsock-cli serve` for wss.
void addTlsOptions(CommandLine &line);

/// Whether they ask for wss; notes what doesn't go together.
bool wantsTls(CommandLine &line);

/// Puts what they ask for into @p settings: the certificate that is named, or else one by the authority of this machine,
/// which is then made known on stderr, as the log's @p logFormat has it. A sentence if it can't be had.
QString takeTls(const CommandLine &line, const QString &logFormat, workbench::ServerSettings &settings);

} // namespace cli
