#pragma once

#include "workbench/import/Import.h"

#include <QDialog>
#include <QTimer>

class QComboBox;
class QLabel;
class QListWidget;
class QPlainTextEdit;
class QPushButton;

namespace ui {

class Dialogs;

/// Takes a command line or a file of another tool, and shows what will come of it, and what won't, before it does.
class ImportDialog : public QDialog
{
    Q_OBJECT

public:
    /// @p folders to import to.
    ImportDialog(std::shared_ptr<Dialogs> dialogs, const QStringList &folders, QWidget *parent);

    void setText(const QString &text);

Q_SIGNALS:
    /// Into a tab: nothing is kept yet.
    void opened(const workbench::Profile &profile);
    /// Into @p folder.
    void imported(const QList<workbench::Profile> &profiles, const QString &folder);

private:
    QWidget *makeInput();
    QWidget *makeResult(const QStringList &folders);
    void chooseFile();
    void read();
    void showImport(const workbench::Import &import);
    static QString sourceName(workbench::Import::Source source);
    QString summary(const workbench::Profile &profile) const;
    QList<workbench::Profile> chosen() const;
    void updateButtons();

    std::shared_ptr<Dialogs> m_dialogs;
    QPlainTextEdit *m_text;
    QLabel *m_verdict;
    QListWidget *m_profiles;
    QLabel *m_notes;
    QComboBox *m_folder;
    QPushButton *m_open;
    QPushButton *m_save;
    QString m_file;
    QTimer m_delay;
    int m_reading = 0; ///< What is read in the background last; others are late.
    workbench::Import m_import;
};

} // namespace ui
