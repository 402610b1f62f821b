#include "Conform.h"

#include "ConformDriver.h"
#include "ConformOptions.h"
#include "ConformText.h"
#include "ExitCode.h"
#include "Output.h"
#include "SignalWatcher.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QTimer>

#include <algorithm>
#include <utility>

namespace cli {

namespace conformance = workbench::conformance;
using conformance::CaseReport;
using conformance::Change;
using conformance::LabProgress;
using conformance::RunReport;
using conformance::Side;
using conformance::Verdict;

namespace {

using namespace std::chrono_literals;

constexpr auto progressPeriod = 100ms; // what eyes can follow

// After a driver has gone, its last connections are seen to have ended.
constexpr auto afterDriver = 100ms;
constexpr int mostAfterDriver = 100; // times that

int tell(const ConformWishes &wishes)
{
    if (!wishes.files.json.isEmpty()) {
        const QString why = writeWhole(wishes.files.json, listJson(wishes.lab.cases));
        if (!why.isEmpty())
            printError(why);
        return why.isEmpty() ? Success : NoConnection;
    }
    for (const conformance::Case &row : wishes.lab.cases)
        printLine(listLine(row));
    return Success;
}

/// A run, from what was asked for to the exit code.
class ConformSession : public QObject
{
public:
    explicit ConformSession(const ConformWishes &wishes);

    void start() { m_lab.start(); }
    void interrupt();

private:
    void say(const QByteArray &text) const;
    void listening(const QUrl &url);
    void driverEnded(const QString &problem);
    void stopWhenIdle(int times);
    void caseOver(const QString &agent, const CaseReport &report);
    void progressed(const LabProgress &progress);
    void clearProgress() const;
    void problem(const QString &sentence);
    void writeFiles();
    void finish();
    void tellChanges(const RunReport &run);
    bool isGood(const RunReport &run);
    bool nothingAsked() const;
    QString whyIncomplete() const;

    ConformWishes m_wishes;
    conformance::LabRun m_lab;
    ConformDriver m_driver;
    bool m_showsProgress;
    QDeadlineTimer m_nextProgress{0};
    bool m_hasProblem = false;
    bool m_interrupted = false;
    bool m_written = false; ///< The files say what there is.
    int m_open = 0;         ///< Cases that have begun and not ended.
    int m_failed = 0;
};

ConformSession::ConformSession(const ConformWishes &wishes)
    : m_wishes(wishes)
    , m_lab(wishes.lab)
    , m_showsProgress(!wishes.quiet && stderrIsTerminal())
{
    using conformance::LabRun;
    connect(&m_lab, &LabRun::failed, this, &ConformSession::problem);
    connect(&m_lab, &LabRun::remarked, this, [this](const QString &what) {
        clearProgress();
        printNote("windsock-cli: " + madeVisible(what.toUtf8()));
    });
    connect(&m_lab, &LabRun::listening, this, &ConformSession::listening);
    connect(&m_lab, &LabRun::caseStarted, this, [this] { ++m_open; });
    connect(&m_lab, &LabRun::caseFinished, this, &ConformSession::caseOver);
    connect(&m_lab, &LabRun::progressed, this, &ConformSession::progressed);
    connect(&m_lab, &LabRun::reportsWanted, this, &ConformSession::writeFiles);
    connect(&m_lab, &LabRun::finished, this, &ConformSession::finish);
    connect(&m_driver, &ConformDriver::said, this, [this](const QByteArray &bytes) { // our stdout is for the report
        clearProgress();
        printNote(bytes.endsWith('\n') ? bytes.chopped(1) : bytes);
    });
    connect(&m_driver, &ConformDriver::ended, this, &ConformSession::driverEnded);
}

// Whoever takes a report from stdout takes it alone.
void ConformSession::say(const QByteArray &text) const
{
    if (m_wishes.files.useStdout())
        printNote(text);
    else
        printLine(text);
}

void ConformSession::listening(const QUrl &url)
{
    if (m_wishes.command.isEmpty())
        say("listening on " + url.toString().toUtf8());
    else
        m_driver.start(m_wishes.command, url);
}

void ConformSession::driverEnded(const QString &why)
{
    if (!why.isEmpty())
        problem(why);
    stopWhenIdle(mostAfterDriver);
}

void ConformSession::stopWhenIdle(int times)
{
    QTimer::singleShot(afterDriver, this, [this, times] {
        if (m_open > 0 && times > 0)
            stopWhenIdle(times - 1);
        else
            m_lab.stop();
    });
}

void ConformSession::interrupt()
{
    m_interrupted = true;
    m_driver.disconnect(this);
    m_driver.terminate();
    m_lab.stop();
}

void ConformSession::caseOver(const QString &agent, const CaseReport &report)
{
    --m_open;
    m_written = false;
    if (report.verdict == Verdict::Failed)
        ++m_failed;
    if (m_wishes.quiet || report.verdict == Verdict::Ok)
        return;
    clearProgress();
    say(caseLine(report, m_wishes.lab.side == Side::Client ? agent : QString()));
    if (m_wishes.verbose)
        say(caseDetail(report));
}

void ConformSession::progressed(const LabProgress &progress)
{
    if (!m_showsProgress || progress.asked == 0 || !m_lab.isRunning() || !m_nextProgress.hasExpired())
        return;
    m_nextProgress.setRemainingTime(progressPeriod);
    overwriteNote(progressText(progress, m_failed));
}

void ConformSession::clearProgress() const
{
    if (m_showsProgress)
        overwriteNote({});
}

void ConformSession::problem(const QString &sentence)
{
    clearProgress();
    m_hasProblem = true;
    printError(QString::fromUtf8(madeVisible(sentence.toUtf8())));
}

void ConformSession::writeFiles()
{
    if (m_wishes.files.useStdout() && m_lab.isRunning()) // once, at the end
        return;
    // What there was stays, if there is nothing: a peer that isn't there must not empty the files.
    if (nothingAsked() || std::exchange(m_written, true))
        return;
    if (const QString why = m_wishes.files.write(m_lab.reports()); !why.isEmpty())
        problem(why);
}

// What is told at the end, agent for agent.
void ConformSession::finish()
{
    clearProgress();
    bool good = true;
    bool first = true;
    for (const RunReport &run : m_lab.reports()) {
        if (run.cases.isEmpty())
            continue;
        if (!first || !m_wishes.quiet)
            say({});
        first = false;
        say(runTable(run, static_cast<int>(m_wishes.lab.cases.size())));
        tellChanges(run);
        good = isGood(run) && good;
    }
    if (const QString why = whyIncomplete(); !why.isEmpty() && !m_hasProblem)
        problem(why);
    writeFiles();
    QCoreApplication::exit(good && !m_hasProblem ? Success : 1);
}

void ConformSession::tellChanges(const RunReport &run)
{
    for (const RunReport &earlier : std::as_const(m_wishes.earlier)) {
        if (earlier.side != run.side || (earlier.agent != run.agent && m_wishes.earlier.size() > 1))
            continue;
        QList<Change> changes = conformance::compare(earlier, run);
        changes.removeIf([](const Change &change) { return !change.after; }); // wasn't chosen
        say("\nSince " + earlier.started.toString(Qt::ISODate).toUtf8() + (changes.isEmpty() ? ": no change." : ":"));
        if (!changes.isEmpty())
            say(changeLines(changes));
    }
}

bool ConformSession::isGood(const RunReport &run)
{
    if (!m_wishes.expected)
        return run.tally().isGood();
    const QList<Change> news = m_wishes.expected->news(run);
    if (news.isEmpty())
        say("Nothing is worse than expected.");
    else
        say("\nWorse than expected:\n" + changeLines(news));
    return news.isEmpty();
}

bool ConformSession::nothingAsked() const
{
    const QList<RunReport> &runs = m_lab.reports();
    return std::all_of(runs.begin(), runs.end(), [](const RunReport &run) { return run.cases.isEmpty(); });
}

// Nothing failed, but not everything was asked: no reason to be content, unless that is how such a run ends.
QString ConformSession::whyIncomplete() const
{
    if (nothingAsked())
        return m_wishes.lab.side == Side::Client ? QStringLiteral("No client came, so that nothing was asked.")
                                                 : QStringLiteral("Nothing was asked.");
    const QList<RunReport> &runs = m_lab.reports();
    const bool complete = std::all_of(runs.begin(), runs.end(), [](const RunReport &run) { return run.isComplete; });
    const bool mustBeComplete = m_wishes.lab.side == Side::Server || !m_wishes.command.isEmpty();
    if (complete || !mustBeComplete)
        return {};
    return m_interrupted ? QStringLiteral("The run was interrupted before all cases were asked.")
                         : QStringLiteral("The command ended before all cases were asked.");
}

} // namespace

int conform(const QStringList &arguments)
{
    auto parsed = parseConformOptions(arguments);
    if (const auto *end = std::get_if<EarlyEnd>(&parsed))
        return end->exitCode;
    const auto &wishes = std::get<ConformWishes>(parsed);
    if (wishes.list)
        return tell(wishes);
    SignalWatcher signalWatcher;
    ConformSession session(wishes);
    QObject::connect(&signalWatcher, &SignalWatcher::interrupted, &session, &ConformSession::interrupt);
    session.start();
    return QCoreApplication::exec();
}

} // namespace cli
