#include "LogPrinter.h"

#include "Output.h"

#include "workbench/log/FrameTrail.h"
#include "workbench/record/FramesJson.h"

#include "wslib/protocol/CloseCode.h"
#include "wslib/protocol/Utf8Validator.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>

#include <chrono>
#include <thread>
#include <utility>

#ifdef Q_OS_WIN
#include <io.h>
#else
#include <cerrno>
#include <unistd.h>
#endif

namespace cli {

using workbench::LogEntry;

namespace {

constexpr qint64 queueBytes = qint64{16} * 1024 * 1024;
constexpr int messagesPerSecond = 200; // more than anybody reads
constexpr qsizetype previewSize = 100;
constexpr qsizetype frameBytes = previewSize / 4; ///< Of a frame's payload, in hex.
constexpr qsizetype mostFrameLines = 100;         ///< Of one entry.

void writeAll(QByteArrayView bytes, int descriptor)
{
    while (!bytes.isEmpty()) {
#ifdef Q_OS_WIN
        const auto written = _write(descriptor, bytes.data(), static_cast<unsigned>(bytes.size()));
#else
        const auto written = ::write(descriptor, bytes.data(), static_cast<size_t>(bytes.size()));
        if (written < 0 && errno == EINTR)
            continue;
#endif
        if (written <= 0)
            return; // nobody reads any more
        bytes = bytes.sliced(static_cast<qsizetype>(written));
    }
}

QByteArray preview(const LogEntry &entry)
{
    if (entry.kind == LogEntry::Kind::Binary || entry.kind == LogEntry::Kind::Raw)
        return entry.payload.first(qMin(entry.payload.size(), previewSize / 4)).toHex(' ');
    if (entry.kind == LogEntry::Kind::Handshake)
        return entry.payload.first(qMax<qsizetype>(0, entry.payload.indexOf('\r')));
    const bool sentence = entry.kind == LogEntry::Kind::Note || entry.kind == LogEntry::Kind::Failure;
    QByteArray text =
        madeVisible(sentence ? QByteArrayView(entry.payload) : wslib::truncatedUtf8(entry.payload, previewSize));
    return text.replace('\n', "\\n");
}

QByteArray beginning(const LogEntry &entry, qint64 wallClockMs, LogEntry::Direction direction)
{
    QByteArray line = QDateTime::fromMSecsSinceEpoch(wallClockMs).toString(u"HH:mm:ss.zzz").toLatin1();
    line += entry.peer > 0 ? "  #" + QByteArray::number(entry.peer) : QByteArray();
    return line
           + (direction == LogEntry::Direction::Sent       ? "  > "
              : direction == LogEntry::Direction::Received ? "  < "
                                                           : "  - ");
}

QByteArray formatText(const LogEntry &entry)
{
    QByteArray line = beginning(entry, entry.wallClockMs, entry.direction);
    if (entry.kind == LogEntry::Kind::Close) {
        const auto code = static_cast<wslib::CloseCode>(entry.closeCode);
        line += "closed " + QByteArray::number(entry.closeCode) + " (" + wslib::closeCodeName(code) + ')';
    } else if (entry.isFrame() || entry.kind == LogEntry::Kind::Raw) {
        line += QByteArray(workbench::kindName(entry.kind)) + ' ' + QByteArray::number(entry.payload.size()) + " B";
    }
    const QByteArray text = preview(entry);
    if (!text.isEmpty())
        line += (entry.isFrame() || entry.kind == LogEntry::Kind::Raw ? "  " : "") + text;
    return line;
}

// "text FIN RSV1 len 11 (300 inflated) mask 37fa213d @0  c18b37fa213d 7f9f4d5158…": the header as it was, then the payload as it
// was, masked or not.
QByteArray formatFrame(const workbench::LoggedFrame &frame, QByteArrayView payload)
{
    if (!frame.isFrame())
        return QByteArray::number(frame.payloadSize) + " bytes, no frame @" + QByteArray::number(frame.offset) + "  "
               + wireBytes(frame, payload, 0, frameBytes).toHex();
    const wslib::FrameHeader &header = frame.header;
    QByteArray line = wslib::opcodeName(header.opcode);
    if (!wslib::isDefined(header.opcode))
        line += ' ' + QByteArray::number(static_cast<int>(header.opcode), 16);
    line += header.fin ? " FIN" : "";
    line += header.rsv1 ? " RSV1" : "";
    line += header.rsv2 ? " RSV2" : "";
    line += header.rsv3 ? " RSV3" : "";
    line += " len " + QByteArray::number(header.payloadLength);
    if (frame.isCut())
        line += " (" + QByteArray::number(frame.payloadSize) + " there)";
    else if (frame.isCompressed() && frame.inflated >= 0)
        line += " (" + QByteArray::number(frame.inflated) + " inflated)";
    if (header.maskKey)
        line += " mask " + QByteArray(reinterpret_cast<const char *>(header.maskKey->data()), 4).toHex();
    line += " @" + QByteArray::number(frame.offset) + "  " + frame.headerView().toByteArray().toHex();
    const QByteArray wire = wireBytes(frame, payload, frame.headerSize, frameBytes);
    if (!wire.isEmpty())
        line += ' ' + wire.toHex() + (frame.payloadSize > frameBytes ? "..." : "");
    return line;
}

// Where frames aren't what the entry is about, it has its line as well.
QByteArray formatFrames(const LogEntry &entry)
{
    QByteArrayList lines;
    workbench::FrameTrail trail(entry.frames);
    for (workbench::LoggedFrame frame; lines.size() < mostFrameLines && trail.next(frame);)
        lines += beginning(entry, entry.wallClockMs + frame.timeNs / 1'000'000, frame.direction)
                 + formatFrame(frame, entry.payload);
    if (const qint64 more = workbench::FrameTrail::count(entry.frames) - lines.size(); more > 0)
        lines += beginning(entry, entry.wallClockMs, entry.direction) + QByteArray::number(more)
                 + (more == trail.leftOut() ? " more frames, not kept" : " more frames, not shown");
    if (lines.isEmpty() || entry.kind == LogEntry::Kind::Close)
        lines += formatText(entry);
    return lines.join('\n');
}

QByteArray formatJson(const LogEntry &entry)
{
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(entry.wallClockMs, Qt::UTC);
    QJsonObject object{{QStringLiteral("time"), time.toString(Qt::ISODateWithMs)},
                       {QStringLiteral("type"), QString::fromLatin1(workbench::kindName(entry.kind))}};
    if (entry.direction != LogEntry::Direction::None)
        object[QStringLiteral("direction")] = QString::fromLatin1(workbench::directionName(entry.direction));
    if (entry.peer > 0)
        object[QStringLiteral("peer")] = static_cast<qint64>(entry.peer);
    if (entry.kind == LogEntry::Kind::Close)
        object[QStringLiteral("code")] = entry.closeCode;
    if (entry.isMessage() && entry.wireSize >= 0)
        object[QStringLiteral("wire")] = entry.wireSize;
    if (entry.kind == LogEntry::Kind::Pong && entry.roundTripNs >= 0)
        object[QStringLiteral("roundTripNs")] = entry.roundTripNs;
    if (entry.isBytes())
        object[QStringLiteral("base64")] = QString::fromLatin1(entry.payload.toBase64());
    else
        object[QStringLiteral("text")] = QString::fromUtf8(entry.payload);
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace

LogFormat logFormat(const QString &name, bool frames)
{
    if (name == u"json")
        return frames ? LogFormat::JsonFrames : LogFormat::Json;
    return name == u"frames" ? LogFormat::Frames : LogFormat::Text;
}

QByteArray formatEntry(const LogEntry &entry, LogFormat format)
{
    switch (format) {
    case LogFormat::Text:
        return formatText(entry);
    case LogFormat::Frames:
        return formatFrames(entry);
    case LogFormat::Json:
    case LogFormat::JsonFrames:
        break;
    }
    QByteArray line = formatJson(entry);
    if (format == LogFormat::JsonFrames && !entry.frames.isEmpty()) {
        line.chop(1);
        workbench::appendFramesJson(line, entry.frames);
        line += '}';
    }
    return line;
}

LogPrinter::LogPrinter(LogFormat format, int descriptor)
    : m_format(format)
    , m_queue(std::make_shared<Queue>())
{
    std::thread([queue = m_queue, descriptor] { run(queue, descriptor); }).detach();
}

LogPrinter::~LogPrinter()
{
    using namespace std::chrono_literals;
    std::unique_lock lock(m_queue->mutex);
    if (m_queue->leftOut > 0)
        m_queue->lines += leftOutLine(m_queue->leftOut);
    m_queue->ended = true;
    m_queue->changed.notify_all();
    m_queue->changed.wait_for(lock, 1s, [this] { return m_queue->drained; });
}

// Under the queue's mutex.
bool LogPrinter::isFlood(const LogEntry &entry)
{
    if (isJson(m_format) || !(entry.kind <= LogEntry::Kind::Pong))
        return false;
    const qint64 second = entry.monotonicNs / 1'000'000'000;
    if (std::exchange(m_second, second) != second)
        m_messagesThisSecond = 0;
    return ++m_messagesThisSecond > messagesPerSecond;
}

void LogPrinter::append(const LogEntry &entry)
{
    {
        const std::lock_guard lock(m_queue->mutex);
        if (isFlood(entry)) {
            ++m_queue->leftOut;
            return;
        }
    }
    appendLine(formatEntry(entry, m_format));
}

void LogPrinter::appendLine(const QByteArray &line)
{
    const std::lock_guard lock(m_queue->mutex);
    if (m_queue->lines.size() > queueBytes) {
        ++m_queue->leftOut;
        return;
    }
    if (const qint64 leftOut = std::exchange(m_queue->leftOut, 0); leftOut > 0)
        m_queue->lines += leftOutLine(leftOut);
    m_queue->lines += line + '\n';
    m_queue->changed.notify_all();
}

QByteArray LogPrinter::leftOutLine(qint64 count) const
{
    if (!isJson(m_format))
        return "              - " + QByteArray::number(count) + " more messages, not shown\n";
    return "{\"type\":\"dropped\",\"entries\":" + QByteArray::number(count) + "}\n";
}

void LogPrinter::run(const std::shared_ptr<Queue> &queue, int descriptor)
{
    std::unique_lock lock(queue->mutex);
    while (!queue->ended || !queue->lines.isEmpty()) {
        queue->changed.wait(lock, [&queue] { return !queue->lines.isEmpty() || queue->ended; });
        const QByteArray lines = std::exchange(queue->lines, {});
        lock.unlock();
        writeAll(lines, descriptor);
        lock.lock();
    }
    queue->drained = true;
    queue->changed.notify_all();
}

} // namespace cli
