#include "Bench.h"

#include "BenchOptions.h"
#include "ExitCode.h"
#include "Output.h"
#include "SignalWatcher.h"

#include "workbench/load/LoadReportText.h"
#include "workbench/load/LoadRun.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <cmath>

namespace cli {

using workbench::LoadReport;
using workbench::LoadRun;

namespace {

/// Tells of a run while it goes on: one line that is written over, or a line for each second where that can't be.
class Progress
{
public:
    explicit Progress(bool wanted)
        : m_wanted(wanted)
        , m_overwrites(stderrIsTerminal())
    {
    }

    void show(const LoadReport &report)
    {
        if (!m_wanted)
            return;
        const QByteArray text = madeVisible(workbench::loadProgressText(report).toUtf8());
        if (m_overwrites)
            overwriteNote(text);
        else if (const double second = std::floor(report.elapsed); second > m_last) {
            m_last = second;
            printNote(text);
        }
    }

    void clear() const
    {
        if (m_wanted && m_overwrites)
            overwriteNote({});
    }

private:
    bool m_wanted;
    bool m_overwrites;
    double m_last = 0;
};

int exitCodeOf(const LoadReport &report)
{
    if (!report.problem.isEmpty())
        return UsageError;
    if (report.opened == 0) // interrupted before, there isn't even an error
        return NoConnection;
    return report.errors.isEmpty() ? Success : ClosedAbnormally;
}

void print(const LoadReport &report, bool json)
{
    if (json)
        printLine(QJsonDocument(workbench::loadReportJson(report)).toJson(QJsonDocument::Indented).trimmed());
    else // a peer's words are in it
        printLine(madeVisible(workbench::loadReportText(report).toUtf8().trimmed()));
}

} // namespace

int bench(const QStringList &arguments)
{
    auto parsed = parseBenchOptions(arguments);
    if (const auto *end = std::get_if<EarlyEnd>(&parsed))
        return end->exitCode;
    const auto &options = std::get<BenchOptions>(parsed);
    SignalWatcher signalWatcher;
    Progress progress(!options.quiet);
    LoadRun run(options.load);
    QObject::connect(&signalWatcher, &SignalWatcher::interrupted, &run, &LoadRun::stop);
    QObject::connect(&run, &LoadRun::progressed, &run,
                     [&progress](const LoadReport &report) { progress.show(report); });
    QObject::connect(
        &run, &LoadRun::finished, &run,
        [&](const LoadReport &report) {
            progress.clear();
            print(report, options.json);
            QCoreApplication::exit(exitCodeOf(report));
        },
        Qt::QueuedConnection);
    run.start();
    return QCoreApplication::exec();
}

} // namespace cli
