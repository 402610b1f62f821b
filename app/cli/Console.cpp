#include "Console.h"

#include <QtGlobal>

#ifdef Q_OS_WIN
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <io.h>
#include <windows.h>
#endif

namespace cli {

#ifdef Q_OS_WIN

namespace {

UINT codePageBefore = 0; // what is called at the end has no argument of ours

void understandEscapes(DWORD stream)
{
    DWORD mode = 0;
    const HANDLE handle = GetStdHandle(stream);
    if (GetConsoleMode(handle, &mode))
        SetConsoleMode(handle, mode | ENABLE_VIRTUAL_TERMINAL_PROCESSING);
}

} // namespace

void prepareConsole()
{
    _setmode(_fileno(stdout), _O_BINARY); // a message's line feed is no carriage return and line feed
    _setmode(_fileno(stderr), _O_BINARY);
    understandEscapes(STD_OUTPUT_HANDLE);
    understandEscapes(STD_ERROR_HANDLE);
    codePageBefore = GetConsoleOutputCP(); // none without a console
    if (codePageBefore == 0)
        return;
    SetConsoleOutputCP(CP_UTF8);
    std::atexit([] { SetConsoleOutputCP(codePageBefore); });
}

#else

void prepareConsole() {}

#endif

} // namespace cli
