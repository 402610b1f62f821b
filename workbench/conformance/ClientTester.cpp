#include "workbench/conformance/ClientTester.h"

#include "workbench/conformance/ServiceConnection.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpSocket>

#include <algorithm>
#include <memory>
#include <utility>

namespace workbench::conformance {

namespace {

using Kind = EndpointRequest::Kind;

constexpr qsizetype longestQuoted = 100;

// What a stranger wrote, in a sentence of ours.
QByteArray quoted(const QByteArray &text)
{
    QByteArray shown = text.left(longestQuoted);
    std::replace_if(
        shown.begin(), shown.end(), [](char byte) { return static_cast<quint8>(byte) < 0x20; }, '?');
    return '"' + shown + '"';
}

HttpAnswer json(const QJsonObject &object)
{
    HttpAnswer answer;
    answer.type = "application/json";
    answer.body = QJsonDocument(object).toJson(QJsonDocument::Compact);
    return answer;
}

const char *const explanation =
    "This is the conformance lab of Windsock, testing WebSocket clients.\n"
    "\n"
    "Point a client that sends every message back as it came at one of these, once for each case:\n"
    "\n"
    "  /runCase?case=N&agent=NAME   the Nth case, from 1 to %COUNT%\n"
    "  /case?id=ID&agent=NAME       the case with this id, such as 6.2.3\n"
    "  /?agent=NAME                 the first case that this agent hasn't had\n"
    "\n"
    "Over WebSocket, drivers for the Autobahn TestSuite find what they know:\n"
    "\n"
    "  /getCaseCount                a text message with the number of cases\n"
    "  /getCaseInfo?case=N          a text message with its id and description, as JSON\n"
    "  /getCaseStatus?case=N&agent=NAME   how it went\n"
    "  /updateReports?agent=NAME    the agent is through; its reports are written\n"
    "\n"
    "In a browser:\n"
    "\n"
    "  /count                       the number of cases\n"
    "  /report?agent=NAME           the report; without an agent, of all\n"
    "  /report.json?agent=NAME      the same for programs\n"
    "\n"
    "Without agent= a client is told by its User-Agent.\n";

} // namespace

ClientTester::ClientTester(const QList<Case> &cases, const Timing &timing, QObject *parent)
    : QObject(parent)
    , m_cases(cases)
    , m_timing(timing)
{
    connect(&m_server, &QTcpServer::newConnection, this, &ClientTester::accept);
}

ClientTester::~ClientTester() = default;

bool ClientTester::listen(const QHostAddress &address, quint16 port)
{
    return m_server.listen(address, port);
}

void ClientTester::stop()
{
    m_server.close();
    for (CaseRun *run : std::exchange(m_running, {})) {
        run->disconnect(this);
        run->deleteLater();
    }
    for (auto &[name, agent] : m_agents)
        agent.running.clear();
}

// ---- Connections -----------------------------------------------------------------------------------------------------

void ClientTester::accept()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        if (m_connections >= 2 * mostConnections) { // not even an answer
            delete socket;
            continue;
        }
        auto *channel = new ByteChannel(socket, this);
        ++m_connections;
        connect(channel, &QObject::destroyed, this, [this] {
            if (--m_connections == 0)
                Q_EMIT idle();
        });
        if (m_connections > mostConnections)
            answer(channel, HttpAnswer::error(503, "There are too many connections. Come again when some have ended."));
        else
            readHead(channel);
    }
}

void ClientTester::readHead(ByteChannel *channel)
{
    auto *limit = new QTimer(channel);
    limit->start(m_timing.silence);
    connect(limit, &QTimer::timeout, channel, &QObject::deleteLater);
    connect(channel, &ByteChannel::ended, channel, &QObject::deleteLater);
    auto head = std::make_shared<QByteArray>();
    connect(channel, &ByteChannel::received, this, [this, channel, limit, head](const QByteArray &bytes) {
        *head += bytes;
        std::optional<HttpText> request = HttpText::take(*head);
        if (!request && head->size() <= HttpText::largest)
            return;
        delete limit;
        disconnect(channel, &ByteChannel::ended, nullptr, nullptr);
        disconnect(channel, &ByteChannel::received, nullptr, nullptr);
        if (request && request->raw().size() <= HttpText::largest)
            headArrived(channel, *request, *head);
        else
            answer(channel, HttpAnswer::error(431, "The head of the request is larger than 64 KiB."));
    });
}

void ClientTester::headArrived(ByteChannel *channel, const HttpText &request, const QByteArray &leftover)
{
    const EndpointRequest asked = readEndpointRequest(request);
    if (!asked.isWebSocket && !asked.isReadOnlyHttp)
        answer(channel, HttpAnswer::error(405, "Only GET and HEAD are answered here, and WebSocket handshakes."));
    else if (!asked.isWebSocket && (asked.kind == Kind::Report || asked.kind == Kind::ReportJson))
        showReport(channel, asked, request.startLine().startsWith("HEAD "));
    else if (!asked.isWebSocket)
        answer(channel, page(asked), request.startLine().startsWith("HEAD "));
    else if (asked.wantsCase())
        runCase(channel, request, leftover, asked);
    else
        serve(channel, request, leftover, asked);
}

void ClientTester::answer(ByteChannel *channel, const HttpAnswer &answer, bool toHead)
{
    connect(channel, &ByteChannel::ended, channel, &QObject::deleteLater);
    auto *limit = new QTimer(channel);
    connect(limit, &QTimer::timeout, channel, &QObject::deleteLater);
    limit->start(m_timing.whole);
    // What the peer still sends is read for a while: TCP would be reset, and the answer lost on its way.
    connect(channel, &ByteChannel::drained, limit, [this, limit] { limit->start(m_timing.tcpEnd); });
    channel->write(answer.bytes(toHead));
    channel->endSending();
}

// ---- Cases -----------------------------------------------------------------------------------------------------------

void ClientTester::runCase(ByteChannel *channel, const HttpText &request, const QByteArray &leftover,
                           const EndpointRequest &asked)
{
    const Choice choice = choose(asked);
    if (const auto *error = std::get_if<HttpAnswer>(&choice)) {
        answer(channel, *error);
        return;
    }
    if (m_agents.count(asked.agent) == 0 && static_cast<qsizetype>(m_agents.size()) >= mostAgents) {
        answer(channel, HttpAnswer::error(503, "There are too many agents. Name one of those that have been here."));
        return;
    }
    const qsizetype index = std::get<qsizetype>(choice);
    Agent &agent = m_agents[asked.agent];
    agent.started.insert(index);
    agent.running.insert(index);
    auto *run = new CaseRun(m_cases[index], m_timing, this);
    m_running.append(run);
    connect(run, &CaseRun::finished, this, [this, run, index, name = asked.agent](const CaseReport &report) {
        m_running.removeOne(run);
        run->deleteLater();
        caseOver(name, index, report);
    });
    Q_EMIT caseStarted(run->question().id, asked.agent);
    run->answer(channel, request, leftover);
}

void ClientTester::caseOver(const QString &agent, qsizetype index, const CaseReport &report)
{
    Agent &known = m_agents[agent];
    known.running.remove(index);
    const bool wasThrough = known.done.size() == m_cases.size();
    known.done[index] = report.verdict;
    const bool isThrough = known.done.size() == m_cases.size();
    for (const StatusWaiter &waiter : std::as_const(m_waiters)) {
        if (waiter.connection && waiter.agent == agent && waiter.index == index)
            waiter.connection->tell(status(agent, index).body);
    }
    m_waiters.removeIf([&](const StatusWaiter &waiter) {
        return !waiter.connection || (waiter.agent == agent && waiter.index == index);
    });
    Q_EMIT caseFinished(report, agent);
    if (isThrough && !wasThrough)
        Q_EMIT finished(agent);
}

ClientTester::Choice ClientTester::choose(const EndpointRequest &asked) const
{
    if (asked.kind == Kind::NextCase)
        return chooseNext(asked.agent);
    if (asked.id.isEmpty())
        return chooseNumber(asked.number);
    const auto found =
        std::find_if(m_cases.begin(), m_cases.end(), [&asked](const Case &row) { return row.id == asked.id; });
    if (found != m_cases.end())
        return std::distance(m_cases.begin(), found);
    return HttpAnswer::error(404, "There is no case " + quoted(asked.id) + " in this run.");
}

ClientTester::Choice ClientTester::chooseNumber(const QString &number) const
{
    bool ok = false;
    const qlonglong value = number.toLongLong(&ok);
    if (ok && value >= 1 && value <= m_cases.size())
        return static_cast<qsizetype>(value - 1);
    return HttpAnswer::error(400, "case= takes a number from 1 to " + QByteArray::number(m_cases.size()) + ", not "
                                      + quoted(number.toUtf8()) + '.');
}

ClientTester::Choice ClientTester::chooseNext(const QString &agent) const
{
    const auto known = m_agents.find(agent);
    for (qsizetype i = 0; i < m_cases.size(); ++i) {
        if (known == m_agents.end() || !known->second.started.contains(i))
            return i;
    }
    return HttpAnswer::error(404, "Every case has been asked of " + quoted(agent.toUtf8())
                                      + ". Name one with case= or id=, or another agent with agent=.");
}

// ---- What else is asked ----------------------------------------------------------------------------------------------

void ClientTester::serve(ByteChannel *channel, const HttpText &request, const QByteArray &leftover,
                         const EndpointRequest &asked)
{
    if (const QByteArray violation = requestViolation(request); !violation.isEmpty()) {
        HttpAnswer refusal = HttpAnswer::error(400, "This is no WebSocket handshake: " + violation + '.');
        refusal.fields = "Sec-WebSocket-Version: 13\r\n";
        answer(channel, refusal);
        return;
    }
    const Choice choice = asked.kind == Kind::CaseStatus ? choose(asked) : Choice(0);
    const auto *index = std::get_if<qsizetype>(&choice);
    const bool waits = asked.kind == Kind::CaseStatus && index != nullptr && isRunning(asked, *index);
    const bool ends = asked.kind == Kind::UpdateReports || asked.kind == Kind::Report;
    const HttpAnswer told = waits || ends ? HttpAnswer() : service(asked);
    if (told.status != 200) {
        answer(channel, told);
        return;
    }
    if (ends)
        Q_EMIT reportsWanted(asked.agent);
    auto *connection = new ServiceConnection(channel, request, leftover, m_timing, this);
    if (waits)
        m_waiters.append({connection, asked.agent, *index});
    else
        connection->tell(told.body);
}

HttpAnswer ClientTester::page(const EndpointRequest &asked)
{
    if (asked.kind == Kind::NextCase && asked.path == "/") {
        HttpAnswer page;
        page.body = QByteArray(explanation).replace("%COUNT%", QByteArray::number(m_cases.size()));
        return page;
    }
    if (asked.wantsCase()) {
        HttpAnswer refusal = HttpAnswer::error(426, "A case is asked over WebSocket: connect to this URL as ws://.");
        refusal.fields = "Upgrade: websocket\r\n";
        return refusal;
    }
    if (asked.kind != Kind::UpdateReports)
        return service(asked);
    Q_EMIT reportsWanted(asked.agent);
    return {200, "text/plain; charset=utf-8", "The reports are up to date.\n", {}};
}

HttpAnswer ClientTester::service(const EndpointRequest &asked) const
{
    if (asked.kind == Kind::CaseCount)
        return {200, "text/plain; charset=utf-8", QByteArray::number(m_cases.size()), {}};
    if (asked.kind != Kind::CaseInfo && asked.kind != Kind::CaseStatus)
        return HttpAnswer::error(404, "There is nothing at " + quoted(asked.path) + "; / explains what there is.");
    const Choice choice = choose(asked);
    if (const auto *error = std::get_if<HttpAnswer>(&choice))
        return *error;
    const qsizetype index = std::get<qsizetype>(choice);
    if (asked.kind == Kind::CaseStatus)
        return status(asked.agent, index);
    return json({{QStringLiteral("id"), QString::fromLatin1(m_cases[index].id)},
                 {QStringLiteral("description"), QString::fromUtf8(m_cases[index].title)}});
}

bool ClientTester::isRunning(const EndpointRequest &asked, qsizetype index) const
{
    const auto known = m_agents.find(asked.agent);
    return known != m_agents.end() && known->second.running.contains(index);
}

HttpAnswer ClientTester::status(const QString &agent, qsizetype index) const
{
    const auto known = m_agents.find(agent);
    if (known == m_agents.end() || !known->second.done.contains(index))
        return HttpAnswer::error(404, "Case " + QByteArray::number(index + 1) + " has not been asked of "
                                          + quoted(agent.toUtf8()) + " yet.");
    return json({{QStringLiteral("behavior"), QString::fromLatin1(verdictName(known->second.done[index]))}});
}

void ClientTester::showReport(ByteChannel *channel, const EndpointRequest &asked, bool toHead)
{
    if (m_reportsShown >= mostReportsShown) {
        answer(channel, HttpAnswer::error(503, "Others are reading reports. Come again when they have them."), toHead);
        return;
    }
    ++m_reportsShown;
    connect(channel, &QObject::destroyed, this, [this] { --m_reportsShown; });
    answer(channel, report(asked), toHead);
}

HttpAnswer ClientTester::report(const EndpointRequest &asked) const
{
    const bool isHtml = asked.kind == Kind::Report;
    const auto &make = isHtml ? m_pages.html : m_pages.json;
    if (!make)
        return HttpAnswer::error(404, "No reports are shown here.");
    if (asked.namesAgent && m_agents.count(asked.agent) == 0)
        return HttpAnswer::error(404, "No agent " + quoted(asked.agent.toUtf8()) + " has been here.");
    return {200,
            isHtml ? "text/html; charset=utf-8" : "application/json",
            make(asked.namesAgent ? asked.agent : QString()),
            {}};
}

} // namespace workbench::conformance
