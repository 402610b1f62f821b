#include "ui/forge/ClientForge.h"

#include "ui/connect/UrlHistory.h"
#include "workbench/load/LoadCaution.h"

#include "wslib/net/WebSocketUrl.h"

#include <utility>

namespace ui {

using workbench::ClientSession;

namespace {

bool isLocal(const QString &url)
{
    const auto parsed = wslib::WebSocketUrl::fromUserInput(url);
    return parsed.url && workbench::areLoopback(workbench::knownAddresses(parsed.url->host()));
}

} // namespace

ClientForge::ClientForge(ClientSession *session, std::shared_ptr<Dialogs> dialogs, QWidget *tab)
    : QObject(tab)
    , m_session(session)
    , m_dialogs(std::move(dialogs))
    , m_tab(tab)
{
    connect(session, &ClientSession::stateChanged, this, [this](ClientSession::State state) {
        m_state = state;
        updateTarget();
    });
    connect(session, &ClientSession::opened, this, [this](const workbench::ConnectionFacts &facts) {
        m_facts = facts;
        updateTarget();
    });
    connect(session, &ClientSession::forged, this, [this](const workbench::ForgeReport &report) {
        if (m_dialog)
            m_dialog->showReport(report);
    });
}

void ClientForge::setDraft(const QString &draft)
{
    m_draft = draft;
    if (m_dialog)
        m_dialog->setDraftText(m_draft);
}

void ClientForge::show()
{
    if (!m_dialog)
        makeDialog();
    updateTarget();
    m_dialog->show();
    m_dialog->raise();
    m_dialog->activateWindow();
}

void ClientForge::makeDialog()
{
    m_dialog = new ForgeDialog(wslib::Role::Client, m_dialogs, m_tab);
    setDraft(m_draft);
    connect(m_dialog, &ForgeDialog::draftChanged, this, [this] {
        m_draft = m_dialog->draftText();
        Q_EMIT draftChanged();
    });
    connect(m_dialog, &ForgeDialog::connectRequested, this, &ClientForge::connectRequested);
    connect(m_dialog, &ForgeDialog::sendRequested, m_session, &ClientSession::forge);
    connect(m_dialog, &ForgeDialog::stopRequested, m_session, &ClientSession::stopForging);
}

void ClientForge::updateTarget()
{
    if (!m_dialog)
        return;
    ForgeTarget target;
    const QString url = UrlHistory::withoutSecrets(m_facts.url);
    target.open = m_state == ClientSession::State::Open;
    target.local = isLocal(m_facts.url);
    if (!target.open)
        target.text = tr("There is no open connection to send on.");
    else if (m_facts.deflate)
        target.text = tr("Sends to %1, with permessage-deflate").arg(url);
    else
        target.text = tr("Sends to %1, without compression").arg(url);
    m_dialog->setTarget(target);
}

} // namespace ui
