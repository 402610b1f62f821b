#include "ui/forge/ServerForge.h"

#include <QHostAddress>
#include <QUrl>

#include <algorithm>
#include <utility>

namespace ui {

using workbench::ServerSession;

ServerForge::ServerForge(ServerSession *session, std::shared_ptr<Dialogs> dialogs, QWidget *tab)
    : QObject(tab)
    , m_session(session)
    , m_dialogs(std::move(dialogs))
    , m_tab(tab)
{
    connect(session, &ServerSession::peersChanged, this, [this](const QList<workbench::PeerInfo> &peers) {
        m_peers = peers;
        updateTarget();
    });
    connect(session, &ServerSession::stopped, this, [this] {
        m_peers.clear();
        updateTarget();
    });
    connect(session, &ServerSession::forged, this, [this](const workbench::ForgeReport &report) {
        if (m_dialog && report.peer == m_peer)
            m_dialog->showReport(report);
    });
}

void ServerForge::show(quint32 peer)
{
    if (!m_dialog)
        makeDialog();
    if (const quint32 before = std::exchange(m_peer, peer); before != peer) {
        m_session->stopForging(before);
        m_dialog->showStopped();
    }
    updateTarget();
    m_dialog->show();
    m_dialog->raise();
    m_dialog->activateWindow();
}

void ServerForge::setDraft(const QString &draft)
{
    m_draft = draft;
    if (m_dialog)
        m_dialog->setDraftText(m_draft);
}

void ServerForge::makeDialog()
{
    m_dialog = new ForgeDialog(wslib::Role::Server, m_dialogs, m_tab);
    setDraft(m_draft);
    connect(m_dialog, &ForgeDialog::draftChanged, this, [this] {
        m_draft = m_dialog->draftText();
        Q_EMIT draftChanged();
    });
    connect(m_dialog, &ForgeDialog::sendRequested, this,
            [this](const workbench::ForgeSequence &sequence, const workbench::ForgeOptions &options) {
                m_session->forge(m_peer, sequence, options);
            });
    connect(m_dialog, &ForgeDialog::stopRequested, this, [this] {
        m_session->stopForging(m_peer);
        m_dialog->showStopped(); // also if the peer went away in between
    });
}

void ServerForge::updateTarget()
{
    if (!m_dialog)
        return;
    const auto found = std::find_if(m_peers.begin(), m_peers.end(),
                                    [this](const workbench::PeerInfo &peer) { return peer.id == m_peer; });
    ForgeTarget target;
    target.open = found != m_peers.end();
    if (target.open) {
        target.text = tr("Sends to peer %1, %2").arg(QString::number(m_peer), found->address);
        const QHostAddress address(QUrl(QStringLiteral("ws://") + found->address).host());
        target.local = address.isLoopback();
        // Of a relay: towards its upstream we are the client.
        m_dialog->setSendingRole(found->client != 0 ? wslib::Role::Client : wslib::Role::Server);
    } else {
        target.text = tr("Peer %1 is gone; choose another in the list of peers.").arg(m_peer);
    }
    m_dialog->setTarget(target);
    // The peer left before the run began: nobody tells of it.
    if (!target.open && m_dialog->isRunning())
        m_dialog->showStopped();
}

} // namespace ui
