#include "workbench/record/LogExport.h"

#include "workbench/log/FrameTrail.h"
#include "workbench/record/RecordingFeed.h"

#include <QFileInfo>
#include <QHash>
#include <QSaveFile>

#include <algorithm>
#include <map>
#include <vector>

namespace workbench {

using Kind = LogEntry::Kind;
using Range = LogStore::Range;
using EntryView = LogStore::EntryView;

namespace {

constexpr qsizetype writeAtOnce = qsizetype{256} * 1024;
// Shorter runs of one connection are looked up one by one: visiting would read their whole block from the disk each time.
constexpr qint64 shortRun = 64;

class LogExporter
{
public:
    LogExporter(const LogStore &log, RecordingFormat format, const QString &fileName, const ExportOptions &options,
                RecordingProgress &progress)
        : m_log(log)
        , m_file(fileName)
        , m_feed(format, options.recording)
        , m_options(options)
        , m_progress(progress)
    {
        if (options.filter)
            m_matcher.emplace(*options.filter);
    }

    ExportResult run(Range range);

private:
    using Runs = std::vector<Range>;

    void findHandshakesBefore(qint64 begin);
    std::vector<Runs> runsByConnection(Range range);
    void takeRange(Range range);
    void takeRun(Range run);
    bool take(const EntryView &view);
    void takeHandshakesOf(quint32 peer);
    bool isWanted(const EntryView &view) const;
    bool isAmong(qint64 number) const;
    bool drain();

    const LogStore &m_log;
    QSaveFile m_file;
    RecordingFeed m_feed;
    const ExportOptions &m_options;
    RecordingProgress &m_progress;
    std::optional<LogMatcher> m_matcher;
    /// By peer: the numbers of the handshake's entries that came before the range.
    QHash<quint32, QList<qint64>> m_handshakes;
    qint64 m_seen = 0;
    bool m_failed = false;
    ExportResult m_result;
};

ExportResult LogExporter::run(Range range)
{
    const QString name = QFileInfo(m_file.fileName()).fileName();
    if (m_matcher && !m_matcher->error().isEmpty()) {
        m_result.error = m_matcher->error();
        return m_result;
    }
    // A rename would put a file in the place of a device or a pipe.
    const QFileInfo target(m_file.fileName());
    if (target.exists() && !target.isFile()) {
        m_result.error = QStringLiteral("%1 can't be written: it isn't a file. Choose another name.").arg(name);
        return m_result;
    }
    if (!m_file.open(QIODevice::WriteOnly)) {
        m_result.error = QStringLiteral("%1 can't be written: %2.").arg(name, m_file.errorString());
        return m_result;
    }
    const Range held = m_log.range();
    const qint64 expected = std::max<qint64>(0, std::min(range.end, held.end) - range.begin);
    m_progress.total = expected;
    findHandshakesBefore(range.begin);
    m_feed.begin();
    takeRange(range);
    m_feed.finish();
    if (m_progress.isCancelled()) {
        m_result.cancelled = true;
    } else if (m_failed || !drain() || !m_file.commit()) {
        m_result.error = QStringLiteral("%1 can't be written: %2. What was written of it is removed.")
                             .arg(name, m_file.errorString());
    } else {
        m_result.missing = std::max<qint64>(0, expected - m_seen);
        m_result.bytes = QFileInfo(m_file.fileName()).size();
    }
    return m_result; // without commit() nothing stays of the file
}

void LogExporter::findHandshakesBefore(qint64 begin)
{
    m_log.visit({m_log.range().begin, begin}, [this](const EntryView &view) {
        if (view.entry.kind == Kind::Close)
            m_handshakes.remove(view.entry.peer);
        else if (view.entry.kind == Kind::Handshake) {
            QList<qint64> &numbers = m_handshakes[view.entry.peer];
            if (numbers.size() >= 2)
                numbers.clear(); // another connection's
            numbers.append(view.number);
        }
        return !m_progress.isCancelled();
    });
}

// Which entries are of which connection, if they are to come apart and don't: else one connection with all of them.
std::vector<LogExporter::Runs> LogExporter::runsByConnection(Range range)
{
    ConnectionTracker tracker(QString{});
    std::map<qint64, Runs> runs;
    bool apart = true;
    m_log.visit(range, [&](const EntryView &view) {
        const qint64 id = tracker.take(view.number, view.entry, view.payload).connection.id;
        Runs &own = runs[id];
        if (!own.empty() && own.back().end == view.number) {
            own.back().end = view.number + 1;
        } else {
            apart = apart && own.empty();
            own.push_back({view.number, view.number + 1});
        }
        if (view.entry.kind == Kind::Close)
            tracker.forget(view.entry.peer);
        return !m_progress.isCancelled();
    });
    if (apart)
        return {{range}};
    std::vector<Runs> all;
    for (auto &[id, own] : runs)
        all.push_back(std::move(own));
    return all;
}

void LogExporter::takeRange(Range range)
{
    if (!m_feed.writer().wantsConnectionsApart()) {
        takeRun(range);
        return;
    }
    for (const Runs &runs : runsByConnection(range)) {
        for (const Range run : runs)
            takeRun(run);
    }
}

void LogExporter::takeRun(Range run)
{
    if (m_failed || m_progress.isCancelled())
        return;
    if (run.end - run.begin >= shortRun) {
        m_log.visit(run, [this](const EntryView &view) { return take(view); });
        return;
    }
    const QList<LogEntry> entries = m_log.entries(run);
    qint64 number = run.end - entries.size();
    for (const LogEntry &entry : entries) {
        const qint64 frames = FrameTrail::count(entry.frames);
        if (!take({number++, entry, entry.payload, entry.payload.size(), entry.frames, frames}))
            return;
    }
}

bool LogExporter::take(const EntryView &view)
{
    ++m_seen;
    m_progress.done.fetch_add(1, std::memory_order_relaxed);
    if (isWanted(view)) {
        if (!m_handshakes.isEmpty())
            takeHandshakesOf(view.entry.peer);
        m_feed.take(view.number, view.entry, view.payload, view.frames);
        ++m_result.entries;
    }
    m_failed = m_feed.writer().output().size() > writeAtOnce && !drain();
    return !m_failed && !m_progress.isCancelled();
}

void LogExporter::takeHandshakesOf(quint32 peer)
{
    for (const qint64 number : m_handshakes.take(peer)) {
        for (const LogEntry &entry : m_log.entries({number, number + 1}))
            m_feed.take(number, entry, entry.payload, entry.frames);
    }
}

bool LogExporter::isWanted(const EntryView &view) const
{
    if (view.entry.kind == Kind::Handshake || view.entry.kind == Kind::Close)
        return true;
    return isAmong(view.number) && (!m_matcher || m_matcher->matches(view.entry, view.payload));
}

bool LogExporter::isAmong(qint64 number) const
{
    const auto &only = m_options.only;
    const auto next = std::upper_bound(only.begin(), only.end(), number,
                                       [](qint64 wanted, const Range &range) { return wanted < range.begin; });
    return only.empty() || (next != only.begin() && number < std::prev(next)->end);
}

bool LogExporter::drain()
{
    const QByteArrayView bytes = m_feed.writer().output();
    const bool written = m_file.write(bytes.data(), bytes.size()) == bytes.size();
    m_feed.writer().clearOutput();
    return written;
}

} // namespace

ExportResult exportLog(const LogStore &log, Range range, RecordingFormat format, const QString &fileName,
                       const ExportOptions &options, RecordingProgress *progress)
{
    RecordingProgress unwatched;
    return LogExporter(log, format, fileName, options, progress != nullptr ? *progress : unwatched).run(range);
}

} // namespace workbench
