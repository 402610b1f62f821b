#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <array>

namespace workbench {

/// A TCP connection that was never on a wire, told packet by packet: Ethernet, IPv4 and TCP with sequence numbers and checksums
/// that fit. Whoever reads them sees one connection, from SYN to FIN, with nothing lost.
class TcpTale
{
public:
    enum class End { Client, Server };

    /// @p id: each connection of a file has its own client address and port.
    TcpTale(qint64 id, quint16 serverPort);

    /// Appends the packets of the three-way handshake to @p file (pcapng).
    void connect(QByteArray &file, qint64 nsSinceEpoch, QByteArrayView comment);
    /// @p bytes from @p from, in as many segments as it takes.
    void send(QByteArray &file, qint64 nsSinceEpoch, End from, QByteArrayView bytes);
    /// FIN both ways, @p first's first.
    void close(QByteArray &file, qint64 nsSinceEpoch, End first);

private:
    struct Side
    {
        quint32 address;
        quint16 port;
        quint32 next;         ///< The sequence number of its next byte.
        quint32 acknowledged; ///< What it has told the other end that it has.
        std::array<char, 6> mac;
    };
    Side &side(End end) { return end == End::Client ? m_client : m_server; }
    void acknowledge(QByteArray &file, qint64 nsSinceEpoch, End by);
    void packet(QByteArray &file, qint64 nsSinceEpoch, End from, quint8 flags, QByteArrayView bytes,
                QByteArrayView comment = {});

    Side m_client;
    Side m_server;
    quint16 m_packet = 0;
};

} // namespace workbench
