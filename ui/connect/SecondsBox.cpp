#include "ui/connect/SecondsBox.h"

#include "ui/connect/NoWheel.h"

namespace ui {

SecondsBox::SecondsBox(int least, int most, QWidget *parent)
    : QDoubleSpinBox(parent)
{
    setDecimals(3);
    setRange(least / 1000.0, most / 1000.0);
    setSuffix(tr(" s"));
    setGroupSeparatorShown(false);
    setMinimumWidth(96);
    new NoWheel(this);
}

QString SecondsBox::textFromValue(double value) const
{
    QLocale plain = locale();
    plain.setNumberOptions(QLocale::OmitGroupSeparator);
    return plain.toString(value, 'f', QLocale::FloatingPointShortest);
}

} // namespace ui
