#pragma once

#include "workbench/script/ScriptHost.h"

#include <QHash>
#include <QObject>

namespace workbench {

class ScriptProgram;

/// The script's side of a ScriptHost, in the script's thread: takes events to the program and its commands to the mailboxes, and
/// knows the peers over reloads. Internal to ScriptHost.
class ScriptRuntime : public QObject
{
    Q_OBJECT

public:
    explicit ScriptRuntime(ScriptHost &host);
    ~ScriptRuntime() override;

    void load(const QString &source, const QString &file);
    /// Tells the watch that no job of a promise is stuck.
    void answer();
    void handle(std::vector<ScriptEvent> &events);

    /// @name For ScriptProgram
    /// @{
    ScriptWatch &watch() { return m_host.m_watch; }
    void report(const ScriptReport &report);
    bool command(quint32 peer, decltype(ScriptCommand::what) &&what);
    void setClosed(quint32 peer);
    bool isOpen(quint32 peer) const;
    /// Brings what was collected to the mailboxes.
    void sendCommands();
    /// @}

private:
    struct Peer
    {
        ScriptPeerFacts facts;
        std::shared_ptr<ScriptPeerState> state;
        std::shared_ptr<ScriptMailbox> mailbox;
        bool open = true;
        bool isUpstream = false; ///< A relay's: known to the script by its client alone.
    };

    void sendWhatJobsSaid();
    void happen(const ScriptEvent &event, const PeerAsks &asks);
    void happen(const ScriptEvent &event, const PeerOpened &opened);
    void happen(const ScriptEvent &event, const PeerSaid &said);
    void happen(const ScriptEvent &event, const PeerPinged &pinged);
    void happen(const ScriptEvent &event, const PeerPonged &ponged);
    void happen(const ScriptEvent &event, const PeerClosed &closed);
    void happen(const ScriptEvent &event, const RelayAsks &asks);
    void seen(quint32 peer, qint64 bytes);
    void post(const std::shared_ptr<ScriptMailbox> &mailbox, ScriptCommand &&command);

    ScriptHost &m_host;
    std::unique_ptr<ScriptProgram> m_program;
    QHash<quint32, Peer> m_peers;
    std::vector<std::pair<std::shared_ptr<ScriptMailbox>, std::vector<ScriptCommand>>> m_commands;
    bool m_sendsWhatJobsSaid = false;
};

} // namespace workbench
