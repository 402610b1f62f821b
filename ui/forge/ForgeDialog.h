#pragma once

#include "workbench/forge/ForgePreset.h"
#include "workbench/forge/ForgeRun.h"

#include <QDialog>

#include <memory>

class QBoxLayout;
class QCheckBox;
class QDoubleSpinBox;
class QPushButton;
class QStackedWidget;
class QTabBar;

namespace ui {

class Dialogs;
class ElidedLabel;
class ForgeResult;
class PresetPage;
class SequencePage;

/// To whom a forge sends.
struct ForgeTarget
{
    QString text;       ///< For people, a sentence.
    bool open = false;  ///< Something can be sent.
    bool local = false; ///< On this machine, so that nobody is asked about bombs and floods.
};

/// Where illegal frames are composed and sent: the catalogue, a sequence of one's own, and what came back beside what should
/// have. Stays beside the window; sends nothing itself: it asks.
class ForgeDialog : public QDialog
{
    Q_OBJECT

public:
    /// @p role is the one that the frames are sent in.
    ForgeDialog(wslib::Role role, const std::shared_ptr<Dialogs> &dialogs, QWidget *parent);

    void setTarget(const ForgeTarget &target);
    /// The sequence that is being written.
    workbench::ForgeSequence draft() const;
    void setDraft(const workbench::ForgeSequence &draft);
    /// The same as its file has it; empty: there is none, or what is given can't be read.
    QString draftText() const;
    void setDraftText(const QString &text);
    /// What came of what was asked for last.
    void showReport(workbench::ForgeReport report);
    /// As which of the two the steps are sent and previewed; that of the constructor, unless it is called.
    void setSendingRole(wslib::Role role);
    bool isRunning() const { return m_running; }
    /// Nothing more comes of it.
    void showStopped();
    /// What was seen was another peer's.
    void forgetReports();

Q_SIGNALS:
    void draftChanged();
    void sendRequested(const workbench::ForgeSequence &sequence, const workbench::ForgeOptions &options);
    void stopRequested();
    /// Only of a client.
    void connectRequested();

private:
    QBoxLayout *makeHead();
    QWidget *makeBody();
    void listen();
    void showPage(int page);
    void showExpected();
    void send(const workbench::ForgeSequence &sequence, const QString &id);
    void updateButtons();

    wslib::Role m_role;
    std::shared_ptr<Dialogs> m_dialogs;
    ForgeTarget m_target;
    ElidedLabel *m_targetText;
    QCheckBox *m_echoes;
    QDoubleSpinBox *m_wait;
    QPushButton *m_connect;
    QPushButton *m_stop;
    QTabBar *m_tabs;
    QStackedWidget *m_pages;
    PresetPage *m_presets;
    SequencePage *m_sequence;
    ForgeResult *m_result;
    QString m_sentId; ///< Of the preset that was sent last; empty: it was none.
    bool m_running = false;
    quint64 m_run = 0; ///< Counts what was sent, so that reports are told apart.
};

} // namespace ui
