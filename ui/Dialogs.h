#pragma once

#include <QCoreApplication>
#include <QString>

class QWidget;

namespace ui {

/// The questions that stop everything until they are answered. Tests answer them in a class of their own.
class Dialogs
{
    Q_DECLARE_TR_FUNCTIONS(ui::Dialogs)

public:
    enum class Answer { Save, Discard, Cancel };

    Dialogs() = default;
    virtual ~Dialogs() = default;
    Q_DISABLE_COPY_MOVE(Dialogs)

    /// A file or folder to read, or empty. @p filter is as of QFileDialog.
    virtual QString fileToOpen(QWidget *parent, const QString &title, const QString &filter);
    virtual QString folderToOpen(QWidget *parent, const QString &title);
    /// Where to write, or empty. It was asked whether what is there may be replaced.
    virtual QString fileToSave(QWidget *parent, const QString &title, const QString &suggestion, const QString &filter);
    /// A line of text; empty: none was given. @p suggestion stands there to begin with.
    virtual QString text(QWidget *parent, const QString &title, const QString &question, const QString &suggestion);
    /// What to do about changes that aren't saved.
    virtual Answer askToSave(QWidget *parent, const QString &question);
    /// Whether to go on; @p action is what is on the button that does.
    virtual bool confirm(QWidget *parent, const QString &question, const QString &action);
    /// Has the system show the folder that the file @p path is in.
    virtual void showInFolder(const QString &path);
};

} // namespace ui
