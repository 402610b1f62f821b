#pragma once

#include "ui/frames/LogMode.h"
#include "ui/log/LogCells.h"
#include "ui/log/LogCommand.h"
#include "workbench/log/LogFilter.h"
#include "workbench/log/LogStore.h"

#include <QTimer>
#include <QWidget>

#include <memory>

class QStackedWidget;

namespace ui {

class DensityStrip;
class EmptyHint;
class EntryDetail;
class FrameLogModel;
class FrameTable;
class GoToBar;
class LogFilterBar;
class LogFindBar;
class LogFinder;
class LogModel;
class LogTable;
class PayloadReader;
class PinStrip;
class RawView;
class StatisticsPage;

/// A log to look at: what to show of it, its rows with pins, marks and matches, and all of the row that is selected, or what
/// it amounts to.
class LogView : public QWidget
{
    Q_OBJECT

public:
    explicit LogView(std::shared_ptr<workbench::LogStore> store, QWidget *parent = nullptr);
    ~LogView() override;
    Q_DISABLE_COPY_MOVE(LogView)

    LogModel *model() const { return m_model; }
    LogTable *table() const { return m_table; }
    EmptyHint *hint() const;
    /// What the rows that are shown are chosen by.
    QWidget *filter() const;
    /// All of the selected row.
    QWidget *detail() const;
    /// A server's log says which peer; a client's needn't.
    void setPeersShown(bool shown);
    void setPingsShown(bool shown);
    /// What there is stays: it can't be cleared, and nothing more comes to be paused.
    void setReadOnly(bool readOnly);
    bool isReadOnly() const { return m_readOnly; }
    /// What was typed as a filter before, the latest first.
    void setFilterHistory(const QStringList &history);
    /// What the rows are: entries, their frames, or none but bytes. Entries at first.
    void setMode(LogMode mode);
    FrameTable *frames() const { return m_frames; }
    RawView *raw() const { return m_raw; }
    /// Shows only what belongs to these peers, as if they were typed into the filter.
    void filterPeers(const QList<quint32> &peers);

public Q_SLOTS:
    void clear();
    void focusFilter();
    void perform(ui::LogCommand command);

Q_SIGNALS:
    /// How many entries there are, are hidden, were dropped may have changed.
    void countsChanged();
    void pingsShownChanged(bool shown);
    void filterHistoryChanged(const QStringList &history);
    /// Another form of the time was asked for.
    void timeFormChosen(ui::TimeForm form);
    /// A person chose what the rows are.
    void modeChosen(ui::LogMode mode);
    /// The log is to be written to a file.
    void exportRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void layOut();
    void listenToFilter();
    void listenToFinder();
    void listenToRows();
    void showCurrent();
    void showEntry(int row);
    void showMode(LogMode mode);
    void showInMode(qint64 number);
    void showCounts();
    void showStatistics(bool shown);
    void showMatches(const workbench::LogFilter::Text &text);
    void chooseTimeForm(TimeForm form);
    void toggleMarks();
    void goToMark(bool backward);

    bool m_readOnly = false;
    LogModel *m_model;
    LogFinder *m_finder;
    // In the order of the keyboard's way through them.
    LogFilterBar *m_filter;
    LogFindBar *m_find;
    GoToBar *m_goTo;
    PinStrip *m_pins;
    LogTable *m_table;
    DensityStrip *m_density;
    QStackedWidget *m_modes;
    FrameLogModel *m_frameRows;
    FrameTable *m_frames;
    RawView *m_raw;
    QStackedWidget *m_below;
    EntryDetail *m_detail;
    StatisticsPage *m_statistics;
    PayloadReader *m_reader;
    QTimer m_countsTimer; ///< Until the counts are shown anew.
};

} // namespace ui
