#include "ui/frames/FrameFields.h"

#include "ui/frames/FrameText.h"

#include <QLocale>

namespace ui {

using workbench::LoggedFrame;

void FrameFields::setFrame(const std::optional<LoggedFrame> &frame)
{
    beginResetModel();
    m_places.clear();
    m_frame = frame.value_or(LoggedFrame());
    if (m_frame.isFrame()) {
        for (const Field field : {Field::Fin, Field::Rsv1, Field::Rsv2, Field::Rsv3, Field::Opcode})
            m_places.push_back({field, 0, 1});
        m_places.push_back({Field::Mask, 1, 1});
        m_places.push_back({Field::Length, 1, 1});
        const qint64 key = m_frame.header.maskKey ? 4 : 0;
        if (const qint64 extended = m_frame.headerSize - 2 - key; extended > 0)
            m_places.push_back({Field::ExtendedLength, 2, extended});
        if (key > 0)
            m_places.push_back({Field::MaskKey, m_frame.headerSize - key, key});
    }
    if (frame && m_frame.payloadSize > 0)
        m_places.push_back({Field::Payload, m_frame.headerSize, m_frame.payloadSize});
    endResetModel();
}

int FrameFields::rowAt(qint64 byte, int preferred) const
{
    const auto covers = [byte](const Place &place) { return byte >= place.begin && byte < place.begin + place.size; };
    if (preferred >= 0 && preferred < rowCount() && covers(m_places[static_cast<size_t>(preferred)]))
        return preferred;
    for (size_t row = 0; row < m_places.size(); ++row) {
        if (covers(m_places[row]))
            return static_cast<int>(row);
    }
    return -1;
}

QString FrameFields::name(Field field)
{
    switch (field) {
    case Field::Fin:
        return QStringLiteral("FIN");
    case Field::Rsv1:
        return QStringLiteral("RSV1");
    case Field::Rsv2:
        return QStringLiteral("RSV2");
    case Field::Rsv3:
        return QStringLiteral("RSV3");
    case Field::Opcode:
        return tr("Opcode");
    case Field::Mask:
        return QStringLiteral("MASK");
    case Field::Length:
        return tr("Length");
    case Field::ExtendedLength:
        return tr("Extended length");
    case Field::MaskKey:
        return tr("Mask key");
    case Field::Payload:
        break;
    }
    return tr("Payload");
}

QString FrameFields::value(Field field) const
{
    const wslib::FrameHeader &header = m_frame.header;
    const QLocale locale;
    switch (field) {
    case Field::Fin:
        return header.fin ? tr("1, the last of its message") : tr("0, more fragments follow");
    case Field::Rsv1:
        return m_frame.isCompressed() && header.rsv1 ? tr("1, compressed") : FrameText::bit(header.rsv1);
    case Field::Rsv2:
        return FrameText::bit(header.rsv2);
    case Field::Rsv3:
        return FrameText::bit(header.rsv3);
    case Field::Opcode:
        return tr("0x%1, %2")
            .arg(QString::number(static_cast<int>(header.opcode), 16).toUpper(), FrameText::opcode(m_frame));
    case Field::Mask:
        return header.maskKey ? tr("1, masked") : tr("0, not masked");
    case Field::Length: {
        const int bits = static_cast<quint8>(m_frame.headerBytes[1]) & 0x7F;
        return bits == 126   ? tr("126: it follows in 2 bytes")
               : bits == 127 ? tr("127: it follows in 8 bytes")
                             : locale.toString(bits);
    }
    case Field::ExtendedLength:
        return locale.toString(header.payloadLength);
    case Field::MaskKey:
        return FrameText::maskKey(m_frame);
    case Field::Payload:
        break;
    }
    QStringList parts{m_frame.payloadSize == 1 ? tr("1 byte") : tr("%1 bytes").arg(FrameText::length(m_frame))};
    if (m_frame.isCompressed() && m_frame.inflated >= 0 && m_frame.inflated != m_frame.payloadSize)
        parts += tr("%1 inflated").arg(locale.toString(m_frame.inflated));
    return parts.join(QStringLiteral(", "));
}

int FrameFields::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_places.size());
}

int FrameFields::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant FrameFields::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Field field = m_places[static_cast<size_t>(index.row())].field;
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole || role == Qt::ToolTipRole)
        return index.column() == Name ? name(field) : value(field);
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue<Qt::Alignment>(Qt::AlignLeft | Qt::AlignVCenter);
    return {};
}

QVariant FrameFields::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != Qt::AccessibleTextRole))
        return {};
    return section == Name ? tr("Field") : tr("Value");
}

} // namespace ui
