#pragma once

#include <QHostAddress>
#include <QString>

namespace ui {

/// By which URL a server is reached, from here and from other machines.
class ServerAddress
{
public:
    /// @p url is what the server said: its host may be "all of them", 0.0.0.0 or [::]. @p lan is this machine's address
    /// in the local network, if it has one.
    ServerAddress(const QString &url, const QHostAddress &lan);

    /// For clients on this machine.
    QString here() const;
    /// For other machines; empty if none can reach it.
    QString elsewhere() const;
    /// What to show: elsewhere(), else here().
    QString shown() const;

    /// An address of this machine that others in its network would use, or a null one.
    static QHostAddress lanAddress();
    static bool isAny(const QString &host);

private:
    QString withHost(const QHostAddress &host) const;

    QString m_url;
    QHostAddress m_lan;
};

} // namespace ui
