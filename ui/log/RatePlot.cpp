#include "ui/log/RatePlot.h"

#include "ui/log/EntryText.h"
#include "ui/log/PlotFrame.h"
#include "ui/log/PlotScale.h"
#include "ui/theme/ThemeColors.h"

#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <utility>

namespace ui {

using workbench::LogStatistics;

RatePlot::RatePlot(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("ratePlot"));
    setAccessibleName(tr("Rates over time; Left and Right read them out"));
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
}

void RatePlot::setStatistics(const LogStatistics &statistics)
{
    m_buckets = statistics.buckets();
    layOut();
}

void RatePlot::setBuckets(std::vector<LogStatistics::Bucket> buckets)
{
    m_buckets = std::move(buckets);
    layOut();
}

void RatePlot::setUnit(Unit unit)
{
    m_unit = unit;
    layOut();
}

// ---- Laying it out ---------------------------------------------------------------------------------------------------

QRect RatePlot::plotArea() const
{
    return ui::plotArea(*this, tr("%1/s").arg(QStringLiteral("000.0 MB")));
}

// Each column gets the mean rate of its stretch of time.
void RatePlot::layOut()
{
    m_columns.assign(static_cast<size_t>(std::max(0, plotArea().width())), {});
    if (!m_buckets.empty()) {
        m_beginNs = m_buckets.front().beginNs;
        m_endNs = std::max(m_buckets.back().endNs, m_beginNs + 10 * LogStatistics::bucketNs);
        for (const LogStatistics::Bucket &bucket : m_buckets)
            addBucket(bucket);
    }
    m_readColumn = std::min(m_readColumn, static_cast<int>(m_columns.size()) - 1);
    update();
}

void RatePlot::addBucket(const LogStatistics::Bucket &bucket)
{
    const double perNs = static_cast<double>(m_columns.size()) / static_cast<double>(m_endNs - m_beginNs);
    const double begin = static_cast<double>(bucket.beginNs - m_beginNs) * perNs;
    const double end = static_cast<double>(bucket.endNs - m_beginNs) * perNs;
    const double seconds = static_cast<double>(bucket.endNs - bucket.beginNs) / 1e9;
    const auto amount = [this](const LogStatistics::Flow &flow) {
        return static_cast<double>(m_unit == Unit::Messages ? flow.messages : flow.bytes);
    };
    const auto last = std::min(static_cast<size_t>(std::ceil(end)), m_columns.size());
    for (auto column = static_cast<size_t>(begin); column < last; ++column) {
        const double covered =
            std::min(end, static_cast<double>(column) + 1) - std::max(begin, static_cast<double>(column));
        m_columns[column].sent += amount(bucket.sent) / seconds * covered;
        m_columns[column].received += amount(bucket.received) / seconds * covered;
    }
}

double RatePlot::highest() const
{
    double most = 0;
    for (const Column &column : m_columns)
        most = std::max({most, column.sent, column.received});
    return most;
}

double RatePlot::secondsAt(double column) const
{
    return column / static_cast<double>(std::max<size_t>(1, m_columns.size()))
           * static_cast<double>(m_endNs - m_beginNs) / 1e9;
}

QString RatePlot::rateText(double perSecond) const
{
    if (m_unit == Unit::Bytes)
        return tr("%1/s").arg(EntryText::size(static_cast<qint64>(std::lround(perSecond))));
    return tr("%1/s").arg(QLocale().toString(perSecond, 'f', perSecond < 10 && perSecond > 0 ? 1 : 0));
}

QString RatePlot::readout() const
{
    if (m_readColumn < 0 || m_readColumn >= static_cast<int>(m_columns.size()) || m_buckets.empty())
        return {};
    const Column &column = m_columns[static_cast<size_t>(m_readColumn)];
    return tr("%1   ↑ %2   ↓ %3")
        .arg(EntryText::offset(static_cast<qint64>(secondsAt(m_readColumn) * 1e9)), rateText(column.sent),
             rateText(column.received));
}

// ---- Painting --------------------------------------------------------------------------------------------------------

void RatePlot::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    const ThemeColors &colors = ThemeColors::of(palette());
    painter.fillRect(plotArea(), colors.base);
    if (m_buckets.empty()) {
        painter.setPen(colors.muted);
        painter.drawText(rect(), Qt::AlignCenter, tr("Rates show here once messages pass."));
    } else {
        const double top = niceAbove(highest());
        paintAxes(painter, top);
        paintPlotTimes(painter, *this, plotArea(), static_cast<double>(m_endNs - m_beginNs) / 1e9);
        paintRates(painter, top);
        paintLegend(painter);
        paintPlotReadout(painter, *this, plotArea(), plotArea().left() + m_readColumn, readout());
    }
    paintPlotFocus(painter, *this, plotArea());
}

void RatePlot::paintAxes(QPainter &painter, double top) const
{
    const ThemeColors &colors = ThemeColors::of(palette());
    const QRect area = plotArea();
    const int height = painter.fontMetrics().height();
    // Half-way lines where there is room for their numbers.
    const int parts = area.height() > height * 7 ? 2 : 1;
    for (int part = -parts; part <= parts; ++part) {
        const int y = area.center().y() - part * (area.height() / 2 - 1) / parts;
        painter.setPen(part == 0 ? colors.muted : colors.border);
        painter.drawLine(area.left(), y, area.right(), y);
        painter.setPen(colors.muted);
        painter.drawText(QRect(0, y - height / 2, area.left() - 6, height), Qt::AlignRight | Qt::AlignVCenter,
                         rateText(top * std::abs(part) / parts));
    }
}

void RatePlot::paintLegend(QPainter &painter) const
{
    const ThemeColors &colors = ThemeColors::of(palette());
    QColor back = colors.base;
    back.setAlphaF(0.85F);
    const auto put = [&](Qt::Alignment where, const QString &text, const QColor &color) {
        const QRect words = painter.boundingRect(plotArea().adjusted(8, 3, -8, -3), Qt::AlignLeft | where, text);
        painter.fillRect(words.adjusted(-4, -1, 4, 1), back);
        painter.setPen(color);
        painter.drawText(words, Qt::AlignCenter, text);
    };
    put(Qt::AlignTop, tr("↑ sent"), colors.sent);
    put(Qt::AlignBottom, tr("↓ received"), colors.received);
}

void RatePlot::paintRates(QPainter &painter, double top) const
{
    const ThemeColors &colors = ThemeColors::of(palette());
    const QRect area = plotArea();
    const double zero = area.center().y() + 0.5;
    const double half = area.height() / 2.0 - 1;
    QPolygonF sent{QPointF(area.left(), zero)};
    QPolygonF received{QPointF(area.left(), zero)};
    for (size_t i = 0; i < m_columns.size(); ++i) {
        const double x = area.left() + static_cast<double>(i) + 0.5;
        sent << QPointF(x, zero - m_columns[i].sent / top * half);
        received << QPointF(x, zero + m_columns[i].received / top * half);
    }
    painter.setRenderHint(QPainter::Antialiasing);
    for (auto &[line, color] : {std::pair(&sent, colors.sent), std::pair(&received, colors.received)}) {
        *line << QPointF(area.right(), zero);
        QColor fill = color;
        fill.setAlphaF(0.25F);
        painter.setPen(Qt::NoPen);
        painter.setBrush(fill);
        painter.drawPolygon(*line);
        painter.setPen(QPen(color, 1.3));
        painter.setBrush(Qt::NoBrush);
        painter.drawPolyline(*line);
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
}

// ---- Reading it out --------------------------------------------------------------------------------------------------

void RatePlot::readOut(int column)
{
    m_readColumn = m_columns.empty() ? -1 : std::clamp(column, -1, static_cast<int>(m_columns.size()) - 1);
    setAccessibleDescription(readout());
    update();
}

void RatePlot::mouseMoveEvent(QMouseEvent *event)
{
    readOut(plotArea().contains(event->pos()) ? event->pos().x() - plotArea().left() : -1);
}

void RatePlot::leaveEvent(QEvent * /*event*/)
{
    readOut(-1);
}

void RatePlot::keyPressEvent(QKeyEvent *event)
{
    const int step = event->modifiers().testFlag(Qt::ControlModifier) ? 40 : 4;
    if (event->key() == Qt::Key_Left)
        readOut(m_readColumn < 0 ? static_cast<int>(m_columns.size()) - 1 : std::max(0, m_readColumn - step));
    else if (event->key() == Qt::Key_Right)
        readOut(m_readColumn < 0 ? 0 : m_readColumn + step);
    else
        QWidget::keyPressEvent(event);
}

void RatePlot::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    layOut();
}

void RatePlot::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        layOut();
}

} // namespace ui
