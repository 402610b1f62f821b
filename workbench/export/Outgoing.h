#pragma once

#include "workbench/export/CopyAs.h"

#include <QList>
#include <QPair>

namespace workbench::CopyAs {

/// What goes out when a profile connects, and what another tool must be told for that.
struct Outgoing
{
    QString url; ///< With its scheme and all parameters, without user info.
    bool secure = false;
    QList<QPair<QString, QString>>
        headers; ///< Those that are on, with Cookie and API key; without Origin and credentials.
    QString origin;
    QString userName; ///< Basic; with `basic` only.
    QString password;
    bool basic = false;
    bool placeholders = false; ///< Something is to be filled in.
    QStringList subprotocols;
    TlsSettings tls;
    ProxySettings proxy;
    ConnectionLimits limits;
    QString message; ///< To be sent first; empty: none.

    /// `http://host:port` or `socks5://…`, with credentials; empty if there is no proxy of its own.
    QString proxyUrl() const;
    QString httpUrl() const;
    QString credentials() const { return userName + u':' + password; }
    /// Headers of one name together.
    QList<QPair<QString, QStringList>> groupedHeaders() const;
};

Outgoing outgoing(const Profile &profile, const Options &options);

QString websocat(const Outgoing &out, QStringList &notes);
QString wscat(const Outgoing &out, QStringList &notes);
QString curl(const Outgoing &out, QStringList &notes);
QString browser(const Outgoing &out, QStringList &notes);
QString node(const Outgoing &out, QStringList &notes);
QString tornado(const Outgoing &out, QStringList &notes);
QString pythonWebsockets(const Outgoing &out, QStringList &notes);
QString wslib(const Outgoing &out, QStringList &notes);

} // namespace workbench::CopyAs
