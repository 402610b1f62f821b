#pragma once

#include "workbench/load/LoadReport.h"

#include <QWidget>

namespace ui {

/// Latencies of each second of a load run: median, 99th percentile and the slowest, on a logarithmic scale. What is under the
/// mouse, or the arrow keys, is read out.
class LatencyPlot : public QWidget
{
    Q_OBJECT

public:
    explicit LatencyPlot(QWidget *parent = nullptr);

    void setSamples(const QList<workbench::LoadSample> &samples);
    /// What is read out; empty if nothing is.
    QString readout() const;

    QSize sizeHint() const override { return {420, 160}; }
    QSize minimumSizeHint() const override { return {160, 40}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    struct Line
    {
        QString name;
        qint64 workbench::LoadSample::*value;
        QColor color;
        Qt::PenStyle style;
    };

    QList<Line> lines() const;
    QRect plotArea() const;
    double xOf(const workbench::LoadSample &sample, const QRect &area) const;
    double yOf(qint64 nanoseconds, const QRect &area) const;
    QPolygonF pointsOf(const Line &line) const;
    void paintScale(QPainter &painter) const;
    void paintLine(QPainter &painter, const Line &line) const;
    void paintLegend(QPainter &painter) const;
    void readOut(qsizetype sample);

    QList<workbench::LoadSample> m_samples; ///< Those in which something was measured.
    double m_seconds = 1;
    double m_lowest = 4; ///< Powers of ten, in nanoseconds.
    double m_highest = 7;
    qsizetype m_read = -1;
};

} // namespace ui
