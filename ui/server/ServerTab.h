#pragma once

#include "ui/Tab.h"
#include "ui/script/ScriptDraft.h"
#include "ui/server/ServerForm.h"
#include "workbench/log/LogStore.h"
#include "workbench/session/NetworkThread.h"

#include <QTimer>

#include <memory>

class QStackedWidget;
class QTabBar;

namespace ui {

class Dialogs;
class LogView;
class MessageBar;
class PeerPanel;
class RelayPanel;
class ScriptPage;
class ServerForge;
class ServerLinks;
class ServerOptionsPage;
class StatusLine;

/// What the tab of a server is given beside its thread and clock.
struct ServerTabParts
{
    QString authorityFolder; ///< Of the machine's own authority: see wslib::CertificateAuthority.
    std::shared_ptr<Dialogs> dialogs;
    workbench::LogBudget budget = {}; ///< Of its log.
};

/// A local server: how it is to be, who is connected, what passed, and its script.
class ServerTab : public Tab
{
    Q_OBJECT

public:
    using State = ServerForm::State;
    enum Section { Traffic, Script, Options, Relay };

    ServerTab(workbench::NetworkThread &network, std::shared_ptr<const workbench::Clock> clock,
              const ServerTabParts &parts, QWidget *parent = nullptr);

    QString title() const override;
    QString description() const override;
    QIcon icon() const override;
    void takeFocus() override;
    LogView *log() const override { return m_log; }
    workbench::RecordingOptions recording() const override;
    bool mayClose() override;

    State state() const { return m_state; }
    /// What clients on this machine connect to; empty unless it listens.
    QString url() const;
    ScriptPage *script() const { return m_script; }
    /// What is being written: the script, frames for peers, and how the server is to be.
    ScriptDraft draft() const;
    void setDraft(const ScriptDraft &draft);
    /// Tells servers apart; 0 for the only one.
    void setNumber(int number);
    void showSection(Section section);
    Section section() const;

public Q_SLOTS:
    void start();
    void stop();
    /// Starts the server with the script, or lets the script take over where one runs.
    void runScript();

Q_SIGNALS:
    /// What draft() says is another.
    void draftChanged();
    void listening(const QString &url);
    void startFailed(const QString &why);
    /// A client tab for the server is wanted.
    void clientWanted(const QString &url);

protected:
    QList<PlacedPane> panes() const override;
    void reveal(QWidget *pane) override;

private:
    void assemble();
    QVariantMap fields() const;
    QWidget *makeSections();
    void listenToSession();
    void listenToPeerPanel();
    void listenToScript();
    void listenToRelay();
    void showHeld(const QList<workbench::HeldMessage> &held);
    /// Starts it as @p settings say, once there is a certificate if one is needed.
    void startWith(const workbench::ServerSettings &settings);
    void fail(const QString &why);
    void showStarted(const QString &url, const QString &pageUrl);
    void setState(State state);
    void setPeers(const QList<workbench::PeerInfo> &peers);
    QStringList whatHappens() const;
    void updateStatus();

    std::shared_ptr<Dialogs> m_dialogs;
    std::shared_ptr<workbench::LogStore> m_store;
    // In the order of the keyboard's way through them.
    ServerForm *m_form;
    MessageBar *m_messageBar;
    ServerLinks *m_links;
    QTabBar *m_sections;
    QStackedWidget *m_pages;
    PeerPanel *m_peers;
    LogView *m_log;
    ScriptPage *m_script;
    ServerOptionsPage *m_options;
    RelayPanel *m_relay;
    StatusLine *m_status;
    State m_state = State::Stopped;
    int m_number = 0;
    QTimer m_fieldsTimer;                 ///< Since a field was edited.
    QString m_startedUrl;                 ///< Of its clients, when it was started last.
    workbench::ServerSettings m_settings; ///< As it was started last.
    workbench::SessionPointer<workbench::ServerSession> m_session;
    ServerForge *m_forge; ///< Of the session.
};

} // namespace ui
