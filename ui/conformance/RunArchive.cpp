#include "ui/conformance/RunArchive.h"

#include "ui/Background.h"
#include "workbench/conformance/reports/RunJson.h"
#include "workbench/record/RunRedaction.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QMutex>
#include <QPointer>
#include <QSaveFile>
#include <QTimeZone>

#include <algorithm>

namespace ui {

using workbench::conformance::RunReport;
using workbench::conformance::Side;
using workbench::conformance::Tally;

namespace {

// The parts of a file's name; none has that sign in it.
constexpr QChar separator = u'+';
const QString extension = QStringLiteral(".json");
const QString momentForm = QStringLiteral("yyyyMMdd-HHmmss-zzz");
constexpr int parts = 5;
constexpr int longestPart = 70; // file systems end at 255 bytes

// Two windows, or tabs, write one after the other. Which of two is written first is up to threads; what is kept of a run is
// the later one nevertheless.
struct Writing
{
    QMutex mutex;
    QHash<QString, quint64> latest; ///< By folder and moment.
};

Writing &writing()
{
    static Writing all;
    return all;
}

QString encoded(const QString &text)
{
    return QString::fromLatin1(text.left(longestPart).toUtf8().toPercentEncoding().left(longestPart));
}

QString decoded(const QString &text)
{
    return QString::fromUtf8(QByteArray::fromPercentEncoding(text.toLatin1()));
}

QString momentOf(const RunReport &run)
{
    return run.started.toUTC().toString(momentForm);
}

QString nameOf(const RunArchive::Reports &reports)
{
    Tally all;
    QStringList agents;
    for (const RunReport &run : reports) {
        const Tally tally = run.tally();
        for (size_t i = 0; i < all.counts.size(); ++i)
            all.counts.at(i) += tally.counts.at(i);
        if (!run.agent.isEmpty())
            agents += run.agent;
    }
    QStringList counts;
    for (const int count : all.counts)
        counts += QString::number(count);
    const RunReport &first = reports.constFirst();
    return QStringList{momentOf(first),
                       first.side == Side::Server ? QStringLiteral("server") : QStringLiteral("client"),
                       counts.join(u'-'), encoded(first.target), encoded(agents.join(QStringLiteral(", ")))}
               .join(separator)
           + extension;
}

std::optional<KeptRun> keptRun(const QDir &folder, const QString &name)
{
    const QStringList words = name.chopped(extension.size()).split(separator);
    if (words.size() != parts)
        return std::nullopt;
    KeptRun run;
    run.file = folder.filePath(name);
    run.started = QDateTime::fromString(words.at(0), momentForm);
    run.started.setTimeSpec(Qt::UTC);
    run.side = words.at(1) == u"client" ? Side::Client : Side::Server;
    const QStringList counts = words.at(2).split(u'-');
    for (size_t i = 0; i < run.tally.counts.size(); ++i)
        run.tally.counts.at(i) = counts.value(static_cast<qsizetype>(i)).toInt();
    run.target = decoded(words.at(3));
    run.agents = decoded(words.at(4));
    return run.started.isValid() ? std::optional(run) : std::nullopt;
}

QList<KeptRun> keptRuns(const QString &path)
{
    const QDir folder(path);
    QList<KeptRun> runs;
    for (const QString &name : folder.entryList({u'*' + extension}, QDir::Files)) {
        if (const auto run = keptRun(folder, name))
            runs += *run;
    }
    std::sort(runs.begin(), runs.end(),
              [](const KeptRun &left, const KeptRun &right) { return left.started > right.started; });
    return runs;
}

// Files of others in the folder aren't touched. The latest stays, whatever it is.
void removeOld(const QString &path)
{
    QHash<QString, int> ofTarget;
    int count = 0;
    qint64 bytes = 0;
    for (const KeptRun &run : keptRuns(path)) {
        const QString target = QString::number(static_cast<int>(run.side)) + run.target;
        const qint64 size = QFileInfo(run.file).size();
        bytes += size;
        const bool isTooMuch = ++ofTarget[target] > RunArchive::mostOfTarget || ++count > RunArchive::most
                               || (count > 1 && bytes > RunArchive::mostBytesInAll);
        if (isTooMuch && QFile::remove(run.file))
            bytes -= size;
    }
}

// What passed in cases that ended well is missed the least.
QByteArray boundedJson(RunArchive::Reports reports)
{
    QByteArray json = workbench::conformance::runJson(reports);
    for (const bool all : {false, true}) {
        if (json.size() <= RunArchive::mostKeptBytes)
            break;
        for (RunReport &run : reports) {
            for (auto &report : run.cases) {
                if (all || report.verdict == workbench::conformance::Verdict::Ok)
                    report.frames.clear();
            }
        }
        json = workbench::conformance::runJson(reports);
    }
    return json;
}

// Empty, or why it wasn't written.
QString replace(const QDir &folder, const RunArchive::Reports &reports)
{
    const QString name = nameOf(reports);
    QSaveFile file(folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(boundedJson(reports)) < 0 || !file.commit())
        return RunArchive::tr("The run isn't kept: %1 can't be written: %2.")
            .arg(QDir::toNativeSeparators(file.fileName()), file.errorString());
    for (const QString &other : folder.entryList({momentOf(reports.constFirst()) + separator + u'*'}, QDir::Files)) {
        if (other != name)
            QFile::remove(folder.filePath(other));
    }
    return {};
}

// The same. A file is no place for passwords and tokens.
QString write(const QString &path, const RunArchive::Reports &reports, quint64 number)
{
    const QMutexLocker lock(&writing().mutex);
    quint64 &latest = writing().latest[path + separator + momentOf(reports.constFirst())];
    if (number < latest)
        return {};
    latest = number;
    if (!QDir().mkpath(path))
        return RunArchive::tr("The run isn't kept: the folder %1 can't be made.").arg(QDir::toNativeSeparators(path));
    QString why = replace(QDir(path), workbench::redactedRuns(reports));
    removeOld(path);
    return why;
}

RunArchive::Read readFile(const QString &path)
{
    const QString name = QDir::toNativeSeparators(path);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return RunArchive::tr("%1 can't be read: %2.").arg(name, file.errorString());
    if (file.size() > RunArchive::mostBytes)
        return RunArchive::tr("%1 is larger than any report is.").arg(name);
    RunArchive::Read read = workbench::conformance::readRuns(file.readAll());
    if (const auto *why = std::get_if<QString>(&read))
        return RunArchive::tr("%1 is no report of the conformance lab: %2").arg(name, *why);
    if (std::get<RunArchive::Reports>(read).isEmpty())
        return RunArchive::tr("There is no run in %1.").arg(name);
    return read;
}

} // namespace

RunArchive::RunArchive(const QString &folder, QObject *parent)
    : QObject(parent)
    , m_folder(folder)
{
    refresh();
}

QList<KeptRun> RunArchive::runs(Side side, const QString &target) const
{
    QList<KeptRun> found;
    const QString shown = decoded(encoded(workbench::redactedTarget(target)));
    for (const bool same : {true, false}) {
        for (const KeptRun &run : m_runs) {
            if (run.side == side && (run.target == shown) == same)
                found += run;
        }
    }
    return found;
}

void RunArchive::refresh()
{
    if (m_folder.isEmpty())
        return;
    inBackground(
        this, [folder = m_folder] { return keptRuns(folder); }, [this](const QList<KeptRun> &runs) { take(runs); });
}

void RunArchive::take(const QList<KeptRun> &runs)
{
    if (runs == m_runs)
        return;
    m_runs = runs;
    Q_EMIT changed();
}

void RunArchive::keep(const Reports &reports, QObject *context, std::function<void(const QString &why)> failed)
{
    Reports asked = reports;
    asked.removeIf([](const RunReport &run) { return run.cases.isEmpty(); });
    if (m_folder.isEmpty() || asked.isEmpty())
        return;
    static quint64 number = 0; // of all windows
    inBackground(
        this, [folder = m_folder, asked, own = ++number] { return write(folder, asked, own); },
        [this, context = QPointer(context), failed = std::move(failed)](const QString &why) {
            if (!why.isEmpty() && context)
                failed(why);
            refresh();
        });
}

void RunArchive::read(const QString &file, QObject *context, std::function<void(const Read &)> done)
{
    inBackground(
        context, [file] { return readFile(file); }, std::move(done));
}

} // namespace ui
