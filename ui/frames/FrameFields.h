#pragma once

#include "workbench/log/LoggedFrame.h"

#include <QAbstractTableModel>

#include <optional>
#include <vector>

namespace ui {

/// The fields of a frame (RFC 6455 §5.2), what they say, and which of its bytes they are.
class FrameFields : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum class Field { Fin, Rsv1, Rsv2, Rsv3, Opcode, Mask, Length, ExtendedLength, MaskKey, Payload };
    enum Column { Name, Value, ColumnCount };
    struct Place
    {
        Field field;
        qint64 begin; ///< In the frame's bytes.
        qint64 size;
    };

    using QAbstractTableModel::QAbstractTableModel;

    /// Nothing: no fields.
    void setFrame(const std::optional<workbench::LoggedFrame> &frame);
    const std::vector<Place> &places() const { return m_places; }
    /// The row of the field that the byte is in; @p preferred if that is one. -1: there is none.
    int rowAt(qint64 byte, int preferred) const;
    static QString name(Field field);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QString value(Field field) const;

    workbench::LoggedFrame m_frame;
    std::vector<Place> m_places;
};

} // namespace ui
