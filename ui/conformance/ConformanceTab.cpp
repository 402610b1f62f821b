#include "ui/conformance/ConformanceTab.h"

#include "ui/Background.h"
#include "ui/Dialogs.h"
#include "ui/MessageBar.h"
#include "ui/conformance/CaseDetail.h"
#include "ui/conformance/ConformanceText.h"
#include "ui/conformance/LabForm.h"
#include "ui/conformance/LabLink.h"
#include "ui/conformance/LabRequest.h"
#include "ui/conformance/MatrixBar.h"
#include "ui/conformance/MatrixFilter.h"
#include "ui/conformance/MatrixView.h"
#include "ui/conformance/RunArchive.h"
#include "ui/conformance/RunLine.h"
#include "ui/connect/UrlEdit.h"
#include "ui/connect/UrlHistory.h"
#include "ui/log/StatusLine.h"
#include "ui/record/RecordingBar.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Restyle.h"
#include "workbench/record/RunRedaction.h"
#include "wslib/net/WebSocketUrl.h"

#include <QDir>
#include <QFileInfo>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QSettings>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace ui {

using namespace workbench::conformance;

namespace {

bool isSecurity(const Case &question)
{
    return question.isSecurity();
}

} // namespace

ConformanceTab::ConformanceTab(const ConformanceParts &parts, QWidget *parent)
    : Tab(parent)
    , m_dialogs(parts.dialogs)
    , m_consent(parts.dialogs)
    , m_settings(parts.settings)
    , m_history(parts.history)
    , m_archive(parts.archive)
    , m_link(new LabLink(parts.thread, this))
    , m_matrix(new CaseMatrix(this))
    , m_filter(new MatrixFilter(m_matrix, this))
    , m_form(new LabForm(parts.history, this))
    , m_messageBar(new MessageBar(this))
    , m_notice(new RecordingBar(this))
    , m_line(new RunLine(this))
    , m_bar(new MatrixBar(
          m_filter, [this] { return keptRuns(); }, this))
    , m_view(new MatrixView(m_filter, this))
    , m_detail(new CaseDetail(this))
    , m_status(new StatusLine(this))
{
    assemble();
    load();
    listen();
    listenToRun();
    setState(State::Idle);
    showFigures();
}

void ConformanceTab::assemble()
{
    auto *split = new QSplitter(Qt::Vertical, this);
    split->setObjectName(QStringLiteral("labSplitter"));
    split->addWidget(m_view);
    split->addWidget(m_detail);
    split->setStretchFactor(0, 3);
    split->setStretchFactor(1, 2);
    split->setChildrenCollapsible(false);
    split->setSizes({3000, 2000});
    m_detail->hide(); // until there is something to show
    layOut({m_form, m_messageBar, m_notice, m_line, m_bar, split}, m_status);
}

void ConformanceTab::listen()
{
    connect(m_form->button(), &QPushButton::clicked, this, &ConformanceTab::toggle);
    connect(m_form, &LabForm::startRequested, this, &ConformanceTab::start);
    connect(m_form, &LabForm::sideChosen, this, &ConformanceTab::sideChosen);
    connect(m_form, &LabForm::localServerRequested, this, &ConformanceTab::localServerWanted);
    connect(m_form, &LabForm::edited, this, [this] {
        save();
        Q_EMIT titleChanged();
    });
    connect(m_form, &LabForm::slowChosen, this, [this](bool on) {
        CaseMatrix::Choice choice = m_matrix->choice();
        choice.slow = on;
        choose(choice);
    });
    connect(m_form, &LabForm::securityChosen, this, [this](bool on) { choose(m_matrix->choiceWithSecurity(on)); });
    connect(m_matrix, &CaseMatrix::choiceWanted, this, &ConformanceTab::choose);
    connect(m_bar, &MatrixBar::filtered, this, [this] {
        if (m_filter->isFiltering())
            m_view->expandAll();
        updateStatus();
    });
    connect(m_bar, &MatrixBar::askSelectedRequested, this, &ConformanceTab::askSelected);
    connect(m_bar, &MatrixBar::askFailedRequested, this, [this] { ask(m_matrix->failed(), false); });
    connect(m_bar, &MatrixBar::compareRequested, this, &ConformanceTab::compareWith);
    connect(m_bar, &MatrixBar::compareFileRequested, this, &ConformanceTab::chooseCompared);
    connect(m_bar, &MatrixBar::compareNothingRequested, this, [this] {
        ++m_reading;
        setEarlier({});
    });
    connect(m_bar, &MatrixBar::exportRequested, this, &ConformanceTab::exportAs);
    connect(m_view, &MatrixView::caseChosen, this, &ConformanceTab::showCase);
    connect(m_view, &MatrixView::askRequested, this, &ConformanceTab::askSelected);
    connect(m_view, &MatrixView::openRequested, this, &ConformanceTab::openLog);
    connect(m_view, &QTreeView::doubleClicked, this, &ConformanceTab::openLog);
    connect(m_detail, &CaseDetail::askRequested, this, &ConformanceTab::askSelected);
    connect(m_detail, &CaseDetail::openRequested, this, &ConformanceTab::openLog);
    connect(m_notice, &RecordingBar::dismissed, m_notice, &QWidget::hide);
    connect(m_notice, &RecordingBar::showRequested, this, [this] { m_dialogs->showInFolder(m_exported); });
}

void ConformanceTab::listenToRun()
{
    connect(m_link, &LabLink::resultsCame, this, &ConformanceTab::take);
    connect(m_link, &LabLink::progressed, this, [this](const LabProgress &progress) {
        m_progress = progress;
        m_line->setProgress(progress);
        updateStatus();
    });
    connect(m_link, &LabLink::listening, this, [this](const QUrl &url) {
        m_head.target = url.toString();
        m_form->setListening(url);
        updateStatus();
    });
    connect(m_link, &LabLink::failed, m_messageBar, &MessageBar::show);
    connect(m_link, &LabLink::remarked, this, [this](const QString &what) { m_notice->finish(what); });
    connect(m_link, &LabLink::finished, this, &ConformanceTab::runFinished);
}

// ---- As a tab --------------------------------------------------------------------------------------------------------

QString ConformanceTab::title() const
{
    if (!m_file.isEmpty())
        return QFileInfo(m_file).fileName();
    if (m_form->side() == Side::Client)
        return tr("Conformance of clients");
    const auto parsed = wslib::WebSocketUrl::fromUserInput(m_form->url());
    return parsed.url ? tr("Conformance of %1").arg(QString::fromLatin1(parsed.url->hostHeader())) : tr("Conformance");
}

QString ConformanceTab::description() const
{
    if (!m_file.isEmpty())
        return tr("The report %1").arg(QDir::toNativeSeparators(m_file));
    if (m_form->side() == Side::Client)
        return tr("A conformance run for clients that connect");
    if (m_form->url().isEmpty())
        return tr("A conformance run; it has no URL yet");
    return isRunning() ? tr("A conformance run that asks %1").arg(m_form->url())
                       : tr("A conformance run of %1").arg(m_form->url());
}

QIcon ConformanceTab::icon() const
{
    return ui::icon(QStringLiteral("conformance"), isRunning() ? IconTone::Success : IconTone::Muted);
}

void ConformanceTab::takeFocus()
{
    if (!m_matrix->runs().isEmpty())
        m_view->setFocus();
    else if (m_form->side() == Side::Server && m_form->url().isEmpty())
        m_form->urlEdit()->setFocus();
    else
        m_form->button()->setFocus();
}

bool ConformanceTab::mayClose()
{
    return !isRunning()
           || m_dialogs->confirm(this, tr("The conformance run isn't over. It will be stopped."), tr("Stop and Close"));
}

QList<Tab::PlacedPane> ConformanceTab::panes() const
{
    return {
        {Pane::Address, m_form}, {Pane::Filter, m_bar->filterEdit()}, {Pane::Log, m_view}, {Pane::Detail, m_detail}};
}

void ConformanceTab::setUrl(const QString &url)
{
    if (isRunning())
        return; // whom it asks stays in the form
    if (m_form->side() != Side::Server) {
        m_form->setSide(Side::Server);
        sideChosen();
    }
    m_form->setUrl(url);
    dropSecurity();
}

void ConformanceTab::load()
{
    m_form->load(m_settings);
    if (m_form->side() != m_matrix->side())
        m_matrix->setSide(m_form->side());
    CaseMatrix::Choice choice = LabRequest::loadChoice(m_settings);
    // Nobody is attacked for what was asked of another.
    choice.security = choice.security && m_consent.covers(*m_form);
    m_matrix->setChoice(choice);
    m_form->setSlow(choice.slow);
    m_form->setSecurity(choice.security);
}

void ConformanceTab::save() const
{
    m_form->save(m_settings);
    LabRequest::saveChoice(m_settings, m_matrix->choice());
}

// ---- What is asked ---------------------------------------------------------------------------------------------------

// Reports of one side say nothing of the other. Who clicks the side that is chosen loses nothing.
void ConformanceTab::sideChosen()
{
    if (m_form->side() == m_matrix->side())
        return;
    ++m_reading;
    m_matrix->setSide(m_form->side());
    m_head = {};
    m_file.clear();
    m_detail->clear();
    save();
    showFigures();
    updateStatus();
    Q_EMIT titleChanged();
}

void ConformanceTab::choose(CaseMatrix::Choice choice)
{
    if (isRunning())
        choice = m_matrix->choice();
    const bool attacks = choice.security && !m_matrix->choice().security;
    if (attacks && !LabRequest::host(*m_form).isEmpty() && !m_consent.ask(*m_form, this))
        choice = m_matrix->choice();
    m_matrix->setChoice(choice);
    m_form->setSlow(choice.slow);
    m_form->setSecurity(choice.security);
    save();
    showFigures();
}

// Nobody is attacked for what was asked of another. Who types another host is asked when the run starts.
void ConformanceTab::dropSecurity()
{
    const QString host = LabRequest::host(*m_form);
    if (!m_matrix->choice().security || host.isEmpty() || m_consent.covers(*m_form))
        return;
    choose(m_matrix->choiceWithSecurity(false));
    m_notice->finish(tr("The security half is off: you haven't agreed to it for %1 yet.").arg(host));
}

std::optional<LabOptions> ConformanceTab::options(const QList<Case> &cases)
{
    const auto request = LabRequest::of(*m_form, cases);
    if (const auto *why = std::get_if<QString>(&request)) {
        showProblem(*why);
        return std::nullopt;
    }
    if (std::any_of(cases.begin(), cases.end(), isSecurity) && !m_consent.ask(*m_form, this))
        return std::nullopt;
    return std::get<LabOptions>(request);
}

void ConformanceTab::toggle()
{
    if (isRunning())
        stop();
    else
        start();
}

void ConformanceTab::start()
{
    ask(m_matrix->chosen(), true);
}

void ConformanceTab::askSelected()
{
    const QList<Case> cases = m_matrix->casesAt(m_view->selectedCases());
    if (!cases.isEmpty())
        ask(cases, m_matrix->runs().isEmpty());
}

void ConformanceTab::ask(const QList<Case> &cases, bool anew)
{
    if (isRunning())
        return;
    m_form->urlEdit()->hideHistory();
    m_messageBar->dismiss();
    m_notice->hide();
    const auto options = this->options(cases);
    if (!options)
        return;
    if (m_history && options->side == Side::Server)
        m_history->add(m_form->url());
    const QString target =
        options->side == Side::Server ? options->url.toDisplayString() : m_form->clientUrl().toString();
    // A report that was read has no secrets; what was typed into it since makes no other server of it.
    const bool same =
        options->side == Side::Client || workbench::redactedTarget(m_head.target) == workbench::redactedTarget(target);
    ++m_reading;
    m_hasNews = false;
    m_progress = {};
    if (anew || !same) {
        m_head = {};
        m_head.side = options->side;
        m_head.target = target;
        m_head.started = QDateTime::currentDateTimeUtc();
        m_file.clear();
        m_matrix->setRuns({});
        showCase(); // the filter may show nothing by now
        m_whole = true;
        m_link->start(*options);
    } else if (m_whole && m_link->canAskAgain(*options)) {
        m_link->askAgain(cases);
    } else {
        m_whole = false;
        m_link->start(*options);
    }
    setState(State::Running);
    showFigures();
}

void ConformanceTab::stop()
{
    if (m_state != State::Running)
        return;
    setState(State::Stopping);
    m_link->stop();
}

void ConformanceTab::take(const QList<CaseResult> &results)
{
    m_hasNews = true;
    m_matrix->take(results, m_head);
    if (!std::exchange(m_file, {}).isEmpty()) // it isn't what the file says any more
        Q_EMIT titleChanged();
    const QByteArray current = m_view->currentCase().data(CaseMatrix::IdRole).toByteArray();
    const bool isSeen = std::any_of(results.begin(), results.end(), [&current](const CaseResult &result) {
        return result.report.question.id == current;
    });
    if (isSeen)
        showCase();
    showFigures();
}

void ConformanceTab::runFinished(const QList<RunReport> &reports)
{
    m_form->setListening({});
    if (m_whole && !reports.isEmpty())
        m_matrix->setRuns(reports);
    if (!m_matrix->runs().isEmpty()) {
        m_head = m_matrix->runs().constFirst();
        m_head.cases.clear();
        if (m_archive && m_hasNews)
            m_archive->keep(m_matrix->runs(), this, [this](const QString &why) { showProblem(why); });
    }
    setState(State::Idle);
    showFigures();
    showCase();
    if (!m_view->currentIndex().isValid())
        m_view->selectFirstFailure();
    Q_EMIT finished();
}

// ---- What came of it -------------------------------------------------------------------------------------------------

void ConformanceTab::setRuns(const QList<RunReport> &runs)
{
    if (runs.isEmpty() || isRunning())
        return;
    const RunReport &first = runs.constFirst();
    if (first.side != m_form->side()) {
        m_form->setSide(first.side);
        m_matrix->setSide(first.side);
    }
    if (first.side == Side::Server && !first.target.isEmpty())
        setUrl(first.target);
    m_head = first;
    m_head.cases.clear();
    m_whole = false;
    m_matrix->setRuns(runs);
    showFigures();
    updateStatus();
    m_view->selectFirstFailure();
    Q_EMIT titleChanged();
}

void ConformanceTab::open(const QString &path)
{
    m_status->setState(StatusLine::State::Busy, tr("Reading…"));
    RunArchive::read(path, this, [this, path, turn = ++m_reading](const RunArchive::Read &read) {
        if (turn != m_reading || isRunning())
            return updateStatus();
        if (const auto *runs = std::get_if<RunArchive::Reports>(&read)) {
            m_file = QFileInfo(path).absoluteFilePath();
            setRuns(*runs);
        } else {
            m_messageBar->show(std::get<QString>(read));
        }
        updateStatus();
        Q_EMIT finished();
    });
}

void ConformanceTab::compareWith(const QString &file)
{
    RunArchive::read(file, this, [this, turn = ++m_reading](const RunArchive::Read &read) {
        if (turn != m_reading)
            return;
        const auto *runs = std::get_if<RunArchive::Reports>(&read);
        if (!runs)
            m_messageBar->show(std::get<QString>(read));
        else if (runs->constFirst().side != m_form->side())
            m_messageBar->show(runs->constFirst().side == Side::Server
                                   ? tr("That run asked a server; these are the cases for clients.")
                                   : tr("That run asked clients; these are the cases for a server."));
        else
            setEarlier(*runs);
        Q_EMIT compared();
    });
}

// That which is shown differs from itself in nothing.
QList<KeptRun> ConformanceTab::keptRuns() const
{
    QList<KeptRun> runs = m_archive ? m_archive->runs(m_form->side(), m_head.target) : QList<KeptRun>();
    runs.removeIf([this](const KeptRun &run) { return run.started == m_head.started; });
    return runs;
}

void ConformanceTab::chooseCompared()
{
    const QString path = m_dialogs->fileToOpen(this, tr("Compare with a Report"), tr("Reports (*.json)"));
    if (!path.isEmpty())
        compareWith(path);
}

void ConformanceTab::setEarlier(const QList<RunReport> &runs)
{
    m_matrix->setEarlier(runs);
    showFigures();
    showCase();
}

void ConformanceTab::showCase()
{
    const QModelIndex index = m_view->currentCase();
    if (index.isValid() && m_detail->isHidden())
        m_detail->setVisible(true);
    if (const CaseReport *report = m_matrix->reportAt(index)) {
        m_detail->show(*report, m_matrix->earlierAt(index),
                       m_matrix->runCount() > 1 ? m_matrix->headerData(index.column(), Qt::Horizontal).toString()
                                                : QString());
    } else if (index.isValid()) {
        if (const CaseNode *node = m_matrix->tree().find(index.data(CaseMatrix::IdRole).toByteArray()))
            m_detail->show(m_matrix->tree().at(node));
    } else {
        m_detail->clear();
    }
    updateBar();
}

void ConformanceTab::openLog()
{
    const QModelIndex index = m_view->currentCase();
    if (const CaseReport *report = m_matrix->reportAt(index)) {
        RunReport run = m_matrix->runAt(index.column());
        run.cases.clear();
        Q_EMIT logWanted(*report, run);
    }
}

void ConformanceTab::showFigures()
{
    const QList<Case> &all = m_matrix->tree().cases();
    const auto count = [&all](const auto &which) {
        return static_cast<int>(std::count_if(all.begin(), all.end(), which));
    };
    m_form->setCounts(count([](const Case &question) { return question.slow; }), count(isSecurity),
                      count([this](const Case &question) { return m_matrix->isChosen(question); }),
                      static_cast<int>(all.size()));
    m_form->setBrief(!m_matrix->runs().isEmpty());
    m_line->setTally(m_matrix->tally());
    m_line->setComparison(isRunning() ? QString() : ConformanceText::comparison(*m_matrix));
    updateBar();
}

void ConformanceTab::updateBar()
{
    m_bar->setState({isRunning(), m_view->currentIndex().isValid(), m_matrix->tally().of(Verdict::Failed),
                     !m_matrix->runs().isEmpty(), !m_matrix->earlier().isEmpty()});
}

// A page shows the other run, too.
void ConformanceTab::exportAs(ReportExport::Format format)
{
    QList<RunReport> runs = m_matrix->runs();
    const QString path = ReportExport::askForPath(format, runs, *m_dialogs, m_settings, this);
    if (path.isEmpty())
        return;
    if (format == ReportExport::Format::Html)
        runs += m_matrix->earlier();
    inBackground(
        this, [format, runs, path] { return ReportExport::write(format, runs, path); },
        [this, path](const QString &why) {
            if (!why.isEmpty())
                return m_messageBar->show(why);
            m_exported = path;
            m_notice->finish(tr("The report was written to %1.").arg(QDir::toNativeSeparators(path)), true);
        });
}

// ---- How things stand ------------------------------------------------------------------------------------------------

void ConformanceTab::showProblem(const QString &why)
{
    m_messageBar->show(why);
}

void ConformanceTab::setState(State state)
{
    m_state = state;
    const bool idle = state == State::Idle;
    QPushButton *button = m_form->button();
    button->setText(idle ? tr("Start") : tr("Stop"));
    button->setAccessibleName(idle ? tr("Start the conformance run") : tr("Stop the conformance run"));
    giveIcon(button, idle ? QStringLiteral("start") : QStringLiteral("stop"),
             idle ? IconTone::OnAccent : IconTone::Danger);
    button->setEnabled(state != State::Stopping);
    button->setProperty("primary", idle);
    restyle(button);
    m_form->setEditable(idle);
    if (state != State::Stopping)
        m_line->setRunning(!idle);
    m_detail->setCanAsk(idle);
    updateStatus();
    Q_EMIT titleChanged();
}

void ConformanceTab::updateStatus()
{
    const QLocale locale;
    const Tally tally = m_matrix->tally();
    switch (m_state) {
    case State::Idle: {
        if (m_matrix->runs().isEmpty())
            return m_status->setState(StatusLine::State::Idle, tr("No run"));
        const RunReport &run = m_matrix->runs().constFirst();
        QStringList facts{m_matrix->runs().size() > 1 ? tr("%1 clients").arg(locale.toString(m_matrix->runs().size()))
                                                      : ConformanceText::cases(tally.total()),
                          ConformanceText::duration(run.duration), UrlHistory::withoutSecrets(run.target)};
        if (m_filter->isFiltering())
            facts.prepend(tr("%1 shown").arg(locale.toString(m_filter->caseCount())));
        return m_status->setState(StatusLine::State::Idle, run.isComplete ? tr("Done") : tr("Stopped early"), facts);
    }
    case State::Running:
        if (m_form->side() == Side::Client && m_progress.asked == 0)
            return m_status->setState(StatusLine::State::Open, tr("Waiting for clients"),
                                      {m_form->clientUrl().toString()});
        return m_status->setState(
            StatusLine::State::Open, tr("Asking…"),
            {tr("%1 of %2").arg(locale.toString(m_progress.asked), locale.toString(m_progress.total)),
             ConformanceText::duration(m_progress.elapsed)});
    case State::Stopping:
        return m_status->setState(StatusLine::State::Busy, tr("Stopping…"));
    }
}

} // namespace ui
