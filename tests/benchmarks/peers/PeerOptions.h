#pragma once

#include <cstdint>
#include <string>

/// The command line that all servers here share.
struct PeerOptions
{
    uint16_t port = 0;       ///< Of 127.0.0.1; 0 takes a free one.
    std::string certificate; ///< PEM files: the server speaks TLS. Empty: plain.
    std::string key;
    int deflate = -1; ///< zlib's level for permessage-deflate; -1: declined.
    int threads = 1;
    bool isTls() const { return !certificate.empty(); }
};

/// Reads `[--port N] [--tls CERTIFICATE KEY] [--deflate LEVEL] [--threads N]`; ends the program if it is something else.
PeerOptions readPeerOptions(int argc, char **argv);

/// Says on standard output that the server listens, and where.
void announce(uint16_t port);
