#include "ui/server/ServerTab.h"

#include "ui/Background.h"
#include "ui/Dialogs.h"
#include "ui/FormMemory.h"
#include "ui/MessageBar.h"
#include "ui/Named.h"
#include "ui/connect/UrlHistory.h"
#include "ui/faults/FaultsEditor.h"
#include "ui/forge/ServerForge.h"
#include "ui/log/EmptyHint.h"
#include "ui/log/LogModel.h"
#include "ui/log/LogTable.h"
#include "ui/log/LogView.h"
#include "ui/log/StatusLine.h"
#include "ui/relay/RelayPanel.h"
#include "ui/script/ScriptPage.h"
#include "ui/server/PeerPanel.h"
#include "ui/server/ServerLinks.h"
#include "ui/server/ServerOptionsPage.h"
#include "ui/server/StartFailureText.h"
#include "ui/theme/Icons.h"

#include <QLocale>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QUrl>
#include <QVBoxLayout>

#include <utility>

namespace ui {

using workbench::ServerSession;
using workbench::ServerSettings;

namespace {

constexpr int fieldsDelay = 500; // ms: a settings file isn't written at every key

// Of ScriptDraft::fields; the second is the object's name.
const QString faultsField = QStringLiteral("faults");
const QString upstreamField = QStringLiteral("serverUpstream");

// The page of a handler that has one, or of the folder that is served.
QString pageOf(const ServerSettings &settings, const QString &url, const QString &pageUrl)
{
    if (!pageUrl.isEmpty() || settings.staticFolder.isEmpty())
        return pageUrl;
    QUrl site(url);
    site.setScheme(site.scheme() == u"wss" ? QStringLiteral("https") : QStringLiteral("http"));
    site.setPath(QStringLiteral("/"));
    site.setQuery(QString());
    return QString::fromLatin1(site.toEncoded());
}

// What clients will call the server, beside localhost.
QStringList certificateNames(const QString &host)
{
    if (!ServerAddress::isAny(host))
        return {host};
    const QHostAddress lan = ServerAddress::lanAddress();
    return lan.isNull() ? QStringList() : QStringList{lan.toString()};
}

} // namespace

ServerTab::ServerTab(workbench::NetworkThread &network, std::shared_ptr<const workbench::Clock> clock,
                     const ServerTabParts &parts, QWidget *parent)
    : Tab(parent)
    , m_dialogs(parts.dialogs)
    , m_store(std::make_shared<workbench::LogStore>(parts.budget))
    , m_form(new ServerForm(this))
    , m_messageBar(new MessageBar(this))
    , m_links(new ServerLinks(this))
    , m_sections(named(new QTabBar(this), QStringLiteral("serverSections"), tr("Parts of the server")))
    , m_pages(new QStackedWidget(this))
    , m_peers(new PeerPanel(this))
    , m_log(new LogView(m_store, this))
    , m_script(new ScriptPage(parts.dialogs, this))
    , m_options(new ServerOptionsPage(parts.authorityFolder, parts.dialogs, this))
    , m_relay(new RelayPanel(this))
    , m_status(new StatusLine(this))
    , m_session(network.make<ServerSession>(m_store, std::move(clock)))
    , m_forge(new ServerForge(m_session.get(), parts.dialogs, this))
{
    assemble();
    listenToSession();
    listenToPeerPanel();
    listenToScript();
    listenToRelay();
    connect(m_form, &ServerForm::startRequested, this, &ServerTab::start);
    connect(m_form, &ServerForm::stopRequested, this, &ServerTab::stop);
    connect(m_links, &ServerLinks::clientWanted, this, &ServerTab::clientWanted);
    connect(m_log, &LogView::countsChanged, this, [this] { m_status->setCounts(*m_log->model()); });
    setState(State::Stopped);
}

void ServerTab::assemble()
{
    m_log->setPeersShown(true);
    auto *splitter = new QSplitter(Qt::Vertical, this);
    splitter->setObjectName(QStringLiteral("serverSplitter"));
    splitter->addWidget(m_peers);
    splitter->addWidget(m_log);
    splitter->setChildrenCollapsible(false);
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, 3);
    splitter->setSizes({170, 430});
    m_pages->addWidget(splitter);
    m_pages->addWidget(m_script);
    m_pages->addWidget(m_options);
    m_pages->addWidget(m_relay);
    layOut({m_form, m_messageBar, m_links, makeSections()}, m_status);
}

QWidget *ServerTab::makeSections()
{
    m_sections->addTab(tr("Traffic"));
    m_sections->addTab(tr("Script"));
    m_sections->addTab(tr("Options"));
    m_sections->addTab(tr("Relay"));
    m_sections->setTabVisible(Relay, false);
    m_sections->setExpanding(false);
    connect(m_sections, &QTabBar::currentChanged, m_pages, &QStackedWidget::setCurrentIndex);
    auto *panel = new QWidget(this);
    auto *column = new QVBoxLayout(panel);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(m_sections);
    column->addWidget(m_pages, 1);
    return panel;
}

// ---- What is heard --------------------------------------------------------------------------------------------------

void ServerTab::listenToSession()
{
    ServerSession *session = m_session.get();
    connect(session, &ServerSession::started, this, &ServerTab::showStarted);
    connect(session, &ServerSession::startFailed, this,
            [this](const workbench::StartFailure &failure) { fail(StartFailureText::of(failure)); });
    connect(session, &ServerSession::stopped, this, [this] {
        setState(State::Stopped);
        setPeers({}); // it would say so a moment later
    });
    connect(session, &ServerSession::peersChanged, this, [this](const QList<workbench::PeerInfo> &peers) {
        if (m_state != State::Stopped)
            setPeers(peers);
    });
    connect(session, &ServerSession::scriptLoaded, m_script, &ScriptPage::showLoaded);
    connect(session, &ServerSession::scriptFailed, this, [this](const workbench::ScriptReport &error) {
        m_script->showFailure(error);
        if (m_state == State::Listening)
            m_messageBar->show(tr("The script doesn't run, and the one before goes on: %1").arg(error.toString()));
    });
    connect(session, &ServerSession::scriptReported, m_script, &ScriptPage::showReports);
}

void ServerTab::listenToPeerPanel()
{
    ServerSession *session = m_session.get();
    connect(m_peers, &PeerPanel::sendRequested, session, &ServerSession::sendText);
    connect(m_peers, &PeerPanel::pingRequested, session,
            [session](const QList<quint32> &peers) { session->ping(peers); });
    connect(m_peers, &PeerPanel::closeRequested, session, &ServerSession::close);
    connect(m_peers, &PeerPanel::abortRequested, session, &ServerSession::abort);
    connect(m_peers, &PeerPanel::forgeRequested, m_forge, &ServerForge::show);
    connect(m_peers, &PeerPanel::logRequested, m_log, &LogView::filterPeers);
}

void ServerTab::listenToScript()
{
    connect(m_script, &ScriptPage::runRequested, this, &ServerTab::runScript);
    connect(m_script, &ScriptPage::draftChanged, this, &ServerTab::draftChanged);
    connect(m_forge, &ServerForge::draftChanged, this, &ServerTab::draftChanged);
    m_fieldsTimer.setSingleShot(true);
    m_fieldsTimer.setInterval(fieldsDelay);
    connect(&m_fieldsTimer, &QTimer::timeout, this, &ServerTab::draftChanged);
    const auto fieldChanged = [this] { m_fieldsTimer.start(); };
    for (const QWidget *form : {static_cast<const QWidget *>(m_form), static_cast<const QWidget *>(m_options)})
        watchFields(*form, this, fieldChanged);
    connect(m_options->faults(), &FaultsEditor::changed, this, fieldChanged);
    connect(m_script, &ScriptPage::failed, m_messageBar, &MessageBar::show);
    connect(m_form, &ServerForm::scriptChosen, this, [this] { showSection(Script); });
}

void ServerTab::listenToRelay()
{
    ServerSession *session = m_session.get();
    connect(m_relay, &RelayPanel::breakpointChanged, session, &ServerSession::setBreakpoint);
    connect(m_relay, &RelayPanel::releaseRequested, session, &ServerSession::releaseHeld);
    connect(m_relay, &RelayPanel::releaseAllRequested, session, &ServerSession::releaseAllHeld);
    connect(m_relay, &RelayPanel::dropRequested, session, &ServerSession::dropHeld);
    connect(m_relay, &RelayPanel::injectRequested, session, &ServerSession::inject);
    connect(session, &ServerSession::heldChanged, this, &ServerTab::showHeld);
    connect(m_form, &ServerForm::relayChosen, this, [this](bool relay) {
        if (!relay && m_sections->currentIndex() == Relay)
            showSection(Traffic);
        m_sections->setTabVisible(Relay, relay);
    });
}

void ServerTab::showHeld(const QList<workbench::HeldMessage> &held)
{
    m_relay->setHeld(held);
    m_sections->setTabText(Relay,
                           held.isEmpty() ? tr("Relay") : tr("Relay (%1 held)").arg(QLocale().toString(held.size())));
    updateStatus();
}

// ---- As a tab -------------------------------------------------------------------------------------------------------

QString ServerTab::title() const
{
    return m_number == 0 ? tr("Local server") : tr("Local server %1").arg(m_number);
}

void ServerTab::setNumber(int number)
{
    if (std::exchange(m_number, number) != number)
        Q_EMIT titleChanged();
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
    if (m_sections->currentIndex() == Script)
        m_script->takeFocus();
    else
        m_form->takeFocus();
}

bool ServerTab::mayClose()
{
    if (m_state != State::Stopped
        && !m_dialogs->confirm(this, tr("%1 is running. Its peers will be disconnected.").arg(title()),
                               tr("Stop and Close")))
        return false;
    return m_script->mayGo();
}

QString ServerTab::url() const
{
    return m_state == State::Listening ? m_links->clientUrl() : QString();
}

workbench::RecordingOptions ServerTab::recording() const
{
    workbench::RecordingOptions options;
    options.url = m_startedUrl;
    return options;
}

ScriptDraft ServerTab::draft() const
{
    ScriptDraft draft = m_script->draft();
    draft.forge = m_forge->draft();
    draft.fields = fields();
    return draft;
}

// Faults have rows of their own, which come and go.
QVariantMap ServerTab::fields() const
{
    QVariantMap fields = fieldsOf(*m_form);
    fields.insert(fieldsOf(*m_options));
    for (const char *part : {"faultOn", "faultArguments", "addFault"})
        fields.removeIf(
            [part](const QVariantMap::iterator &field) { return field.key().startsWith(QLatin1String(part)); });
    fields.insert(faultsField, m_options->faults()->written());
    fields.insert(upstreamField, UrlHistory::withoutSecrets(fields.value(upstreamField).toString()));
    return fields;
}

void ServerTab::setDraft(const ScriptDraft &draft)
{
    m_script->setDraft(draft);
    m_forge->setDraft(draft.forge);
    if (draft.fields.isEmpty())
        return;
    setFields(*m_form, draft.fields);
    setFields(*m_options, draft.fields);
    m_options->faults()->setWritten(draft.fields.value(faultsField).toStringList());
}

void ServerTab::showSection(Section section)
{
    if (m_sections->isTabVisible(section))
        m_sections->setCurrentIndex(section);
}

// ---- Commands -------------------------------------------------------------------------------------------------------

void ServerTab::start()
{
    if (m_state != State::Stopped)
        return;
    m_messageBar->dismiss();
    ServerSettings settings = m_form->settings();
    if (settings.handler == u"script" || m_form->relaysThroughScript()) {
        settings.scriptSource = m_script->source();
        settings.scriptFile = m_script->name();
    }
    if (const QString why = m_options->applyTo(settings); !why.isEmpty())
        return fail(why);
    setState(State::Starting);
    startWith(settings);
}

void ServerTab::startWith(const ServerSettings &settings)
{
    m_settings = settings;
    if (!m_options->tls()->isOn())
        return m_session->start(settings);
    inBackground(
        this,
        [choice = m_options->tls()->choice(), names = certificateNames(settings.host)] {
            return workbench::loadServerTls(choice, names);
        },
        [this](const wslib::Loaded<workbench::ServerTls> &tls) {
            if (!tls.value)
                return fail(tls.error);
            m_settings.options.tls = tls.value->configuration;
            m_session->start(m_settings);
        });
}

void ServerTab::stop()
{
    setState(State::Stopping);
    m_session->stop();
}

void ServerTab::runScript()
{
    showSection(Script);
    switch (m_state) {
    case State::Stopped:
        if (!m_form->relaysThroughScript())
            m_form->chooseScript();
        start();
        break;
    case State::Listening:
        if (m_settings.scriptSource.isEmpty())
            return m_messageBar->show(tr("The server runs with the handler \"%1\". Stop it first to run the script.")
                                          .arg(m_settings.handler));
        m_messageBar->dismiss();
        m_session->reloadScript(m_script->source(), m_script->name());
        break;
    case State::Starting:
    case State::Stopping:
        break; // it is on its way
    }
}

// ---- How things stand -----------------------------------------------------------------------------------------------

void ServerTab::fail(const QString &why)
{
    setState(State::Stopped);
    m_messageBar->show(why);
    Q_EMIT startFailed(why);
}

void ServerTab::showStarted(const QString &url, const QString &pageUrl)
{
    const bool any = ServerAddress::isAny(QUrl(url).host());
    m_links->setLinks(url, pageOf(m_settings, url, pageUrl), any ? ServerAddress::lanAddress() : QHostAddress());
    m_startedUrl = m_links->clientUrl();
    setState(State::Listening);
    Q_EMIT listening(this->url());
}

void ServerTab::setState(State state)
{
    m_state = state;
    m_form->setState(state);
    m_options->setEditable(state == State::Stopped);
    m_links->setVisible(state == State::Listening);
    m_peers->setHint(state == State::Listening ? tr("Nobody is connected yet.") : tr("The server is stopped."));
    updateStatus();
    Q_EMIT titleChanged();
}

void ServerTab::setPeers(const QList<workbench::PeerInfo> &peers)
{
    m_peers->setPeers(peers);
    m_relay->setPeers(peers);
    updateStatus();
}

// What isn't as usual with the server that runs.
QStringList ServerTab::whatHappens() const
{
    QStringList facts;
    const auto faults = m_settings.faults.faults.size();
    if (faults > 0)
        facts.append(faults == 1 ? tr("1 fault active, seed %1").arg(m_settings.faults.seed)
                                 : tr("%1 faults active, seed %2").arg(faults).arg(m_settings.faults.seed));
    if (m_relay->heldCount() > 0)
        facts.append(tr("%1 held").arg(QLocale().toString(m_relay->heldCount())));
    return facts;
}

void ServerTab::updateStatus()
{
    const int peers = m_peers->count();
    const QString count = peers == 1 ? tr("1 peer") : tr("%1 peers").arg(QLocale().toString(peers));
    switch (m_state) {
    case State::Stopped:
        m_status->setState(StatusLine::State::Idle, tr("Stopped"));
        break;
    case State::Starting:
        m_status->setState(StatusLine::State::Busy, tr("Starting…"));
        break;
    case State::Listening:
        m_status->setState(StatusLine::State::Open, tr("Listening"), QStringList{count} + whatHappens());
        break;
    case State::Stopping:
        m_status->setState(StatusLine::State::Busy, tr("Stopping…"), {count});
        break;
    }
    m_log->hint()->setText(tr("Nothing yet."), tr("What the server does and what its peers send shows here."));
    m_status->setCounts(*m_log->model());
}

ServerTab::Section ServerTab::section() const
{
    return static_cast<Section>(m_sections->currentIndex());
}

void ServerTab::reveal(QWidget *pane)
{
    for (int i = 0; i < m_pages->count(); ++i) {
        if (m_pages->widget(i)->isAncestorOf(pane) && m_sections->isTabVisible(i))
            m_sections->setCurrentIndex(i);
    }
}

QList<Tab::PlacedPane> ServerTab::panes() const
{
    return {{Pane::Address, m_form},           {Pane::Compose, m_peers},        {Pane::Filter, m_log->filter()},
            {Pane::Log, m_log->table()},       {Pane::Detail, m_log->detail()}, {Pane::Compose, m_script->editor()},
            {Pane::Log, m_script->console()},  {Pane::Compose, m_options},      {Pane::Log, m_relay->table()},
            {Pane::Compose, m_relay->editor()}};
}

} // namespace ui
