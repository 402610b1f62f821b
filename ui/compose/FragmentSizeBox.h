#pragma once

#include <QComboBox>

#include <optional>

namespace ui {

/// In frames of which size a message goes: chosen from usual ones, or typed, such as "1000" or "4 KiB".
class FragmentSizeBox : public QComboBox
{
    Q_OBJECT

public:
    explicit FragmentSizeBox(QWidget *parent = nullptr);

    /// Bytes a frame; 0: the message goes in one.
    qint64 size() const { return m_size; }
    void setSize(qint64 bytes);

    /// Bytes that @p text says; nothing if it says none.
    static std::optional<qint64> parse(const QString &text);
    /// "64 KiB", "1000 B"; exactly @p bytes.
    static QString text(qint64 bytes);

Q_SIGNALS:
    void sizeChanged();

private:
    void take();
    void setProblem(bool problem);

    qint64 m_size = 0;
};

} // namespace ui
