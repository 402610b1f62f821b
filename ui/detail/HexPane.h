#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;
class QToolButton;

namespace ui {

class ElidedLabel;
class HexView;

/// Bytes in hex, with what one wants to know about them: where one is, what the bytes there mean as numbers, ways to
/// copy.
class HexPane : public QWidget
{
    Q_OBJECT

public:
    explicit HexPane(QWidget *parent = nullptr);

    void setBytes(const QByteArray &bytes);
    HexView *view() const { return m_view; }

    /// What the bytes from @p offset on are as numbers, lowest byte first or last: "u8 255 · i8 −1 · u16 …".
    static QString numbersAt(const QByteArray &bytes, qsizetype offset, bool littleEndian);

private:
    void makeCopyMenu();
    void goToTyped();
    void updateStatus();

    HexView *m_view;
    QLineEdit *m_offset;
    QLabel *m_place;
    QToolButton *m_endian;
    ElidedLabel *m_numbers;
    QToolButton *m_copy;
};

} // namespace ui
