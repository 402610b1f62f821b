#pragma once

#include "ui/Tab.h"
#include "ui/server/ServerForm.h"
#include "workbench/log/LogStore.h"
#include "workbench/session/NetworkThread.h"

#include <memory>

class QLineEdit;
class QTableView;

namespace ui {

class EmptyHint;
class LogView;
class MessageBar;
class PeerModel;
class StatusLine;

/// A local server: how it is to be, who is connected, and what passed.
class ServerTab : public Tab
{
    Q_OBJECT

public:
    using State = ServerForm::State;

    ServerTab(workbench::NetworkThread &network, std::shared_ptr<const workbench::Clock> clock,
              QWidget *parent = nullptr);

    QString title() const override;
    QString description() const override;
    QIcon icon() const override;
    void takeFocus() override;
    LogView *log() const override { return m_log; }
    bool isClosable() const override { return false; }

    State state() const { return m_state; }
    /// What clients connect to; empty unless it listens.
    QString url() const;

public Q_SLOTS:
    void start();
    void stop();

Q_SIGNALS:
    void listening(const QString &url);
    void startFailed(const QString &why);
    /// A client tab for the server is wanted.
    void clientWanted(const QString &url);

private:
    void assemble();
    QWidget *makeAddressRow();
    QWidget *makePeers();
    void listenToSession();
    void setState(State state, const QString &url = {});
    void setPeers(const QList<workbench::PeerInfo> &peers);
    void updateStatus();

    std::shared_ptr<workbench::LogStore> m_store;
    ServerForm *m_form;
    MessageBar *m_messageBar;
    QWidget *m_addressRow;
    QLineEdit *m_address;
    PeerModel *m_peerModel;
    QTableView *m_peers;
    EmptyHint *m_peersHint;
    LogView *m_log;
    StatusLine *m_status;
    State m_state = State::Stopped;
    workbench::SessionPointer<workbench::ServerSession> m_session;
};

} // namespace ui
