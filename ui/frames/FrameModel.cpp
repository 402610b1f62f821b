#include "ui/frames/FrameModel.h"

#include "ui/frames/FrameText.h"
#include "ui/log/EntryText.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/ThemeColors.h"

#include <QGuiApplication>
#include <QLocale>

namespace ui {

using workbench::LogEntry;
using workbench::LoggedFrame;

void FrameModel::setTrail(const QByteArray &trail)
{
    beginResetModel();
    m_trail = trail;
    m_frames.clear();
    workbench::FrameTrail reader(m_trail);
    LoggedFrame frame;
    while (static_cast<qint64>(m_frames.size()) < most && reader.next(frame))
        m_frames.push_back(frame);
    m_leftOut = m_trail.isEmpty() ? 0 : workbench::FrameTrail::count(m_trail) - static_cast<qint64>(m_frames.size());
    endResetModel();
}

int FrameModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_frames.size());
}

int FrameModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString FrameModel::text(int row, int column) const
{
    const LoggedFrame &shown = frame(row);
    if (!shown.isFrame() && column >= Fin && column <= MaskKey)
        return {};
    switch (column) {
    case Number:
        return QLocale().toString(row + 1);
    case Time:
        return EntryText::interval(row == 0 ? 0 : shown.timeNs - frame(0).timeNs);
    case Direction:
        return EntryText::directionGlyph(shown.direction);
    case Opcode:
        return FrameText::opcode(shown);
    case Fin:
        return FrameText::bit(shown.header.fin);
    case Rsv1:
        return FrameText::bit(shown.header.rsv1);
    case Rsv2:
        return FrameText::bit(shown.header.rsv2);
    case Rsv3:
        return FrameText::bit(shown.header.rsv3);
    case MaskKey:
        return FrameText::maskKey(shown);
    case Length:
        return FrameText::length(shown);
    case Inflated:
        return FrameText::inflated(shown);
    default:
        return FrameText::header(shown);
    }
}

QVariant FrameModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ThemeColors &colors = ThemeColors::of(QGuiApplication::palette());
    const int column = index.column();
    const bool sent = frame(index.row()).direction == LogEntry::Direction::Sent;
    switch (role) {
    case Qt::DisplayRole:
        return text(index.row(), column);
    case Qt::AccessibleTextRole:
        return headerData(column, Qt::Horizontal, role).toString() + u' '
               + (column == Direction ? EntryText::direction(frame(index.row()).direction) : text(index.row(), column));
    case Qt::TextAlignmentRole: {
        const bool number = column == Number || column == Time || column == Length || column == Inflated;
        const bool bit = column == Direction || (column >= Fin && column <= Rsv3);
        return QVariant::fromValue<Qt::Alignment>((number ? Qt::AlignRight
                                                   : bit  ? Qt::AlignHCenter
                                                          : Qt::AlignLeft)
                                                  | Qt::AlignVCenter);
    }
    case Qt::ForegroundRole:
        if (column == Direction)
            return sent ? colors.sent : colors.received;
        return column == Number || column == Time ? QVariant(colors.muted) : QVariant();
    case Qt::FontRole:
        return column == MaskKey || column == Header ? QVariant(monospaceFont()) : QVariant();
    default:
        return {};
    }
}

QVariant FrameModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole) {
        const bool number = section == Number || section == Time || section == Length || section == Inflated;
        const bool bit = section == Direction || (section >= Fin && section <= Rsv3);
        return QVariant::fromValue<Qt::Alignment>((number ? Qt::AlignRight
                                                   : bit  ? Qt::AlignHCenter
                                                          : Qt::AlignLeft)
                                                  | Qt::AlignVCenter);
    }
    const bool spoken = role == Qt::AccessibleTextRole || role == Qt::ToolTipRole;
    if (role != Qt::DisplayRole && !spoken)
        return {};
    switch (section) {
    case Number:
        return spoken ? tr("Number") : tr("#");
    case Time:
        return spoken ? tr("Time since the first frame") : tr("Δ");
    case Direction:
        return spoken ? tr("Direction") : tr("↑↓");
    case Opcode:
        return tr("Opcode");
    case Fin:
        return QStringLiteral("FIN");
    case Rsv1:
        return QStringLiteral("RSV1");
    case Rsv2:
        return QStringLiteral("RSV2");
    case Rsv3:
        return QStringLiteral("RSV3");
    case MaskKey:
        return tr("Mask key");
    case Length:
        return spoken ? tr("Bytes of payload on the wire") : tr("On the wire");
    case Inflated:
        return spoken ? tr("Bytes of the message, inflated") : tr("Inflated");
    default:
        return tr("Header");
    }
}

} // namespace ui
