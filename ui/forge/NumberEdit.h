#pragma once

#include <QLineEdit>

#include <optional>

namespace ui {

/// A whole number that may be left out: decimal, or hexadecimal behind 0x. What is none stays as it was typed, and is marked.
class NumberEdit : public QLineEdit
{
    Q_OBJECT

public:
    explicit NumberEdit(quint64 most, QWidget *parent = nullptr);

    /// Nothing if it is empty, or no number.
    std::optional<quint64> value() const;
    void setValue(const std::optional<quint64> &value);
    /// What stands there can be used.
    bool isValid() const { return text().trimmed().isEmpty() || value(); }

private:
    void mark();

    quint64 m_most;
};

} // namespace ui
