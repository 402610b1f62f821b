#pragma once

namespace workbench {
struct ServerSettings;
}

namespace cli {

class CommandLine;

/// What `serve` knows of faults and of an upstream: --fault, --fault-seed, --upstream and its TLS.
void addFaultOptions(CommandLine &line);
/// Whether the faults are to be listed, and nothing else.
bool wantsFaultList(const CommandLine &line);
/// Reads them into @p settings; what is wrong is noted in @p line.
void takeFaults(CommandLine &line, workbench::ServerSettings &settings);
void takeUpstream(CommandLine &line, workbench::ServerSettings &settings);

} // namespace cli
