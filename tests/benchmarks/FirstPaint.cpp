// Preloaded into a program of Qt (LD_PRELOAD), says on standard error when its first window is painted: see `startup`.
#include <QBackingStore>

#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <dlfcn.h>

namespace {

double now()
{
    timespec time{};
    clock_gettime(CLOCK_MONOTONIC, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

} // namespace

// In place of Qt's own, which it calls: what is painted is given to the window here.
void QBackingStore::flush(const QRegion &region, QWindow *window, const QPoint &offset)
{
    using Flush = void (*)(QBackingStore *, const QRegion &, QWindow *, const QPoint &);
    static const auto original =
        reinterpret_cast<Flush>(dlsym(RTLD_NEXT, "_ZN13QBackingStore5flushERK7QRegionP7QWindowRK6QPoint"));
    original(this, region, window, offset);
    static bool said = false;
    if (said)
        return;
    said = true;
    const char *start = std::getenv("FIRST_PAINT_START");
    std::fprintf(stderr, "first paint: %.1f ms\n", (now() - (start != nullptr ? std::atof(start) : 0)) * 1000);
}
