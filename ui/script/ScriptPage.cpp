#include "ui/script/ScriptPage.h"

#include "ui/Button.h"
#include "ui/Dialogs.h"
#include "ui/Named.h"
#include "ui/script/CodeEditor.h"
#include "ui/script/ConsoleModel.h"
#include "ui/script/FindBar.h"
#include "ui/script/ScriptConsole.h"
#include "ui/script/ScriptFile.h"
#include "ui/theme/Icons.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

#include <chrono>
#include <utility>

namespace ui {

namespace {

constexpr std::chrono::milliseconds draftDelay{1'000};

QString filter()
{
    return ScriptPage::tr("JavaScript (*.js);;All files (*)");
}

QString starter()
{
    QFile file(QStringLiteral(":/windsock/script/starter.js"));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace

ScriptPage::ScriptPage(std::shared_ptr<Dialogs> dialogs, QWidget *parent)
    : QWidget(parent)
    , m_dialogs(std::move(dialogs))
    , m_run(makeButton(this, QStringLiteral("runScript"), tr("Run"),
                       tr("Start the server with the script, or let it take over (Ctrl+R)"), QStringLiteral("start")))
    , m_open(makeButton(this, QStringLiteral("openScript"), tr("Open…"), tr("Open a script (Ctrl+O)")))
    , m_save(makeButton(this, QStringLiteral("saveScript"), tr("Save"), tr("Save the script (Ctrl+S)")))
    , m_saveAs(makeButton(this, QStringLiteral("saveScriptAs"), tr("Save As…"), tr("Save the script elsewhere")))
    , m_examples(makeButton(this, QStringLiteral("exampleScripts"), tr("Examples"), tr("Start from an example")))
    , m_name(new QLabel(this))
    , m_editor(named(new CodeEditor(this), QStringLiteral("scriptEditor"), tr("Script")))
    , m_find(new FindBar(m_editor, this))
    , m_consoleModel(new ConsoleModel(this))
    , m_console(new ScriptConsole(m_consoleModel, this))
{
    auto *top = new QWidget(this);
    auto *column = new QVBoxLayout(top);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addLayout(makeToolBar());
    column->addWidget(m_editor, 1);
    column->addWidget(m_find);
    auto *splitter = new QSplitter(Qt::Vertical, this);
    splitter->setObjectName(QStringLiteral("scriptSplitter"));
    splitter->addWidget(top);
    splitter->addWidget(makeConsole());
    splitter->setChildrenCollapsible(false);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({380, 130});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(splitter);

    m_draftTimer.setSingleShot(true);
    m_draftTimer.setInterval(draftDelay);
    connect(&m_draftTimer, &QTimer::timeout, this, &ScriptPage::draftChanged);
    connect(m_editor, &QPlainTextEdit::textChanged, this, [this] { m_draftTimer.start(); });
    connect(m_editor->document(), &QTextDocument::modificationChanged, this, &ScriptPage::updateName);
    connect(m_editor, &CodeEditor::findRequested, m_find, &FindBar::open);
    connect(m_editor, &CodeEditor::escaped, this, [this] { m_console->setFocus(); });
    connect(m_console, &ScriptConsole::lineRequested, this, [this](int line) {
        m_editor->goToLine(line);
        m_editor->setFocus();
    });
    setText(starter(), {}, false);
}

QHBoxLayout *ScriptPage::makeToolBar()
{
    connect(m_run, &QPushButton::clicked, this, &ScriptPage::runRequested);
    connect(m_open, &QPushButton::clicked, this, &ScriptPage::open);
    connect(m_save, &QPushButton::clicked, this, &ScriptPage::save);
    connect(m_saveAs, &QPushButton::clicked, this, &ScriptPage::saveAs);
    m_name->setObjectName(QStringLiteral("scriptName"));
    m_name->setTextFormat(Qt::PlainText);
    m_name->setProperty("muted", true);
    auto *bar = new QHBoxLayout;
    bar->setSpacing(6);
    m_examples->setMenu(makeExamplesMenu());
    for (QPushButton *button : {m_run, m_open, m_save, m_saveAs, m_examples})
        bar->addWidget(button);
    bar->addSpacing(6);
    bar->addWidget(m_name, 1);
    return bar;
}

QMenu *ScriptPage::makeExamplesMenu()
{
    auto *menu = new QMenu(this);
    const QDir examples(QStringLiteral(":/windsock/scripts"));
    for (const QString &name : examples.entryList({QStringLiteral("*.js")}, QDir::Files, QDir::Name)) {
        QAction *action = menu->addAction(name);
        connect(action, &QAction::triggered, this, [this, path = examples.filePath(name)] { openExample(path); });
    }
    return menu;
}

// As a new text, so that saving it asks where to.
void ScriptPage::openExample(const QString &path)
{
    const auto text = ScriptFile::read(path);
    if (text.value && mayGo())
        setText(*text.value, {}, false);
}

QWidget *ScriptPage::makeConsole()
{
    auto *panel = new QWidget(this);
    auto *heading = new QLabel(tr("Console"), panel);
    heading->setProperty("heading", true);
    auto *clear = named(new QToolButton(panel), QStringLiteral("clearConsole"), tr("Clear the console"));
    clear->setText(tr("Clear"));
    giveIcon(clear, QStringLiteral("clear"));
    clear->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    clear->setFocusPolicy(Qt::StrongFocus);
    connect(clear, &QToolButton::clicked, m_consoleModel, &ConsoleModel::clear);
    auto *bar = new QHBoxLayout;
    bar->addWidget(heading);
    bar->addStretch();
    bar->addWidget(clear);
    auto *column = new QVBoxLayout(panel);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addLayout(bar);
    column->addWidget(m_console, 1);
    return panel;
}

// ---- The text -------------------------------------------------------------------------------------------------------

QString ScriptPage::source() const
{
    return m_editor->exactText();
}

QString ScriptPage::name() const
{
    return m_file.isEmpty() ? QStringLiteral("script.js") : QFileInfo(m_file).fileName();
}

ScriptDraft ScriptPage::draft() const
{
    return {source(), m_file, m_editor->document()->isModified()};
}

void ScriptPage::setDraft(const ScriptDraft &draft)
{
    if (!draft.modified && !draft.file.isEmpty()) {
        const auto stored = ScriptFile::read(draft.file);
        // Where the file has gone, what it said is all there is of it.
        setText(stored.value.value_or(draft.text), draft.file, !stored.value);
    } else if (!draft.text.isEmpty()) {
        setText(draft.text, draft.file, draft.modified);
    }
}

void ScriptPage::setText(const QString &text, const QString &file, bool modified)
{
    m_editor->setErrorLine(0);
    m_editor->setPlainText(text);
    m_editor->document()->setModified(modified);
    m_file = file;
    updateName();
}

void ScriptPage::updateName()
{
    const bool modified = m_editor->document()->isModified();
    const QString file = m_file.isEmpty() ? tr("not in a file yet") : name();
    m_name->setText(modified ? tr("%1 (changed)").arg(file) : file);
    m_name->setToolTip(m_file.toHtmlEscaped());
}

void ScriptPage::takeFocus()
{
    m_editor->setFocus();
}

// ---- Files ----------------------------------------------------------------------------------------------------------

bool ScriptPage::mayGo()
{
    if (!m_editor->document()->isModified())
        return true;
    switch (m_dialogs->askToSave(this, tr("%1 has changes that aren't saved.").arg(name()))) {
    case Dialogs::Answer::Save:
        return save();
    case Dialogs::Answer::Discard:
        return true;
    case Dialogs::Answer::Cancel:
        break;
    }
    return false;
}

void ScriptPage::open()
{
    if (!mayGo())
        return;
    const QString path = m_dialogs->fileToOpen(this, tr("Open a script"), filter());
    if (path.isEmpty())
        return;
    const auto text = ScriptFile::read(path);
    if (text.value)
        setText(*text.value, path, false);
    else
        Q_EMIT failed(text.error);
}

bool ScriptPage::save()
{
    return m_file.isEmpty() ? saveAs() : writeTo(m_file);
}

bool ScriptPage::saveAs()
{
    const QString suggestion = m_file.isEmpty() ? name() : m_file;
    const QString path = m_dialogs->fileToSave(this, tr("Save the script"), suggestion, filter());
    return !path.isEmpty() && writeTo(path);
}

bool ScriptPage::writeTo(const QString &path)
{
    const QString why = ScriptFile::write(path, source());
    if (!why.isEmpty()) {
        Q_EMIT failed(why);
        return false;
    }
    m_file = path;
    m_editor->document()->setModified(false);
    updateName();
    Q_EMIT draftChanged();
    return true;
}

// ---- What it says ---------------------------------------------------------------------------------------------------

void ScriptPage::showLoaded()
{
    m_editor->setErrorLine(0);
    m_consoleModel->addNote(tr("— %1 runs —").arg(name()));
}

void ScriptPage::showFailure(const workbench::ScriptReport &error)
{
    m_editor->setErrorLine(error.line, error.text);
    m_editor->goToLine(error.line);
}

void ScriptPage::showReports(const QList<workbench::ScriptReport> &reports)
{
    m_consoleModel->add(reports);
    for (const workbench::ScriptReport &report : reports) {
        if (report.level == workbench::ScriptReport::Level::Error && report.line > 0)
            m_editor->setErrorLine(report.line, report.text);
    }
}

QWidget *ScriptPage::editor() const
{
    return m_editor;
}

QWidget *ScriptPage::console() const
{
    return m_console;
}

} // namespace ui
