#pragma once

#include <QWidget>

namespace ui {

class LogFinder;
class LogTable;

/// The whole log at a glance, beside its scroll bar: how many messages a second there were at each place, sent ones to the
/// left, received ones to the right; marks and matches; what is on screen. A click or a drag goes there. The length of a bar
/// grows with the logarithm of the rate, so that a burst doesn't hide all else.
class DensityStrip : public QWidget
{
    Q_OBJECT

public:
    /// The log of @p table, with the matches of @p finder.
    DensityStrip(LogTable *table, const LogFinder *finder, QWidget *parent = nullptr);

    /// A piece of the log: the rows from begin up to, not including, end.
    struct Slice
    {
        int begin = 0;
        int end = 0;
        double sentPerSecond = 0;
        double receivedPerSecond = 0;
    };
    /// What is drawn at the height @p y.
    Slice sliceAt(int y) const;
    /// A sentence on it: times and rates.
    QString describe(const Slice &slice) const;

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    bool event(QEvent *event) override;

private:
    int sliceCount() const;
    Slice slice(int index) const;
    QRect area() const;
    int yOf(int row) const;
    void goTo(int y);
    void paintRates(QPainter &painter) const;
    void paintTicks(QPainter &painter) const;
    void paintViewport(QPainter &painter) const;
    void updateDescription();

    LogTable *m_table;
    const LogFinder *m_finder;
};

} // namespace ui
