#pragma once

#include <QtGlobal>

#include <limits>

namespace workbench {

/// @name Sums of what a file may say: they end at the bounds of the type, where those of the language are undefined
/// @{
constexpr qint64 saturatedSum(qint64 a, qint64 b)
{
    using Limits = std::numeric_limits<qint64>;
    if (b > 0 && a > Limits::max() - b)
        return Limits::max();
    if (b < 0 && a < Limits::min() - b)
        return Limits::min();
    return a + b;
}

constexpr qint64 saturatedDifference(qint64 a, qint64 b)
{
    using Limits = std::numeric_limits<qint64>;
    if (b < 0 && a > Limits::max() + b)
        return Limits::max();
    if (b > 0 && a < Limits::min() + b)
        return Limits::min();
    return a - b;
}

/// The whole number nearest to zero from @p number; 0 if it is none.
constexpr qint64 saturatedFrom(double number)
{
    using Limits = std::numeric_limits<qint64>;
    constexpr double bound = 9'223'372'036'854'775'808.0; // 2^63
    if (number >= bound)
        return Limits::max();
    if (number < -bound)
        return Limits::min();
    return number == number ? static_cast<qint64>(number) : 0;
}
/// @}

} // namespace workbench
