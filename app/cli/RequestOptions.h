#pragma once

#include "wslib/net/ClientRequest.h"

#include <QString>

namespace cli {

class CommandLine;

// What every subcommand that connects to somebody takes.

/// What is asked for in the handshake: headers, subprotocols, credentials, compression.
void addHandshakeOptions(CommandLine &line);
/// How the host is reached: TLS, a proxy, the time it may take.
void addWayOptions(CommandLine &line);

/// Reads both into @p request; what is wrong is noted in @p line.
void takeRequest(CommandLine &line, wslib::ClientRequest &request);
/// Reads the files of certificates and keys. Files that can't be used are no usage error, since the words were right: a
/// sentence then, empty otherwise.
QString takeRequestFiles(const CommandLine &line, wslib::ClientRequest &request);

} // namespace cli
