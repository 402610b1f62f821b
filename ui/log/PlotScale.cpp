#include "ui/log/PlotScale.h"

#include "ui/log/RatePlot.h"

#include <QLocale>

#include <algorithm>
#include <array>
#include <cmath>

namespace ui {

double niceAbove(double value)
{
    const double power = std::pow(10, std::floor(std::log10(std::max(1e-9, value))));
    for (const double factor : {1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0}) {
        if (value <= factor * power)
            return factor * power;
    }
    return 10 * power;
}

double niceStep(double seconds)
{
    static constexpr std::array<double, 18> steps{0.1, 0.2, 0.5, 1,   2,   5,    10,   15,   30,
                                                  60,  120, 300, 600, 900, 1800, 3600, 7200, 21600};
    const auto found = std::lower_bound(steps.begin(), steps.end(), seconds);
    return found != steps.end() ? *found : niceAbove(seconds / 86400) * 86400;
}

QString plotTimeText(double seconds, double step)
{
    const QLocale locale;
    if (seconds < 60 || step < 1)
        return RatePlot::tr("%1 s").arg(locale.toString(seconds, 'f', step < 1 ? 1 : 0));
    const auto whole = static_cast<qint64>(std::lround(seconds));
    if (whole < 3600)
        return QStringLiteral("%1:%2").arg(whole / 60).arg(whole % 60, 2, 10, QLatin1Char('0'));
    return QStringLiteral("%1:%2:%3")
        .arg(whole / 3600)
        .arg(whole / 60 % 60, 2, 10, QLatin1Char('0'))
        .arg(whole % 60, 2, 10, QLatin1Char('0'));
}

} // namespace ui
