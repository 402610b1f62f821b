#include "ui/measure/StallProbe.h"

#include <algorithm>

namespace ui {

namespace {

constexpr int intervalMs = 4;

} // namespace

void StallProbe::start()
{
    m_latenessMs.clear();
    m_clock.start();
    m_timer.start(intervalMs, Qt::PreciseTimer, this);
}

void StallProbe::stop()
{
    m_timer.stop();
}

void StallProbe::timerEvent(QTimerEvent * /*event*/)
{
    const double passedMs = static_cast<double>(m_clock.nsecsElapsed()) / 1e6;
    m_clock.restart();
    m_latenessMs.push_back(static_cast<float>(std::max(0.0, passedMs - intervalMs)));
}

double StallProbe::longestMs() const
{
    const auto longest = std::max_element(m_latenessMs.begin(), m_latenessMs.end());
    return longest == m_latenessMs.end() ? 0 : static_cast<double>(*longest);
}

double StallProbe::percentileMs(double part) const
{
    if (m_latenessMs.empty())
        return 0;
    std::vector<float> sorted = m_latenessMs;
    const auto index = static_cast<size_t>(part * static_cast<double>(sorted.size() - 1));
    std::nth_element(sorted.begin(), sorted.begin() + static_cast<std::ptrdiff_t>(index), sorted.end());
    return static_cast<double>(sorted[index]);
}

} // namespace ui
