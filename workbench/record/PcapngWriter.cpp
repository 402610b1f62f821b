#include "workbench/record/PcapngWriter.h"

#include "workbench/log/FrameTrail.h"
#include "workbench/log/Saturated.h"
#include "workbench/record/PcapngBlocks.h"

#include "wslib/protocol/ClosePayload.h"
#include "wslib/protocol/FrameSerializer.h"
#include "wslib/protocol/HandshakeKey.h"

#include <QUrl>

#include <array>
#include <utility>

namespace workbench {

using wslib::Opcode;
using End = TcpTale::End;
using Kind = LogEntry::Kind;

namespace {

constexpr const char *comment =
    "Written by Windsock from a log of WebSocket connections. The packets were never on a wire: addresses, ports and "
    "TCP's numbers "
    "are made up; times, directions and payloads are real. Where the log has the frames, they are as they were on the "
    "wire, with "
    "their mask keys, fragments and compressed payloads. Where it hasn't, mask keys and the cutting into frames are "
    "made up, too, "
    "payloads are written inflated, and Sec-WebSocket-Extensions is left out of the answer to the handshake. "
    "Everything is written "
    "without TLS. Of a masked payload, Wireshark shows the first 256 KiB; newer ones have the preference "
    "websocket.max_unmasked_len.";

// Wireshark takes what comes at these for HTTP; it would take other ports' traffic for that of their owners, and 443's for TLS.
constexpr std::array<quint16, 6> httpPorts{80, 3128, 5985, 8080, 8088, 11371};

quint16 portFor(const QString &url)
{
    const int port = QUrl(url).port(80);
    for (const quint16 known : httpPorts) {
        if (port == known)
            return known;
    }
    return httpPorts.front();
}

// In case the log doesn't have it any more.
QByteArray madeUpRequest(const QString &url)
{
    const QUrl parsed(url);
    const QByteArray host = parsed.host().isEmpty() ? QByteArrayLiteral("unknown.invalid") : parsed.host().toLatin1();
    const QByteArray path = parsed.path(QUrl::FullyEncoded).toLatin1();
    const QByteArray query = parsed.query(QUrl::FullyEncoded).toLatin1();
    return "GET " + (path.isEmpty() ? QByteArrayLiteral("/") : path) + (query.isEmpty() ? query : '?' + query)
           + " HTTP/1.1\r\nHost: " + host
           + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
             "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n";
}

QByteArray madeUpResponse()
{
    return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
           + wslib::acceptKey("AAAAAAAAAAAAAAAAAAAAAA==") + "\r\n\r\n";
}

QByteArray withoutExtensions(const QByteArray &head)
{
    QByteArrayList lines;
    for (const QByteArray &line : head.split('\n')) {
        if (!line.toLower().startsWith("sec-websocket-extensions:"))
            lines.append(line);
    }
    return lines.join('\n');
}

} // namespace

void PcapngWriter::begin(const RecordingHeader &)
{
    appendSectionHeader(m_output, "Windsock " WINDSOCK_VERSION, comment);
    appendEthernetInterface(m_output, "windsock");
}

void PcapngWriter::open(const RecordedConnection &connection)
{
    if (connection.responseHead.isEmpty() && !connection.hasFrames)
        return; // it was never open
    Stream stream{TcpTale(connection.id, portFor(connection.url)), {}, {}, 0, 0, false, false, {}};
    const bool known = !connection.requestHead.isEmpty() && !connection.responseHead.isEmpty();
    stream.request = known ? connection.requestHead : madeUpRequest(connection.url);
    stream.response = known ? connection.responseHead : madeUpResponse();
    stream.requestNs = connection.requestNs > 0 ? connection.requestNs : connection.startedNs;
    stream.responseNs = connection.responseNs > 0 ? connection.responseNs : connection.lastNs;
    stream.tale.connect(m_output, connection.startedNs, connection.url.toUtf8());
    m_open.insert_or_assign(connection.id, std::move(stream));
}

// Payloads that aren't compressed may stand between those that are (RFC 7692 §6), so a log that has some entries' frames only is
// right, too.
void PcapngWriter::writeHeads(Stream &stream, bool hasFrames)
{
    stream.hasFrames = stream.hasFrames || hasFrames;
    if (std::exchange(stream.headsWritten, true))
        return;
    stream.tale.send(m_output, stream.requestNs, End::Client, stream.request);
    stream.tale.send(m_output, stream.responseNs, End::Server,
                     hasFrames ? stream.response : withoutExtensions(stream.response));
}

void PcapngWriter::write(const RecordedConnection &connection, const RecordedEntry &item)
{
    const auto found = m_open.find(connection.id);
    const Kind kind = item.entry.kind;
    if (found == m_open.end() || (!item.entry.isFrame() && kind != Kind::Raw))
        return;
    Stream &stream = found->second;
    writeHeads(stream, !item.frames.isEmpty());
    const End from = connection.isFromClient(item.entry.direction) ? End::Client : End::Server;
    if (!item.frames.isEmpty())
        sendFrames(stream, connection, item);
    else if (kind == Kind::Raw)
        stream.tale.send(m_output, item.timeNs, from, item.payload);
    else if (kind == Kind::Close && !stream.hasFrames)
        sendClose(stream.tale, connection, item);
    else if (kind != Kind::Close)
        sendFrame(stream.tale, item.timeNs, from, opcodeOf(kind).value_or(Opcode::Binary), item.payload);
}

void PcapngWriter::sendFrames(Stream &stream, const RecordedConnection &connection, const RecordedEntry &item)
{
    std::array<bool, 2> there{};
    FrameTrail trail(item.frames);
    for (LoggedFrame frame; trail.next(frame);) {
        const size_t from = connection.isFromClient(frame.direction) ? 0 : 1;
        stream.order[from].add(frame.offset, saturatedSum(item.timeNs, frame.timeNs), wireBytes(frame, item.payload));
        there[from] = true;
    }
    // What was refused, or forged behind our own Close, is written before the entry that has the Close frames.
    const Kind kind = item.entry.kind;
    const bool overtakes = kind == Kind::Ping || kind == Kind::Pong || kind == Kind::Raw;
    for (const End from : {End::Client, End::Server}) {
        WireOrder &order = stream.order[static_cast<size_t>(from)];
        const auto send = [&](qint64 timeNs, const QByteArray &bytes) {
            stream.tale.send(m_output, timeNs, from, bytes);
        };
        if (overtakes || !there[static_cast<size_t>(from)])
            order.sendNext(send);
        else
            order.sendDue(item.timeNs, send);
    }
}

void PcapngWriter::sendFrame(TcpTale &tale, qint64 timeNs, End from, Opcode opcode, QByteArrayView payload)
{
    wslib::FrameHeader header;
    header.opcode = opcode;
    if (from == End::Client) {
        const auto key = static_cast<quint32>(m_keys());
        header.maskKey = wslib::MaskKey{static_cast<quint8>(key), static_cast<quint8>(key >> 8U),
                                        static_cast<quint8>(key >> 16U), static_cast<quint8>(key >> 24U)};
    }
    QByteArray frame;
    wslib::appendFrame(frame, header, payload);
    tale.send(m_output, timeNs, from, frame);
}

// RFC 6455 §7.1: both ends send a Close frame; who began isn't known, where the log doesn't tell. Codes that no frame has mean
// that there was none, but for 1005: one without a code.
void PcapngWriter::sendClose(TcpTale &tale, const RecordedConnection &connection, const RecordedEntry &item)
{
    const auto code = static_cast<wslib::CloseCode>(item.entry.closeCode);
    const bool hasCode = wslib::isAllowedOnWire(code);
    const End first = connection.isFromClient(item.entry.direction) ? End::Client : End::Server;
    if (hasCode || code == wslib::CloseCode::NoStatusReceived) {
        const QByteArray payload = hasCode ? wslib::closePayload(code, item.payload) : QByteArray();
        sendFrame(tale, item.timeNs, first, Opcode::Close, payload);
        sendFrame(tale, item.timeNs, first == End::Client ? End::Server : End::Client, Opcode::Close, payload);
    }
}

void PcapngWriter::close(const RecordedConnection &connection)
{
    const auto found = m_open.find(connection.id);
    if (found == m_open.end())
        return;
    Stream &stream = found->second;
    writeHeads(stream, false);
    for (const End from : {End::Client, End::Server}) {
        stream.order[static_cast<size_t>(from)].sendAll(
            [&](qint64 timeNs, const QByteArray &bytes) { stream.tale.send(m_output, timeNs, from, bytes); });
    }
    stream.tale.close(m_output, connection.lastNs, End::Server);
    m_open.erase(found);
}

} // namespace workbench
