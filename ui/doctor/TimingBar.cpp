#include "ui/doctor/TimingBar.h"

#include "ui/doctor/DiagnosisText.h"
#include "ui/log/EntryText.h"
#include "ui/theme/ThemeColors.h"

#include <QPainter>

#include <algorithm>

namespace ui {

using wslib::ConnectPhase;

namespace {

constexpr int padding = 8;
constexpr int gap = 4;
constexpr qreal corner = 5;

} // namespace

TimingBar::TimingBar(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("timingBar"));
    setAccessibleName(tr("How far the connection came"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void TimingBar::show(const workbench::Diagnosis &diagnosis, const wslib::ConnectTimings &timings)
{
    m_cells.clear();
    bool reached = true;
    for (size_t i = 0; i < wslib::connectPhaseCount; ++i) {
        const auto phase = static_cast<ConnectPhase>(i);
        const bool unneeded = (phase == ConnectPhase::Proxy && diagnosis.proxy.kind == wslib::ProxyHop::Kind::None)
                              || (phase == ConnectPhase::Tls && !diagnosis.secure);
        if (unneeded)
            continue;
        const qint64 ns = timings.of(phase).value_or(std::chrono::nanoseconds(0)).count();
        const bool failed = phase == diagnosis.phase;
        const QString time = EntryText::duration(ns);
        if (failed)
            m_cells.append({DiagnosisText::phase(phase), tr("failed after %1").arg(time), Outcome::Failed, ns});
        else if (reached)
            m_cells.append({DiagnosisText::phase(phase), time, Outcome::Done, ns});
        else
            m_cells.append({DiagnosisText::phase(phase), tr("not reached"), Outcome::NotReached, 0});
        reached = reached && !failed;
    }
    setAccessibleDescription(words().join(QStringLiteral(". ")));
    setToolTip(words().join(u'\n'));
    updateGeometry();
    update();
}

QStringList TimingBar::words() const
{
    QStringList all;
    for (const Cell &cell : m_cells)
        all += tr("%1: %2").arg(cell.name, cell.time);
    return all;
}

QString TimingBar::sign(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Done:
        return QStringLiteral("✓");
    case Outcome::Failed:
        return QStringLiteral("✕");
    case Outcome::NotReached:
        break;
    }
    return QStringLiteral("–");
}

QFont TimingBar::nameFont() const
{
    QFont bold = font();
    bold.setBold(true);
    return bold;
}

int TimingBar::leastWidth(const Cell &cell) const
{
    const int name = QFontMetrics(nameFont()).horizontalAdvance(sign(cell.outcome) + u' ' + cell.name);
    return std::max(name, fontMetrics().horizontalAdvance(cell.time)) + 2 * padding;
}

QSize TimingBar::sizeHint() const
{
    int width = 0;
    for (const Cell &cell : m_cells)
        width += leastWidth(cell) + gap;
    return {std::max(width - gap, 0), 2 * fontMetrics().height() + padding + 2};
}

// Everybody gets what the words need, and the rest goes by time.
QList<int> TimingBar::widths() const
{
    const int rest = std::max(width() - sizeHint().width(), 0);
    qint64 sum = 0;
    for (const Cell &cell : m_cells)
        sum += cell.ns;
    QList<int> all;
    for (const Cell &cell : m_cells) {
        const double share = sum > 0 ? static_cast<double>(cell.ns) / static_cast<double>(sum)
                                     : 1.0 / static_cast<double>(m_cells.size());
        all.append(leastWidth(cell) + static_cast<int>(rest * share));
    }
    return all;
}

void TimingBar::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QList<int> all = widths();
    qreal x = 0;
    for (qsizetype i = 0; i < m_cells.size(); ++i) {
        const qreal left = isRightToLeft() ? width() - x - all[i] : x;
        paintCell(painter, QRectF(left, 0, all[i], height()).adjusted(1, 1, -1, -1), m_cells[i]);
        x += all[i] + gap;
    }
}

void TimingBar::paintCell(QPainter &painter, const QRectF &frame, const Cell &cell) const
{
    const ThemeColors &colors = ThemeColors::of(palette());
    const bool failed = cell.outcome == Outcome::Failed;
    const bool done = cell.outcome == Outcome::Done;
    painter.setPen(
        QPen(failed ? colors.danger : colors.border, failed ? 2 : 1, done || failed ? Qt::SolidLine : Qt::DashLine));
    painter.setBrush(failed ? QBrush(colors.dangerBack) : done ? QBrush(colors.base) : QBrush(Qt::NoBrush));
    painter.drawRoundedRect(frame, corner, corner);

    const QColor text = failed ? colors.dangerText : done ? colors.text : colors.muted;
    const QColor mark = failed ? colors.danger : done ? colors.success : colors.muted;
    const QRectF inner = frame.adjusted(padding, padding / 2.0, -padding / 2.0, -padding / 2.0);
    const QString glyph = sign(cell.outcome) + u' ';
    painter.setFont(nameFont());
    painter.setPen(mark);
    painter.drawText(inner, Qt::AlignLeft | Qt::AlignTop, glyph);
    painter.setPen(text);
    const qreal indent = QFontMetricsF(nameFont()).horizontalAdvance(glyph);
    painter.drawText(inner.adjusted(indent, 0, 0, 0), Qt::AlignLeft | Qt::AlignTop, cell.name);
    painter.setFont(font());
    painter.setPen(failed ? colors.dangerText : colors.muted);
    painter.drawText(inner, Qt::AlignLeft | Qt::AlignBottom, cell.time);
}

} // namespace ui
