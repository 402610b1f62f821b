#pragma once

#include "ui/record/ExportJob.h"

#include <QDialog>
#include <QTimer>

#include <memory>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QSettings;

namespace ui {

class Dialogs;
class LogView;

/// Asks what of a log is to be written, how, and where to. The window can be used meanwhile.
class ExportDialog : public QDialog
{
    Q_OBJECT

public:
    /// What of the log: all, what has rows, or what is selected.
    enum class What { All, Shown, Selected };

    /// What is known without asking.
    struct Subject
    {
        LogView *log;  ///< Outlives the dialog.
        QString title; ///< For the file's name.
        /// Where it connects to, what is kept of an imported file; asked for when it is written.
        std::function<workbench::RecordingOptions()> recording;
    };

    /// @p settings outlive it: folder and format are remembered there. Credentials are left out each time unless it is said.
    ExportDialog(Subject subject, std::shared_ptr<Dialogs> dialogs, QSettings &settings, QWidget *parent);

Q_SIGNALS:
    void chosen(const ui::ExportJob &job);

private:
    void layOut();
    QLabel *addNote(QFormLayout *form);
    QWidget *makeFileRow();
    QWidget *makeButtons();
    void fillIn();
    void listen();
    void countEntries();
    void takeFormat();
    void takeFile();
    void browse();
    void checkFile();
    void validate();
    void finish();

    workbench::RecordingFormat format() const;
    What what() const;
    QString path() const;
    QString suggestedPath() const;
    qint64 count(What what) const;
    ExportJob job() const;

    Subject m_subject;
    std::shared_ptr<Dialogs> m_dialogs;
    QSettings &m_settings;
    // In the order of the keyboard's way through them.
    QComboBox *m_format;
    QLabel *m_formatNote = nullptr;
    QComboBox *m_what;
    QLabel *m_whatNote = nullptr;
    QCheckBox *m_redact;
    QLabel *m_redactNote = nullptr;
    QCheckBox *m_controlFrames;
    QLineEdit *m_file;
    QLabel *m_verdict = nullptr;
    QPushButton *m_export = nullptr;
    QTimer m_recount; ///< The log goes on.
    bool m_wantsControlFrames = false;
    QString m_fileProblem;
    QString m_agreedToReplace; ///< The file that was asked about.
};

} // namespace ui
