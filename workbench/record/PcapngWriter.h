#pragma once

#include "workbench/record/RecordingWriter.h"
#include "workbench/record/TcpTale.h"

#include "wslib/protocol/Frame.h"

#include <random>
#include <unordered_map>

namespace workbench {

/// Packets, for Wireshark: each connection a TCP connection of its own that never was on a wire, with the opening handshake, one
/// frame a message, and a closing handshake where the close code says that there was one. All of it in the clear, without TLS
/// and compression, so the 101 that is written agrees to no extension.
class PcapngWriter : public RecordingWriter
{
public:
    void begin(const RecordingHeader &header) override;
    void open(const RecordedConnection &connection) override;
    void write(const RecordedConnection &connection, const RecordedEntry &entry) override;
    void close(const RecordedConnection &connection) override;

private:
    void sendFrame(TcpTale &tale, qint64 timeNs, TcpTale::End from, wslib::Opcode opcode, QByteArrayView payload);
    void sendClose(TcpTale &tale, const RecordedConnection &connection, const RecordedEntry &entry);

    std::unordered_map<qint64, TcpTale> m_open; ///< By connection.
    std::mt19937 m_keys; ///< Mask keys needn't be secret here: what they mask stands beside them.
};

} // namespace workbench
