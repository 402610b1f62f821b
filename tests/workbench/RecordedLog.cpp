#include "RecordedLog.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtEndian>

using namespace workbench;
using Direction = LogEntry::Direction;
using Kind = LogEntry::Kind;

namespace {

// 2024-03-01T10:00:00Z, and a millisecond more with every entry.
qint64 nextTime()
{
    static qint64 time = 0;
    return ++time;
}

} // namespace

LogEntry logEntry(Direction direction, Kind kind, const QByteArray &payload, quint32 peer)
{
    const qint64 time = nextTime();
    LogEntry entry;
    entry.monotonicNs = 5'000'000'000 + time * 1'000'250;
    entry.wallClockMs = 1'709'287'200'000 + time;
    entry.direction = direction;
    entry.kind = kind;
    entry.payload = payload;
    entry.peer = peer;
    return entry;
}

QList<LogEntry> handshake(quint32 peer, bool client)
{
    return {
        logEntry(client ? Direction::Sent : Direction::Received, Kind::Handshake,
                 "GET /feed?token=url-secret&x=1 HTTP/1.1\r\nHost: api.example\r\nUpgrade: websocket\r\n"
                 "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                 "Sec-WebSocket-Extensions: permessage-deflate\r\nAuthorization: Bearer head-secret\r\n"
                 "Cookie: sid=cookie-secret; theme=other-secret\r\n\r\n",
                 peer),
        logEntry(
            client ? Direction::Received : Direction::Sent, Kind::Handshake,
            "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\nSec-WebSocket-Extensions: permessage-deflate\r\n"
            "Set-Cookie: sid=answer-secret; Path=/; HttpOnly\r\n\r\n",
            peer)};
}

QList<LogEntry> clientConversation()
{
    QList<LogEntry> log{logEntry(Direction::None, Kind::Note,
                                 "Connecting to wss://me:user-secret@api.example/feed?token=url-secret&x=1")};
    log += handshake();
    log.append(logEntry(Direction::Sent, Kind::Text, "{\"say\":\"z\xC3\xB6lf \\\"x\\\"\"}\n\x01"));
    log.append(logEntry(Direction::Received, Kind::Text, "=SUM(A1)"));
    log.append(logEntry(Direction::Received, Kind::Binary, QByteArray("\x00\x01\xFF\xFE", 4)));
    log.append(logEntry(Direction::Sent, Kind::Ping, "p"));
    log.append(logEntry(Direction::Received, Kind::Pong, "p"));
    log.append(logEntry(Direction::Sent, Kind::Text, ""));
    log.append(logEntry(Direction::None, Kind::Close, "bye, \"you\""));
    log.last().closeCode = 1000;
    return log;
}

QByteArrayList linesOf(const QList<LogEntry> &entries)
{
    QByteArrayList lines;
    for (const LogEntry &entry : entries) {
        const bool bytes = entry.kind == Kind::Binary || entry.kind == Kind::Ping || entry.kind == Kind::Pong;
        QByteArray line = QByteArray(directionName(entry.direction)) + ' ' + kindName(entry.kind) + ' ';
        line += bytes ? entry.payload.toHex() : entry.payload;
        if (entry.kind == Kind::Close)
            line += ' ' + QByteArray::number(entry.closeCode);
        if (entry.peer > 0)
            line += " #" + QByteArray::number(entry.peer);
        lines.append(line);
    }
    return lines;
}

QByteArrayList EntryList::lines() const
{
    return linesOf(entries);
}

QByteArray recorded(const QList<LogEntry> &entries, RecordingFormat format, const ExportOptions &options)
{
    const QTemporaryDir folder;
    LogStore log;
    for (const LogEntry &entry : entries)
        log.append(entry);
    QFile file(folder.filePath(QStringLiteral("recording")));
    const ExportResult result = exportLog(log, log.range(), format, file.fileName(), options);
    if (!result.error.isEmpty() || !file.open(QIODevice::ReadOnly))
        qWarning("%s", qPrintable(result.error));
    return file.readAll();
}

TcpStreams streamsOf(const QByteArray &pcapng)
{
    constexpr qsizetype toFrame = 28;    // of an Enhanced Packet Block
    constexpr qsizetype toTcp = 14 + 20; // behind Ethernet and IPv4
    constexpr quint16 firstOfClients = 49152;
    TcpStreams streams;
    for (qsizetype at = 0; at + 12 <= pcapng.size();) {
        const char *block = pcapng.constData() + at;
        if (qFromLittleEndian<quint32>(block) == 6) {
            const auto size = static_cast<qsizetype>(qFromLittleEndian<quint32>(block + 20));
            const QByteArray tcp = pcapng.mid(at + toFrame + toTcp, size - toTcp);
            const bool isClients = qFromBigEndian<quint16>(tcp.constData()) >= firstOfClients;
            (isClients ? streams.client : streams.server) += tcp.mid((static_cast<quint8>(tcp[12]) >> 4U) * 4);
        }
        at += static_cast<qsizetype>(std::max(12U, qFromLittleEndian<quint32>(block + 4)));
    }
    for (QByteArray *stream : {&streams.client, &streams.server})
        stream->remove(0, stream->indexOf("\r\n\r\n") + 4);
    return streams;
}

ImportResult importedFrom(const QByteArray &content, LogSink &sink)
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("recording")));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qWarning("%s could not be written", qPrintable(file.fileName()));
    file.close();
    return importRecording(file.fileName(), sink);
}
