#pragma once

#include "workbench/doctor/Cause.h"
#include "workbench/doctor/CertificateChain.h"
#include "workbench/doctor/HttpHints.h"

#include "wslib/net/Opening.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <chrono>

namespace workbench {

/// What is known of the answer to the request.
struct AnswerFacts
{
    int status = 0; ///< 0: there was none.
    QString reason;
    QString server; ///< Value of Server.
    QString via;    ///< Value of Via: proxies that said that they were on the way.
    QString contentType;
    QString title;      ///< Of an HTML page.
    QString retryAfter; ///< As it was sent: seconds, or a date.
    QString location;   ///< Where it redirects to, resolved.
};

/// Why a connection couldn't be opened, and what the sentence on it needs. Everything that a server said is as it said it.
struct Diagnosis
{
    Cause cause = Cause::Other;

    QString url; ///< Where it failed: behind redirects, not always where it began.
    QString host;
    quint16 port = 0;
    QString path;                                               ///< With its query.
    bool secure = false;                                        ///< wss.
    bool local = false;                                         ///< `host` is this machine.
    wslib::ConnectPhase phase = wslib::ConnectPhase::Resolving; ///< Where it failed.
    std::chrono::milliseconds timeout{0};
    int maxRedirects = 0;

    wslib::ProxyHop proxy;
    AnswerFacts answer;
    Challenge challenge;
    QString origin;
    bool credentialsSent = false;
    QStringList versions;
    QString named;
    QStringList offered;
    Framework framework = Framework::None;
    QString quote; ///< What it said, at most a line.

    CertificateFault fault;
    qsizetype furtherFaults = 0; ///< How many more things are wrong with the certificates.
    QString expectedName;

    QString detail; ///< In the words of the system, the TLS library, the proxy or the engine: English, most often.

    QList<Evidence> evidence; ///< What there is, the most telling first.
    QList<Remedy> remedies;   ///< The best first.
};

} // namespace workbench
