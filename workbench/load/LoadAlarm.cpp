#include "workbench/load/LoadAlarm.h"

#include <QSocketNotifier>

#include <algorithm>
#include <chrono>

#ifdef Q_OS_LINUX
#include <sys/timerfd.h>
#include <unistd.h>
#endif

namespace workbench {

qint64 steadyNow()
{
    using namespace std::chrono;
    return duration_cast<nanoseconds>(steady_clock::now().time_since_epoch()).count();
}

LoadAlarm::LoadAlarm(QObject *parent)
    : QObject(parent)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &LoadAlarm::rang);
#ifdef Q_OS_LINUX
    m_descriptor = ::timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC);
    if (m_descriptor < 0)
        return;
    auto *notifier = new QSocketNotifier(m_descriptor, QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [this] {
        quint64 hits = 0;
        if (::read(m_descriptor, &hits, sizeof hits) > 0)
            Q_EMIT rang();
    });
#endif
}

LoadAlarm::~LoadAlarm()
{
#ifdef Q_OS_LINUX
    qDeleteAll(findChildren<QSocketNotifier *>()); // before its descriptor
    if (m_descriptor >= 0)
        ::close(m_descriptor);
#endif
}

void LoadAlarm::set(qint64 time)
{
#ifdef Q_OS_LINUX
    if (m_descriptor >= 0) {
        constexpr qint64 second = 1'000'000'000;
        itimerspec when{};
        when.it_value.tv_sec = static_cast<time_t>(std::max<qint64>(time, 1) / second);
        when.it_value.tv_nsec = static_cast<long>(std::max<qint64>(time, 1) % second);
        ::timerfd_settime(m_descriptor, TFD_TIMER_ABSTIME, &when, nullptr);
        return;
    }
#endif
    constexpr qint64 millisecond = 1'000'000;
    const qint64 wait = std::clamp<qint64>((time - steadyNow()) / millisecond, 0, 1'000'000);
    m_timer.start(static_cast<int>(wait));
}

void LoadAlarm::cancel()
{
#ifdef Q_OS_LINUX
    if (m_descriptor >= 0) {
        const itimerspec never{};
        ::timerfd_settime(m_descriptor, 0, &never, nullptr);
    }
#endif
    m_timer.stop();
}

} // namespace workbench
