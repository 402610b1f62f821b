#include "workbench/record/PcapngWriter.h"

#include "workbench/record/PcapngBlocks.h"

#include "wslib/protocol/ClosePayload.h"
#include "wslib/protocol/FrameSerializer.h"
#include "wslib/protocol/HandshakeKey.h"

#include <QUrl>

#include <array>

namespace workbench {

using wslib::Opcode;
using End = TcpTale::End;
using Kind = LogEntry::Kind;

namespace {

constexpr const char *comment =
    "Written by Windsock from a log of WebSocket messages. The packets were never on a wire: addresses, ports, TCP's "
    "numbers, "
    "mask keys and the cutting into frames are made up; times, directions and payloads are real. Payloads are written "
    "inflated "
    "and without TLS, therefore Sec-WebSocket-Extensions is left out of the answer to the handshake. "
    "Of a masked payload, Wireshark shows the first 256 KiB; newer ones have the preference "
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
    TcpTale tale(connection.id, portFor(connection.url));
    const qint64 answered = connection.responseNs > 0 ? connection.responseNs : connection.lastNs;
    const bool known = !connection.requestHead.isEmpty() && !connection.responseHead.isEmpty();
    tale.connect(m_output, connection.startedNs, connection.url.toUtf8());
    tale.send(m_output, connection.requestNs > 0 ? connection.requestNs : connection.startedNs, End::Client,
              known ? connection.requestHead : madeUpRequest(connection.url));
    tale.send(m_output, answered, End::Server, known ? withoutExtensions(connection.responseHead) : madeUpResponse());
    m_open.insert_or_assign(connection.id, tale);
}

void PcapngWriter::write(const RecordedConnection &connection, const RecordedEntry &item)
{
    const auto found = m_open.find(connection.id);
    if (found == m_open.end() || !item.entry.isFrame())
        return;
    if (item.entry.kind == Kind::Close) {
        sendClose(found->second, connection, item);
        return;
    }
    const End from = connection.isFromClient(item.entry.direction) ? End::Client : End::Server;
    sendFrame(found->second, item.timeNs, from, opcodeOf(item.entry.kind).value_or(Opcode::Binary), item.payload);
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
    found->second.close(m_output, connection.lastNs, End::Server);
    m_open.erase(found);
}

} // namespace workbench
