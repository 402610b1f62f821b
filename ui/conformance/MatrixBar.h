#pragma once

#include "ui/conformance/MatrixFilter.h"
#include "ui/conformance/ReportExport.h"
#include "ui/conformance/RunArchive.h"

#include <QWidget>

#include <functional>

class QComboBox;
class QLineEdit;
class QMenu;
class QPushButton;

namespace ui {

/// What is done with the table of cases: to filter it, to ask some of them again, to compare, to export.
class MatrixBar : public QWidget
{
    Q_OBJECT

public:
    /// @p kept gives the earlier runs that are offered, when they are.
    MatrixBar(MatrixFilter *filter, std::function<QList<KeptRun>()> kept, QWidget *parent = nullptr);

    QLineEdit *filterEdit() const { return m_text; }
    void setShow(MatrixFilter::Show show);
    /// What can be done.
    struct State
    {
        bool running = false;
        bool selected = false;
        int failed = 0;
        bool hasRuns = false;
        bool compared = false;
    };
    void setState(const State &state);

Q_SIGNALS:
    /// Other rows may be seen.
    void filtered();
    void askSelectedRequested();
    void askFailedRequested();
    void compareRequested(const QString &file);
    /// With a file that is still to be chosen.
    void compareFileRequested();
    void compareNothingRequested();
    void exportRequested(ui::ReportExport::Format format);

private:
    void fillShow();
    void fillAsk();
    void fillCompare();
    void fillExport();
    QPushButton *menuButton(const QString &name, const QString &text, const QString &explanation);

    MatrixFilter *m_filter;
    std::function<QList<KeptRun>()> m_kept;
    QLineEdit *m_text;
    QComboBox *m_show;
    QPushButton *m_ask;
    QPushButton *m_compare;
    QPushButton *m_export;
    QAction *m_askSelected = nullptr;
    QAction *m_askFailed = nullptr;
    State m_state;
};

} // namespace ui
