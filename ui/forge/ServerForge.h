#pragma once

#include "ui/forge/ForgeDialog.h"
#include "workbench/session/ServerSession.h"

#include <QObject>
#include <QPointer>

namespace ui {

/// Illegal frames for a peer of a local server: the dialog, when it is wanted, and its wires.
class ServerForge : public QObject
{
    Q_OBJECT

public:
    /// @p session lives as long as @p tab.
    ServerForge(workbench::ServerSession *session, std::shared_ptr<Dialogs> dialogs, QWidget *tab);

    /// For the peer of that number.
    void show(quint32 peer);
    /// The sequence that is being written, as a file would have it; empty: none is.
    QString draft() const { return m_draft; }
    void setDraft(const QString &draft);

Q_SIGNALS:
    void draftChanged();

private:
    void makeDialog();
    void updateTarget();

    workbench::ServerSession *m_session;
    std::shared_ptr<Dialogs> m_dialogs;
    QWidget *m_tab;
    QPointer<ForgeDialog> m_dialog;
    QString m_draft;
    quint32 m_peer = 0;
    QList<workbench::PeerInfo> m_peers;
};

} // namespace ui
