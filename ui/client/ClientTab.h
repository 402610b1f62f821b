#pragma once

#include "ui/Tab.h"
#include "workbench/log/LogStore.h"
#include "workbench/session/ClientSession.h"
#include "workbench/session/NetworkThread.h"

#include <memory>

namespace ui {

class ComposeArea;
class ConnectBar;
class LogView;
class MessageBar;
class StatusLine;

/// One client: a URL, its connection, what passed on it, and what is to be sent.
class ClientTab : public Tab
{
    Q_OBJECT

public:
    using State = workbench::ClientSession::State;

    ClientTab(workbench::NetworkThread &network, std::shared_ptr<const workbench::Clock> clock,
              QWidget *parent = nullptr);

    QString title() const override;
    QString description() const override;
    QIcon icon() const override;
    void takeFocus() override;
    LogView *log() const override { return m_log; }

    QString url() const;
    void setUrl(const QString &url);
    State state() const { return m_state; }
    /// Says @p text in the message bar.
    void showProblem(const QString &text);

public Q_SLOTS:
    /// Connects to what stands in the URL field; ends a connection there is.
    void connectNow();
    void disconnectNow();
    void focusUrl();
    void send();
    void ping();

Q_SIGNALS:
    void urlChanged();
    void stateChanged();
    /// The hint's button was pressed: who has the local server may start it and connect this tab to it.
    void localServerWanted();

protected:
    QList<PlacedPane> panes() const override;

private:
    void assemble();
    void listenToSession();
    void setState(State state);
    void showFacts(const workbench::ConnectionFacts &facts);
    void showEnd(wslib::CloseCode code, const QString &reason);
    void updateStatus();
    void updateHint();

    std::shared_ptr<workbench::LogStore> m_store;
    ConnectBar *m_connectBar;
    MessageBar *m_messageBar;
    LogView *m_log;
    ComposeArea *m_compose;
    StatusLine *m_status;
    State m_state = State::Idle;
    QString m_ending; ///< How the last connection ended.
    QStringList m_facts;
    QString m_roundTrip;
    workbench::SessionPointer<workbench::ClientSession> m_session;
};

} // namespace ui
