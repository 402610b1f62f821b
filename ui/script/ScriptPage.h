#pragma once

#include "ui/script/ScriptDraft.h"
#include "workbench/script/ScriptReport.h"

#include <QTimer>
#include <QWidget>

#include <memory>

class QHBoxLayout;
class QLabel;
class QMenu;
class QPushButton;

namespace ui {

class CodeEditor;
class ConsoleModel;
class Dialogs;
class FindBar;
class ScriptConsole;

/// Where the script of a server is written, opened, saved and run, over its console.
class ScriptPage : public QWidget
{
    Q_OBJECT

public:
    explicit ScriptPage(std::shared_ptr<Dialogs> dialogs, QWidget *parent = nullptr);

    QString source() const;
    /// What it calls itself in reports.
    QString name() const;
    ScriptDraft draft() const;
    void setDraft(const ScriptDraft &draft);
    /// Whether what is written may go: it is saved, or one was asked and saved or discards it.
    bool mayGo();
    void takeFocus();

    void showLoaded();
    QWidget *editor() const;
    QWidget *console() const;
    /// Marks where the script failed; the console tells the same in its reports.
    void showFailure(const workbench::ScriptReport &error);
    void showReports(const QList<workbench::ScriptReport> &reports);

public Q_SLOTS:
    void open();
    bool save();
    bool saveAs();

Q_SIGNALS:
    void runRequested();
    /// A file can't be read or written; a sentence.
    void failed(const QString &why);
    /// What is to be kept is another; comes a moment after the last key.
    void draftChanged();

private:
    QHBoxLayout *makeToolBar();
    QWidget *makeConsole();
    QMenu *makeExamplesMenu();
    void openExample(const QString &path);
    bool writeTo(const QString &path);
    void setText(const QString &text, const QString &file, bool modified);
    void updateName();

    std::shared_ptr<Dialogs> m_dialogs;
    QPushButton *m_run;
    QPushButton *m_open;
    QPushButton *m_save;
    QPushButton *m_saveAs;
    QPushButton *m_examples;
    QLabel *m_name;
    CodeEditor *m_editor;
    FindBar *m_find;
    ConsoleModel *m_consoleModel;
    ScriptConsole *m_console;
    QString m_file;
    QTimer m_draftTimer;
};

} // namespace ui
