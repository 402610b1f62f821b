#pragma once

#include "workbench/conformance/HttpText.h"

#include <QString>

namespace workbench::conformance {

/// What somebody asks of a ClientTester: the paths that drivers of the Autobahn TestSuite know, and our own.
struct EndpointRequest
{
    enum class Kind {
        NextCase,      ///< "/", "/case": the first that this agent hasn't had.
        CaseById,      ///< "/case?id=6.2.3", "/?id=6.2.3", "/runCase?casetuple=6.2.3"
        CaseByNumber,  ///< "/runCase?case=17", "/?case=17"; from 1.
        CaseCount,     ///< "/getCaseCount", "/count"
        CaseInfo,      ///< "/getCaseInfo?case=17"
        CaseStatus,    ///< "/getCaseStatus?case=17"
        UpdateReports, ///< "/updateReports"
        Report,        ///< "/report"; over WebSocket the same as UpdateReports.
        ReportJson,    ///< "/report.json"
        Unknown,
    };

    Kind kind = Kind::Unknown;
    QByteArray path;
    QByteArray id;               ///< "id=" or "casetuple="
    QString number;              ///< As it was given.
    QString agent;               ///< "agent=", else User-Agent, else "unnamed"; fit to be shown.
    bool namesAgent = false;     ///< There was an "agent=".
    bool isWebSocket = false;    ///< A handshake, or something that wants to be one; else plain HTTP.
    bool isReadOnlyHttp = false; ///< GET or HEAD.

    bool wantsCase() const { return kind <= Kind::CaseByNumber; }
};

/// What a peer calls itself, fit for reports and terminals: a line without control characters, of at most 100 characters.
QString shownAgent(const QString &name);

EndpointRequest readEndpointRequest(const HttpText &request);

} // namespace workbench::conformance
