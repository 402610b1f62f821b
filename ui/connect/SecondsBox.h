#pragma once

#include <QDoubleSpinBox>

namespace ui {

/// A time in seconds, to the millisecond, without zeros that say nothing.
class SecondsBox : public QDoubleSpinBox
{
    Q_OBJECT

public:
    /// @p least and @p most in milliseconds.
    SecondsBox(int least, int most, QWidget *parent = nullptr);

    int milliseconds() const { return qRound(value() * 1000); }
    void setMilliseconds(int milliseconds) { setValue(milliseconds / 1000.0); }

    QString textFromValue(double value) const override;
};

} // namespace ui
