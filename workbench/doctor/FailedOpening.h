#pragma once

#include "wslib/net/ClientRequest.h"
#include "wslib/net/Error.h"
#include "wslib/net/Opening.h"

namespace workbench {

/// What was asked for, without its secrets.
struct ConnectAttempt
{
    static ConnectAttempt of(const wslib::ClientRequest &request);

    QString url; ///< As it was typed, without user info.
    QByteArray origin;
    QList<QByteArray> subprotocols;
    bool deflateOffered = false;
    std::chrono::milliseconds timeout{0};
    int maxRedirects = 0;
    bool verifiesPeer = true;
    bool hasClientCertificate = false;
    bool hasCredentials = false; ///< Basic, Bearer, or an Authorization field of one's own.
    QString serverName;          ///< Instead of the URL's host; empty: that.
};

/// A connection that couldn't be opened: everything a diagnosis needs, by value.
struct FailedOpening
{
    wslib::Error error;
    wslib::Opening opening;
    ConnectAttempt attempt;
};

} // namespace workbench
