#include "RecordedLog.h"

#include "tests/support/ProcessCost.h"
#include "tests/support/TestRegistry.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <atomic>
#include <thread>

#ifdef Q_OS_UNIX
#include <csignal>
#include <sys/resource.h>
#include <sys/stat.h>
#endif

using namespace workbench;
using Direction = LogEntry::Direction;
using Kind = LogEntry::Kind;

/// The job of writing a log to a file.
class LogExportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void replacesTheFileAtTheEnd();
    void cancelLeavesNothing_data();
    void cancelLeavesNothing();
    void aFullDiskLeavesNothing();
    void neverReplacesADevice();
    void saysWhyItCannotWrite();
    void redactsEveryFormat_data() { formats(); }
    void redactsEveryFormat();
    void exportsAPartWithItsHandshake();
    void exportsWhatAFilterWants();
    void exportsWhatIsPicked();
    void takesLittleMemory_data() { formats(); }
    void takesLittleMemory();
    void interleavedPeersOfASpilledLog();
    void goesOnWhileTheLogIsWritten();
    void importCanBeCancelled();
    void choosesTheFormatByTheName();

private:
    static void formats();
    QStringList files() const { return QDir(m_folder.path()).entryList(QDir::Files | QDir::Hidden | QDir::System); }
    QString file() const { return m_folder.filePath(QStringLiteral("out")); }
    void clear();
    QByteArray content() const;

    QTemporaryDir m_folder;
};

void LogExportTest::formats()
{
    QTest::addColumn<RecordingFormat>("format");
    for (const RecordingFormat format : recordingFormats())
        QTest::newRow(qPrintable(recordingSuffix(format))) << format;
}

void LogExportTest::clear()
{
    for (const QString &name : files())
        QFile::remove(m_folder.filePath(name));
}

QByteArray LogExportTest::content() const
{
    QFile read(file());
    return read.open(QIODevice::ReadOnly) ? read.readAll() : QByteArray();
}

namespace {

void fill(LogStore &log, int messages, qsizetype size = 100)
{
    for (const LogEntry &entry : handshake())
        log.append(entry);
    for (int i = 0; i < messages; ++i)
        log.append(logEntry(i % 2 == 0 ? Direction::Sent : Direction::Received, Kind::Text, QByteArray(size, 'x')));
}

} // namespace

void LogExportTest::replacesTheFileAtTheEnd()
{
    clear();
    LogStore log;
    fill(log, 10);
    RecordingProgress progress;
    const ExportResult result = exportLog(log, log.range(), RecordingFormat::JsonLines, file(), {}, &progress);
    QCOMPARE(result.error, QString());
    QCOMPARE(result.entries, 12);
    QCOMPARE(result.bytes, content().size());
    QCOMPARE(progress.done.load(), 12);
    QCOMPARE(progress.total.load(), 12);
    QCOMPARE(files(), QStringList{QStringLiteral("out")});
    QCOMPARE(exportLog(log, {3, 4}, RecordingFormat::Csv, file()).error, QString());
    QVERIFY(content().startsWith("time,"));
}

void LogExportTest::cancelLeavesNothing_data()
{
    QTest::addColumn<bool>("existed");
    QTest::newRow("a new file") << false;
    QTest::newRow("an old file stays") << true;
}

void LogExportTest::cancelLeavesNothing()
{
    QFETCH(bool, existed);
    clear();
    LogStore log;
    fill(log, 200'000);
    if (existed)
        QCOMPARE(exportLog(log, {0, 1}, RecordingFormat::Csv, file()).error, QString());
    const QByteArray before = content();
    RecordingProgress progress;
    ExportResult result;
    std::thread job([&] { result = exportLog(log, log.range(), RecordingFormat::Har, file(), {}, &progress); });
    while (progress.done == 0)
        std::this_thread::yield();
    progress.cancelled = true;
    job.join();
    QVERIFY(result.cancelled);
    QVERIFY(progress.done < 200'000);
    QCOMPARE(result.error, QString());
    QCOMPARE(files(), existed ? QStringList{QStringLiteral("out")} : QStringList());
    QCOMPARE(content(), before);
}

void LogExportTest::aFullDiskLeavesNothing()
{
#ifdef Q_OS_UNIX
    clear();
    LogStore log;
    fill(log, 10'000);
    // Files may not grow beyond a size, and the system says so instead of ending us.
    rlimit before{};
    getrlimit(RLIMIT_FSIZE, &before);
    const auto handled = std::signal(SIGXFSZ, SIG_IGN);
    const rlimit narrow{600'000, before.rlim_max};
    setrlimit(RLIMIT_FSIZE, &narrow);
    const ExportResult result = exportLog(log, log.range(), RecordingFormat::Csv, file());
    setrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, handled);
    QVERIFY2(result.error.startsWith(QStringLiteral("out can't be written: ")), qPrintable(result.error));
    QCOMPARE(files(), QStringList());
#else
    QSKIP("there is no limit for the size of files");
#endif
}

void LogExportTest::neverReplacesADevice()
{
#ifdef Q_OS_UNIX
    clear();
    QCOMPARE(mkfifo(QFile::encodeName(file()).constData(), 0600), 0);
    LogStore log;
    fill(log, 1);
    const ExportResult result = exportLog(log, log.range(), RecordingFormat::Csv, file());
    QVERIFY2(result.error.contains(QStringLiteral("isn't a file")), qPrintable(result.error));
    QVERIFY(!QFileInfo(file()).isFile());
    QFile::remove(file());
#else
    QSKIP("there are no pipes with names");
#endif
}

void LogExportTest::saysWhyItCannotWrite()
{
    LogStore log;
    fill(log, 1);
    const ExportResult result =
        exportLog(log, log.range(), RecordingFormat::Csv, m_folder.filePath(QStringLiteral("no/such/folder.csv")));
    QVERIFY2(result.error.startsWith(QStringLiteral("folder.csv can't be written: ")), qPrintable(result.error));
}

void LogExportTest::redactsEveryFormat()
{
    QFETCH(RecordingFormat, format);
    ExportOptions options;
    options.recording.url = QStringLiteral("wss://me:user-secret@api.example/feed?token=url-secret");
    options.recording.controlFrames = true;
    const QByteArray redacted = recorded(clientConversation(), format, options);
    QVERIFY2(!redacted.contains("secret"), redacted);
    QVERIFY(redacted.contains("REDACTED"));
    options.recording.redact = false;
    const QByteArray open = recorded(clientConversation(), format, options);
    for (const char *secret : {"url-secret", "head-secret", "cookie-secret", "other-secret", "answer-secret"})
        QVERIFY2(open.contains(secret), secret);
}

void LogExportTest::exportsAPartWithItsHandshake()
{
    LogStore log;
    fill(log, 100);
    log.append(logEntry(Direction::None, Kind::Close, ""));
    for (const LogEntry &entry : handshake())
        log.append(entry);
    for (int i = 0; i < 100; ++i)
        log.append(logEntry(Direction::Sent, Kind::Text, "second " + QByteArray::number(i)));
    const qint64 end = log.range().end;
    QCOMPARE(exportLog(log, {end - 10, end}, RecordingFormat::JsonLines, file()).entries, 10);
    const QByteArrayList lines = content().trimmed().split('\n');
    QCOMPARE(lines.size(), 1 + 2 + 10); // header, handshake, messages
    QVERIFY(lines[1].contains("\"handshake\""));
    QVERIFY(lines[3].contains("second 90"));
    QCOMPARE(exportLog(log, {end - 10, end}, RecordingFormat::Har, file()).error, QString());
    QCOMPARE(content().count("_webSocketMessages"), 1);
    QVERIFY(content().contains("\"status\":101"));
}

void LogExportTest::exportsWhatAFilterWants()
{
    LogStore log;
    for (const LogEntry &entry : clientConversation())
        log.append(entry);
    ExportOptions options;
    options.filter.emplace();
    options.filter->direction = Direction::Received;
    options.filter->kinds = {Kind::Text};
    const ExportResult result = exportLog(log, log.range(), RecordingFormat::JsonLines, file(), options);
    QCOMPARE(result.error, QString());
    QCOMPARE(result.entries, 4); // with handshake and close
    QVERIFY(content().contains("=SUM(A1)"));
    options.filter->texts.append({QStringLiteral("("), true, false, true});
    QVERIFY(!exportLog(log, log.range(), RecordingFormat::JsonLines, file(), options).error.isEmpty());
}

void LogExportTest::exportsWhatIsPicked()
{
    LogStore log;
    for (const LogEntry &entry : handshake())
        log.append(entry);
    for (int i = 0; i < 20; ++i)
        log.append(
            logEntry(i % 2 == 0 ? Direction::Sent : Direction::Received, Kind::Text, 'n' + QByteArray::number(i)));
    ExportOptions options;
    options.filter.emplace();
    options.filter->direction = Direction::Sent;
    options.only = {{4, 7}, {10, 11}, {20, 22}}; // n2 n3 n4, n8, n18 n19
    const ExportResult result = exportLog(log, {4, 22}, RecordingFormat::JsonLines, file(), options);
    QCOMPARE(result.error, QString());
    QCOMPARE(result.entries, 4);
    for (const char *there : {"\"n2\"", "\"n4\"", "\"n8\"", "\"n18\""})
        QVERIFY2(content().contains(there), there);
    QCOMPARE(content().count("\"text\":\"n"), 4);
    QCOMPARE(content().count("\"handshake\""), 2); // theirs comes along
}

void LogExportTest::takesLittleMemory()
{
    QFETCH(RecordingFormat, format);
    if (!ProcessCost::residentMemory(QCoreApplication::applicationPid()))
        QSKIP("this system, or this build, doesn't tell how much memory is taken");
    LogStore log;
    fill(log, 300'000);
    exportLog(log, {0, 1000}, format, file());
    const qint64 before = *ProcessCost::residentMemory(QCoreApplication::applicationPid());
    std::atomic<qint64> most{0};
    std::atomic<bool> done{false};
    std::thread watch([&] {
        while (!done)
            most = std::max(most.load(), *ProcessCost::residentMemory(QCoreApplication::applicationPid()));
    });
    const ExportResult result = exportLog(log, log.range(), format, file());
    done = true;
    watch.join();
    QCOMPARE(result.error, QString());
    QVERIFY(result.bytes > 30'000'000);
    qInfo("%lld bytes written with %lld KiB more than before", result.bytes, (most - before) / 1024);
    QVERIFY(most - before < 8 * 1024 * 1024);
}

void LogExportTest::interleavedPeersOfASpilledLog()
{
    LogBudget budget;
    budget.memory = 100'000;
    budget.block = 10'000;
    LogStore log(budget);
    for (quint32 peer = 1; peer <= 3; ++peer) {
        for (const LogEntry &entry : handshake(peer, false))
            log.append(entry);
    }
    for (int i = 0; i < 9000; ++i)
        log.append(logEntry(Direction::Received, Kind::Text, QByteArray::number(i).leftJustified(100, ' '),
                            static_cast<quint32>(i % 3 + 1)));
    QVERIFY(log.usage().disk > 0);
    const ExportResult result = exportLog(log, log.range(), RecordingFormat::Har, file());
    QCOMPARE(result.error, QString());
    QCOMPARE(result.entries, 9006);
    QCOMPARE(result.missing, 0);
    EntryList read;
    QCOMPARE(importRecording(file(), read).error, QString());
    QCOMPARE(read.entries.size(), 9006);
    for (int i = 0; i < 3000; ++i)
        QCOMPARE(read.entries[2 + i].payload.trimmed().toInt(), i * 3);
}

void LogExportTest::goesOnWhileTheLogIsWritten()
{
    LogBudget budget;
    budget.memory = 1'000'000;
    budget.disk = 0;
    LogStore log(budget);
    fill(log, 9000);
    std::atomic<bool> done{false};
    std::thread writer([&] {
        while (!done)
            log.append(logEntry(Direction::Sent, Kind::Text, QByteArray(100, 'y')));
    });
    const ExportResult result = exportLog(log, {0, 9002}, RecordingFormat::Pcapng, file());
    done = true;
    writer.join();
    QCOMPARE(result.error, QString());
    QCOMPARE(result.entries + result.missing, 9002);
}

void LogExportTest::importCanBeCancelled()
{
    LogStore log;
    fill(log, 50'000);
    for (const RecordingFormat format : {RecordingFormat::Har, RecordingFormat::JsonLines}) {
        QCOMPARE(exportLog(log, log.range(), format, file()).error, QString());
        RecordingProgress progress;
        LogStore read;
        ImportResult result;
        std::thread job([&] { result = importRecording(file(), read, &progress); });
        while (progress.done == 0)
            std::this_thread::yield();
        progress.cancelled = true;
        job.join();
        QVERIFY(result.cancelled);
        QCOMPARE(result.error, QString());
        QVERIFY(result.entries < 50'002);
    }
}

void LogExportTest::choosesTheFormatByTheName()
{
    QCOMPARE(recordingFormatOf(QStringLiteral("a/b.HAR")), RecordingFormat::Har);
    QCOMPARE(recordingFormatOf(QStringLiteral("b.har.jsonl")), RecordingFormat::JsonLines);
    QVERIFY(!recordingFormatOf(QStringLiteral("har")));
    QVERIFY(!recordingFormatOf(QStringLiteral("b.pcap")));
}

WINDSOCK_TEST(LogExportTest)
#include "LogExportTest.moc"
