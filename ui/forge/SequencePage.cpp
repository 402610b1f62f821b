#include "ui/forge/SequencePage.h"

#include "ui/Background.h"
#include "ui/Button.h"
#include "ui/Dialogs.h"
#include "ui/Named.h"
#include "ui/connect/NoWheel.h"
#include "ui/forge/StepForm.h"
#include "ui/forge/StepModel.h"
#include "ui/theme/Fonts.h"
#include "workbench/forge/ForgeSequenceJson.h"

#include <QComboBox>
#include <QFile>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSaveFile>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QSplitter>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui {

using workbench::ForgedFrame;
using workbench::ForgeSequence;
using workbench::ForgeStep;

namespace {

constexpr std::chrono::milliseconds usualWait{500};

} // namespace

SequencePage::SequencePage(QWidget *parent)
    : QWidget(parent)
    , m_model(new StepModel(this))
    , m_list(named(new QTableView(this), QStringLiteral("forgeSteps"), tr("Steps of the sequence")))
    , m_form(new StepForm(this))
    , m_add(makeTool(QStringLiteral("forgeAdd"), tr("&Add"), tr("Add a step behind the chosen one")))
    , m_duplicate(makeTool(QStringLiteral("forgeDuplicate"), tr("Duplicate"), tr("Add the chosen step once more")))
    , m_remove(makeTool(QStringLiteral("forgeRemove"), tr("Remove"), tr("Remove the chosen step (Del)")))
    , m_up(makeTool(QStringLiteral("forgeUp"), tr("Up"), tr("Move the chosen step up (Alt+Up)")))
    , m_down(makeTool(QStringLiteral("forgeDown"), tr("Down"), tr("Move the chosen step down (Alt+Down)")))
    , m_open(makeTool(QStringLiteral("forgeOpen"), tr("Open…"), tr("Replace the sequence by that of a file")))
    , m_save(makeTool(QStringLiteral("forgeSave"), tr("Save…"), tr("Write the sequence into a file")))
    , m_repeat(named(new QSpinBox(this), QStringLiteral("forgeSequenceRepeat"), tr("How often the sequence is sent")))
    , m_end(named(new QComboBox(this), QStringLiteral("forgeEnd"), tr("What should come of the sequence")))
    , m_sendStep(
          makeButton(this, QStringLiteral("forgeSendFrame"), tr("Se&nd Frame"), tr("Send the chosen step alone")))
    , m_sendAll(makeButton(this, QStringLiteral("forgeSendSequence"), tr("&Send Sequence"),
                           tr("Send all steps, in order (Ctrl+Enter)"), QStringLiteral("send")))
    , m_problem(named(new QLabel(this), QStringLiteral("forgeProblem"), tr("What is wrong with the sequence")))
{
    setUpList();
    addAddMenu();
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(m_form);
    auto *splitter = new QSplitter(Qt::Horizontal, this);
    splitter->addWidget(makeList());
    splitter->addWidget(scroll);
    splitter->setChildrenCollapsible(false);
    splitter->setStretchFactor(0, 2);
    splitter->setStretchFactor(1, 3);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 6, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(splitter, 1);
    layout->addWidget(m_problem);
    layout->addWidget(makeFoot());
    m_problem->setProperty("problem", true);
    m_problem->setWordWrap(true);
    m_problem->hide();

    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &SequencePage::showStep);
    connect(m_form, &StepForm::edited, this, [this](const ForgeStep &step) {
        if (row() >= 0)
            m_model->setStep(row(), step);
        changed();
    });
    connect(m_duplicate, &QToolButton::clicked, this, [this] { add(m_form->step()); });
    connect(m_remove, &QToolButton::clicked, this, &SequencePage::removeStep);
    connect(m_up, &QToolButton::clicked, this, [this] { moveStep(-1); });
    connect(m_down, &QToolButton::clicked, this, [this] { moveStep(1); });
    connect(m_open, &QToolButton::clicked, this, &SequencePage::open);
    connect(m_save, &QToolButton::clicked, this, &SequencePage::save);
    connect(m_repeat, &QSpinBox::valueChanged, this, &SequencePage::changed);
    connect(m_end, &QComboBox::currentIndexChanged, this, &SequencePage::changed);
    connect(m_sendStep, &QPushButton::clicked, this, &SequencePage::sendStep);
    connect(m_sendAll, &QPushButton::clicked, this, [this] { Q_EMIT sendRequested(sequence()); });
    m_list->installEventFilter(this);
    setSequence({});
}

void SequencePage::setUpList()
{
    m_list->setModel(m_model);
    m_list->setShowGrid(false);
    m_list->setAlternatingRowColors(true);
    m_list->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_list->setSelectionMode(QAbstractItemView::SingleSelection);
    m_list->setTabKeyNavigation(false);
    m_list->setWordWrap(false);
    m_list->horizontalHeader()->hide();
    m_list->horizontalHeader()->setStretchLastSection(true);
    m_list->verticalHeader()->setSectionsClickable(false);
    m_list->verticalHeader()->setHighlightSections(false);
    followFont(m_list, [this] { m_list->verticalHeader()->setDefaultSectionSize(m_list->fontMetrics().height() + 7); });
}

QToolButton *SequencePage::makeTool(const QString &name, const QString &text, const QString &toolTip)
{
    auto *tool = named(new QToolButton(this), name, toolTip);
    tool->setText(text);
    tool->setToolTip(toolTip);
    tool->setFocusPolicy(Qt::StrongFocus);
    tool->setProperty("toggle", true);
    return tool;
}

void SequencePage::addAddMenu()
{
    auto *menu = new QMenu(m_add);
    menu->setObjectName(QStringLiteral("forgeAddMenu"));
    const auto entry = [this, menu](const char *name, const QString &text, const ForgeStep &step) {
        menu->addAction(text, this, [this, step] { add(step); })->setObjectName(QLatin1String(name));
    };
    entry("forgeAddFrame", tr("&Frame"), ForgeStep::of(ForgedFrame::text("Hello")));
    entry("forgeAddRaw", tr("&Raw Bytes"), ForgeStep::bytes({workbench::ForgedPayload::Form::Hex, {}}));
    entry("forgeAddWait", tr("&Wait"), ForgeStep::pause(usualWait));
    entry("forgeAddHalfClose", tr("&End What Is Sent (FIN)"), ForgeStep::halfClose());
    entry("forgeAddReset", tr("Re&set the Connection (RST)"), ForgeStep::reset());
    m_add->setMenu(menu);
    m_add->setPopupMode(QToolButton::InstantPopup);
    m_add->setProperty("menuButton", true);
}

QWidget *SequencePage::makeList()
{
    auto *side = new QWidget(this);
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 6, 0);
    column->setSpacing(5);
    const QList<QToolButton *> rows[] = {{m_add, m_duplicate, m_remove}, {m_up, m_down, m_open, m_save}};
    for (const QList<QToolButton *> &tools : rows) {
        auto *row = new QHBoxLayout;
        row->setSpacing(4);
        for (QToolButton *tool : tools)
            row->addWidget(tool);
        row->addStretch();
        column->addLayout(row);
    }
    column->addWidget(m_list, 1);
    return side;
}

QWidget *SequencePage::makeFoot()
{
    auto *foot = new QWidget(this);
    m_repeat->setRange(1, ForgeStep::mostRepeats);
    new NoWheel(m_repeat);
    // In the order of ForgeExpectation::End.
    m_end->addItems({tr("anything"), tr("it stays open"), tr("the peer fails it"), tr("the peer may fail it"),
                     tr("the peer answers Close"), tr("the peer lets go")});
    auto *times = new QLabel(tr("&Repeat"), foot);
    times->setBuddy(m_repeat);
    auto *end = new QLabel(tr("E&xpected"), foot);
    end->setBuddy(m_end);
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    row->addWidget(times);
    row->addWidget(m_repeat);
    row->addSpacing(6);
    row->addWidget(end);
    row->addWidget(m_end);
    row->addStretch();
    row->addWidget(m_sendStep);
    row->addWidget(m_sendAll);
    return foot;
}

void SequencePage::setRole(wslib::Role role)
{
    m_form->setRole(role);
}

int SequencePage::row() const
{
    return m_list->currentIndex().isValid() ? m_list->currentIndex().row() : -1;
}

ForgeSequence SequencePage::sequence() const
{
    ForgeSequence sequence = m_rest;
    sequence.steps = m_model->steps();
    sequence.repeat = m_repeat->value();
    sequence.expected.end = static_cast<workbench::ForgeExpectation::End>(m_end->currentIndex());
    return sequence;
}

void SequencePage::setSequence(const ForgeSequence &sequence)
{
    m_rest = sequence;
    m_rest.steps.clear();
    {
        const QSignalBlocker repeat(m_repeat);
        const QSignalBlocker end(m_end);
        m_repeat->setValue(sequence.repeat);
        m_end->setCurrentIndex(static_cast<int>(sequence.expected.end));
    }
    m_model->setSteps(sequence.steps);
    m_list->setCurrentIndex(m_model->index(0));
    m_isSound = sequence.steps.isEmpty() || workbench::problemOf(sequence).isEmpty();
    m_problem->hide();
    showStep();
}

// What is expected of one alone is expected of it; of more, one has to say.
void SequencePage::append(const ForgeSequence &sequence)
{
    if (m_model->rowCount() == 0) {
        setSequence(sequence);
    } else {
        const int at = m_model->rowCount();
        m_model->insert(at, sequence.steps);
        if (m_rest.needs == ForgeSequence::Needs::Nothing)
            m_rest.needs = sequence.needs;
        m_list->setCurrentIndex(m_model->index(at));
    }
    changed();
}

void SequencePage::add(const ForgeStep &step)
{
    const int at = row() + 1;
    m_model->insert(at, {step});
    m_list->setCurrentIndex(m_model->index(at));
    changed();
}

bool SequencePage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_list || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const bool alt = (key->modifiers() & ~Qt::KeypadModifier) == Qt::AltModifier;
    if (key->key() == Qt::Key_Delete)
        removeStep();
    else if (alt && (key->key() == Qt::Key_Up || key->key() == Qt::Key_Down))
        moveStep(key->key() == Qt::Key_Up ? -1 : 1);
    else
        return false;
    return true;
}

void SequencePage::removeStep()
{
    if (row() < 0)
        return;
    m_model->remove(row());
    if (m_model->rowCount() == 0)
        setSequence({}); // what was expected of it goes with it
    showStep();
    changed();
}

void SequencePage::moveStep(int by)
{
    if (m_model->move(row(), by))
        changed();
}

void SequencePage::showStep()
{
    m_form->setVisible(row() >= 0);
    if (row() >= 0)
        m_form->setStep(m_model->steps().at(row()));
    updateButtons();
}

void SequencePage::sendStep()
{
    if (row() < 0)
        return;
    ForgeSequence alone;
    alone.steps = {m_model->steps().at(row())};
    Q_EMIT sendRequested(alone);
}

void SequencePage::changed()
{
    const QString why = m_model->rowCount() == 0 ? QString() : workbench::problemOf(sequence());
    m_isSound = why.isEmpty();
    m_problem->setText(why);
    m_problem->setVisible(!why.isEmpty());
    updateButtons();
    Q_EMIT edited();
}

void SequencePage::setSendable(bool can)
{
    m_sendable = can;
    updateButtons();
}

void SequencePage::takeFocus()
{
    m_list->setFocus();
}

void SequencePage::updateButtons()
{
    const int at = row();
    const int count = m_model->rowCount();
    for (QToolButton *tool : {m_duplicate, m_remove})
        tool->setEnabled(at >= 0);
    m_up->setEnabled(at > 0);
    m_down->setEnabled(at >= 0 && at < count - 1);
    m_save->setEnabled(count > 0);
    m_sendStep->setEnabled(m_sendable && at >= 0);
    m_sendAll->setEnabled(m_sendable && count > 0 && m_isSound);
}

// ---- Files -----------------------------------------------------------------------------------------------------------

void SequencePage::open()
{
    const QString path = m_dialogs->fileToOpen(this, tr("Open a Sequence"), tr("Sequences (*.json);;All files (*)"));
    if (path.isEmpty())
        return;
    const auto show = [this, path](const workbench::ReadForgeSequence &read) {
        if (!read.sequence) {
            m_problem->setText(tr("%1 wasn't opened. %2").arg(path, read.error));
            m_problem->show();
            return;
        }
        if (m_model->rowCount() > 0
            && !m_dialogs->confirm(this, tr("The sequence that is being written will be replaced."), tr("Replace")))
            return;
        setSequence(*read.sequence);
        changed();
    };
    const auto read = [path]() -> workbench::ReadForgeSequence {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return {std::nullopt, file.errorString()};
        return workbench::readForgeSequence(file.readAll());
    };
    inBackground(this, read, show);
}

void SequencePage::save()
{
    const QString path = m_dialogs->fileToSave(this, tr("Save the Sequence"), QStringLiteral("sequence.json"),
                                               tr("Sequences (*.json);;All files (*)"));
    if (path.isEmpty())
        return;
    const auto write = [path, bytes = workbench::forgeSequenceJson(sequence())]() -> QString {
        QSaveFile file(path);
        const bool written = file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit();
        return written ? QString() : file.errorString();
    };
    inBackground(this, write, [this, path](const QString &error) {
        if (error.isEmpty())
            return;
        m_problem->setText(tr("%1 wasn't saved: %2").arg(path, error));
        m_problem->show();
    });
}

} // namespace ui
