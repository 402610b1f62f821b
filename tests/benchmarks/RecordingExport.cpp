// How long a log takes to be written, and how much memory: recording_export FORMAT [MESSAGES [BYTES]].

#include "workbench/record/LogExport.h"
#include "workbench/record/LogImport.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>

#include <cstdio>

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#endif

using namespace workbench;

namespace {

// The most that was resident so far.
long peakKiB()
{
#ifdef Q_OS_UNIX
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
#else
    return 0;
#endif
}

void fill(LogStore &log, int messages, int size)
{
    const QByteArray text =
        QByteArray("{\"type\":\"tick\",\"name\":\"a \\\"quoted\\\" one\"}").leftJustified(size, 'x', true);
    LogEntry entry;
    entry.monotonicNs = 1;
    entry.wallClockMs = 1'700'000'000'000;
    for (int i = 0; i < messages; ++i) {
        entry.kind = LogEntry::Kind::Text;
        entry.direction = i % 2 == 0 ? LogEntry::Direction::Sent : LogEntry::Direction::Received;
        entry.monotonicNs += 10'000;
        entry.wallClockMs = 1'700'000'000'000 + entry.monotonicNs / 1'000'000;
        entry.payload = text;
        log.append(entry);
    }
}

/// Counts what an import reads.
class Counter : public LogSink
{
public:
    void append(const LogEntry &) override { ++entries; }
    qint64 entries = 0;
};

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const auto format = recordingFormatOf(QStringLiteral("x.") + arguments.value(1));
    if (!format) {
        std::fputs("usage: recording_export har|jsonl|csv|pcapng [MESSAGES [BYTES]]\n", stderr);
        return 2;
    }
    const int messages = arguments.value(2, QStringLiteral("1000000")).toInt();
    LogStore log;
    fill(log, messages, arguments.value(3, QStringLiteral("100")).toInt());
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("out"));
    const long before = peakKiB();
    QElapsedTimer time;
    time.start();
    const ExportResult result = exportLog(log, log.range(), *format, file);
    std::printf("export: %.2f s, %.1f MB, peak +%ld KiB over %ld KiB%s\n", static_cast<double>(time.elapsed()) / 1000,
                static_cast<double>(result.bytes) / 1e6, peakKiB() - before, before, qPrintable(result.error));
    if (*format != RecordingFormat::Har && *format != RecordingFormat::JsonLines)
        return 0;
    Counter counter;
    time.restart();
    const ImportResult read = importRecording(file, counter);
    std::printf("import: %.2f s, %lld entries, peak +%ld KiB%s\n", static_cast<double>(time.elapsed()) / 1000,
                static_cast<long long>(counter.entries), peakKiB() - before, qPrintable(read.error));
    return 0;
}
