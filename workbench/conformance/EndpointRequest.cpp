#include "workbench/conformance/EndpointRequest.h"

#include <QUrl>
#include <QUrlQuery>

#include <algorithm>

namespace workbench::conformance {

namespace {

using Kind = EndpointRequest::Kind;

constexpr qsizetype longestAgent = 100;

Kind kindOf(const QByteArray &path, bool hasId, bool hasNumber)
{
    struct Path
    {
        const char *path;
        Kind kind;
    };
    static constexpr Path paths[] = {
        {"/runCase", Kind::CaseByNumber}, {"/getCaseCount", Kind::CaseCount},   {"/count", Kind::CaseCount},
        {"/getCaseInfo", Kind::CaseInfo}, {"/getCaseStatus", Kind::CaseStatus}, {"/updateReports", Kind::UpdateReports},
        {"/report", Kind::Report},        {"/report.json", Kind::ReportJson},
    };
    if (path == "/" || path == "/case")
        return hasId ? Kind::CaseById : hasNumber ? Kind::CaseByNumber : Kind::NextCase;
    if (path == "/runCase" && hasId)
        return Kind::CaseById;
    const auto *const found =
        std::find_if(std::begin(paths), std::end(paths), [&path](const Path &row) { return path == row.path; });
    return found == std::end(paths) ? Kind::Unknown : found->kind;
}

} // namespace

QString shownAgent(const QString &name)
{
    QString shown = name.simplified();
    shown.removeIf([](QChar character) { return !character.isPrint() && !character.isSurrogate(); });
    shown.truncate(longestAgent);
    if (!shown.isEmpty() && shown.back().isHighSurrogate())
        shown.chop(1);
    return shown.trimmed();
}

EndpointRequest readEndpointRequest(const HttpText &request)
{
    EndpointRequest asked;
    QByteArray target = request.target();
    const qsizetype mark = target.indexOf('?');
    asked.path = mark < 0 ? target : target.first(mark);
    // As in forms, which is how drivers write their names, a plus is a space.
    const QByteArray text = mark < 0 ? QByteArray() : target.sliced(mark + 1).replace('+', "%20");
    const QUrlQuery query(QString::fromLatin1(text));
    const auto value = [&query](const char *name) {
        return query.queryItemValue(QString::fromLatin1(name), QUrl::FullyDecoded);
    };
    asked.id = (query.hasQueryItem(QStringLiteral("id")) ? value("id") : value("casetuple")).toUtf8();
    asked.number = value("case");
    asked.kind = kindOf(asked.path, !asked.id.isEmpty(), !asked.number.isEmpty());
    asked.agent = shownAgent(value("agent"));
    asked.namesAgent = !asked.agent.isEmpty();
    if (!asked.namesAgent)
        asked.agent = shownAgent(QString::fromUtf8(request.values("User-Agent").value(0)));
    if (asked.agent.isEmpty())
        asked.agent = QStringLiteral("unnamed");
    // A handshake that lacks one of them is a client's mistake, and a case finds it.
    asked.isWebSocket = !request.values("Upgrade").isEmpty() || !request.values("Sec-WebSocket-Key").isEmpty();
    asked.isReadOnlyHttp = request.startLine().startsWith("GET ") || request.startLine().startsWith("HEAD ");
    return asked;
}

} // namespace workbench::conformance
