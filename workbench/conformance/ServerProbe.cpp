#include "workbench/conformance/ServerProbe.h"

#include "workbench/conformance/EndpointRequest.h"

#include <algorithm>

namespace workbench::conformance {

namespace {

Case hello()
{
    Case question;
    question.id = "0";
    question.title = "hello";
    question.steps = {SendFrames{{FrameSpec::text(QByteArray("Windsock"))}}, AwaitEvent{0},
                      SendFrames{{FrameSpec::close(1000)}}};
    question.expected.events = {{0x1, QByteArray("Windsock"), {}}};
    question.expected.ending.codes = {{1000, Verdict::Ok}};
    return question;
}

QString statusProblem(const QString &url, const HttpText &answer)
{
    const int status = answer.status();
    if (status == 0)
        return QStringLiteral("What answers at %1 doesn't speak HTTP.").arg(url);
    QString sentence =
        QStringLiteral("%1 answers a plain WebSocket handshake with HTTP %2").arg(url, QString::number(status));
    const QByteArray location = answer.values("Location").value(0);
    if (status / 100 == 3 && !location.isEmpty())
        sentence += QStringLiteral(", and points to %1").arg(shownAgent(QString::fromUtf8(location)));
    if (status == 404)
        return sentence + QStringLiteral(": is it another path?");
    if (status == 401 || status == 403)
        return sentence + QStringLiteral(": the lab needs an endpoint that lets everybody in.");
    return sentence + QStringLiteral(", so that no case can be asked.");
}

QString unreachedProblem(const QString &url, const CaseReport &report, const Timing &timing)
{
    const QString why = QString::fromUtf8(report.explanation).section(u':', 1).trimmed();
    if (why.isEmpty() || why == u"Unknown error")
        return QStringLiteral("Nobody answers at %1 within %2 s.")
            .arg(url, QString::number(static_cast<double>(timing.silence.count()) / 1000));
    return QStringLiteral("There is no connection to %1: %2.").arg(url, why.endsWith(u'.') ? why.chopped(1) : why);
}

} // namespace

bool isUnreached(const CaseReport &report)
{
    return report.closing.droppedBy == ClosingRecord::DroppedBy::Nobody && report.sentHead.isEmpty();
}

ServerProbe::ServerProbe(const QUrl &url, const wslib::TlsOptions &tls, const Timing &timing, QObject *parent)
    : QObject(parent)
    , m_url(url)
    , m_tls(tls)
    , m_timing(timing)
    , m_run(hello(), timing)
{
    connect(&m_run, &CaseRun::finished, this, [this](const CaseReport &report) { Q_EMIT finished(read(report)); });
}

void ServerProbe::start()
{
    m_run.connectTo(m_url, m_tls);
}

ProbeResult ServerProbe::read(const CaseReport &report) const
{
    const QString url = m_url.toDisplayString();
    if (isUnreached(report))
        return {false, unreachedProblem(url, report, m_timing), {}, {}};
    ProbeResult result;
    result.isReachable = true;
    QByteArray raw = report.receivedHead;
    const std::optional<HttpText> answer = HttpText::take(raw);
    if (!answer) // silence, or an end: what the peer does with handshakes is for the cases
        return result;
    if (answer->status() != 101) {
        result.problem = statusProblem(url, *answer);
        return result;
    }
    result.agent = shownAgent(QString::fromUtf8(answer->values("Server").value(0)));
    const bool echoes = std::any_of(report.frames.begin(), report.frames.end(), [](const FrameRecord &frame) {
        return frame.direction == FrameRecord::Direction::Received && frame.payload == "Windsock";
    });
    if (!echoes)
        result.remark = QStringLiteral("%1 didn't send a text message back as it came: the lab needs an endpoint that "
                                       "echoes, and most cases will fail.")
                            .arg(url);
    return result;
}

} // namespace workbench::conformance
