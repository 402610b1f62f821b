#pragma once

#include <QtGlobal>

namespace wslib {

/// How one end wants to use permessage-deflate (RFC 7692). The defaults compress well and offer what every peer takes.
struct DeflateOptions
{
    /// 0 (stored) to 9 (smallest): zlib's, but where ISA-L is (FastDeflate), 1 to 6 are faster: JSON then has, at 1 and 2, the
    /// size of zlib's 1 in half of its time; at 3 to 6 that of zlib's 2 in half of its time, which is a fifth more than, and a
    /// quarter of the time of, zlib's 6.
    int level = 6;
    int memoryLevel = 8;     ///< zlib's, 1 to 9: memory of the compressor. Another than 8 means zlib.
    qsizetype threshold = 0; ///< Messages of fewer bytes go uncompressed.

    /// Start each message we send from an empty window. Announced to the peer.
    bool noContextTakeover = false;
    /// Ask the peer to do so: spares us the memory of its window.
    bool peerNoContextTakeover = false;
    /// log2 of the window of what we send, 8 to 15.
    int maxWindowBits = 15;
    /// log2 of the window we ask of the peer, 8 to 15.
    int peerMaxWindowBits = 15;

    bool operator==(const DeflateOptions &) const = default;
};

/// What two ends agreed on, in the RFC's terms (RFC 7692 §7.1).
struct DeflateParameters
{
    bool serverNoContextTakeover = false;
    bool clientNoContextTakeover = false;
    int serverMaxWindowBits = 15;
    int clientMaxWindowBits = 15;

    bool operator==(const DeflateParameters &) const = default;
};

} // namespace wslib
