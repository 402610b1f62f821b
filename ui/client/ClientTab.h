#pragma once

#include "ui/Tab.h"
#include "workbench/compose/DraftHistory.h"
#include "workbench/compose/TemplateExpander.h"
#include "workbench/doctor/Cause.h"
#include "workbench/log/LogStore.h"
#include "workbench/profile/ConnectionSettings.h"
#include "workbench/profile/RequestBuilder.h"
#include "workbench/session/ClientSession.h"
#include "workbench/session/NetworkThread.h"

#include <memory>
#include <optional>

namespace ui {

class ComposeArea;
class ClientScriptDialog;
class ClientForge;
class ConnectBar;
class ConnectNotices;
class ConnectOptions;
class Dialogs;
class LogOrReason;
class LogView;
class MessageBar;
class StatusLine;
class UrlHistory;

/// What the tab of a client is given beside its thread and clock. All of it outlives the tab.
struct ClientTabParts
{
    std::shared_ptr<Dialogs> dialogs;
    UrlHistory *history = nullptr;
    workbench::LogBudget budget = {}; ///< Of its log.
};

/// One client: a URL, its connection, what passed on it, and what is to be sent.
class ClientTab : public Tab
{
    Q_OBJECT

public:
    using State = workbench::ClientSession::State;

    ClientTab(workbench::NetworkThread &network, std::shared_ptr<const workbench::Clock> clock,
              const ClientTabParts &parts, QWidget *parent = nullptr);

    QString title() const override;
    QString description() const override;
    QIcon icon() const override;
    void takeFocus() override;
    LogView *log() const override { return m_log; }
    workbench::RecordingOptions recording() const override;

    QString url() const;
    void setUrl(const QString &url);
    /// How to connect, as it stands in the URL field and the options.
    workbench::ConnectionSettings settings() const;
    void setSettings(const workbench::ConnectionSettings &settings);
    ConnectOptions *options() const { return m_options; }
    /// What puts values in for `{{variables}}` at each connect. It is called in another thread and must own all it uses.
    /// @p preview, if there is one, does the same for hints, in the window's thread and often, so that it mustn't count.
    void setExpander(const workbench::RequestBuilder::Expander &expand,
                     const workbench::RequestBuilder::Expander &preview = {});
    State state() const { return m_state; }
    /// The script that handles the connection; empty: none was written. It runs only if it is on.
    QString script() const;
    bool isScriptOn() const;
    void setScript(const QString &source, bool on);
    ClientForge *forge() const { return m_forge; }
    /// What the title says of the profile that the tab shows: its name, where it is kept, if it is, and whether it has changes
    /// since.
    void setProfile(const QString &name, const QString &place, bool edited);
    /// Says @p text in the message bar.
    void showProblem(const QString &text);

    /// @name What is being written, and what was
    /// @{
    workbench::MessageDraft draft() const;
    void setDraft(const workbench::MessageDraft &draft);
    QList<workbench::SavedMessage> messages() const;
    void setMessages(const QList<workbench::SavedMessage> &messages);
    /// What was sent, oldest first.
    QList<workbench::DraftHistory::Entry> sentHistory() const;
    void setSentHistory(const QList<workbench::DraftHistory::Entry> &entries);
    /// The variables of messages, of the URL and of headers.
    void setEnvironment(const workbench::Environment &environment);
    workbench::TemplateExpander &expander() { return *m_expander; }
    /// What puts the environment's values into the connection's texts: see setExpander().
    const workbench::RequestBuilder::Expander &connectionExpander() const { return m_expand; }
    /// Who asks about files, and whether something is to be deleted.
    void setDialogs(const std::shared_ptr<Dialogs> &dialogs);
    /// @}

public Q_SLOTS:
    /// Connects to what stands in the URL field; ends a connection there is.
    void connectNow();
    void disconnectNow();
    void focusUrl();
    void send();
    void ping();
    /// Opens the editor of the connection's script.
    void showScript();
    /// @name Dialogs of the message that is being written
    /// @{
    void pingWithPayload();
    void closeWithCode();
    void showSavedMessages();
    /// @}

Q_SIGNALS:
    /// What draft() says is another; likewise messages().
    void draftChanged();
    void messagesChanged();
    void scriptChanged();
    void urlChanged();
    void stateChanged();
    /// settings() are others.
    void settingsChanged();
    /// The hint's button was pressed, or the doctor's: who has the local server may start it and connect this tab to it.
    void localServerWanted();

protected:
    QList<PlacedPane> panes() const override;

private:
    void assemble();
    void listenToSession();
    void listenToOptions();
    void listenToScript();
    void takeSettings();
    void updateNotices();
    void start(const wslib::Loaded<wslib::ClientRequest> &request, const workbench::ConnectionSettings &settings);
    void listenToCompose();
    void listenToReasons();
    void explain(const workbench::FailedOpening &failure, const workbench::Diagnosis &diagnosis);
    void cure(workbench::Remedy remedy);
    void connectWithScheme(const QString &scheme);
    void setState(State state);
    void showFacts(const workbench::ConnectionFacts &facts);
    void showEnd(wslib::CloseCode code, const QString &reason);
    void updateStatus();

    struct Kept
    {
        QString name;
        QString place;
        bool edited = false;
        bool operator==(const Kept &) const = default;
    };

    Kept m_profile;
    ClientScriptDialog *m_script;
    std::shared_ptr<workbench::LogStore> m_store;
    std::shared_ptr<workbench::TemplateExpander> m_expander;
    ConnectBar *m_connectBar;
    ConnectOptions *m_options;
    MessageBar *m_messageBar;
    ConnectNotices *m_notices;
    LogView *m_log;
    LogOrReason *m_views;
    ComposeArea *m_compose;
    StatusLine *m_status;
    UrlHistory *m_history;
    workbench::RequestBuilder::Expander m_expand;
    workbench::ConnectionSettings m_running; ///< Those that there is a connection with, or a try, unless it is idle.
    int m_preparation = 0;                   ///< The request that is being built; others are late.
    bool m_preparing = false;                ///< The session is idle yet.
    State m_state = State::Idle;
    bool m_writesNext = false; ///< Who tries it out by the hint writes a message next.
    bool m_explained = false;  ///< The failure that comes next was explained by the doctor.
    QString m_ending;          ///< How the last connection ended.
    QStringList m_facts;
    QString m_roundTrip;
    workbench::SessionPointer<workbench::ClientSession> m_session;
    ClientForge *m_forge; ///< Of the session.
};

} // namespace ui
