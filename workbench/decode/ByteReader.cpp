#include "workbench/decode/ByteReader.h"

#include <QByteArray>
#include <QLocale>

#include <cmath>

namespace workbench {

namespace {

template <typename Number>
QByteArray spell(Number number)
{
    if (std::isnan(number))
        return "NaN";
    if (std::isinf(number))
        return number < 0 ? "-Infinity" : "Infinity";
    if (number == 0)
        return std::signbit(number) ? "-0.0" : "0.0";
    // As a float's own digits: 0.1 isn't 0.10000000149011612.
    QByteArray text;
    if constexpr (sizeof(Number) == sizeof(float)) {
        for (int digits = 6; digits <= 9; ++digits) {
            text = QByteArray::number(static_cast<double>(number), 'g', digits);
            if (text.toFloat() == number)
                break;
        }
    } else {
        text = QByteArray::number(number, 'g', QLocale::FloatingPointShortest);
    }
    if (!text.contains('.') && !text.contains('e'))
        text += ".0";
    return text;
}

} // namespace

QByteArray spelled(double number)
{
    return spell(number);
}

QByteArray spelled(float number)
{
    return spell(number);
}

} // namespace workbench
