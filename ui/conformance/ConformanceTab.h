#pragma once

#include "ui/Tab.h"
#include "ui/conformance/CaseMatrix.h"
#include "ui/conformance/LabConsent.h"
#include "ui/conformance/ReportExport.h"
#include "workbench/conformance/LabRun.h"
#include "workbench/session/NetworkThread.h"

#include <memory>
#include <optional>

class QSettings;

namespace ui {

class CaseDetail;
class Dialogs;
class LabForm;
class LabLink;
class MatrixBar;
class MatrixFilter;
class MatrixView;
class MessageBar;
class RecordingBar;
class RunArchive;
class RunLine;
class StatusLine;
class UrlHistory;
struct KeptRun;

/// What the tab of the conformance lab is given. All of it outlives the tab.
struct ConformanceParts
{
    workbench::NetworkThread &thread; ///< In which runs are.
    QSettings &settings;              ///< What was chosen the last time.
    std::shared_ptr<Dialogs> dialogs;
    UrlHistory *history = nullptr;
    RunArchive *archive = nullptr; ///< The last runs.
};

/// The conformance lab: whom to ask, what, what came of it, and what has changed since an earlier run.
class ConformanceTab : public Tab
{
    Q_OBJECT

public:
    explicit ConformanceTab(const ConformanceParts &parts, QWidget *parent = nullptr);

    QString title() const override;
    QString description() const override;
    QIcon icon() const override;
    void takeFocus() override;
    LogView *log() const override { return nullptr; }
    bool mayClose() override;

    void setUrl(const QString &url);
    /// Reads a report that Windsock has written, and shows it.
    void open(const QString &path);
    /// Shows @p runs of one side as if they had just ended.
    void setRuns(const QList<workbench::conformance::RunReport> &runs);
    /// Compares with @p runs, of the same side; none: with nothing.
    void setEarlier(const QList<workbench::conformance::RunReport> &runs);
    bool isRunning() const { return m_state != State::Idle; }
    CaseMatrix *matrix() const { return m_matrix; }
    void showProblem(const QString &why);

public Q_SLOTS:
    /// Starts a run of what is chosen. The security half against a host that isn't local is asked for.
    void start();
    /// Ends it; what there is stays.
    void stop();
    /// Whichever applies.
    void toggle();
    /// Compares with the runs in @p file.
    void compareWith(const QString &file);

Q_SIGNALS:
    /// A run is over, or a report was read.
    void finished();
    /// An earlier run is there to be compared with.
    void compared();
    /// The window's own server is to be tested: setUrl().
    void localServerWanted();
    /// What passed in a case is to be looked at as a log.
    void logWanted(const workbench::conformance::CaseReport &report, const workbench::conformance::RunReport &run);

protected:
    QList<PlacedPane> panes() const override;

private:
    enum class State { Idle, Running, Stopping };

    void assemble();
    void listen();
    void listenToRun();
    void load();
    void save() const;
    // What is asked
    void sideChosen();
    void choose(CaseMatrix::Choice choice);
    void dropSecurity();
    void ask(const QList<workbench::conformance::Case> &cases, bool anew);
    void askSelected();
    std::optional<workbench::conformance::LabOptions> options(const QList<workbench::conformance::Case> &cases);
    void take(const QList<CaseResult> &results);
    void runFinished(const QList<workbench::conformance::RunReport> &reports);
    // What came of it
    void showCase();
    void openLog();
    void showFigures();
    void updateBar();
    void chooseCompared();
    QList<KeptRun> keptRuns() const;
    void exportAs(ReportExport::Format format);
    void setState(State state);
    void updateStatus();

    std::shared_ptr<Dialogs> m_dialogs;
    LabConsent m_consent;
    QSettings &m_settings;
    UrlHistory *m_history;
    RunArchive *m_archive;
    LabLink *m_link;
    CaseMatrix *m_matrix;
    MatrixFilter *m_filter;
    LabForm *m_form;
    MessageBar *m_messageBar;
    RecordingBar *m_notice;
    RunLine *m_line;
    MatrixBar *m_bar;
    MatrixView *m_view;
    CaseDetail *m_detail;
    StatusLine *m_status;
    State m_state = State::Idle;
    workbench::conformance::RunReport m_head;       ///< The facts of the run, without its cases.
    workbench::conformance::LabProgress m_progress; ///< The latest.
    QString m_file;                                 ///< That is shown; empty: a run of our own.
    QString m_exported;                             ///< The file that was written last.
    bool m_hasNews = false;                         ///< Results came in this run.
    bool m_whole = false;                           ///< The run has all that is shown.
    int m_reading = 0;                              ///< What is read for an earlier choice is too late.
};

} // namespace ui
