#include "workbench/record/TcpTale.h"

#include "workbench/record/PcapngBlocks.h"

#include <QtEndian>

namespace workbench {

namespace {

constexpr quint8 fin = 0x01;
constexpr quint8 syn = 0x02;
constexpr quint8 psh = 0x08;
constexpr quint8 ack = 0x10;

// 32 KiB: far from IPv4's 64 KiB, and as a loopback's are.
constexpr qsizetype segment = 32'768;
// So much may be on its way before the other end says that it has it; the windows are larger.
constexpr quint32 unacknowledged = 512 * 1024;
// MSS 65495, window scale 14: windows of 1 GiB, which nothing fills.
constexpr QByteArrayView synOptions("\x02\x04\xff\xd7\x01\x03\x03\x0e", 8);

constexpr quint32 firstPort = 49'152; // the dynamic ports (RFC 6335 §6)
constexpr quint32 ports = 16'384;

template <typename Number>
void append(QByteArray &packet, Number number)
{
    const Number swapped = qToBigEndian(number);
    packet.append(reinterpret_cast<const char *>(&swapped), sizeof swapped);
}

// The Internet checksum (RFC 1071): a sum of 16-bit words, which may be added up in larger ones.
quint64 sumOf(QByteArrayView bytes)
{
    quint64 sum = 0;
    qsizetype at = 0;
    for (; at + 4 <= bytes.size(); at += 4)
        sum += qFromBigEndian<quint32>(bytes.data() + at);
    if (at + 2 <= bytes.size()) {
        sum += static_cast<quint64>(qFromBigEndian<quint16>(bytes.data() + at)) << 16U;
        at += 2;
    }
    if (at < bytes.size())
        sum += static_cast<quint64>(static_cast<quint8>(bytes[at])) << (bytes.size() % 4 == 1 ? 24U : 8U);
    return sum;
}

quint16 checksum(quint64 sum)
{
    while (sum >> 16U != 0)
        sum = (sum & 0xFFFFU) + (sum >> 16U);
    return static_cast<quint16>(~sum);
}

void store(QByteArray &packet, qsizetype at, quint16 number)
{
    qToBigEndian(number, packet.data() + at);
}

} // namespace

TcpTale::TcpTale(qint64 id, quint16 serverPort)
    : m_client{0x7F000001U + (static_cast<quint32>(id) / ports << 8U),
               static_cast<quint16>(firstPort + static_cast<quint32>(id) % ports),
               1000,
               0,
               {'\x02', 0, 0, 0, 0, '\x01'}}
    , m_server{0x7F000002U, serverPort, 2000, 0, {'\x02', 0, 0, 0, 0, '\x02'}}
{
}

void TcpTale::connect(QByteArray &file, qint64 nsSinceEpoch, QByteArrayView comment)
{
    packet(file, nsSinceEpoch, End::Client, syn, {}, comment);
    packet(file, nsSinceEpoch, End::Server, syn | ack, {});
    packet(file, nsSinceEpoch, End::Client, ack, {});
}

void TcpTale::send(QByteArray &file, qint64 nsSinceEpoch, End from, QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const QByteArrayView piece = bytes.first(qMin(bytes.size(), segment));
        bytes = bytes.sliced(piece.size());
        packet(file, nsSinceEpoch, from, bytes.isEmpty() ? psh | ack : ack, piece);
        acknowledge(file, nsSinceEpoch, from == End::Client ? End::Server : End::Client);
    }
}

// What is sent the other way acknowledges too, so a packet of its own is rarely due.
void TcpTale::acknowledge(QByteArray &file, qint64 nsSinceEpoch, End by)
{
    const Side &other = side(by == End::Client ? End::Server : End::Client);
    if (other.next - side(by).acknowledged > unacknowledged)
        packet(file, nsSinceEpoch, by, ack, {});
}

void TcpTale::close(QByteArray &file, qint64 nsSinceEpoch, End first)
{
    const End second = first == End::Client ? End::Server : End::Client;
    packet(file, nsSinceEpoch, first, fin | ack, {});
    packet(file, nsSinceEpoch, second, fin | ack, {});
    packet(file, nsSinceEpoch, first, ack, {});
}

void TcpTale::packet(QByteArray &file, qint64 nsSinceEpoch, End from, quint8 flags, QByteArrayView bytes,
                     QByteArrayView comment)
{
    constexpr qsizetype ethernet = 14;
    constexpr qsizetype ip = 20;
    Side &own = side(from);
    const Side &other = side(from == End::Client ? End::Server : End::Client);
    const bool synchronizes = (flags & syn) != 0;
    const qsizetype tcp = 20 + (synchronizes ? synOptions.size() : 0);
    own.acknowledged = (flags & ack) != 0 ? other.next : 0;

    QByteArray frame;
    frame.reserve(ethernet + ip + tcp + bytes.size());
    // 1. Ethernet II.
    frame.append(other.mac.data(), 6);
    frame.append(own.mac.data(), 6);
    append(frame, quint16{0x0800});
    // 2. IPv4 (RFC 791), never to be cut.
    append(frame, quint16{0x4500});
    append(frame, static_cast<quint16>(ip + tcp + bytes.size()));
    append(frame, m_packet++);
    append(frame, quint16{0x4000});
    append(frame, quint16{64 << 8 | 6}); // hops to live, TCP
    append(frame, quint16{0});
    append(frame, own.address);
    append(frame, other.address);
    store(frame, ethernet + 10, checksum(sumOf(QByteArrayView(frame).sliced(ethernet))));
    // 3. TCP (RFC 9293 §3.1).
    append(frame, own.port);
    append(frame, other.port);
    append(frame, own.next);
    append(frame, own.acknowledged);
    append(frame, static_cast<quint16>(static_cast<quint16>(tcp / 4) << 12U | flags));
    append(frame, quint16{0xFFFF});
    append(frame, quint16{0});
    append(frame, quint16{0});
    if (synchronizes)
        frame += synOptions;
    frame += bytes;
    // 4. Its checksum, with the pseudo header of addresses, protocol and length.
    const quint64 pseudo = quint64{own.address} + other.address + 6 + static_cast<quint64>(tcp + bytes.size());
    store(frame, ethernet + ip + 16, checksum(pseudo + sumOf(QByteArrayView(frame).sliced(ethernet + ip))));

    own.next += static_cast<quint32>(bytes.size()) + ((flags & (syn | fin)) != 0 ? 1 : 0);
    appendPacket(file, nsSinceEpoch, frame, comment);
}

} // namespace workbench
