#include "ui/server/ServerTab.h"

#include "ui/MessageBar.h"
#include "ui/log/EmptyHint.h"
#include "ui/log/LogModel.h"
#include "ui/log/LogView.h"
#include "ui/log/StatusLine.h"
#include "ui/server/PeerModel.h"
#include "ui/theme/Icons.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

#include <utility>

namespace ui {

using workbench::ServerSession;

ServerTab::ServerTab(workbench::NetworkThread &network, std::shared_ptr<const workbench::Clock> clock, QWidget *parent)
    : Tab(parent)
    , m_store(std::make_shared<workbench::LogStore>())
    , m_form(new ServerForm(this))
    , m_messageBar(new MessageBar(this))
    , m_addressRow(new QWidget(this))
    , m_address(new QLineEdit(m_addressRow))
    , m_peerModel(new PeerModel(this))
    , m_peers(new QTableView(this))
    , m_peersHint(new EmptyHint(m_peers->viewport()))
    , m_log(new LogView(m_store, this))
    , m_status(new StatusLine(this))
    , m_session(network.make<ServerSession>(m_store, std::move(clock)))
{
    assemble();
    listenToSession();
    connect(m_form, &ServerForm::startRequested, this, &ServerTab::start);
    connect(m_form, &ServerForm::stopRequested, this, &ServerTab::stop);
    connect(m_log, &LogView::countsChanged, this, [this] { m_status->setCounts(*m_log->model()); });
    setState(State::Stopped);
}

void ServerTab::assemble()
{
    m_log->setPeersShown(true);
    auto *splitter = new QSplitter(Qt::Vertical, this);
    splitter->setObjectName(QStringLiteral("serverSplitter"));
    splitter->addWidget(makePeers());
    splitter->addWidget(m_log);
    splitter->setChildrenCollapsible(false);
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, 3);
    splitter->setSizes({150, 480});
    layOut({m_form, m_messageBar, makeAddressRow(), splitter}, m_status);
}

QWidget *ServerTab::makeAddressRow()
{
    m_address->setObjectName(QStringLiteral("serverAddress"));
    m_address->setAccessibleName(tr("The address that clients connect to"));
    m_address->setReadOnly(true);
    auto *copy = new QPushButton(tr("Copy"), m_addressRow);
    giveIcon(copy, QStringLiteral("copy"));
    copy->setObjectName(QStringLiteral("copyAddress"));
    copy->setAccessibleName(tr("Copy the address"));
    connect(copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(url()); });
    auto *open = new QPushButton(tr("Open a client tab"), m_addressRow);
    giveIcon(open, QStringLiteral("open-tab"));
    open->setObjectName(QStringLiteral("openClient"));
    open->setAccessibleName(tr("Open a client tab for the server"));
    connect(open, &QPushButton::clicked, this, [this] { Q_EMIT clientWanted(url()); });

    auto *layout = new QHBoxLayout(m_addressRow);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(new QLabel(tr("Listening on"), m_addressRow));
    layout->addWidget(m_address, 1);
    layout->addWidget(copy);
    layout->addWidget(open);
    return m_addressRow;
}

QWidget *ServerTab::makePeers()
{
    m_peers->setObjectName(QStringLiteral("peerTable"));
    m_peers->setAccessibleName(tr("Connected peers"));
    m_peers->setModel(m_peerModel);
    m_peers->setShowGrid(false);
    m_peers->setAlternatingRowColors(true);
    m_peers->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_peers->setTabKeyNavigation(false);
    m_peers->setMinimumHeight(fontMetrics().height() * 5);
    m_peers->verticalHeader()->hide();
    m_peers->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 9);
    m_peers->horizontalHeader()->setHighlightSections(false);
    m_peers->horizontalHeader()->setStretchLastSection(true);
    m_peers->setColumnWidth(PeerModel::Id, 60);
    m_peers->setColumnWidth(PeerModel::Address, 200);
    m_peers->setColumnWidth(PeerModel::Received, 150);
    auto *overlay = new QVBoxLayout(m_peers->viewport());
    overlay->addWidget(m_peersHint);
    return m_peers;
}

void ServerTab::listenToSession()
{
    ServerSession *session = m_session.get();
    connect(session, &ServerSession::started, this, [this](const QString &url) {
        setState(State::Listening, url);
        Q_EMIT listening(url);
    });
    connect(session, &ServerSession::startFailed, this, [this](const QString &why) {
        setState(State::Stopped);
        m_messageBar->show(why);
        Q_EMIT startFailed(why);
    });
    connect(session, &ServerSession::stopped, this, [this] {
        setState(State::Stopped);
        setPeers({}); // it would say so a moment later
    });
    connect(session, &ServerSession::peersChanged, this, &ServerTab::setPeers);
}

QString ServerTab::title() const
{
    return tr("Local server");
}

QString ServerTab::description() const
{
    return url().isEmpty() ? tr("A server on this machine; it is stopped") : tr("Listening on %1").arg(url());
}

QIcon ServerTab::icon() const
{
    return ui::icon(QStringLiteral("server"), m_state == State::Listening ? IconTone::Success : IconTone::Muted);
}

void ServerTab::takeFocus()
{
    m_form->takeFocus();
}

QString ServerTab::url() const
{
    return m_state == State::Listening ? m_address->text() : QString();
}

void ServerTab::start()
{
    m_messageBar->dismiss();
    setState(State::Starting);
    m_session->start(m_form->settings());
}

void ServerTab::stop()
{
    setState(State::Stopping);
    m_session->stop();
}

void ServerTab::setState(State state, const QString &url)
{
    m_state = state;
    m_form->setState(state);
    m_address->setText(url);
    m_addressRow->setVisible(state == State::Listening);
    m_peersHint->setText(state == State::Listening ? tr("Nobody is connected yet.") : tr("The server is stopped."), {});
    updateStatus();
    Q_EMIT titleChanged();
}

void ServerTab::setPeers(const QList<workbench::PeerInfo> &peers)
{
    m_peerModel->setPeers(peers);
    m_peersHint->setVisible(peers.isEmpty());
    updateStatus();
}

void ServerTab::updateStatus()
{
    const int peers = m_peerModel->rowCount();
    const QString count = peers == 1 ? tr("1 peer") : tr("%1 peers").arg(QLocale().toString(peers));
    switch (m_state) {
    case State::Stopped:
        m_status->setState(StatusLine::State::Idle, tr("Stopped"));
        break;
    case State::Starting:
        m_status->setState(StatusLine::State::Busy, tr("Starting…"));
        break;
    case State::Listening:
        m_status->setState(StatusLine::State::Open, tr("Listening"), {count});
        break;
    case State::Stopping:
        m_status->setState(StatusLine::State::Busy, tr("Stopping…"), {count});
        break;
    }
    m_log->hint()->setText(tr("Nothing yet."), tr("What the server does and what its peers send shows here."));
    m_status->setCounts(*m_log->model());
}

} // namespace ui
