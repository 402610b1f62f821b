#include "ui/load/LatencyPlot.h"

#include "ui/load/LoadText.h"
#include "ui/log/PlotFrame.h"
#include "ui/log/PlotScale.h"
#include "ui/theme/ThemeColors.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace ui {

using workbench::LoadSample;

LatencyPlot::LatencyPlot(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("latencyPlot"));
    setAccessibleName(tr("Latencies over time; Left and Right read them out"));
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
}

void LatencyPlot::setSamples(const QList<LoadSample> &samples)
{
    m_samples.clear();
    m_seconds = 1;
    qint64 least = 100'000;
    qint64 most = 1'000'000;
    for (const LoadSample &sample : samples) {
        m_seconds = std::max(m_seconds, sample.at + sample.seconds);
        if (sample.max == 0)
            continue;
        m_samples.append(sample);
        least = std::min(least, std::max<qint64>(sample.p50, 1'000));
        most = std::max(most, sample.max);
    }
    m_lowest = std::floor(std::log10(static_cast<double>(least)));
    m_highest = std::ceil(std::log10(static_cast<double>(most)));
    m_read = std::min(m_read, m_samples.size() - 1);
    update();
}

QList<LatencyPlot::Line> LatencyPlot::lines() const
{
    const ThemeColors &colors = ThemeColors::of(palette());
    return {{tr("slowest"), &LoadSample::max, colors.danger, Qt::DotLine},
            {tr("p99"), &LoadSample::p99, colors.warning, Qt::DashLine},
            {tr("median"), &LoadSample::p50, colors.success, Qt::SolidLine}};
}

QRect LatencyPlot::plotArea() const
{
    // As wide as that of the rates above it.
    return ui::plotArea(*this, tr("%1/s").arg(QStringLiteral("000.0 MB")));
}

double LatencyPlot::xOf(const LoadSample &sample, const QRect &area) const
{
    return area.left() + (sample.at + sample.seconds / 2) / m_seconds * area.width();
}

double LatencyPlot::yOf(qint64 nanoseconds, const QRect &area) const
{
    const double power = std::log10(static_cast<double>(std::max<qint64>(nanoseconds, 1)));
    const double share = std::clamp((power - m_lowest) / (m_highest - m_lowest), 0.0, 1.0);
    return area.bottom() - share * (area.height() - 1);
}

QString LatencyPlot::readout() const
{
    if (m_read < 0 || m_read >= m_samples.size())
        return {};
    const LoadSample &sample = m_samples.at(m_read);
    return tr("%1   median %2   p99 %3   slowest %4")
        .arg(plotTimeText(sample.at, 1), LoadText::latency(sample.p50), LoadText::latency(sample.p99),
             LoadText::latency(sample.max));
}

// ---- Painting --------------------------------------------------------------------------------------------------------

void LatencyPlot::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    const ThemeColors &colors = ThemeColors::of(palette());
    painter.fillRect(plotArea(), colors.base);
    if (m_samples.isEmpty()) {
        painter.setPen(colors.muted);
        painter.drawText(rect(), Qt::AlignCenter, tr("Latencies show here once answers come."));
    } else {
        paintScale(painter);
        paintPlotTimes(painter, *this, plotArea(), m_seconds, 1.0);
        painter.setRenderHint(QPainter::Antialiasing);
        for (const Line &line : lines())
            paintLine(painter, line);
        painter.setRenderHint(QPainter::Antialiasing, false);
        paintLegend(painter);
        if (const QString text = readout(); !text.isEmpty()) {
            const int x = static_cast<int>(xOf(m_samples.at(m_read), plotArea()));
            paintPlotReadout(painter, *this, plotArea(), x, text);
        }
    }
    paintPlotFocus(painter, *this, plotArea());
}

void LatencyPlot::paintScale(QPainter &painter) const
{
    const ThemeColors &colors = ThemeColors::of(palette());
    const QRect area = plotArea();
    const int height = painter.fontMetrics().height();
    int last = area.bottom() + height; // a number is left out where there is no room for it
    for (double power = m_lowest; power <= m_highest; ++power) {
        const auto value = static_cast<qint64>(std::llround(std::pow(10, power)));
        const int y = static_cast<int>(yOf(value, area));
        painter.setPen(colors.border);
        painter.drawLine(area.left(), y, area.right(), y);
        if (last - y < height)
            continue;
        last = y;
        painter.setPen(colors.muted);
        painter.drawText(QRect(0, y - height / 2, area.left() - 6, height), Qt::AlignRight | Qt::AlignVCenter,
                         LoadText::latency(value));
    }
}

// The highest and the lowest of each column of pixels: a day has 86,400 samples.
QPolygonF LatencyPlot::pointsOf(const Line &line) const
{
    const QRect area = plotArea();
    const bool many = m_samples.size() > 2 * qsizetype{std::max(1, area.width())};
    QPolygonF points;
    qsizetype column = 0; // where the points of the last column begin
    for (const LoadSample &sample : m_samples) {
        const QPointF point(many ? std::floor(xOf(sample, area)) : xOf(sample, area), yOf(sample.*line.value, area));
        if (!many || points.isEmpty() || points.last().x() < point.x()) {
            column = points.size();
            points << point;
        } else if (points.size() == column + 1) {
            points << point;
        } else {
            const auto [low, high] = std::minmax({points.at(column).y(), points.at(column + 1).y(), point.y()});
            points[column].setY(low);
            points[column + 1].setY(high);
        }
    }
    return points;
}

void LatencyPlot::paintLine(QPainter &painter, const Line &line) const
{
    const QPolygonF points = pointsOf(line);
    painter.setPen(QPen(line.color, 1.6, line.style));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(points);
    painter.setPen(Qt::NoPen);
    painter.setBrush(line.color);
    constexpr int fewEnough = 40;
    if (points.size() > fewEnough)
        return;
    for (const QPointF &point : points)
        painter.drawEllipse(point, 2, 2);
}

void LatencyPlot::paintLegend(QPainter &painter) const
{
    const ThemeColors &colors = ThemeColors::of(palette());
    constexpr int dash = 18;
    constexpr int gap = 6;
    const QRect area = plotArea().adjusted(8, 4, -8, -4);
    const int height = painter.fontMetrics().height();
    QColor back = colors.base;
    back.setAlphaF(0.85F);
    int x = area.left();
    for (const Line &line : lines()) {
        const int width = painter.fontMetrics().horizontalAdvance(line.name);
        painter.fillRect(QRect(x - 3, area.top() - 1, dash + gap + width + 6, height + 2), back);
        painter.setPen(QPen(line.color, 2, line.style));
        painter.drawLine(x, area.top() + height / 2, x + dash, area.top() + height / 2);
        painter.setPen(line.color);
        painter.drawText(QRect(x + dash + gap, area.top(), width + 2, height), Qt::AlignVCenter, line.name);
        x += dash + 3 * gap + width;
    }
}

// ---- Reading it out --------------------------------------------------------------------------------------------------

void LatencyPlot::readOut(qsizetype sample)
{
    m_read = std::clamp<qsizetype>(sample, -1, m_samples.size() - 1);
    setAccessibleDescription(readout());
    update();
}

void LatencyPlot::mouseMoveEvent(QMouseEvent *event)
{
    const QRect area = plotArea();
    if (m_samples.isEmpty() || !area.contains(event->pos()))
        return readOut(-1);
    const int x = event->pos().x();
    const auto right = std::lower_bound(m_samples.cbegin(), m_samples.cend(), x,
                                        [&](const LoadSample &sample, int at) { return xOf(sample, area) < at; });
    qsizetype nearest = std::min<qsizetype>(right - m_samples.cbegin(), m_samples.size() - 1);
    if (nearest > 0
        && std::abs(xOf(m_samples.at(nearest - 1), area) - x) <= std::abs(xOf(m_samples.at(nearest), area) - x))
        --nearest;
    readOut(nearest);
}

void LatencyPlot::leaveEvent(QEvent * /*event*/)
{
    readOut(-1);
}

void LatencyPlot::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Left)
        readOut(m_read < 0 ? m_samples.size() - 1 : std::max<qsizetype>(0, m_read - 1));
    else if (event->key() == Qt::Key_Right)
        readOut(m_read + 1);
    else
        QWidget::keyPressEvent(event);
}

} // namespace ui
