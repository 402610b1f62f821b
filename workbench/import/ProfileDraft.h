#pragma once

#include "workbench/import/Import.h"

namespace workbench {

/// A profile that is being put together from what another tool was told: it knows where each thing of a handshake belongs
/// with us, and what can't be taken.
class ProfileDraft
{
public:
    /// http and https become ws and wss; user info stays in the URL. Only the first counts.
    void setUrl(const QString &url);
    bool hasUrl() const { return !m_profile.connection.url.isEmpty(); }
    /// "Name: value". What WebSocket makes by itself (Upgrade, Sec-WebSocket-Key …) is dropped, subprotocols and cookies go to
    /// their places.
    void addHeader(const QString &line);
    void addHeader(const QString &name, const QString &value);
    /// "a=1; b=2".
    void addCookies(const QString &text);
    void addSubprotocols(const QString &commaSeparated);
    /// "user:password".
    void setCredentials(const QString &text);
    void setBearer(const QString &token);
    /// As it is written with curl: [scheme://][user:password@]host[:port].
    void setProxy(const QString &text, ProxySettings::Kind usual);
    void addMessage(const QString &text);
    void addMessage(const QString &name, const MessageDraft &draft);
    void note(const QString &sentence);

    Profile &profile() { return m_profile; }
    ConnectionSettings &connection() { return m_profile.connection; }
    /// Names the profile after its host, unless it has a name.
    Import finish(Import::Source source);

private:
    Profile m_profile;
    QStringList m_notes;
};

} // namespace workbench
