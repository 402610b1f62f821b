#pragma once

#include "workbench/record/RecordingWriter.h"
#include "workbench/record/WireOrder.h"

#include "wslib/protocol/Frame.h"

#include <array>
#include <random>
#include <unordered_map>

namespace workbench {

/// Packets, for Wireshark: each connection a TCP connection of its own that never was on a wire, without TLS. Where the log has
/// the frames, both streams are those that passed, byte by byte. Else each message is one frame, not compressed, and a closing
/// handshake is where the close code says that there was one; the 101 that is written agrees to no extension then.
class PcapngWriter : public RecordingWriter
{
public:
    void begin(const RecordingHeader &header) override;
    void open(const RecordedConnection &connection) override;
    void write(const RecordedConnection &connection, const RecordedEntry &entry) override;
    void close(const RecordedConnection &connection) override;

private:
    struct Stream
    {
        TcpTale tale;
        /// @name The heads, which wait for the first entry: what they are depends on whether that has frames
        /// @{
        QByteArray request;
        QByteArray response;
        qint64 requestNs = 0;
        qint64 responseNs = 0;
        bool headsWritten = false;
        /// @}
        bool hasFrames = false;           ///< Those of its entries are known, and so it is known where there are none.
        std::array<WireOrder, 2> order{}; ///< By TcpTale::End.
    };

    void writeHeads(Stream &stream, bool hasFrames);
    void sendFrames(Stream &stream, const RecordedConnection &connection, const RecordedEntry &entry);
    void sendFrame(TcpTale &tale, qint64 timeNs, TcpTale::End from, wslib::Opcode opcode, QByteArrayView payload);
    void sendClose(TcpTale &tale, const RecordedConnection &connection, const RecordedEntry &entry);

    std::unordered_map<qint64, Stream> m_open; ///< By connection.
    std::mt19937 m_keys;                       ///< Mask keys needn't be secret here: what they mask stands beside them.
};

} // namespace workbench
