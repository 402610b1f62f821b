#pragma once

#include "workbench/log/LogStatistics.h"

#include <QWidget>

#include <vector>

namespace ui {

/// How much passed when: sent above the line, received below it, both on one scale. What is under the mouse, or the arrow keys,
/// is read out.
class RatePlot : public QWidget
{
    Q_OBJECT

public:
    enum class Unit { Messages, Bytes };

    explicit RatePlot(QWidget *parent = nullptr);

    void setStatistics(const workbench::LogStatistics &statistics);
    /// The same, of whatever was counted elsewhere; in the order of time.
    void setBuckets(std::vector<workbench::LogStatistics::Bucket> buckets);
    void setUnit(Unit unit);
    /// What is read out; empty if nothing is.
    QString readout() const;

    QSize sizeHint() const override { return {420, 160}; }
    QSize minimumSizeHint() const override { return {160, 40}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    struct Column
    {
        double sent = 0;
        double received = 0;
    };

    QRect plotArea() const;
    void layOut();
    void addBucket(const workbench::LogStatistics::Bucket &bucket);
    double highest() const;
    double secondsAt(double column) const;
    QString rateText(double perSecond) const;
    void paintAxes(QPainter &painter, double top) const;
    void paintLegend(QPainter &painter) const;
    void paintRates(QPainter &painter, double top) const;
    void readOut(int column);

    std::vector<workbench::LogStatistics::Bucket> m_buckets;
    Unit m_unit = Unit::Messages;
    std::vector<Column> m_columns; ///< One for each pixel across.
    qint64 m_beginNs = 0;
    qint64 m_endNs = 1;
    int m_readColumn = -1;
};

} // namespace ui
