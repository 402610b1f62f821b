#pragma once

#include <QByteArray>
#include <QColor>
#include <QString>

#include <functional>
#include <optional>

namespace ui {

/// Bytes for a HexView that are no array in memory. They stand in rows, the last of which may be short, and so may any other: then
/// what follows begins on a new row.
class HexSource
{
public:
    virtual ~HexSource() = default;

    virtual qsizetype rowCount() const = 0;
    /// Of a row, in bytes: 1 to HexView::bytesPerRow.
    virtual int rowSize(qsizetype row) const = 0;
    /// Nothing: they are being read; whoever reads them sees to it that the view is painted again.
    virtual std::optional<QByteArray> rowBytes(qsizetype row) const = 0;
    /// What stands before a row, labelWidth() characters.
    virtual QString rowLabel(qsizetype row) const = 0;
    virtual QColor rowColor(qsizetype row, const QPalette &palette) const = 0;
    virtual int labelWidth() const = 0;
    /// How many bytes stand before a place; and the place of the byte behind so many. A row that is short has places without a byte.
    virtual qint64 bytesBefore(qsizetype place) const = 0;
    virtual qsizetype placeOf(qint64 byte) const = 0;
    /// Reads the bytes from the place @p begin up to @p end in any thread. A place is the row's number times the bytes of a row, and
    /// how far into it.
    virtual std::function<QByteArray()> reader(qsizetype begin, qsizetype end) const = 0;
};

} // namespace ui
