#pragma once

#include "workbench/log/LogStore.h"

#include <QTimer>
#include <QWidget>

#include <memory>

class QTableWidget;
class QToolButton;

namespace ui {

class RatePlot;

/// What the messages of a log amount to: their rates as a plot, and numbers. It looks four times a second, while it is seen.
class StatisticsPage : public QWidget
{
    Q_OBJECT

public:
    explicit StatisticsPage(std::shared_ptr<const workbench::LogStore> store, QWidget *parent = nullptr);

    /// Takes over what the log knows now.
    void refresh();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    struct Line
    {
        QString what;
        QString sent; ///< Or what is true of both, if received is null.
        QString received;
    };

    QToolButton *makeUnit(const QString &name, const QString &label);
    void setUpTable();
    static QList<Line> flowLines(const workbench::LogStatistics &statistics);
    static QList<Line> wireLines(const workbench::LogStatistics &statistics);
    static QList<Line> sizeLines(const workbench::LogStatistics &statistics);
    static QList<Line> timeLines(const workbench::LogStatistics &statistics);
    void fill(const QList<Line> &lines);

    std::shared_ptr<const workbench::LogStore> m_store;
    RatePlot *m_plot;
    QTableWidget *m_table;
    QTimer m_timer;
    qint64 m_seen = -1; ///< The end of the log when it was looked at.
};

} // namespace ui
