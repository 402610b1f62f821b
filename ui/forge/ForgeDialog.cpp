#include "ui/forge/ForgeDialog.h"

#include "ui/Button.h"
#include "ui/Dialogs.h"
#include "ui/ElidedLabel.h"
#include "ui/Named.h"
#include "ui/connect/NoWheel.h"
#include "ui/detail/PhraseText.h"
#include "ui/forge/ForgeResult.h"
#include "ui/forge/PresetModel.h"
#include "ui/forge/PresetPage.h"
#include "ui/forge/SequencePage.h"
#include "workbench/forge/ForgeSequenceJson.h"

#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

#include <utility>

namespace ui {

using workbench::ForgeSequence;

namespace {

enum Page { Presets, Sequence };

} // namespace

ForgeDialog::ForgeDialog(wslib::Role role, const std::shared_ptr<Dialogs> &dialogs, QWidget *parent)
    : QDialog(parent)
    , m_role(role)
    , m_dialogs(dialogs)
    , m_targetText(named(new ElidedLabel(this), QStringLiteral("forgeTarget"), tr("Where frames are sent")))
    , m_echoes(named(new QCheckBox(tr("The peer &echoes"), this), QStringLiteral("forgeEchoes"),
                     tr("The peer sends messages back")))
    , m_wait(named(new QDoubleSpinBox(this), QStringLiteral("forgePatience"), tr("Seconds to wait for the answer")))
    , m_connect(makeButton(this, QStringLiteral("forgeConnect"), tr("&Connect"), tr("Connect again, to send more"),
                           QStringLiteral("start")))
    , m_stop(makeButton(this, QStringLiteral("forgeStop"), tr("Stop"), tr("Wait for nothing more"),
                        QStringLiteral("stop")))
    , m_tabs(named(new QTabBar(this), QStringLiteral("forgePages"), tr("What to send")))
    , m_pages(new QStackedWidget(this))
    , m_presets(new PresetPage(this))
    , m_sequence(new SequencePage(this))
    , m_result(new ForgeResult(this))
{
    setObjectName(QStringLiteral("forgeDialog"));
    setWindowTitle(role == wslib::Role::Client ? tr("Illegal Frames for the Server") : tr("Illegal Frames for a Peer"));
    m_sequence->setDialogs(dialogs);
    m_sequence->setRole(role);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 12, 14, 12);
    layout->setSpacing(6);
    layout->addLayout(makeHead());
    layout->addWidget(m_tabs);
    layout->addWidget(makeBody(), 1);
    for (auto *button : findChildren<QPushButton *>())
        button->setAutoDefault(false); // Enter is for what one is in
    listen();
    resize(780, 580);
    showPage(Presets);
    setTarget({});
}

QBoxLayout *ForgeDialog::makeHead()
{
    constexpr double longest = 600;
    m_echoes->setToolTip(tr("It sends messages back as they came: judge what it understood, too"));
    m_wait->setRange(0.1, longest);
    m_wait->setDecimals(1);
    m_wait->setValue(3);
    m_wait->setSuffix(tr(" s"));
    m_wait->setToolTip(m_wait->accessibleName());
    new NoWheel(m_wait);
    auto *label = new QLabel(tr("&Wait"), this);
    label->setBuddy(m_wait);
    auto *head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_targetText, 1);
    head->addWidget(m_echoes);
    head->addWidget(label);
    head->addWidget(m_wait);
    head->addWidget(m_stop);
    head->addWidget(m_connect);
    return head;
}

QWidget *ForgeDialog::makeBody()
{
    m_tabs->addTab(tr("Presets"));
    m_tabs->addTab(tr("Sequence"));
    m_tabs->setExpanding(false);
    m_pages->addWidget(m_presets);
    m_pages->addWidget(m_sequence);
    auto *splitter = new QSplitter(Qt::Vertical, this);
    splitter->setObjectName(QStringLiteral("forgeSplitter"));
    splitter->addWidget(m_pages);
    splitter->addWidget(m_result);
    splitter->setChildrenCollapsible(false);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 1);
    return splitter;
}

void ForgeDialog::listen()
{
    connect(m_tabs, &QTabBar::currentChanged, this, &ForgeDialog::showPage);
    connect(m_connect, &QPushButton::clicked, this, &ForgeDialog::connectRequested);
    connect(m_stop, &QPushButton::clicked, this, &ForgeDialog::stopRequested);
    connect(m_presets, &PresetPage::chosenChanged, this, &ForgeDialog::showExpected);
    connect(m_presets, &PresetPage::sendRequested, this, [this](const workbench::ForgePreset &preset) {
        ForgeSequence sequence = preset.sequence;
        sequence.title = said(preset.title);
        send(sequence, preset.id);
    });
    connect(m_presets, &PresetPage::copyRequested, this, [this](const workbench::ForgePreset &preset) {
        m_sequence->append(preset.sequence);
        m_tabs->setCurrentIndex(Sequence);
    });
    connect(m_sequence, &SequencePage::sendRequested, this,
            [this](const ForgeSequence &sequence) { send(sequence, {}); });
    connect(m_sequence, &SequencePage::edited, this, [this] {
        showExpected();
        Q_EMIT draftChanged();
    });
    for (const auto key : {Qt::Key_Return, Qt::Key_Enter}) {
        auto *shortcut = new QShortcut(QKeySequence(Qt::CTRL | key), this);
        connect(shortcut, &QShortcut::activated, this, [this] {
            const auto preset = m_presets->chosen();
            if (m_pages->currentIndex() == Sequence)
                findChild<QPushButton *>(QStringLiteral("forgeSendSequence"))->click();
            else if (preset)
                findChild<QPushButton *>(QStringLiteral("forgeSendPreset"))->click();
        });
    }
}

void ForgeDialog::showPage(int page)
{
    m_pages->setCurrentIndex(page);
    if (page == Presets)
        m_presets->takeFocus();
    else
        m_sequence->takeFocus();
    showExpected();
}

// While something is sent, and until it was looked at, what came of it stands there.
void ForgeDialog::showExpected()
{
    if (m_running)
        return;
    if (m_pages->currentIndex() == Sequence)
        m_result->showExpected(m_sequence->sequence().expected);
    else if (const auto preset = m_presets->chosen())
        m_result->showExpected(preset->sequence.expected);
}

void ForgeDialog::setTarget(const ForgeTarget &target)
{
    m_target = target;
    m_targetText->setText(target.text);
    m_targetText->setToolTip(target.text);
    updateButtons();
}

ForgeSequence ForgeDialog::draft() const
{
    return m_sequence->sequence();
}

void ForgeDialog::setDraft(const ForgeSequence &draft)
{
    m_sequence->setSequence(draft);
    showExpected();
}

QString ForgeDialog::draftText() const
{
    const ForgeSequence written = draft();
    return written == ForgeSequence() ? QString() : QString::fromUtf8(workbench::forgeSequenceJson(written));
}

void ForgeDialog::setDraftText(const QString &text)
{
    setDraft(workbench::readForgeSequence(text.toUtf8()).sequence.value_or(ForgeSequence()));
}

void ForgeDialog::send(const ForgeSequence &sequence, const QString &id)
{
    if (!m_target.open || m_running)
        return;
    if (!m_target.local && workbench::isHeavy(sequence)
        && !m_dialogs->confirm(this,
                               tr("This is a bomb or a flood, and the peer isn't this machine. It may harm a host that "
                                  "doesn't expect it."),
                               tr("Send")))
        return;
    m_sentId = id;
    m_running = true;
    m_result->showExpected(sequence.expected);
    m_result->showRunning(sequence.title);
    updateButtons();
    workbench::ForgeOptions options;
    constexpr double milliseconds = 1000;
    options.wait = std::chrono::milliseconds(static_cast<qint64>(m_wait->value() * milliseconds));
    options.peerEchoes = m_echoes->isChecked();
    options.run = ++m_run;
    Q_EMIT sendRequested(sequence, options);
}

void ForgeDialog::setSendingRole(wslib::Role role)
{
    m_sequence->setRole(role);
}

void ForgeDialog::showReport(workbench::ForgeReport report)
{
    if (!m_running || report.run != m_run)
        return; // it was given up
    m_running = false;
    report.id = m_sentId;
    m_presets->model()->setReport(report);
    m_result->showReport(report);
    updateButtons();
}

void ForgeDialog::showStopped()
{
    m_running = false;
    showExpected();
    updateButtons();
}

void ForgeDialog::forgetReports()
{
    m_presets->model()->forget();
    showExpected();
}

void ForgeDialog::updateButtons()
{
    const bool can = m_target.open && !m_running;
    m_presets->setSendable(can);
    m_sequence->setSendable(can);
    m_stop->setVisible(m_running);
    m_connect->setVisible(m_role == wslib::Role::Client && !m_target.open && !m_running);
}

} // namespace ui
