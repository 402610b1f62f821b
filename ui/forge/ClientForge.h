#pragma once

#include "ui/forge/ForgeDialog.h"
#include "workbench/session/ClientSession.h"

#include <QObject>
#include <QPointer>

namespace ui {

/// Illegal frames for the server that a client tab is connected with: the dialog, when it is wanted, and its wires.
class ClientForge : public QObject
{
    Q_OBJECT

public:
    /// @p session lives as long as @p tab.
    ClientForge(workbench::ClientSession *session, std::shared_ptr<Dialogs> dialogs, QWidget *tab);

    void show();
    /// The sequence that is being written, as a file would have it; empty: none is.
    QString draft() const { return m_draft; }
    void setDraft(const QString &draft);

Q_SIGNALS:
    void draftChanged();
    void connectRequested();

private:
    void makeDialog();
    void updateTarget();

    workbench::ClientSession *m_session;
    std::shared_ptr<Dialogs> m_dialogs;
    QWidget *m_tab;
    QPointer<ForgeDialog> m_dialog;
    QString m_draft;
    workbench::ClientSession::State m_state = workbench::ClientSession::State::Idle;
    workbench::ConnectionFacts m_facts;
};

} // namespace ui
