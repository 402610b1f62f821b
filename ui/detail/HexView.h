#pragma once

#include <QAbstractScrollArea>
#include <QByteArray>

namespace ui {

/// Bytes, sixteen a row: their offset, each in hex, and what of them is ASCII. Only the rows on screen are ever
/// looked at, so it may be of any size. What is selected in one of the columns is in the other.
class HexView : public QAbstractScrollArea
{
    Q_OBJECT

public:
    static constexpr int bytesPerRow = 16;

    enum class CopyAs { Hex, Text, Base64, CArray };

    explicit HexView(QWidget *parent = nullptr);

    void setBytes(const QByteArray &bytes);
    /// Those of before and what stands behind them: nothing that is looked at moves.
    void setRest(const QByteArray &bytes);
    const QByteArray &bytes() const { return m_bytes; }
    /// The byte that the keyboard moves from; 0 if there is none.
    qsizetype cursor() const { return m_cursor; }
    qsizetype selectionBegin() const;
    qsizetype selectionSize() const;
    void select(qsizetype begin, qsizetype size);
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
    qsizetype rowCount() const { return (m_bytes.size() + bytesPerRow - 1) / bytesPerRow; }
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
    qsizetype m_cursor = 0;
    qsizetype m_anchor = 0;
    int m_charWidth = 8;
    int m_lineHeight = 16;
};

} // namespace ui
