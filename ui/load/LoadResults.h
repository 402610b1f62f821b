#pragma once

#include "workbench/load/LoadReport.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QTableWidget;

namespace ui {

class LatencyPlot;
class RatePlot;

/// What a load run has found so far, or in the end: plots over time, figures, errors by kind, and what to know about them.
class LoadResults : public QWidget
{
    Q_OBJECT

public:
    explicit LoadResults(QWidget *parent = nullptr);

    void setReport(const workbench::LoadReport &report);
    const workbench::LoadReport &report() const { return m_report; }

    QTableWidget *table() const { return m_table; }
    QWidget *plots() const { return m_plots; }

    /// To the clipboard.
    void copyText() const;
    void copyJson() const;

private:
    struct Row
    {
        QString name;
        QString value;
        QString explanation;
        bool isError = false;
    };

    void assemble();
    void setUpTable();
    QList<Row> rows() const;
    void addFlow(QList<Row> &rows) const;
    void addConnections(QList<Row> &rows) const;
    void addLatencies(QList<Row> &rows) const;
    void addErrors(QList<Row> &rows) const;
    void show(const QList<Row> &rows);
    void showPlots();
    void showNotes();

    workbench::LoadReport m_report;
    QWidget *m_plots;
    RatePlot *m_rates;
    LatencyPlot *m_latencies;
    QTableWidget *m_table;
    QLabel *m_notes;
    QPushButton *m_copyText;
    QPushButton *m_copyJson;
};

} // namespace ui
