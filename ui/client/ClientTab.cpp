#include "ui/client/ClientTab.h"

#include "ui/MessageBar.h"
#include "ui/client/ComposeArea.h"
#include "ui/client/ConnectBar.h"
#include "ui/log/EmptyHint.h"
#include "ui/log/EntryText.h"
#include "ui/log/LogModel.h"
#include "ui/log/LogTable.h"
#include "ui/log/LogView.h"
#include "ui/log/StatusLine.h"
#include "ui/theme/Icons.h"
#include "wslib/net/WebSocketUrl.h"

#include <QSplitter>

#include <utility>

namespace ui {

using workbench::ClientSession;

ClientTab::ClientTab(workbench::NetworkThread &network, std::shared_ptr<const workbench::Clock> clock, QWidget *parent)
    : Tab(parent)
    , m_store(std::make_shared<workbench::LogStore>())
    , m_connectBar(new ConnectBar(this))
    , m_messageBar(new MessageBar(this))
    , m_log(new LogView(m_store, this))
    , m_compose(new ComposeArea(this))
    , m_status(new StatusLine(this))
    , m_session(network.make<ClientSession>(m_store, std::move(clock)))
{
    assemble();
    listenToSession();
    connect(m_connectBar, &ConnectBar::connectRequested, this, &ClientTab::connectNow);
    connect(m_connectBar, &ConnectBar::disconnectRequested, this, &ClientTab::disconnectNow);
    connect(m_connectBar, &ConnectBar::urlEdited, this, &Tab::titleChanged);
    connect(m_connectBar, &ConnectBar::urlEdited, this, &ClientTab::urlChanged);
    connect(m_compose, &ComposeArea::sendRequested, m_session.get(), &ClientSession::send);
    connect(m_compose, &ComposeArea::pingRequested, this, &ClientTab::ping);
    connect(m_log, &LogView::countsChanged, this, [this] { m_status->setCounts(*m_log->model()); });
    connect(m_log->hint(), &EmptyHint::triggered, this, &ClientTab::localServerWanted);
    updateHint();
    updateStatus();
}

void ClientTab::assemble()
{
    auto *splitter = new QSplitter(Qt::Vertical, this);
    splitter->setObjectName(QStringLiteral("clientSplitter"));
    splitter->addWidget(m_log);
    splitter->addWidget(m_compose);
    splitter->setChildrenCollapsible(false);
    splitter->setStretchFactor(0, 4);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({500, 140});
    layOut({m_connectBar, m_messageBar, splitter}, m_status);
}

void ClientTab::listenToSession()
{
    ClientSession *session = m_session.get();
    connect(session, &ClientSession::stateChanged, this, &ClientTab::setState);
    connect(session, &ClientSession::opened, this, &ClientTab::showFacts);
    connect(session, &ClientSession::closed, this, &ClientTab::showEnd);
    connect(session, &ClientSession::failed, this, [this](const wslib::Error &error) { showProblem(error.text); });
    connect(session, &ClientSession::sendRefused, this, &ClientTab::showProblem);
    connect(session, &ClientSession::roundTripMeasured, this, [this](std::chrono::nanoseconds time) {
        m_roundTrip = tr("RTT %1").arg(EntryText::duration(time.count()));
        updateStatus();
    });
}

// ---- As a tab -------------------------------------------------------------------------------------------------------

QString ClientTab::title() const
{
    const auto parsed = wslib::WebSocketUrl::fromUserInput(url());
    if (parsed.url)
        return QString::fromLatin1(parsed.url->hostHeader());
    return url().isEmpty() ? tr("New connection") : url();
}

QString ClientTab::description() const
{
    return url().isEmpty() ? tr("A client that has no URL yet") : url();
}

QIcon ClientTab::icon() const
{
    switch (m_state) {
    case State::Open:
        return ui::icon(StatusLine::iconName(StatusLine::State::Open), IconTone::Success);
    case State::Connecting:
    case State::Closing:
        return ui::icon(StatusLine::iconName(StatusLine::State::Busy), IconTone::Warning);
    case State::Idle:
        break;
    }
    return ui::icon(StatusLine::iconName(StatusLine::State::Idle), IconTone::Muted);
}

void ClientTab::takeFocus()
{
    if (m_state == State::Idle)
        m_connectBar->focusUrl();
}

QList<Tab::PlacedPane> ClientTab::panes() const
{
    return {{Pane::Address, m_connectBar},
            {Pane::Filter, m_log->filter()},
            {Pane::Log, m_log->table()},
            {Pane::Detail, m_log->detail()},
            {Pane::Compose, m_compose}};
}

QString ClientTab::url() const
{
    return m_connectBar->url();
}

void ClientTab::setUrl(const QString &url)
{
    m_connectBar->setUrl(url);
}

void ClientTab::focusUrl()
{
    m_connectBar->focusUrl();
}

// ---- Commands -------------------------------------------------------------------------------------------------------

void ClientTab::connectNow()
{
    m_messageBar->dismiss();
    wslib::ClientRequest request;
    request.url = url();
    m_session->connectTo(request);
}

void ClientTab::disconnectNow()
{
    m_session->disconnectFromServer();
}

void ClientTab::send()
{
    m_compose->send();
}

void ClientTab::ping()
{
    m_session->ping();
}

void ClientTab::showProblem(const QString &text)
{
    m_messageBar->show(text);
}

// ---- What the session says ------------------------------------------------------------------------------------------

void ClientTab::setState(State state)
{
    m_state = state;
    if (state == State::Connecting) {
        m_facts.clear();
        m_roundTrip.clear();
        m_ending.clear();
    }
    m_connectBar->setState(state);
    updateStatus();
    updateHint();
    Q_EMIT titleChanged();
    Q_EMIT stateChanged();
}

void ClientTab::showFacts(const workbench::ConnectionFacts &facts)
{
    m_messageBar->dismiss();
    QString tls = facts.tlsProtocol;
    m_facts = {facts.encrypted ? tls.replace(QLatin1String("TLSv"), QLatin1String("TLS ")) : tr("no TLS")};
    if (!facts.subprotocol.isEmpty())
        m_facts += tr("subprotocol %1").arg(QString::fromUtf8(facts.subprotocol));
    m_facts += facts.remoteAddress;
    updateStatus();
}

void ClientTab::showEnd(wslib::CloseCode code, const QString &reason)
{
    const bool wasOpen = !m_facts.isEmpty();
    m_facts.clear();
    m_roundTrip.clear();
    if (wasOpen)
        m_ending = tr("closed with %1").arg(EntryText::closeCode(static_cast<quint16>(code)));
    if (wasOpen && !reason.isEmpty())
        m_ending += QStringLiteral(": ") + reason;
    updateStatus();
}

void ClientTab::updateStatus()
{
    QStringList facts = m_facts;
    if (!m_roundTrip.isEmpty())
        facts += m_roundTrip;
    switch (m_state) {
    case State::Idle:
        m_status->setState(StatusLine::State::Idle, tr("Not connected"),
                           m_ending.isEmpty() ? facts : QStringList{m_ending});
        break;
    case State::Connecting:
        m_status->setState(StatusLine::State::Busy, tr("Connecting…"));
        break;
    case State::Open:
        m_status->setState(StatusLine::State::Open, tr("Connected"), facts);
        break;
    case State::Closing:
        m_status->setState(StatusLine::State::Busy, tr("Closing…"), facts);
        break;
    }
    m_status->setCounts(*m_log->model());
}

void ClientTab::updateHint()
{
    if (m_state == State::Open) {
        m_log->hint()->setText(tr("Connected."),
                               tr("What is sent and received shows here. Write a message below and press Ctrl+Enter."));
        m_log->hint()->setAction({});
        return;
    }
    m_log->hint()->setText(tr("Not connected."),
                           tr("Type a URL above and press Enter, or try it out on this machine:"));
    m_log->hint()->setAction(tr("Start the local server and connect"));
}

} // namespace ui
