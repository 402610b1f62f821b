#include "LogPrinter.h"

#include "Output.h"

#include "wslib/protocol/CloseCode.h"
#include "wslib/protocol/Utf8Validator.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>

#include <chrono>
#include <thread>
#include <utility>

namespace cli {

using workbench::LogEntry;

namespace {

constexpr qint64 queueBytes = qint64{16} * 1024 * 1024;
constexpr int messagesPerSecond = 200; // more than anybody reads
constexpr qsizetype previewSize = 100;

QByteArray preview(const LogEntry &entry)
{
    if (entry.kind == LogEntry::Kind::Binary)
        return entry.payload.first(qMin(entry.payload.size(), previewSize / 4)).toHex(' ');
    if (entry.kind == LogEntry::Kind::Handshake)
        return entry.payload.first(qMax<qsizetype>(0, entry.payload.indexOf('\r')));
    QByteArray text = madeVisible(wslib::truncatedUtf8(entry.payload, previewSize));
    return text.replace('\n', "\\n");
}

QByteArray formatText(const LogEntry &entry)
{
    QByteArray line = QDateTime::fromMSecsSinceEpoch(entry.wallClockMs).toString(u"HH:mm:ss.zzz").toLatin1();
    line += entry.peer > 0 ? "  #" + QByteArray::number(entry.peer) : QByteArray();
    line += entry.direction == LogEntry::Direction::Sent       ? "  > "
            : entry.direction == LogEntry::Direction::Received ? "  < "
                                                               : "  - ";
    if (entry.kind == LogEntry::Kind::Close) {
        const auto code = static_cast<wslib::CloseCode>(entry.closeCode);
        line += "closed " + QByteArray::number(entry.closeCode) + " (" + wslib::closeCodeName(code) + ')';
    } else if (entry.isFrame()) {
        line += QByteArray(workbench::kindName(entry.kind)) + ' ' + QByteArray::number(entry.payload.size()) + " B";
    }
    const QByteArray text = preview(entry);
    if (!text.isEmpty())
        line += (entry.isFrame() ? "  " : "") + text;
    return line;
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
    const bool bytes = entry.kind == LogEntry::Kind::Binary || entry.kind == LogEntry::Kind::Ping
                       || entry.kind == LogEntry::Kind::Pong;
    if (bytes)
        object[QStringLiteral("base64")] = QString::fromLatin1(entry.payload.toBase64());
    else
        object[QStringLiteral("text")] = QString::fromUtf8(entry.payload);
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace

QByteArray formatEntry(const LogEntry &entry, LogFormat format)
{
    return format == LogFormat::Text ? formatText(entry) : formatJson(entry);
}

LogPrinter::LogPrinter(LogFormat format, std::FILE *stream)
    : m_format(format)
    , m_queue(std::make_shared<Queue>())
{
    std::thread([queue = m_queue, format, stream] { run(queue, format, stream); }).detach();
}

LogPrinter::~LogPrinter()
{
    using namespace std::chrono_literals;
    std::unique_lock lock(m_queue->mutex);
    m_queue->ended = true;
    m_queue->changed.notify_all();
    m_queue->changed.wait_for(lock, 1s, [this] { return m_queue->drained; });
}

bool LogPrinter::isFlood(const LogEntry &entry)
{
    if (m_format != LogFormat::Text || !(entry.kind <= LogEntry::Kind::Pong))
        return false;
    const qint64 second = entry.monotonicNs / 1'000'000'000;
    if (std::exchange(m_second, second) != second)
        m_messagesThisSecond = 0;
    return ++m_messagesThisSecond > messagesPerSecond;
}

void LogPrinter::append(const LogEntry &entry)
{
    const bool flood = isFlood(entry);
    const std::lock_guard lock(m_queue->mutex);
    if (flood || m_queue->bytes > queueBytes) {
        ++m_queue->leftOut;
        return;
    }
    m_queue->entries.push_back(entry);
    m_queue->bytes += static_cast<qint64>(sizeof entry) + entry.payload.size();
    m_queue->changed.notify_all();
}

void LogPrinter::run(const std::shared_ptr<Queue> &queue, LogFormat format, std::FILE *stream)
{
    std::unique_lock lock(queue->mutex);
    for (;;) {
        queue->changed.wait(lock, [&queue] { return !queue->entries.empty() || queue->ended; });
        const auto entries = std::exchange(queue->entries, {});
        const qint64 leftOut = std::exchange(queue->leftOut, 0);
        queue->bytes = 0;
        const bool last = queue->ended;
        lock.unlock();
        QByteArray lines;
        for (const LogEntry &entry : entries)
            lines += formatEntry(entry, format) + '\n';
        if (leftOut > 0 && format == LogFormat::Text)
            lines += "              - " + QByteArray::number(leftOut) + " more messages, not shown\n";
        else if (leftOut > 0)
            lines += "{\"type\":\"dropped\",\"entries\":" + QByteArray::number(leftOut) + "}\n";
        std::fwrite(lines.data(), 1, static_cast<size_t>(lines.size()), stream);
        std::fflush(stream);
        lock.lock();
        if (last && queue->entries.empty()) {
            queue->drained = true;
            queue->changed.notify_all();
            return;
        }
    }
}

} // namespace cli
