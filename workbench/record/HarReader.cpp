#include "workbench/record/HarReader.h"

#include <QDateTime>
#include <QFileInfo>
#include <QUrl>

#include <algorithm>
#include <cmath>
#include <utility>

namespace workbench {

using Direction = LogEntry::Direction;
using Kind = LogEntry::Kind;

namespace {

QByteArray bytes(const std::string &text)
{
    return {text.data(), static_cast<qsizetype>(text.size())};
}

QByteArray dumped(const HarScan::Json &json)
{
    return bytes(json.dump(-1, ' ', false, HarScan::Json::error_handler_t::replace));
}

QByteArray stringAt(const HarScan::Json &object, const char *key)
{
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? bytes(found->get_ref<const std::string &>()) : QByteArray();
}

double numberAt(const HarScan::Json &object, const char *key)
{
    const auto found = object.find(key);
    return found != object.end() && found->is_number() ? found->get<double>() : 0;
}

HarScan::Json objectAt(const HarScan::Json &object, const char *key)
{
    const auto found = object.find(key);
    return found != object.end() && found->is_object() ? *found : HarScan::Json::object();
}

// The years 1938 to 2223: times whose nanoseconds, and whose distances, are in the range of their type.
constexpr qint64 earliestMs = -1'000'000'000'000;
constexpr qint64 latestMs = 8'000'000'000'000;

// Seconds since 1970 as Chrome has it; others write milliseconds, which no second of this millennium looks like.
qint64 nsOf(double time)
{
    constexpr double latest = 1e11; // the year 5138
    if (!(std::abs(time) < 1e16))
        return 0;
    if (std::abs(time) > latest)
        time /= 1000;
    return time < earliestMs / 1000 || time > latestMs / 1000 ? 0 : std::llround(time * 1e6) * 1000;
}

qint64 nsOf(const QByteArray &isoDate)
{
    const QDateTime time = QDateTime::fromString(QString::fromLatin1(isoDate), Qt::ISODateWithMs);
    const qint64 ms = time.isValid() ? time.toMSecsSinceEpoch() : 0;
    return ms < earliestMs || ms > latestMs ? 0 : ms * 1'000'000;
}

// A head's line: no field of a file smuggles in another one.
QByteArray line(QByteArray text)
{
    for (char &letter : text) {
        if (static_cast<unsigned char>(letter) < ' ' && letter != '\t')
            letter = ' ';
    }
    return text + "\r\n";
}

QByteArray fieldLines(const HarScan::Json &message)
{
    QByteArray lines;
    const auto headers = message.find("headers");
    if (headers == message.end() || !headers->is_array())
        return lines;
    for (const auto &header : *headers) {
        const QByteArray name = header.is_object() ? stringAt(header, "name") : QByteArray();
        if (!name.isEmpty() && !name.startsWith(':'))
            lines += line(name + ": " + stringAt(header, "value"));
    }
    return lines;
}

QByteArray targetOf(const QByteArray &url)
{
    const QUrl parsed = QUrl::fromEncoded(url);
    const QByteArray path = parsed.path(QUrl::FullyEncoded).toUtf8();
    const QByteArray query = parsed.query(QUrl::FullyEncoded).toUtf8();
    return (path.isEmpty() ? QByteArrayLiteral("/") : path) + (parsed.hasQuery() ? '?' + query : QByteArray());
}

// mitmproxy calls them http.
QByteArray webSocketUrl(QByteArray url)
{
    if (url.startsWith("http"))
        url.replace(0, 4, "ws");
    return url;
}

// For errors: where byte @p at is.
QString placeOf(QFile &file, qint64 at)
{
    qint64 lineNumber = 1;
    qint64 lineBegin = 0;
    qint64 position = 0;
    file.seek(0);
    while (position < at) {
        const QByteArray piece = file.read(qMin<qint64>(at - position, 1 << 20));
        if (piece.isEmpty())
            break;
        lineNumber += piece.count('\n');
        if (const qsizetype last = piece.lastIndexOf('\n'); last >= 0)
            lineBegin = position + last + 1;
        position += piece.size();
    }
    return QStringLiteral("line %1, column %2").arg(lineNumber).arg(qMax<qint64>(1, at - lineBegin));
}

} // namespace

HarReader::HarReader(QFile &file, LogSink &sink, RecordingProgress &progress, ImportResult &result)
    : m_file(file)
    , m_sink(sink)
    , m_progress(progress)
    , m_result(result)
{
    m_result.remains = std::make_shared<HarRemains>();
}

void HarReader::read()
{
    m_progress.total = m_file.size() * 2;
    if (readEntries() && !m_progress.isCancelled())
        readMessages();
}

// ---- The entries -----------------------------------------------------------------------------------------------------

bool HarReader::readEntries()
{
    JsonStream stream(m_file, m_progress);
    HarScan scan(stream, HarScan::Wants::Entries);
    scan.entryEnded = [this](Json &entry, bool hasMessages) { keepEntry(entry, hasMessages); };
    const bool whole = scan.run();
    m_result.remains->log = dumped(scan.log());
    if (scan.leftOut())
        note(QStringLiteral(
            "The file has more of requests and pages than is kept: what is beyond 64 MiB won't be there when "
            "the log is exported again. All messages are read."));
    if (!whole)
        tellOf(scan, stream.isTooLong());
    const QString name = QFileInfo(m_file).fileName();
    if (!scan.isHar() && m_result.error.isEmpty())
        m_result.error =
            QStringLiteral("%1 is neither a HAR file nor a recording in JSON Lines: it has no log with entries.")
                .arg(name);
    else if (m_sockets.empty() && m_result.error.isEmpty())
        m_result.error =
            QStringLiteral("%1 has no WebSocket messages, only %2 other requests. Export it again from a browser or "
                           "proxy that writes _webSocketMessages, such as Chrome or mitmproxy.")
                .arg(name)
                .arg(m_result.remains->requests.size());
    return !m_sockets.empty();
}

void HarReader::keepEntry(Json &entry, bool hasMessages)
{
    const bool socket = hasMessages || stringAt(entry, "_resourceType") == "websocket";
    m_socketOfEntry.push_back(socket ? static_cast<int>(m_sockets.size()) : -1);
    if (!socket) {
        m_result.remains->requests.append(dumped(entry));
        return;
    }
    m_sockets.push_back(socketOf(entry));
    m_result.remains->sockets.append({0, 0, dumped(entry)});
    const QString url = QString::fromUtf8(m_sockets.back().url);
    if (!url.isEmpty() && !m_result.urls.contains(url))
        m_result.urls.append(url);
}

HarReader::Socket HarReader::socketOf(const Json &entry)
{
    Socket socket;
    const Json request = objectAt(entry, "request");
    const Json response = objectAt(entry, "response");
    const Json timings = objectAt(entry, "timings");
    socket.url = webSocketUrl(stringAt(request, "url"));
    socket.startedNs = nsOf(stringAt(entry, "startedDateTime"));
    socket.answeredNs = socket.startedNs + std::llround(std::clamp(numberAt(timings, "wait"), 0.0, 1e9) * 1e6);
    socket.failure = stringAt(response, "_error");
    if (!socket.url.isEmpty()) {
        const QByteArray fields = fieldLines(request);
        const QByteArray host = QUrl::fromEncoded(socket.url).authority(QUrl::FullyEncoded).toUtf8();
        socket.requestHead = line("GET " + targetOf(socket.url) + " HTTP/1.1");
        if (!fields.toLower().contains("host: ") && !host.isEmpty())
            socket.requestHead += line("Host: " + host.sliced(host.lastIndexOf('@') + 1));
        socket.requestHead += fields + "\r\n";
    }
    if (const int status = static_cast<int>(std::clamp(numberAt(response, "status"), 0.0, 999.0)); status >= 100)
        socket.responseHead = line("HTTP/1.1 " + QByteArray::number(status) + ' ' + stringAt(response, "statusText"))
                              + fieldLines(response) + "\r\n";
    return socket;
}

// ---- The messages ----------------------------------------------------------------------------------------------------

void HarReader::readMessages()
{
    m_file.seek(0);
    JsonStream stream(m_file, m_progress);
    HarScan scan(stream, HarScan::Wants::Messages);
    scan.entryBegan = [this] { beginSocket(m_entry++); };
    scan.entryEnded = [this](Json &, bool) {
        if (m_socket >= 0)
            m_result.remains->sockets[m_socket].endEntry = m_result.entries;
        m_socket = -1;
    };
    scan.messageEnded = [this](Json &message) { takeMessage(message); };
    scan.run(); // what is wrong was told by the first reading
}

void HarReader::beginSocket(qint64 entry)
{
    m_socket = entry < static_cast<qint64>(m_socketOfEntry.size()) ? m_socketOfEntry[static_cast<size_t>(entry)] : -1;
    if (m_socket < 0)
        return;
    const Socket &socket = m_sockets[static_cast<size_t>(m_socket)];
    m_result.remains->sockets[m_socket].firstEntry = m_result.entries;
    m_lastNs = socket.startedNs;
    if (!socket.requestHead.isEmpty())
        appendPart(Direction::Sent, Kind::Handshake, socket.requestHead, socket.startedNs);
    if (!socket.responseHead.isEmpty())
        appendPart(Direction::Received, Kind::Handshake, socket.responseHead, socket.answeredNs);
    else if (!socket.failure.isEmpty())
        appendPart(Direction::None, Kind::Failure, socket.failure, socket.answeredNs);
}

void HarReader::appendPart(Direction direction, Kind kind, const QByteArray &payload, qint64 timeNs)
{
    LogEntry entry;
    entry.direction = direction;
    entry.kind = kind;
    entry.payload = payload;
    entry.monotonicNs = timeNs;
    append(std::move(entry));
}

void HarReader::append(LogEntry entry)
{
    entry.wallClockMs = entry.monotonicNs / 1'000'000;
    entry.peer = m_sockets.size() > 1 ? static_cast<quint32>(m_socket + 1) : 0;
    m_sink.append(entry);
    ++m_result.entries;
}

void HarReader::takeMessage(Json &message)
{
    if (m_socket < 0)
        return;
    const qint64 timeNs = nsOf(numberAt(message, "time"));
    m_lastNs = timeNs != 0 ? timeNs : m_lastNs;
    bool understood = true;
    LogEntry entry = entryOf(message, understood);
    entry.monotonicNs = m_lastNs;
    keepRemains(message, understood);
    append(std::move(entry));
}

void HarReader::keepRemains(Json &message, bool understood)
{
    constexpr qint64 mostKept = qint64{64} * 1024 * 1024;
    if (understood) {
        for (const char *key : {"type", "time", "opcode", "data", "_direction"})
            message.erase(key);
        if (message.empty())
            return;
    }
    const QByteArray json = dumped(message);
    m_kept += json.size() + static_cast<qint64>(sizeof(HarRemains::Message)) * 4;
    if (m_kept <= mostKept)
        m_result.remains->messages.insert(m_result.entries, {json, !understood});
    else if (!std::exchange(m_keptAll, true))
        note(QStringLiteral(
            "The messages have more keys than are kept: beyond 64 MiB, they won't be there when the log is "
            "exported again. All messages are read."));
}

LogEntry HarReader::entryOf(const Json &message, bool &understood)
{
    LogEntry entry;
    const QByteArray type = stringAt(message, "type");
    const int opcode = static_cast<int>(std::clamp(numberAt(message, "opcode"), -1.0, 16.0));
    QByteArray data = stringAt(message, "data");
    entry.direction = type == "send" ? Direction::Sent : Direction::Received;
    if (stringAt(message, "_direction") == "none")
        entry.direction = Direction::None;
    understood = (type == "send" || type == "receive") && (opcode == 1 || opcode == 2 || (opcode >= 8 && opcode <= 10));
    if (type == "error" || (type != "send" && type != "receive")) {
        entry.direction = Direction::None;
        entry.kind = type == "error" ? Kind::Failure : Kind::Note;
        entry.payload = data;
        return entry;
    }
    if (opcode == 1) {
        entry.kind = Kind::Text;
        entry.payload = data;
        return entry;
    }
    const auto decoded = QByteArray::fromBase64Encoding(data, QByteArray::AbortOnBase64DecodingErrors);
    understood = understood && decoded;
    entry.payload = decoded ? *decoded : data;
    entry.kind = opcode == 9 ? Kind::Ping : opcode == 10 ? Kind::Pong : opcode == 8 ? Kind::Close : Kind::Binary;
    if (opcode == 8) {
        const QByteArray payload = entry.payload;
        constexpr quint16 noStatus = 1005;
        const bool hasCode = payload.size() >= 2;
        entry.closeCode =
            hasCode ? static_cast<quint16>(static_cast<quint8>(payload[0]) << 8U | static_cast<quint8>(payload[1]))
                    : noStatus;
        entry.payload = hasCode ? payload.sliced(2) : QByteArray();
    }
    return entry;
}

// ---- What is wrong ---------------------------------------------------------------------------------------------------

void HarReader::tellOf(const HarScan &scan, bool tooLong)
{
    const QString name = QFileInfo(m_file).fileName();
    if (m_progress.isCancelled())
        return;
    if (tooLong)
        m_result.error = QStringLiteral("%1 has a string of more than 256 MiB, which is more than is read.").arg(name);
    else if (scan.isTooDeep())
        m_result.error = QStringLiteral("%1 is nested more than 64 levels deep, which no HAR file is.").arg(name);
    else if (scan.errorAt() >= m_file.size() && scan.isHar())
        note(QStringLiteral("%1 ends in the middle: whoever wrote it was stopped. What is there was read.").arg(name));
    else
        m_result.error = QStringLiteral("%1 isn't valid JSON at %2.").arg(name, placeOf(m_file, scan.errorAt()));
}

void HarReader::note(const QString &sentence)
{
    m_result.notes.append(sentence);
}

} // namespace workbench
