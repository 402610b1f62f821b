#include "ParentConsole.h"

#include <QtGlobal>

#ifdef Q_OS_WIN
#include <cstdio>
#include <windows.h>
#endif

#ifdef Q_OS_WIN

void useParentConsole()
{
    const HANDLE output = GetStdHandle(STD_OUTPUT_HANDLE);
    const bool isRedirected = output != nullptr && output != INVALID_HANDLE_VALUE;
    if (isRedirected || !AttachConsole(ATTACH_PARENT_PROCESS))
        return;
    // Should there be no console after all, nothing can be said, and nobody told.
    static_cast<void>(std::freopen("CONOUT$", "w", stdout));
    static_cast<void>(std::freopen("CONOUT$", "w", stderr));
}

#else

void useParentConsole() {}

#endif
