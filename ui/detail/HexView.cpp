#include "ui/detail/HexView.h"

#include "ui/Background.h"
#include "ui/detail/HexSource.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/ThemeColors.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace ui {

namespace {

constexpr int margin = 6;
constexpr qsizetype copiedAtOnce = qsizetype{1} * 1024 * 1024; // bytes

bool isPrintable(quint8 byte)
{
    return byte >= 0x20 && byte < 0x7F;
}

QByteArray cArray(const QByteArray &bytes)
{
    QByteArray text = "static const unsigned char data[" + QByteArray::number(bytes.size()) + "] = {";
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        text += i % 12 == 0 ? "\n    " : " ";
        text += "0x" + bytes.mid(i, 1).toHex();
        if (i + 1 < bytes.size())
            text += ',';
    }
    return text + "\n};\n";
}

} // namespace

HexView::HexView(QWidget *parent)
    : QAbstractScrollArea(parent)
{
    setObjectName(QStringLiteral("hexView"));
    setAccessibleName(tr("The bytes of the message"));
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setCursor(Qt::IBeamCursor);
    useMonospace(this);
    followFont(this, [this] {
        measure();
        setMinimumHeight(rowHeight() * 3);
    });
}

void HexView::measure()
{
    m_charWidth = std::max(1, fontMetrics().horizontalAdvance(u'0'));
    m_lineHeight = std::max(1, fontMetrics().height() + 2);
    updateBars();
}

void HexView::setBytes(const QByteArray &bytes)
{
    m_bytes = bytes;
    m_source.reset();
    m_regions.clear();
    m_cursor = 0;
    m_anchor = 0;
    verticalScrollBar()->setValue(0);
    updateBars();
    viewport()->update();
    Q_EMIT selectionChanged();
}

void HexView::setSource(std::shared_ptr<const HexSource> source)
{
    setBytes({});
    m_source = std::move(source);
    updateBars();
    viewport()->update();
    Q_EMIT selectionChanged();
}

void HexView::replaceSource(std::shared_ptr<const HexSource> source)
{
    m_source = std::move(source);
    updateBars();
    viewport()->update();
}

QByteArray HexView::bytesFrom(qsizetype offset, qsizetype most) const
{
    return m_source ? rowBytes(offset / bytesPerRow).mid(offset % bytesPerRow, most) : m_bytes.mid(offset, most);
}

void HexView::setRegions(std::vector<Region> regions)
{
    m_regions = std::move(regions);
    viewport()->update();
}

qsizetype HexView::size() const
{
    if (!m_source)
        return m_bytes.size();
    const qsizetype rows = m_source->rowCount();
    return rows == 0 ? 0 : (rows - 1) * bytesPerRow + m_source->rowSize(rows - 1);
}

QByteArray HexView::rowBytes(qsizetype row) const
{
    return m_source ? m_source->rowBytes(row).value_or(QByteArray()) : m_bytes.mid(row * bytesPerRow, bytesPerRow);
}

void HexView::setRest(const QByteArray &bytes)
{
    m_bytes = bytes;
    updateBars();
    viewport()->update();
    Q_EMIT selectionChanged();
}

// ---- Geometry, in characters: offset, two groups of eight, ASCII ----------------------------------------------------

int HexView::offsetDigits() const
{
    return m_source ? m_source->labelWidth() : m_bytes.size() > 0xFFFFFFFF ? 12 : 8;
}

int HexView::hexColumn(int byte) const
{
    return offsetDigits() + 2 + byte * 3 + (byte >= bytesPerRow / 2 ? 1 : 0);
}

int HexView::asciiColumn() const
{
    return hexColumn(bytesPerRow) + 1;
}

int HexView::x(int column) const
{
    return margin + column * m_charWidth - horizontalScrollBar()->value();
}

int HexView::rowHeight() const
{
    return m_lineHeight;
}

int HexView::visibleRows() const
{
    return std::max(1, (viewport()->height() - margin) / rowHeight());
}

QRect HexView::hexRect(qsizetype offset) const
{
    const int row = static_cast<int>(offset / bytesPerRow - verticalScrollBar()->value());
    return {x(hexColumn(static_cast<int>(offset % bytesPerRow))), margin / 2 + row * rowHeight(), 2 * m_charWidth,
            rowHeight()};
}

QRect HexView::asciiRect(qsizetype offset) const
{
    const int row = static_cast<int>(offset / bytesPerRow - verticalScrollBar()->value());
    return {x(asciiColumn() + static_cast<int>(offset % bytesPerRow)), margin / 2 + row * rowHeight(), m_charWidth,
            rowHeight()};
}

qsizetype HexView::offsetAt(QPoint point) const
{
    const qsizetype row = verticalScrollBar()->value() + (point.y() - margin / 2) / rowHeight();
    const int column = (point.x() - x(0)) / m_charWidth;
    int byte = 0;
    if (column >= asciiColumn()) {
        byte = std::min(column - asciiColumn(), bytesPerRow - 1);
    } else {
        while (byte + 1 < bytesPerRow && hexColumn(byte + 1) <= column)
            ++byte;
    }
    return std::clamp<qsizetype>(row * bytesPerRow + byte, 0, std::max<qsizetype>(0, size() - 1));
}

void HexView::updateBars()
{
    const int visible = visibleRows();
    const qsizetype hidden = std::max<qsizetype>(0, rowCount() - visible);
    verticalScrollBar()->setRange(0, static_cast<int>(std::min<qsizetype>(hidden, 0x7FFFFFFF)));
    verticalScrollBar()->setPageStep(visible);
    const int width = 2 * margin + (asciiColumn() + bytesPerRow) * m_charWidth;
    horizontalScrollBar()->setRange(0, std::max(0, width - viewport()->width()));
    horizontalScrollBar()->setPageStep(viewport()->width());
    horizontalScrollBar()->setSingleStep(m_charWidth);
}

// ---- Painting -------------------------------------------------------------------------------------------------------

QColor HexView::byteColor(quint8 byte) const
{
    const ThemeColors &colors = ThemeColors::of(palette());
    if (byte == 0)
        return colors.muted;
    return isPrintable(byte) ? colors.text : byte < 0x80 ? colors.accent : colors.sent;
}

void HexView::paintEvent(QPaintEvent *event)
{
    const ThemeColors &colors = ThemeColors::of(palette());
    QPainter painter(viewport());
    painter.fillRect(event->rect(), colors.base);
    painter.setFont(font());
    const qsizetype first = verticalScrollBar()->value();
    const qsizetype end = std::min(rowCount(), first + visibleRows() + 2);
    for (qsizetype row = first; row < end; ++row)
        paintRow(painter, row, margin / 2 + static_cast<int>(row - first) * rowHeight());
}

void HexView::paintRow(QPainter &painter, qsizetype row, int y) const
{
    static constexpr char digits[] = "0123456789ABCDEF";
    const ThemeColors &colors = ThemeColors::of(palette());
    const int baseline = y + fontMetrics().ascent() + 1;
    const qsizetype begin = row * bytesPerRow;
    const QByteArray bytes = rowBytes(row);
    painter.setPen(m_source ? m_source->rowColor(row, palette()) : colors.muted);
    painter.drawText(x(0), baseline,
                     m_source ? m_source->rowLabel(row)
                              : QStringLiteral("%1").arg(begin, offsetDigits(), 16, QLatin1Char('0')).toUpper());
    const qsizetype selected = selectionBegin();
    const qsizetype selectedEnd = selected + selectionSize();
    for (int i = 0; i < bytes.size(); ++i) {
        const qsizetype offset = begin + i;
        const auto byte = static_cast<quint8>(bytes[i]);
        if (offset >= selected && offset < selectedEnd) {
            // Between two selected bytes of a row there is no hole.
            const bool joined = offset + 1 < selectedEnd && i + 1 < bytes.size();
            const int width = joined ? x(hexColumn(i + 1)) - x(hexColumn(i)) : 2 * m_charWidth;
            painter.fillRect(x(hexColumn(i)), y, width, rowHeight(), colors.selection);
            painter.fillRect(x(asciiColumn() + i), y, m_charWidth, rowHeight(), colors.selection);
        }
        const Region *region = regionAt(offset);
        if (region != nullptr)
            paintRegion(painter, *region, offset, y);
        painter.setPen(region != nullptr ? region->color : byteColor(byte));
        const QString hex = QString(QLatin1Char(digits[byte >> 4])) + QLatin1Char(digits[byte & 15]);
        painter.drawText(x(hexColumn(i)), baseline, hex);
        painter.drawText(x(asciiColumn() + i), baseline,
                         QString(isPrintable(byte) ? QChar(QLatin1Char(static_cast<char>(byte))) : QChar(u'·')));
        if (offset == m_cursor && hasFocus()) {
            painter.setPen(colors.accent);
            painter.drawRect(hexRect(offset).adjusted(-1, 0, 0, -1));
            painter.drawRect(asciiRect(offset).adjusted(-1, 0, 0, -1));
        }
    }
}

const HexView::Region *HexView::regionAt(qsizetype offset) const
{
    const auto behind = std::upper_bound(m_regions.begin(), m_regions.end(), offset,
                                         [](qsizetype wanted, const Region &region) { return wanted < region.begin; });
    if (behind == m_regions.begin())
        return nullptr;
    const Region &region = *std::prev(behind);
    return offset < region.begin + region.size ? &region : nullptr;
}

// A line beneath, without a hole between two bytes of a region.
void HexView::paintRegion(QPainter &painter, const Region &region, qsizetype offset, int y) const
{
    if (region.line == Qt::NoPen)
        return;
    const int i = static_cast<int>(offset % bytesPerRow);
    const bool joined = offset + 1 < region.begin + region.size && i + 1 < bytesPerRow;
    const int end = joined ? x(hexColumn(i + 1)) : x(hexColumn(i)) + 2 * m_charWidth;
    const int line = y + rowHeight() - 2;
    painter.setPen(QPen(region.color, 2, region.line, Qt::FlatCap));
    painter.drawLine(x(hexColumn(i)), line, end, line);
    painter.drawLine(x(asciiColumn() + i), line, x(asciiColumn() + i + 1), line);
}

void HexView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    updateBars();
}

void HexView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        measure();
}

void HexView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void HexView::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

// ---- Selecting ------------------------------------------------------------------------------------------------------

qsizetype HexView::selectionBegin() const
{
    return std::min(m_anchor, m_cursor);
}

qsizetype HexView::selectionSize() const
{
    return size() == 0 ? 0 : std::abs(m_cursor - m_anchor) + 1;
}

void HexView::select(qsizetype begin, qsizetype count)
{
    if (count <= 0 || begin < 0 || begin >= size())
        return;
    moveTo(begin, false);
    const qsizetype end = std::min(begin + count, size());
    m_anchor = end - 1;
    viewport()->update();
    Q_EMIT selectionChanged();
}

void HexView::goTo(qsizetype offset)
{
    moveTo(offset, false);
}

void HexView::moveTo(qsizetype offset, bool extend)
{
    m_cursor = std::clamp<qsizetype>(offset, 0, std::max<qsizetype>(0, size() - 1));
    if (!extend)
        m_anchor = m_cursor;
    showCursor();
    viewport()->update();
    setAccessibleDescription(tr("Offset %1, %2 selected").arg(m_cursor).arg(selectionSize()));
    Q_EMIT selectionChanged();
}

void HexView::showCursor()
{
    const auto row = static_cast<int>(m_cursor / bytesPerRow);
    QScrollBar *bar = verticalScrollBar();
    if (row < bar->value())
        bar->setValue(row);
    else if (row >= bar->value() + visibleRows())
        bar->setValue(row - visibleRows() + 1);
}

void HexView::keyPressEvent(QKeyEvent *event)
{
    const bool extend = event->modifiers().testFlag(Qt::ShiftModifier);
    const bool far = event->modifiers().testFlag(Qt::ControlModifier);
    const qsizetype page = qsizetype{visibleRows()} * bytesPerRow;
    const qsizetype last = size() - 1;
    if (event->matches(QKeySequence::Copy)) {
        copy(CopyAs::Hex);
        return;
    }
    if (event->matches(QKeySequence::SelectAll)) {
        moveTo(0, false);
        m_anchor = std::max<qsizetype>(0, last);
        viewport()->update();
        Q_EMIT selectionChanged();
        return;
    }
    switch (event->key()) {
    case Qt::Key_Left:
        return moveTo(m_cursor - 1, extend);
    case Qt::Key_Right:
        return moveTo(m_cursor + 1, extend);
    case Qt::Key_Up:
        return moveTo(m_cursor < bytesPerRow ? m_cursor : m_cursor - bytesPerRow, extend);
    case Qt::Key_Down:
        return moveTo(m_cursor + bytesPerRow > last ? m_cursor : m_cursor + bytesPerRow, extend);
    case Qt::Key_PageUp:
        return moveTo(m_cursor - page, extend);
    case Qt::Key_PageDown:
        return moveTo(m_cursor + page, extend);
    case Qt::Key_Home:
        return moveTo(far ? 0 : m_cursor - m_cursor % bytesPerRow, extend);
    case Qt::Key_End:
        return moveTo(far ? last : m_cursor - m_cursor % bytesPerRow + bytesPerRow - 1, extend);
    default:
        QAbstractScrollArea::keyPressEvent(event);
    }
}

void HexView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        moveTo(offsetAt(event->position().toPoint()), event->modifiers().testFlag(Qt::ShiftModifier));
}

void HexView::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons().testFlag(Qt::LeftButton))
        moveTo(offsetAt(event->position().toPoint()), true);
}

// The row.
void HexView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const qsizetype offset = offsetAt(event->position().toPoint());
    select(offset - offset % bytesPerRow, bytesPerRow);
}

void HexView::copy(CopyAs form)
{
    const qsizetype begin = selectionBegin();
    const auto read = m_source ? m_source->reader(begin, begin + selectionSize())
                               : [bytes = m_bytes.mid(begin, selectionSize())] { return bytes; };
    const auto text = [form, read] {
        const QByteArray bytes = read();
        switch (form) {
        case CopyAs::Hex:
            return QString::fromLatin1(bytes.toHex(' ').toUpper());
        case CopyAs::Text:
            return QString::fromUtf8(bytes);
        case CopyAs::Base64:
            return QString::fromLatin1(bytes.toBase64());
        case CopyAs::CArray:
            return QString::fromLatin1(cArray(bytes));
        }
        return QString();
    };
    const auto toClipboard = [](const QString &copied) { QGuiApplication::clipboard()->setText(copied); };
    if (!m_source && selectionSize() <= copiedAtOnce)
        toClipboard(text());
    else
        inBackground(this, text, toClipboard);
}

} // namespace ui
