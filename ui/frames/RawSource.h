#pragma once

#include "ui/detail/HexSource.h"
#include "workbench/log/WireIndex.h"

#include <QCache>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <memory>
#include <vector>

namespace ui {

/// The wire of a connection for a HexView: each piece begins on a row of its own, before which stand an arrow for its direction and
/// where in that direction it is. Bytes are read from the log in a thread, as they come on screen.
class RawSource : public QObject, public HexSource
{
    Q_OBJECT

public:
    RawSource(std::shared_ptr<const workbench::LogStore> log, std::shared_ptr<const workbench::WireIndex> index);
    /// What @p other has read of the same pieces needn't be read again.
    void takeOver(const RawSource &other);

    const workbench::WireIndex &index() const { return *m_index; }
    std::shared_ptr<const workbench::WireIndex> sharedIndex() const { return m_index; }
    size_t pieceOfRow(qsizetype row) const;
    qsizetype firstRow(size_t piece) const { return m_rows[piece]; }

    qsizetype rowCount() const override { return m_rowCount; }
    int rowSize(qsizetype row) const override;
    std::optional<QByteArray> rowBytes(qsizetype row) const override;
    QString rowLabel(qsizetype row) const override;
    QColor rowColor(qsizetype row, const QPalette &palette) const override;
    int labelWidth() const override { return 12; }
    qint64 bytesBefore(qsizetype place) const override;
    qsizetype placeOf(qint64 byte) const override;
    std::function<QByteArray()> reader(qsizetype begin, qsizetype end) const override;

Q_SIGNALS:
    /// More bytes are at hand.
    void bytesRead();

private:
    struct Chunk
    {
        size_t piece;
        qint64 number;
        QByteArray bytes;
    };
    void readMissing();

    std::shared_ptr<const workbench::LogStore> m_log;
    std::shared_ptr<const workbench::WireIndex> m_index;
    std::vector<qsizetype> m_rows; ///< The first one of each piece.
    qsizetype m_rowCount = 0;
    mutable QCache<std::pair<size_t, qint64>, QByteArray> m_chunks;
    mutable QSet<std::pair<size_t, qint64>> m_missing;
    mutable QTimer m_timer;
    bool m_isReading = false;
};

} // namespace ui
