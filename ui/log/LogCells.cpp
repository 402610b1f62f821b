#include "ui/log/LogCells.h"

#include "ui/log/EntryText.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/Icons.h"
#include "ui/theme/ThemeColors.h"

#include <QGuiApplication>
#include <QLocale>

namespace ui {

using workbench::LogEntry;

LogCells::LogCells()
    : m_mark(icon(QStringLiteral("mark"), IconTone::Warning))
    , m_pin(icon(QStringLiteral("pin"), IconTone::Text))
{
    m_boldFont.setBold(true);
    for (auto kind = LogEntry::Kind::Text; kind <= LogEntry::Kind::Failure;
         kind = static_cast<LogEntry::Kind>(static_cast<int>(kind) + 1)) {
        const bool failure = kind == LogEntry::Kind::Failure;
        m_icons.insert(kind, icon(EntryText::kindIcon(kind), failure ? IconTone::Danger : IconTone::Muted));
    }
}

QVariant LogCells::data(const Row &row, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return text(row, column);
    case Qt::AccessibleTextRole:
        return spokenText(row, column);
    case Qt::TextAlignmentRole:
        return alignment(column);
    case Qt::DecorationRole:
        return decoration(row, column);
    case Qt::ForegroundRole:
        return color(row, column);
    case Qt::BackgroundRole:
        return row.marked ? QVariant(ThemeColors::of(QGuiApplication::palette()).marked) : QVariant();
    case Qt::FontRole:
        return font(row, column);
    default:
        return {};
    }
}

QString LogCells::text(const Row &row, int column)
{
    switch (column) {
    case Mark:
        return {};
    case Number:
        return QLocale().toString(row.number + 1);
    case Time:
        return row.sinceNs ? EntryText::offset(*row.sinceNs) : EntryText::time(row.entry.wallClockMs);
    case Delta:
        return row.sinceAboveNs ? EntryText::interval(*row.sinceAboveNs) : QString();
    case Direction:
        return EntryText::directionGlyph(row.entry.direction);
    case Peer:
        return row.entry.peer == 0 ? QString() : QString::number(row.entry.peer);
    case Kind:
        return EntryText::kind(row.entry.kind);
    case Size:
        return EntryText::hasSize(row.entry) ? EntryText::size(row.size) : QString();
    default:
        return EntryText::preview(row.entry);
    }
}

QString LogCells::spokenText(const Row &row, int column)
{
    if (column == Direction)
        return EntryText::direction(row.entry.direction);
    if (column != Mark)
        return text(row, column);
    if (row.marked && row.pinned)
        return tr("Marked and pinned");
    return row.marked ? tr("Marked") : row.pinned ? tr("Pinned") : QString();
}

QVariant LogCells::alignment(int column)
{
    const bool number = column == Number || column == Size || column == Delta;
    const auto side = number ? Qt::AlignRight : column == Direction ? Qt::AlignHCenter : Qt::AlignLeft;
    return QVariant::fromValue<Qt::Alignment>(side | Qt::AlignVCenter);
}

QVariant LogCells::color(const Row &row, int column)
{
    const ThemeColors &colors = ThemeColors::of(QGuiApplication::palette());
    if (column == Number || column == Time || column == Delta || column == Peer)
        return colors.muted;
    if (row.entry.kind == LogEntry::Kind::Failure)
        return colors.danger;
    if (column == Direction)
        return row.entry.direction == LogEntry::Direction::Sent ? colors.sent : colors.received;
    return row.entry.isMessage() ? QVariant() : QVariant(colors.muted);
}

QVariant LogCells::font(const Row &row, int column) const
{
    if (column == Direction)
        return m_boldFont;
    const bool sentence = row.entry.kind >= LogEntry::Kind::Note || row.entry.kind == LogEntry::Kind::Close;
    return column == Preview && !sentence ? QVariant(monospaceFont()) : QVariant();
}

QVariant LogCells::decoration(const Row &row, int column) const
{
    if (column == Kind)
        return m_icons.value(row.entry.kind);
    if (column == Mark && (row.marked || row.pinned))
        return row.pinned ? m_pin : m_mark; // a mark has its background besides
    return {};
}

QString LogCells::columnName(int column)
{
    switch (column) {
    case Mark:
        return tr("Marks and Pins");
    case Number:
        return tr("Number (#)");
    case Time:
        return tr("Time");
    case Delta:
        return tr("Time Since the Row Above (Δ)");
    case Direction:
        return tr("Direction");
    case Peer:
        return tr("Peer");
    case Kind:
        return tr("Type");
    case Size:
        return tr("Size");
    default:
        return tr("Preview");
    }
}

QString LogCells::timeFormName(TimeForm form)
{
    switch (form) {
    case TimeForm::Clock:
        return tr("Time of Day");
    case TimeForm::SinceConnect:
        return tr("Time Since Connect");
    case TimeForm::SinceSelected:
        return tr("Time Since the Selected Row");
    }
    return {};
}

QVariant LogCells::header(int column, int role, TimeForm form)
{
    if (role == Qt::TextAlignmentRole) {
        const bool number = column == Number || column == Size || column == Delta;
        return QVariant::fromValue<Qt::Alignment>((number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    if (role == Qt::AccessibleTextRole || role == Qt::ToolTipRole)
        return column == Time ? timeFormName(form) : columnName(column);
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Mark:
        return QString();
    case Number:
        return tr("#");
    case Time:
        return form == TimeForm::Clock          ? tr("Time")
               : form == TimeForm::SinceConnect ? tr("Since connect")
                                                : tr("Since selected");
    case Delta:
        return tr("Δ");
    case Direction:
        return tr("↑↓");
    default:
        return columnName(column);
    }
}

} // namespace ui
