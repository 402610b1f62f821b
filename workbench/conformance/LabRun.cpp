#include "workbench/conformance/LabRun.h"

#include "workbench/conformance/ClientTester.h"
#include "workbench/conformance/LabPace.h"
#include "workbench/conformance/LocalHost.h"
#include "workbench/conformance/ServerProbe.h"
#include "workbench/conformance/ServerTester.h"
#include "workbench/conformance/reports/HtmlReport.h"
#include "workbench/conformance/reports/RunJson.h"

#include <QPointer>

#include <algorithm>
#include <map>
#include <utility>

namespace workbench::conformance {

namespace {

using namespace std::chrono_literals;

// A peer on this machine has no way that takes time. Those that fail late cost this at each of some 150 cases, and a driver of
// clients asks one at a time.
constexpr auto failFastNearby = 250ms;
// So many cases in a row without a connection: the server isn't there any more.
constexpr int goneAfter = 8;
// A driver that is through may still connect to say so; one that isn't may need its time between cases.
constexpr auto grace = 2s;
constexpr auto longGrace = 10s;
constexpr auto progressPeriod = 500ms;
// Of a head, when there is no room for more.
constexpr qsizetype shortHead = 1024;

qint64 keptBytes(const CaseReport &report)
{
    qint64 bytes = report.sentHead.size() + report.receivedHead.size();
    for (const FrameRecord &frame : report.frames)
        bytes += static_cast<qint64>(sizeof(FrameRecord)) + frame.header.size() + frame.payload.size();
    return bytes;
}

QString hostText(const QHostAddress &address)
{
    if (address == QHostAddress::Any || address == QHostAddress::AnyIPv4)
        return QStringLiteral("127.0.0.1");
    if (address == QHostAddress::AnyIPv6)
        return QStringLiteral("[::1]");
    return address.protocol() == QAbstractSocket::IPv6Protocol ? u'[' + address.toString() + u']' : address.toString();
}

} // namespace

struct LabRun::Private
{
    /// How far an agent is.
    struct Course
    {
        LabPace pace;
        QSet<QByteArray> asked;
        std::chrono::milliseconds began{0};
        std::chrono::milliseconds lastEnd{0};
    };

    Private(LabRun *run, const LabOptions &wishes)
        : q(run)
        , options(wishes)
        , progressTimer(run) // so that they go where it goes
        , graceTimer(run)
    {
        options.agent = shownAgent(options.agent);
        const bool isNear =
            options.side == Side::Server ? isLocalHost(options.url.host()) : options.address.isLoopback();
        if (isNear)
            options.timing.failFast = std::min<std::chrono::milliseconds>(options.timing.failFast, failFastNearby);
    }

    // Of both sides
    void begin(const QList<Case> &cases);
    void end();
    void endLater();
    void fail(const QString &why);
    RunReport &reportOf(const QString &name);
    Course &courseOf(const QString &name);
    void take(const QString &name, const CaseReport &ended);
    void bound(CaseReport &report, const CaseReport *earlier);
    void tellProgress();
    std::chrono::milliseconds elapsed() const { return std::chrono::milliseconds(clock.elapsed()); }

    // Of a tested server
    void probe();
    void probed(const ProbeResult &result);
    void askServer();
    void askNextKind();
    void serverCaseOver(const CaseReport &report);

    // Of tested clients
    void listen();
    QString nameOf(const QString &name) const { return options.agent.isEmpty() ? name : options.agent; }
    QList<RunReport> shownReports(const QString &name) const;
    void endIfThrough();

    LabRun *q;
    LabOptions options;
    QList<RunReport> reports;
    bool running = false;
    int generation = 0; ///< Of begin(): what an earlier run left in the event loop must not end a later one.
    QMap<QString, std::chrono::milliseconds> before; ///< What the earlier runs of an agent took.
    QList<Case> asked;                               ///< Of this start() or askAgain().
    QElapsedTimer clock;
    std::map<QString, Course> courses; ///< By agent.
    QString latest;                    ///< The agent that progress is told of.
    QTimer progressTimer;
    qint64 keptSoFar = 0;

    QPointer<ServerProbe> serverProbe;
    QPointer<ServerTester> server;
    QList<Case> slowCases; ///< To be asked when the others are through.
    QString serverAgent;
    int unreached = 0; ///< In a row.
    QByteArray lastReached;

    QPointer<ClientTester> clients;
    QString target;
    QSet<QString> came;
    QSet<QString> through;
    QSet<QString> reported; ///< Have asked for their reports.
    QTimer graceTimer;
};

// ---- Both sides ------------------------------------------------------------------------------------------------------

LabRun::LabRun(const LabOptions &options, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, options))
{
    connect(&d->progressTimer, &QTimer::timeout, this, [this] { d->tellProgress(); });
    d->graceTimer.setSingleShot(true);
    connect(&d->graceTimer, &QTimer::timeout, this, [this] {
        if (d->clients && d->clients->isIdle())
            d->end();
    });
}

LabRun::~LabRun() = default;

const LabOptions &LabRun::options() const
{
    return d->options;
}

bool LabRun::isRunning() const
{
    return d->running;
}

const QList<RunReport> &LabRun::reports() const
{
    return d->reports;
}

void LabRun::start()
{
    if (d->running)
        return;
    d->begin(d->options.cases);
    if (d->options.side == Side::Server)
        d->probe();
    else
        d->listen();
}

void LabRun::stop()
{
    if (d->running)
        d->endLater();
}

void LabRun::askAgain(const QByteArrayList &ids)
{
    if (d->running)
        return;
    QList<Case> cases = d->options.cases;
    cases.removeIf([&ids](const Case &row) { return !ids.contains(row.id); });
    d->begin(cases);
    if (cases.isEmpty())
        d->endLater();
    else if (d->options.side == Side::Client)
        d->listen();
    else if (d->serverAgent.isEmpty()) // it wasn't there at the first time
        d->probe();
    else
        d->askServer();
}

void LabRun::Private::begin(const QList<Case> &cases)
{
    running = true;
    ++generation;
    for (const RunReport &report : std::as_const(reports))
        before.insert(report.agent, report.duration);
    asked = cases;
    courses.clear();
    latest.clear();
    clock.start();
    unreached = 0;
    progressTimer.start(progressPeriod);
}

// Nothing more is asked from here on; but whoever calls us is done with first.
void LabRun::Private::endLater()
{
    if (serverProbe)
        serverProbe->disconnect(q);
    if (server)
        server->disconnect(q);
    if (clients)
        clients->disconnect(q);
    QMetaObject::invokeMethod(
        q,
        [this, begun = generation] {
            if (begun == generation)
                end();
        },
        Qt::QueuedConnection);
}

void LabRun::Private::end()
{
    if (!std::exchange(running, false))
        return;
    progressTimer.stop();
    graceTimer.stop();
    if (clients)
        clients->stop(); // the port is free from here on
    for (QObject *object :
         {static_cast<QObject *>(serverProbe), static_cast<QObject *>(server), static_cast<QObject *>(clients)}) {
        if (object == nullptr)
            continue;
        object->disconnect(q);
        object->deleteLater();
    }
    serverProbe.clear();
    server.clear();
    clients.clear();
    tellProgress();
    Q_EMIT q->finished();
}

void LabRun::Private::fail(const QString &why)
{
    Q_EMIT q->failed(why);
    endLater();
}

RunReport &LabRun::Private::reportOf(const QString &name)
{
    const auto found =
        std::find_if(reports.begin(), reports.end(), [&name](const RunReport &report) { return report.agent == name; });
    if (found != reports.end())
        return *found;
    RunReport report;
    report.side = options.side;
    report.agent = name;
    report.target = target;
    report.started = QDateTime::currentDateTimeUtc();
    report.version = QStringLiteral(WINDSOCK_VERSION);
    reports.append(report);
    return reports.last();
}

LabRun::Private::Course &LabRun::Private::courseOf(const QString &name)
{
    const auto found = courses.find(name);
    if (found != courses.end())
        return found->second;
    const auto slow =
        static_cast<int>(std::count_if(asked.begin(), asked.end(), [](const Case &row) { return row.slow; }));
    Course course;
    course.pace = LabPace(static_cast<int>(asked.size()) - slow, slow);
    course.began = elapsed();
    course.lastEnd = course.began; // the first one of a client that comes late isn't taken for slow
    return courses.emplace(name, course).first->second;
}

void LabRun::Private::take(const QString &name, const CaseReport &ended)
{
    RunReport &report = reportOf(name);
    CaseReport own = ended;
    bound(own, report.find(ended.question.id));
    report.take(own);
    report.isComplete = report.cases.size() == options.cases.size();
    latest = name;
    Course &course = courseOf(name);
    // By no clock that people set, and without the pause before askAgain().
    report.duration = before.value(name) + elapsed() - course.began;
    if (!course.asked.contains(ended.question.id)) { // a client may have a case as often as it likes
        course.asked.insert(ended.question.id);
        course.pace.take(ended.question.slow, elapsed() - course.lastEnd);
    }
    course.lastEnd = elapsed();
    Q_EMIT q->caseFinished(name, own);
    tellProgress();
}

void LabRun::Private::bound(CaseReport &report, const CaseReport *earlier)
{
    if (earlier != nullptr)
        keptSoFar -= keptBytes(*earlier);
    if (keptSoFar + keptBytes(report) > options.mostKeptBytes) { // new ones: clear() and truncate() would keep the room
        report.frames = {};
        report.receivedHead = report.receivedHead.left(shortHead);
    }
    keptSoFar += keptBytes(report);
}

void LabRun::Private::tellProgress()
{
    const auto course = courses.find(latest);
    const LabPace pace = course == courses.end() ? LabPace() : course->second.pace;
    LabProgress progress;
    progress.asked = pace.asked();
    progress.total = static_cast<int>(asked.size());
    progress.elapsed = elapsed();
    progress.left = !running ? 0ms : course == courses.end() ? -1ms : pace.left();
    Q_EMIT q->progressed(progress);
}

// ---- A tested server -------------------------------------------------------------------------------------------------

void LabRun::Private::probe()
{
    target = options.url.toDisplayString();
    serverProbe = new ServerProbe(options.url, options.tls, options.timing, q);
    QObject::connect(serverProbe, &ServerProbe::finished, q, [this](const ProbeResult &result) { probed(result); });
    serverProbe->start();
}

void LabRun::Private::probed(const ProbeResult &result)
{
    if (!result.problem.isEmpty()) {
        fail(result.problem);
        return;
    }
    serverAgent = options.agent.isEmpty() ? result.agent : options.agent;
    if (serverAgent.isEmpty())
        serverAgent = options.url.authority(QUrl::PrettyDecoded).section(u'@', -1);
    reportOf(serverAgent);
    if (!result.remark.isEmpty())
        Q_EMIT q->remarked(result.remark);
    if (running)
        askServer();
}

void LabRun::Private::askServer()
{
    QList<Case> quick = asked;
    quick.removeIf([](const Case &row) { return row.slow; });
    slowCases = asked;
    slowCases.removeIf([](const Case &row) { return !row.slow; });
    server = new ServerTester(options.url, options.timing, options.tls, q);
    QObject::connect(server, &ServerTester::caseStarted, q,
                     [this](const QByteArray &id) { Q_EMIT q->caseStarted(serverAgent, id); });
    QObject::connect(server, &ServerTester::caseFinished, q,
                     [this](const CaseReport &report) { serverCaseOver(report); });
    QObject::connect(
        server, &ServerTester::finished, q,
        [this, begun = generation] {
            if (begun == generation)
                askNextKind();
        },
        Qt::QueuedConnection);
    courseOf(serverAgent); // its time begins
    server->run(quick, std::max(1, options.parallel));
}

// What is slow measures the peer: it has the peer for itself.
void LabRun::Private::askNextKind()
{
    if (!running || !server)
        return;
    if (slowCases.isEmpty())
        end();
    else
        server->run(std::exchange(slowCases, {}), 1);
}

void LabRun::Private::serverCaseOver(const CaseReport &report)
{
    take(serverAgent, report);
    if (!isUnreached(report)) {
        unreached = 0;
        lastReached = report.question.id;
        return;
    }
    if (++unreached < goneAfter || !running)
        return;
    server->stop();
    fail(lastReached.isEmpty()
             ? QStringLiteral("%1 can't be reached.").arg(target)
             : QStringLiteral("%1 can't be reached any more. The last case it took was %2: see what came of those "
                              "around it.")
                   .arg(target, QString::fromLatin1(lastReached)));
}

// ---- Tested clients --------------------------------------------------------------------------------------------------

void LabRun::Private::listen()
{
    clients = new ClientTester(asked, options.timing, q);
    if (!clients->listen(options.address, options.port)) {
        const QString why = clients->errorString();
        // Told from the event loop, as everything else.
        QMetaObject::invokeMethod(
            q,
            [this, why, begun = generation] {
                if (running && begun == generation)
                    fail(QStringLiteral("Can't listen on %1, port %2: %3.")
                             .arg(options.address.toString(), QString::number(options.port), why));
            },
            Qt::QueuedConnection);
        return;
    }
    clients->setPages({[this](const QString &name) { return htmlReport(shownReports(name)); },
                       [this](const QString &name) { return runJson(shownReports(name)); }});
    target = QStringLiteral("ws://%1:%2").arg(hostText(options.address), QString::number(clients->port()));
    came.clear();
    through.clear();
    reported.clear();
    QObject::connect(clients, &ClientTester::caseStarted, q, [this](const QByteArray &id, const QString &name) {
        graceTimer.stop();
        came.insert(name);
        courseOf(nameOf(name));
        Q_EMIT q->caseStarted(nameOf(name), id);
    });
    QObject::connect(clients, &ClientTester::caseFinished, q,
                     [this](const CaseReport &report, const QString &name) { take(nameOf(name), report); });
    QObject::connect(clients, &ClientTester::finished, q, [this](const QString &name) { through.insert(name); });
    QObject::connect(clients, &ClientTester::reportsWanted, q, [this](const QString &name) {
        through.insert(name);
        reported.insert(name);
        Q_EMIT q->reportsWanted(nameOf(name));
    });
    QObject::connect(
        clients, &ClientTester::idle, q,
        [this, begun = generation] {
            if (begun == generation)
                endIfThrough();
        },
        Qt::QueuedConnection);
    const QUrl url(target);
    QMetaObject::invokeMethod(
        q,
        [this, url, begun = generation] {
            if (running && begun == generation)
                Q_EMIT q->listening(url);
        },
        Qt::QueuedConnection);
}

// For the endpoint's own pages: of one agent, or of all.
QList<RunReport> LabRun::Private::shownReports(const QString &name) const
{
    QList<RunReport> shown = reports;
    if (!name.isEmpty())
        shown.removeIf([this, &name](const RunReport &report) { return report.agent != nameOf(name); });
    return shown;
}

// A driver of many agents pauses between them, and one that is through may come back for its reports.
void LabRun::Private::endIfThrough()
{
    if (!running || !clients || !clients->isIdle() || through.isEmpty() || options.untilStopped)
        return;
    if (!reported.isEmpty() && reported.contains(came))
        end();
    else
        graceTimer.start(through.contains(came) ? grace : longGrace);
}

} // namespace workbench::conformance
