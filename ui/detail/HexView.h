#pragma once

#include <QAbstractScrollArea>
#include <QByteArray>
#include <QColor>

#include <memory>
#include <vector>

namespace ui {

class HexSource;

/// Bytes, sixteen a row: their offset, each in hex, and what of them is ASCII. Only the rows on screen are ever
/// looked at, so it may be of any size. What is selected in one of the columns is in the other.
class HexView : public QAbstractScrollArea
{
    Q_OBJECT

public:
    static constexpr int bytesPerRow = 16;

    enum class CopyAs { Hex, Text, Base64, CArray };

    explicit HexView(QWidget *parent = nullptr);

    /// Bytes that are told apart: by their colour and the line beneath them.
    struct Region
    {
        qsizetype begin;
        qsizetype size;
        QColor color;
        Qt::PenStyle line;
    };

    void setBytes(const QByteArray &bytes);
    /// Ascending, without overlap. Gone with the next bytes.
    void setRegions(std::vector<Region> regions);
    /// Instead of bytes in memory; where offsets are asked for or given, they are its places. bytes() is empty.
    void setSource(std::shared_ptr<const HexSource> source);
    const std::shared_ptr<const HexSource> &source() const { return m_source; }
    /// At most @p most bytes from there on, those that are at hand.
    QByteArray bytesFrom(qsizetype offset, qsizetype most) const;
    /// Another source for the same bytes and more: nothing that is looked at moves.
    void replaceSource(std::shared_ptr<const HexSource> source);
    /// How many places there are.
    qsizetype size() const;
    /// Those of before and what stands behind them: nothing that is looked at moves.
    void setRest(const QByteArray &bytes);
    const QByteArray &bytes() const { return m_bytes; }
    /// The byte that the keyboard moves from; 0 if there is none.
    qsizetype cursor() const { return m_cursor; }
    qsizetype selectionBegin() const;
    qsizetype selectionSize() const;
    void select(qsizetype begin, qsizetype count);
    /// Puts the cursor there and shows it.
    void goTo(qsizetype offset);
    /// What is selected; much of it in a thread.
    void copy(CopyAs form);

    /// Where a byte is drawn, in the coordinates of the viewport; for tests and screen readers.
    QRect hexRect(qsizetype offset) const;
    QRect asciiRect(qsizetype offset) const;

Q_SIGNALS:
    void selectionChanged();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    qsizetype rowCount() const { return (size() + bytesPerRow - 1) / bytesPerRow; }
    QByteArray rowBytes(qsizetype row) const;
    const Region *regionAt(qsizetype offset) const;
    void paintRegion(QPainter &painter, const Region &region, qsizetype offset, int y) const;
    int offsetDigits() const;
    int hexColumn(int byte) const;
    int asciiColumn() const;
    int x(int column) const;
    int rowHeight() const;
    int visibleRows() const;
    qsizetype offsetAt(QPoint point) const;
    void updateBars();
    void measure();
    void moveTo(qsizetype offset, bool extend);
    void showCursor();
    void paintRow(QPainter &painter, qsizetype row, int y) const;
    QColor byteColor(quint8 byte) const;

    QByteArray m_bytes;
    std::vector<Region> m_regions;
    std::shared_ptr<const HexSource> m_source;
    qsizetype m_cursor = 0;
    qsizetype m_anchor = 0;
    int m_charWidth = 8;
    int m_lineHeight = 16;
};

} // namespace ui
