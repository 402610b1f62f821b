#pragma once

#include "ui/frames/LogMode.h"
#include "workbench/log/LogFilter.h"

#include <QSet>
#include <QTimer>
#include <QWidget>

class QBoxLayout;
class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QToolButton;

namespace ui {

class FilterField;
class LogModel;

/// What to show of a log, and how much that is: the direction, a filter as one types it (workbench::LogQuery), peers, pings,
/// a pause; below it the counts, always, and what is wrong with the filter, if anything is. A wrong filter changes nothing.
class LogFilterBar : public QWidget
{
    Q_OBJECT

public:
    explicit LogFilterBar(QWidget *parent = nullptr);

    void focusFilter();
    /// Where one types the filter.
    QWidget *field() const;
    /// What was typed there before, the latest first.
    void setHistory(const QStringList &history);
    /// Nothing can be paused or cleared: what there is stays as it is.
    void setReadOnly(bool readOnly);
    void setPeersShown(bool shown);
    void setPingsShown(bool shown);
    void setPaused(bool paused);
    void setStatisticsShown(bool shown);
    bool isPaused() const;
    /// What the rows of the log are; says nothing of it.
    void setMode(LogMode mode);
    LogMode mode() const;
    /// As if a person did.
    void chooseMode(LogMode mode);
    bool areStatisticsShown() const;
    /// As if they were typed into the field for peers.
    void filterPeers(const QList<quint32> &peers);
    /// Shows the model's counts.
    void setCounts(const LogModel &model);

Q_SIGNALS:
    /// Soon after what was typed; at once after a choice.
    void filterChanged(const workbench::LogFilter &filter);
    void peersChanged(const QSet<quint32> &peers);
    void modeChosen(ui::LogMode mode);
    void pauseToggled(bool paused);
    void pingsToggled(bool shown);
    void statisticsToggled(bool shown);
    void clearRequested();
    void exportRequested();
    void historyChanged(const QStringList &history);
    /// Escape in an empty field.
    void left();

protected:
    /// Where there is room the counts stand beside the filter, else below it; where there is little, buttons have no words.
    void resizeEvent(QResizeEvent *event) override;

private:
    void setUpFilter();
    void setUpPeers();
    void setUpButtons();
    void layOut();
    void placeCounts();
    QToolButton *makeButton(const QString &name, const QString &text, const QString &meaning);
    void typed();
    void apply();
    void applyPeers();
    void showHelp();
    void showProblem(const QString &problem);

    // In the order of the keyboard's way through them.
    QComboBox *m_mode;
    QComboBox *m_direction;
    FilterField *m_field;
    QToolButton *m_case;
    QToolButton *m_expression;
    QToolButton *m_help;
    QLineEdit *m_peers;
    QToolButton *m_pause;
    QCheckBox *m_pings;
    QToolButton *m_statistics;
    QToolButton *m_export;
    QToolButton *m_clear;
    QBoxLayout *m_bar;
    QWidget *m_below;
    QLabel *m_problem;
    QLabel *m_counts;
    QTimer m_patience; ///< Until what is typed is applied.
};

} // namespace ui
