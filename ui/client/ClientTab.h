#pragma once

#include "ui/Tab.h"
#include "workbench/doctor/Cause.h"
#include "workbench/log/LogStore.h"
#include "workbench/session/ClientSession.h"
#include "workbench/session/NetworkThread.h"

#include <memory>

class QStackedWidget;

namespace ui {

class ComposeArea;
class ConnectBar;
class DoctorPanel;
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
    /// The hint's button was pressed, or the doctor's: who has the local server may start it and connect this tab to it.
    void localServerWanted();

private:
    void assemble();
    void listenToSession();
    void listenToDoctor();
    void explain(const workbench::FailedOpening &failure, const workbench::Diagnosis &diagnosis);
    void showDoctor(bool shown);
    void cure(workbench::Remedy remedy);
    void connectWithScheme(const QString &scheme);
    void setState(State state);
    void showFacts(const workbench::ConnectionFacts &facts);
    void showEnd(wslib::CloseCode code, const QString &reason);
    void updateStatus();
    void updateHint();

    std::shared_ptr<workbench::LogStore> m_store;
    ConnectBar *m_connectBar;
    MessageBar *m_messageBar;
    QStackedWidget *m_views; ///< The log, or why there is none.
    LogView *m_log;
    DoctorPanel *m_doctor;
    bool m_explained = false; ///< The failure that comes next was explained by the doctor.
    bool m_doctorHadFocus = false;
    ComposeArea *m_compose;
    StatusLine *m_status;
    State m_state = State::Idle;
    QString m_ending; ///< How the last connection ended.
    QStringList m_facts;
    QString m_roundTrip;
    workbench::SessionPointer<workbench::ClientSession> m_session;
};

} // namespace ui
