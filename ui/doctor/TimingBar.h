#pragma once

#include "workbench/doctor/Diagnosis.h"

#include "wslib/net/Opening.h"

#include <QList>
#include <QWidget>

namespace ui {

/// How far an opening came and how long each phase took: a cell for each, the wider the longer it took. What was done, what
/// failed and what wasn't reached differ by a sign, a word and the frame, not by colour alone.
class TimingBar : public QWidget
{
    Q_OBJECT

public:
    explicit TimingBar(QWidget *parent = nullptr);

    void show(const workbench::Diagnosis &diagnosis, const wslib::ConnectTimings &timings);
    /// What the cells say, in order: "DNS: 1.2 ms", "TLS: failed after 12 ms", "Upgrade: not reached".
    QStringList words() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    enum class Outcome { Done, Failed, NotReached };
    struct Cell
    {
        QString name;
        QString time;
        Outcome outcome = Outcome::Done;
        qint64 ns = 0;
    };

    static QString sign(Outcome outcome);
    QList<int> widths() const;
    int leastWidth(const Cell &cell) const;
    QFont nameFont() const;
    void paintCell(QPainter &painter, const QRectF &frame, const Cell &cell) const;

    QList<Cell> m_cells;
};

} // namespace ui
