#include "ui/client/ClientTab.h"

#include "ui/Background.h"
#include "ui/MessageBar.h"
#include "ui/client/ClientHint.h"
#include "ui/client/ConnectBar.h"
#include "ui/client/LogOrReason.h"
#include "ui/compose/ComposeArea.h"
#include "ui/compose/DraftText.h"
#include "ui/connect/ConnectNotices.h"
#include "ui/connect/ConnectOptions.h"
#include "ui/connect/UrlHistory.h"
#include "ui/forge/ClientForge.h"
#include "ui/log/EmptyHint.h"
#include "ui/log/EntryText.h"
#include "ui/log/LogModel.h"
#include "ui/log/LogTable.h"
#include "ui/log/LogView.h"
#include "ui/log/StatusLine.h"
#include "ui/script/ClientScriptDialog.h"
#include "ui/script/ScriptPage.h"
#include "ui/theme/Icons.h"
#include "workbench/doctor/Doctor.h"
#include "workbench/profile/RequestFields.h"
#include "wslib/net/WebSocketUrl.h"

#include <QSplitter>

#include <utility>

namespace ui {

using workbench::ClientSession;

ClientTab::ClientTab(workbench::NetworkThread &network, std::shared_ptr<const workbench::Clock> clock,
                     const ClientTabParts &parts, QWidget *parent)
    : Tab(parent)
    , m_script(new ClientScriptDialog(parts.dialogs, this))
    , m_store(std::make_shared<workbench::LogStore>(parts.budget))
    , m_expander(std::make_shared<workbench::TemplateExpander>(clock))
    , m_connectBar(new ConnectBar(this))
    , m_options(new ConnectOptions(parts.dialogs, this))
    , m_messageBar(new MessageBar(this))
    , m_notices(new ConnectNotices(this))
    , m_log(new LogView(m_store, this))
    , m_views(new LogOrReason(m_log, this))
    , m_compose(new ComposeArea(m_expander, this))
    , m_status(new StatusLine(this))
    , m_history(parts.history)
    , m_session(network.make<ClientSession>(m_store, std::move(clock)))
    , m_forge(new ClientForge(m_session.get(), parts.dialogs, this))
{
    assemble();
    listenToSession();
    listenToOptions();
    listenToReasons();
    listenToScript();
    connect(m_connectBar, &ConnectBar::connectRequested, this, &ClientTab::connectNow);
    connect(m_connectBar, &ConnectBar::disconnectRequested, this, &ClientTab::disconnectNow);
    connect(m_connectBar, &ConnectBar::urlEdited, this, &Tab::titleChanged);
    connect(m_connectBar, &ConnectBar::urlEdited, this, &ClientTab::urlChanged);
    listenToCompose();
    connect(m_forge, &ClientForge::connectRequested, this, &ClientTab::connectNow);
    connect(m_log, &LogView::countsChanged, this, [this] { m_status->setCounts(*m_log->model()); });
    connect(m_log->hint(), &EmptyHint::triggered, this, [this] {
        m_writesNext = true;
        Q_EMIT localServerWanted();
    });
    ClientHint::show(m_log->hint(), m_state);
    updateStatus();
}

void ClientTab::assemble()
{
    auto *splitter = new QSplitter(Qt::Vertical, this);
    splitter->setObjectName(QStringLiteral("clientSplitter"));
    splitter->addWidget(m_views);
    splitter->addWidget(m_compose);
    splitter->setChildrenCollapsible(false);
    splitter->setStretchFactor(0, 4);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({500, 180});
    layOut({m_connectBar, m_options, m_messageBar, m_notices, splitter}, m_status);
    if (m_history)
        m_connectBar->setHistory(m_history);
}

void ClientTab::listenToOptions()
{
    connect(m_connectBar, &ConnectBar::urlEdited, this, [this] {
        m_options->setUrl(url());
        takeSettings();
    });
    connect(m_connectBar, &ConnectBar::progressChanged, this, &ClientTab::updateStatus);
    connect(m_options, &ConnectOptions::urlChanged, this, [this](const QString &url) {
        m_connectBar->showUrl(url);
        Q_EMIT titleChanged();
        Q_EMIT urlChanged();
    });
    connect(m_options, &ConnectOptions::edited, this, &ClientTab::takeSettings);
    connect(m_notices, &ConnectNotices::verifyRequested, this, [this] { m_options->setVerifies(true); });
    connect(m_notices, &ConnectNotices::reconnectRequested, this, &ClientTab::connectNow);
    connect(m_notices, &ConnectNotices::retryRequested, this, [this] {
        if (settings() == m_running)
            m_session->retryNow();
        else
            connectNow();
    });
    connect(m_notices, &ConnectNotices::cancelRequested, this, &ClientTab::disconnectNow);
}

// ---- The script -----------------------------------------------------------------------------------------------------

void ClientTab::listenToScript()
{
    ClientSession *session = m_session.get();
    connect(session, &ClientSession::scriptLoaded, m_script->page(), &ScriptPage::showLoaded);
    connect(session, &ClientSession::scriptFailed, m_script->page(), &ScriptPage::showFailure);
    connect(session, &ClientSession::scriptReported, m_script->page(), &ScriptPage::showReports);
    connect(m_script, &ClientScriptDialog::edited, this, &ClientTab::scriptChanged);
    connect(m_script, &ClientScriptDialog::runRequested, this, &ClientTab::connectNow);
    connect(m_script->page(), &ScriptPage::failed, this, &ClientTab::showProblem);
}

QString ClientTab::script() const
{
    return m_script->source();
}

bool ClientTab::isScriptOn() const
{
    return m_script->isOn();
}

void ClientTab::setScript(const QString &source, bool on)
{
    m_script->setScript(source, on);
}

void ClientTab::showScript()
{
    m_script->show();
    m_script->raise();
    m_script->activateWindow();
    m_script->page()->takeFocus();
}

// ---- How to connect -------------------------------------------------------------------------------------------------

workbench::ConnectionSettings ClientTab::settings() const
{
    workbench::ConnectionSettings settings = m_options->settings();
    settings.url = url();
    return settings;
}

void ClientTab::setSettings(const workbench::ConnectionSettings &settings)
{
    m_options->setSettings(settings);
    m_connectBar->setUrl(settings.url);
    takeSettings();
}

void ClientTab::setExpander(const workbench::RequestBuilder::Expander &expand,
                            const workbench::RequestBuilder::Expander &preview)
{
    m_expand = expand;
    m_connectBar->setPreview(preview);
}

void ClientTab::takeSettings()
{
    updateNotices();
    Q_EMIT settingsChanged();
}

void ClientTab::updateNotices()
{
    const workbench::ConnectionSettings now = settings();
    m_notices->setInsecure(!now.tls.verify);
    m_notices->setPending(m_state != State::Idle && now != m_running);
}

void ClientTab::listenToSession()
{
    ClientSession *session = m_session.get();
    connect(session, &ClientSession::stateChanged, this, &ClientTab::setState);
    connect(session, &ClientSession::phaseEntered, m_connectBar, &ConnectBar::setPhase);
    connect(session, &ClientSession::waiting, this,
            [this](std::chrono::milliseconds delay, int number, const QString &why) {
                m_messageBar->dismiss(); // it said the same
                m_notices->showWaiting(delay, number, why);
            });
    connect(session, &ClientSession::opened, this, &ClientTab::showFacts);
    connect(session, &ClientSession::closed, this, &ClientTab::showEnd);
    connect(session, &ClientSession::openingFailed, this, &ClientTab::explain);
    connect(session, &ClientSession::failed, this, [this](const wslib::Error &error) {
        if (!std::exchange(m_explained, false))
            showProblem(error.text);
    });
    connect(session, &ClientSession::sendRefused, this, [this](wslib::Endpoint::SendResult why) {
        if (!m_compose->sendRefused(DraftText::refusal(why)))
            showProblem(DraftText::refusal(why));
    });
    connect(session, &ClientSession::sendProgressed, m_compose, &ComposeArea::showProgress);
    connect(session, &ClientSession::roundTripMeasured, this, [this](std::chrono::nanoseconds time) {
        m_roundTrip = tr("RTT %1").arg(EntryText::duration(time.count()));
        updateStatus();
    });
}

void ClientTab::listenToCompose()
{
    ClientSession *session = m_session.get();
    connect(m_compose, &ComposeArea::sendRequested, session, &ClientSession::send);
    connect(m_compose, &ComposeArea::pingRequested, session, &ClientSession::ping);
    connect(m_compose, &ComposeArea::closeRequested, this, [this](wslib::CloseCode code, const QString &reason) {
        if (m_state == State::Open)
            m_session->disconnectFromServer(code, reason);
        else
            showProblem(DraftText::refusal(wslib::Endpoint::SendResult::NotOpen));
    });
    connect(m_compose, &ComposeArea::draftChanged, this, &ClientTab::draftChanged);
    connect(m_compose, &ComposeArea::messagesChanged, this, &ClientTab::messagesChanged);
}

void ClientTab::listenToReasons()
{
    connect(m_views, &LogOrReason::remedyRequested, this, &ClientTab::cure);
    connect(m_views, &LogOrReason::reasonHidden, this, [this](bool hidden) {
        m_status->setAction(hidden ? tr("Why?") : QString(),
                            hidden ? tr("Show why the connection couldn't be opened") : QString());
    });
    connect(m_status, &StatusLine::actionTriggered, m_views, &LogOrReason::showReason);
}

// ---- As a tab -------------------------------------------------------------------------------------------------------

QString ClientTab::title() const
{
    if (!m_profile.name.isEmpty())
        return m_profile.edited ? tr("%1 •").arg(m_profile.name) : m_profile.name;
    const auto parsed = wslib::WebSocketUrl::fromUserInput(url());
    if (parsed.url)
        return QString::fromLatin1(parsed.url->hostHeader());
    return url().isEmpty() ? tr("New connection") : UrlHistory::withoutSecrets(url());
}

QString ClientTab::description() const
{
    const QString shown = UrlHistory::withoutSecrets(url());
    if (!m_profile.place.isEmpty())
        return m_profile.edited
                   ? tr("%1, saved as %2, with changes that aren't saved (Ctrl+S)").arg(shown, m_profile.place)
                   : tr("%1, saved as %2").arg(shown, m_profile.place);
    return url().isEmpty() ? tr("A client that has no URL yet") : shown;
}

QIcon ClientTab::icon() const
{
    switch (m_state) {
    case State::Open:
        return ui::icon(StatusLine::iconName(StatusLine::State::Open), IconTone::Success);
    case State::Connecting:
    case State::Closing:
    case State::Waiting:
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

workbench::RecordingOptions ClientTab::recording() const
{
    const QString typed = m_running.url.isEmpty() ? url() : m_running.url;
    const auto parsed = wslib::WebSocketUrl::fromUserInput(m_expand ? m_expand(typed) : typed);
    workbench::RecordingOptions options;
    if (parsed.url)
        options.url = parsed.url->toString();
    return options;
}

QList<Tab::PlacedPane> ClientTab::panes() const
{
    return {{Pane::Address, m_connectBar},   {Pane::Address, m_options},  {Pane::Detail, m_views->reason()},
            {Pane::Filter, m_log->filter()}, {Pane::Log, m_log->table()}, {Pane::Detail, m_log->detail()},
            {Pane::Compose, m_compose}};
}

void ClientTab::setProfile(const QString &name, const QString &place, bool edited)
{
    const Kept now{name, place, edited};
    if (std::exchange(m_profile, now) != now)
        Q_EMIT titleChanged();
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
    const workbench::ConnectionSettings wanted = settings();
    if (m_state == State::Idle) {
        m_running = wanted;
        m_preparing = true;
        setState(State::Connecting);
    }
    inBackground(
        this, [wanted, expand = m_expand] { return workbench::RequestBuilder(expand).build(wanted); },
        [this, wanted, number = ++m_preparation](const wslib::Loaded<wslib::ClientRequest> &request) {
            if (number == m_preparation)
                start(request, wanted);
        });
}

void ClientTab::start(const wslib::Loaded<wslib::ClientRequest> &request, const workbench::ConnectionSettings &settings)
{
    const bool wasIdle = std::exchange(m_preparing, false);
    if (!request.value) { // a connection there is goes on
        if (wasIdle)
            setState(State::Idle);
        return showProblem(request.error);
    }
    m_running = settings;
    m_session->setScript(m_script->isOn() ? m_script->source() : QString(), m_script->page()->name());
    m_session->connectTo(*request.value, workbench::RequestBuilder::reconnect(settings.options));
    updateNotices();
}

void ClientTab::disconnectNow()
{
    ++m_preparation;
    if (std::exchange(m_preparing, false))
        return setState(State::Idle);
    m_session->disconnectFromServer();
}

void ClientTab::send()
{
    m_compose->send();
}

void ClientTab::ping()
{
    m_compose->ping();
}

void ClientTab::showProblem(const QString &text)
{
    m_messageBar->show(text);
}

void ClientTab::pingWithPayload()
{
    m_compose->pingWithPayload();
}

void ClientTab::closeWithCode()
{
    m_compose->closeWithCode();
}

void ClientTab::showSavedMessages()
{
    m_compose->showSaved();
}

// ---- What is being written ------------------------------------------------------------------------------------------

workbench::MessageDraft ClientTab::draft() const
{
    return m_compose->draft();
}

void ClientTab::setDraft(const workbench::MessageDraft &draft)
{
    m_compose->setDraft(draft);
}

QList<workbench::SavedMessage> ClientTab::messages() const
{
    return m_compose->messages();
}

void ClientTab::setMessages(const QList<workbench::SavedMessage> &messages)
{
    m_compose->setMessages(messages);
}

QList<workbench::DraftHistory::Entry> ClientTab::sentHistory() const
{
    return m_compose->history();
}

void ClientTab::setSentHistory(const QList<workbench::DraftHistory::Entry> &entries)
{
    m_compose->setHistory(entries);
}

void ClientTab::setEnvironment(const workbench::Environment &environment)
{
    m_expander->setEnvironment(environment);
    m_compose->environmentChanged();
    setExpander([environment](const QString &text) {
        workbench::TemplateExpander expander;
        expander.setEnvironment(environment);
        return expander.expand(text).text;
    });
}

void ClientTab::setDialogs(const std::shared_ptr<Dialogs> &dialogs)
{
    m_compose->setDialogs(dialogs);
}

// ---- The doctor -----------------------------------------------------------------------------------------------------

void ClientTab::explain(const workbench::FailedOpening &failure, const workbench::Diagnosis &diagnosis)
{
    m_explained = m_views->explain(failure, diagnosis);
    if (!m_explained)
        return;
    m_ending = tr("could not connect");
    m_messageBar->dismiss();
}

void ClientTab::cure(workbench::Remedy remedy)
{
    using workbench::Remedy;
    switch (remedy) {
    case Remedy::TryAgain:
        connectNow();
        break;
    case Remedy::UseTls:
        connectWithScheme(QStringLiteral("wss"));
        break;
    case Remedy::UsePlain:
        connectWithScheme(QStringLiteral("ws"));
        break;
    case Remedy::StartLocalServer:
        Q_EMIT localServerWanted();
        break;
    case Remedy::EditUrl:
        focusUrl();
        break;
    case Remedy::FollowRedirect: {
        const auto target = wslib::WebSocketUrl::fromUserInput(m_views->diagnosis().answer.location);
        if (!target.url)
            break;
        setUrl(target.url->toString());
        connectNow();
        break;
    }
    case Remedy::OpenHeaders:
        m_options->open(ConnectOptions::Headers);
        break;
    case Remedy::OpenSubprotocols:
        m_options->open(ConnectOptions::Subprotocols);
        break;
    case Remedy::OpenAuth:
        m_options->open(ConnectOptions::Auth);
        break;
    case Remedy::OpenTls:
        m_options->open(ConnectOptions::Tls);
        break;
    case Remedy::OpenProxy:
        m_options->open(ConnectOptions::Proxy);
        break;
    case Remedy::OpenOptions:
        m_options->open(ConnectOptions::Options);
        break;
    }
}

// What was typed stays as it is, variables too, but for its scheme; a URL behind a redirect takes its place.
void ClientTab::connectWithScheme(const QString &scheme)
{
    const workbench::Diagnosis &diagnosis = m_views->diagnosis();
    const bool redirected = diagnosis.evidence.contains(workbench::Evidence::Redirects);
    const QString base = redirected ? diagnosis.url : url();
    const QString mention = workbench::RequestFields::variable().match(base).captured();
    if (!mention.isEmpty() && base.startsWith(mention) && m_expand && m_expand(mention).contains(u"://"))
        return focusUrl(); // the variable has the scheme: only a person can say what to do about that
    const qsizetype end = base.indexOf(QStringLiteral("://"));
    setUrl(scheme + QStringLiteral("://") + (end < 0 ? base : base.sliced(end + 3)));
    connectNow();
}

// ---- What the session says ------------------------------------------------------------------------------------------

void ClientTab::setState(State state)
{
    const State before = std::exchange(m_state, state);
    if (state == State::Connecting) {
        m_facts.clear();
        m_roundTrip.clear();
        m_ending.clear();
        m_explained = false;
        if (before != State::Waiting) // while it is tried again and again, the reason stays in sight
            m_views->beginAgain();
    }
    m_connectBar->setState(state);
    if (state != State::Waiting)
        m_notices->hideWaiting();
    updateNotices();
    m_compose->setConnected(state == State::Open);
    updateStatus();
    ClientHint::show(m_log->hint(), m_state);
    Q_EMIT titleChanged();
    Q_EMIT stateChanged();
}

void ClientTab::showFacts(const workbench::ConnectionFacts &facts)
{
    m_messageBar->dismiss();
    if (m_history)
        m_history->add(m_running.url);
    m_views->forget();
    if (std::exchange(m_writesNext, false))
        m_compose->focusEditor();
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
        m_status->setState(StatusLine::State::Busy, m_connectBar->progress());
        break;
    case State::Waiting:
        m_status->setState(StatusLine::State::Busy, tr("Waiting to reconnect"),
                           m_ending.isEmpty() ? facts : QStringList{m_ending});
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

} // namespace ui
