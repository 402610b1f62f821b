#include "ui/log/DensityStrip.h"

#include "ui/log/EntryText.h"
#include "ui/log/LogFinder.h"
#include "ui/log/LogMarks.h"
#include "ui/log/LogModel.h"
#include "ui/log/LogTable.h"
#include "ui/theme/ThemeColors.h"

#include <QHelpEvent>
#include <QLocale>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <vector>

namespace ui {

namespace {

constexpr int sliceHeight = 2;
constexpr int tickWidth = 5;
// Two rows that came at once don't make an endless rate.
constexpr qint64 shortestNs = 100'000;

QString rate(double perSecond)
{
    return QLocale().toString(perSecond, 'f', perSecond < 10 ? 1 : 0);
}

} // namespace

DensityStrip::DensityStrip(LogTable *table, const LogFinder *finder, QWidget *parent)
    : QWidget(parent)
    , m_table(table)
    , m_finder(finder)
{
    setObjectName(QStringLiteral("densityStrip"));
    setAccessibleName(tr("Messages per second along the log"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    setCursor(Qt::PointingHandCursor);
    const auto repaint = [this] { update(); };
    const LogModel *model = table->logModel();
    connect(model, &LogModel::drained, this, repaint);
    connect(model, &QAbstractItemModel::modelReset, this, repaint);
    connect(model->marks(), &LogMarks::changed, this, repaint);
    connect(finder, &LogFinder::changed, this, repaint);
    connect(table->verticalScrollBar(), &QScrollBar::valueChanged, this, repaint);
    connect(table->verticalScrollBar(), &QScrollBar::rangeChanged, this, repaint);
    updateDescription();
}

QSize DensityStrip::sizeHint() const
{
    return {48, 100};
}

// Beside the rows, not beside their header.
QRect DensityStrip::area() const
{
    const int top = m_table->viewport()->mapTo(m_table, QPoint(0, 0)).y();
    return rect().adjusted(0, top, 0, -std::min(height() / 2, m_table->height() - top - m_table->viewport()->height()));
}

int DensityStrip::sliceCount() const
{
    return std::clamp(area().height() / sliceHeight, 0, m_table->logModel()->rowCount());
}

DensityStrip::Slice DensityStrip::slice(int index) const
{
    const LogRows &rows = m_table->logModel()->rows();
    const qint64 slices = sliceCount();
    Slice made;
    made.begin = static_cast<int>(index * qint64{rows.size()} / slices);
    made.end = static_cast<int>((index + 1) * qint64{rows.size()} / slices);
    // Up to the row behind it; the last has none, and goes back to the one before.
    const int from = made.end < rows.size() ? made.begin : std::max(0, made.begin - 1);
    const int to = std::min(made.end, rows.size() - 1);
    const double seconds =
        static_cast<double>(std::max(shortestNs, rows.monotonicNs(to) - rows.monotonicNs(from))) / 1e9;
    const LogRows::Count count = rows.count(made.begin, made.end);
    if (rows.size() > 1) {
        made.sentPerSecond = static_cast<double>(count.sent) / seconds;
        made.receivedPerSecond = static_cast<double>(count.received) / seconds;
    }
    return made;
}

DensityStrip::Slice DensityStrip::sliceAt(int y) const
{
    const int slices = sliceCount();
    if (slices == 0)
        return {};
    const QRect place = area();
    return slice(std::clamp((y - place.top()) * slices / std::max(1, place.height()), 0, slices - 1));
}

int DensityStrip::yOf(int row) const
{
    const qint64 rows = std::max(1, m_table->logModel()->rowCount());
    return area().top() + static_cast<int>(qint64{row} * area().height() / rows);
}

QString DensityStrip::describe(const Slice &slice) const
{
    const LogModel *model = m_table->logModel();
    if (slice.end <= slice.begin)
        return {};
    const auto time = [&](int row) {
        const auto head = model->store()->head(model->number(row), 0);
        return head ? EntryText::time(head->entry.wallClockMs) : QString();
    };
    const QString from = time(slice.begin);
    const QString to = time(slice.end - 1);
    const QString when = from == to ? from : tr("%1 to %2").arg(from, to);
    const int count = slice.end - slice.begin;
    const QString rows = count == 1 ? tr("1 row") : tr("%1 rows").arg(QLocale().toString(count));
    return tr("%1 (%2)\n↑ %3/s sent\n↓ %4/s received")
        .arg(when, rows, rate(slice.sentPerSecond), rate(slice.receivedPerSecond));
}

// ---- Painting --------------------------------------------------------------------------------------------------------

void DensityStrip::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    const ThemeColors &colors = ThemeColors::of(palette());
    painter.fillRect(area(), colors.base);
    painter.setPen(colors.border);
    painter.drawRect(area().adjusted(0, 0, -1, -1));
    if (m_table->logModel()->rowCount() == 0)
        return;
    paintViewport(painter);
    paintRates(painter);
    paintTicks(painter);
}

void DensityStrip::paintRates(QPainter &painter) const
{
    const ThemeColors &colors = ThemeColors::of(palette());
    const QRect place = area().adjusted(tickWidth + 1, 1, -tickWidth - 1, -1);
    const int slices = sliceCount();
    std::vector<Slice> all;
    double most = 1;
    for (int i = 0; i < slices; ++i) {
        all.push_back(slice(i));
        most = std::max({most, all.back().sentPerSecond, all.back().receivedPerSecond});
    }
    const int middle = place.center().x();
    const double half = place.width() / 2.0 - 1;
    const auto length = [&](double perSecond) {
        return perSecond <= 0 ? 0 : std::max(1, static_cast<int>(std::log1p(perSecond) / std::log1p(most) * half));
    };
    painter.fillRect(QRect(middle, place.top(), 1, place.height()), colors.border);
    for (int i = 0; i < slices; ++i) {
        const int top = place.top() + static_cast<int>(qint64{i} * place.height() / slices);
        const int bottom = place.top() + static_cast<int>(qint64{i + 1} * place.height() / slices);
        // Bars that are high have air between them, so that single rows are told apart.
        const int height = std::max(1, bottom - top - (bottom - top > 4 ? 1 : 0));
        const Slice &one = all[static_cast<size_t>(i)];
        const int sent = length(one.sentPerSecond);
        const int received = length(one.receivedPerSecond);
        painter.fillRect(QRect(middle - sent, top, sent, std::min(height, 8)), colors.sent);
        painter.fillRect(QRect(middle + 1, top, received, std::min(height, 8)), colors.received);
    }
}

void DensityStrip::paintTicks(QPainter &painter) const
{
    const ThemeColors &colors = ThemeColors::of(palette());
    const LogModel *model = m_table->logModel();
    const QRect place = area();
    painter.setRenderHint(QPainter::Antialiasing);
    int last = -1;
    for (const qint64 number : model->marks()->marked()) {
        const int row = model->shownRow(number);
        const int y = row < 0 ? last : yOf(row);
        if (y == last)
            continue;
        last = y;
        painter.setPen(Qt::NoPen);
        painter.setBrush(colors.warning);
        painter.drawPolygon(
            QPolygon({{place.left() + 1, y - 3}, {place.left() + tickWidth + 1, y}, {place.left() + 1, y + 3}}));
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
    const std::vector<qint64> &matches = m_finder->matches();
    for (int i = 0; i < sliceCount() && !matches.empty(); ++i) {
        const Slice one = slice(i);
        const auto match = std::lower_bound(matches.begin(), matches.end(), model->number(one.begin));
        if (match == matches.end() || *match > model->number(one.end - 1))
            continue;
        painter.fillRect(place.right() - tickWidth, yOf(model->rowOf(*match)), tickWidth, 2, colors.accent);
    }
}

void DensityStrip::paintViewport(QPainter &painter) const
{
    const ThemeColors &colors = ThemeColors::of(palette());
    const int rows = m_table->logModel()->rowCount();
    const int top = m_table->topRow();
    const int from = yOf(top);
    const int to = std::max(from + 4, yOf(std::min(rows, top + m_table->visibleRows())));
    const QRect seen(0, std::min(from, area().bottom() - 4), width() - 1, to - from - 1);
    painter.fillRect(seen, colors.selection);
    painter.setPen(colors.muted);
    painter.drawRect(seen);
}

// ---- Going there -----------------------------------------------------------------------------------------------------

void DensityStrip::goTo(int y)
{
    const int rows = m_table->logModel()->rowCount();
    const QRect place = area();
    const qint64 row = qint64{std::clamp(y - place.top(), 0, place.height())} * rows / std::max(1, place.height());
    m_table->verticalScrollBar()->setValue(static_cast<int>(row) - m_table->visibleRows() / 2);
}

void DensityStrip::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        goTo(event->pos().y());
}

void DensityStrip::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons().testFlag(Qt::LeftButton))
        goTo(event->pos().y());
}

void DensityStrip::wheelEvent(QWheelEvent *event)
{
    QCoreApplication::sendEvent(m_table->verticalScrollBar(), event);
}

bool DensityStrip::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        QToolTip::showText(help->globalPos(), describe(sliceAt(help->pos().y())), this);
        return true;
    }
    return QWidget::event(event);
}

void DensityStrip::updateDescription()
{
    setAccessibleDescription(tr("Sent messages are drawn to the left, received ones to the right. A click goes there; "
                                "with the keyboard, the log's own keys do."));
}

} // namespace ui
