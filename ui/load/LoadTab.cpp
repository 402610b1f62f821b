#include "ui/load/LoadTab.h"

#include "ui/Background.h"
#include "ui/Dialogs.h"
#include "ui/MessageBar.h"
#include "ui/Named.h"
#include "ui/connect/ConnectOptions.h"
#include "ui/connect/UrlEdit.h"
#include "ui/connect/UrlHistory.h"
#include "ui/load/LoadForm.h"
#include "ui/load/LoadResults.h"
#include "ui/load/LoadText.h"
#include "ui/log/StatusLine.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Restyle.h"
#include "workbench/load/DescriptorLimit.h"
#include "workbench/load/LoadCaution.h"
#include "workbench/profile/RequestBuilder.h"
#include "wslib/net/WebSocketUrl.h"

#include <QHBoxLayout>
#include <QHostInfo>
#include <QLocale>
#include <QPushButton>
#include <QSettings>
#include <QTableWidget>

#include <cmath>

namespace ui {

using workbench::LoadPhase;
using workbench::LoadReport;
using workbench::LoadRun;

namespace {

const QString urlKey = QStringLiteral("load/url");
// Beside those of the run: the window's own files, libraries.
constexpr qint64 otherDescriptors = 256;

} // namespace

LoadTab::LoadTab(const LoadTabParts &parts, QWidget *parent)
    : Tab(parent)
    , m_dialogs(parts.dialogs)
    , m_thread(parts.thread)
    , m_settings(parts.settings)
    , m_history(parts.history)
    , m_url(named(new UrlEdit(this), QStringLiteral("loadUrl"), tr("WebSocket URL to load")))
    , m_button(new QPushButton(this))
    , m_options(new ConnectOptions(parts.dialogs, this))
    , m_messageBar(new MessageBar(this))
    , m_form(new LoadForm(this))
    , m_results(new LoadResults(this))
    , m_status(new StatusLine(this))
{
    assemble();
    m_form->load(m_settings);
    m_url->setText(m_settings.value(urlKey).toString());
    m_options->setUrl(url());
    connect(m_button, &QPushButton::clicked, this, &LoadTab::toggle);
    connect(m_url, &QLineEdit::returnPressed, this, &LoadTab::start);
    connect(m_url, &QLineEdit::textEdited, this, [this] { m_options->setUrl(url()); });
    connect(m_url, &QLineEdit::textChanged, this, [this] {
        save();
        Q_EMIT titleChanged();
    });
    connect(m_options, &ConnectOptions::urlChanged, m_url, &QLineEdit::setText);
    connect(m_form, &LoadForm::edited, this, &LoadTab::save);
    setState(State::Idle);
}

void LoadTab::assemble()
{
    m_url->setPlaceholderText(QStringLiteral("ws://localhost:8888/websocket"));
    if (m_history)
        m_url->setHistory(m_history);
    m_button->setObjectName(QStringLiteral("loadButton"));
    m_button->setMinimumWidth(120);
    auto *bar = new QWidget(this);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_url, 1);
    row->addWidget(m_button);
    layOut({bar, m_options, m_form, m_messageBar, m_results}, m_status);
}

// ---- As a tab --------------------------------------------------------------------------------------------------------

QString LoadTab::title() const
{
    const auto parsed = wslib::WebSocketUrl::fromUserInput(url());
    return parsed.url ? tr("Load on %1").arg(QString::fromLatin1(parsed.url->hostHeader())) : tr("Load test");
}

QString LoadTab::description() const
{
    if (url().isEmpty())
        return tr("A load test; it has no URL yet");
    return isRunning() ? tr("A load test that runs on %1").arg(url()) : tr("A load test of %1").arg(url());
}

QIcon LoadTab::icon() const
{
    return ui::icon(QStringLiteral("load"), isRunning() ? IconTone::Success : IconTone::Muted);
}

void LoadTab::takeFocus()
{
    if (url().isEmpty())
        m_url->setFocus();
    else
        m_button->setFocus();
}

bool LoadTab::mayClose()
{
    return !isRunning()
           || m_dialogs->confirm(this, tr("The load test is running. It will be stopped."), tr("Stop and Close"));
}

QList<Tab::PlacedPane> LoadTab::panes() const
{
    return {{Pane::Address, m_url},
            {Pane::Compose, m_form},
            {Pane::Detail, m_results->plots()},
            {Pane::Log, m_results->table()}};
}

QString LoadTab::url() const
{
    return m_url->text().trimmed();
}

const LoadReport &LoadTab::report() const
{
    return m_results->report();
}

workbench::ConnectionSettings LoadTab::connection() const
{
    workbench::ConnectionSettings settings = m_options->settings();
    settings.url = url();
    return settings;
}

void LoadTab::setConnection(const workbench::ConnectionSettings &settings, const ExpanderSource &expander)
{
    m_expander = expander;
    m_url->setText(settings.url);
    m_options->setSettings(settings);
    m_options->setUrl(url());
}

// The rest of the connection may hold secrets, and isn't kept.
void LoadTab::save() const
{
    m_form->save(m_settings);
    m_settings.setValue(urlKey, UrlHistory::withoutSecrets(url()));
}

// ---- Commands --------------------------------------------------------------------------------------------------------

void LoadTab::toggle()
{
    if (isRunning())
        stop();
    else
        start();
}

void LoadTab::start()
{
    if (isRunning())
        return;
    m_url->hideHistory();
    m_messageBar->dismiss();
    setState(State::Preparing);
    inBackground(
        this,
        [wanted = connection(), expand = m_expander ? m_expander() : workbench::RequestBuilder::Expander()] {
            return workbench::RequestBuilder(expand).build(wanted);
        },
        [this, number = ++m_preparation](const wslib::Loaded<wslib::ClientRequest> &request) {
            if (number == m_preparation)
                prepared(request);
        });
}

void LoadTab::prepared(const wslib::Loaded<wslib::ClientRequest> &request)
{
    if (!request.value)
        return showProblem(request.error);
    m_wanted = {};
    m_wanted.request = *request.value;
    m_form->applyTo(m_wanted);
    if (const QString why = workbench::problemOf(m_wanted); !why.isEmpty())
        return showProblem(why);
    const qint64 limit = workbench::raiseDescriptorLimit();
    if (m_wanted.descriptors() + otherDescriptors > limit)
        return showProblem(
            tr("%1 connections need more file descriptors than the %2 that this program may have: use fewer, "
               "or have the hard limit raised (ulimit -Hn).")
                .arg(QLocale().toString(m_wanted.sockets()), QLocale().toString(limit)));
    const QString host = workbench::loadHost(m_wanted);
    const QList<QHostAddress> known = workbench::knownAddresses(host);
    if (!known.isEmpty() || !workbench::isHeavyLoad(m_wanted) || workbench::isProxied(m_wanted.request))
        return askOrRun(host, known);
    QHostInfo::lookupHost(host, this, [this, host, number = m_preparation](const QHostInfo &info) {
        if (number == m_preparation)
            resolved(host, info);
    });
}

void LoadTab::resolved(const QString &host, const QHostInfo &info)
{
    if (info.addresses().isEmpty())
        return showProblem(tr("The host \"%1\" wasn't found: %2.").arg(host, info.errorString()));
    m_wanted.request.addresses = info.addresses(); // the ones that were judged
    askOrRun(host, info.addresses());
}

void LoadTab::askOrRun(const QString &host, const QList<QHostAddress> &addresses)
{
    const int number = m_preparation;
    if (workbench::needsConsent(m_wanted, addresses)
        && !m_dialogs->confirm(this, LoadText::question(host, workbench::isProxied(m_wanted.request)),
                               tr("Start the Load")))
        return setState(State::Idle);
    if (number == m_preparation) // it may have been stopped behind the question
        run();
}

void LoadTab::run()
{
    if (m_history)
        m_history->add(url());
    m_results->setReport({});
    m_run = m_thread.make<LoadRun>(m_wanted);
    LoadRun *run = m_run.get();
    connect(run, &LoadRun::progressed, this, [this, run](const LoadReport &report) {
        if (run == m_run.get())
            show(report);
    });
    connect(run, &LoadRun::finished, this, [this, run](const LoadReport &report) {
        if (run != m_run.get())
            return;
        m_run.reset();
        show(report);
        setState(State::Idle);
        if (!report.problem.isEmpty())
            m_messageBar->show(report.problem);
        Q_EMIT finished();
    });
    setState(State::Running);
    QMetaObject::invokeMethod(run, &LoadRun::start, Qt::QueuedConnection);
}

void LoadTab::stop()
{
    if (m_state == State::Preparing) {
        ++m_preparation;
        return setState(State::Idle);
    }
    if (m_state != State::Running)
        return;
    setState(State::Stopping);
    QMetaObject::invokeMethod(m_run.get(), &LoadRun::stop, Qt::QueuedConnection);
}

// ---- How things stand ------------------------------------------------------------------------------------------------

void LoadTab::show(const LoadReport &report)
{
    m_results->setReport(report);
    updateStatus();
}

void LoadTab::showProblem(const QString &why)
{
    setState(State::Idle);
    m_messageBar->show(why);
}

void LoadTab::setState(State state)
{
    m_state = state;
    const bool idle = state == State::Idle;
    m_button->setText(idle ? tr("Start") : tr("Stop"));
    m_button->setAccessibleName(idle ? tr("Start the load test") : tr("Stop the load test"));
    giveIcon(m_button, idle ? QStringLiteral("start") : QStringLiteral("stop"),
             idle ? IconTone::OnAccent : IconTone::Danger);
    m_button->setEnabled(state != State::Stopping);
    m_button->setProperty("primary", idle);
    restyle(m_button);
    m_form->setEditable(idle);
    m_url->setReadOnly(!idle);
    updateStatus();
    Q_EMIT titleChanged();
}

void LoadTab::updateStatus()
{
    const LoadReport &report = m_results->report();
    const QString open =
        report.open == 1 ? tr("1 connection open") : tr("%1 connections open").arg(QLocale().toString(report.open));
    const QString time = tr("%1 s").arg(QLocale().toString(report.elapsed, 'f', 0));
    switch (m_state) {
    case State::Idle:
        if (report.samples.isEmpty())
            m_status->setState(StatusLine::State::Idle, tr("No load"));
        else
            m_status->setState(StatusLine::State::Idle, report.interrupted ? tr("Stopped") : tr("Done"),
                               {tr("measured for %1 s").arg(QLocale().toString(report.seconds, 'f', 1))});
        break;
    case State::Preparing:
        m_status->setState(StatusLine::State::Busy, tr("Preparing…"));
        break;
    case State::Running:
        m_status->setState(report.phase == LoadPhase::Measuring ? StatusLine::State::Open : StatusLine::State::Busy,
                           LoadText::phase(report.phase), {time, open});
        break;
    case State::Stopping:
        m_status->setState(StatusLine::State::Busy, tr("Stopping…"), {time, open});
        break;
    }
}

} // namespace ui
