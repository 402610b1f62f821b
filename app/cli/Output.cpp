#include "Output.h"

#include <cstdio>

#ifdef Q_OS_WIN
#include <io.h>
#else
#include <unistd.h>
#endif

namespace cli {

bool printLine(QByteArrayView line)
{
    if (!line.isEmpty()) // fwrite() wants a pointer even for nothing
        std::fwrite(line.data(), 1, static_cast<size_t>(line.size()), stdout);
    std::fputc('\n', stdout);
    return std::fflush(stdout) == 0 && std::ferror(stdout) == 0;
}

void printError(const QString &sentence)
{
    printNote("windsock-cli: " + sentence.toUtf8());
}

void printNote(QByteArrayView line)
{
    const QByteArray whole = line.toByteArray() + '\n';
    std::fwrite(whole.data(), 1, static_cast<size_t>(whole.size()), stderr);
    std::fflush(stderr);
}

bool stdoutIsTerminal()
{
#ifdef Q_OS_WIN
    return _isatty(_fileno(stdout)) != 0;
#else
    return ::isatty(STDOUT_FILENO) != 0;
#endif
}

bool stderrIsTerminal()
{
#ifdef Q_OS_WIN
    return _isatty(_fileno(stderr)) != 0;
#else
    return ::isatty(STDERR_FILENO) != 0;
#endif
}

void overwriteNote(QByteArrayView line)
{
    const QByteArray whole = "\r\x1b[K" + line.toByteArray(); // to the beginning, and clear what stands there
    std::fwrite(whole.data(), 1, static_cast<size_t>(whole.size()), stderr);
    std::fflush(stderr);
}

QByteArray madeVisible(QByteArrayView bytes)
{
    QByteArray visible;
    for (const char byte : bytes) {
        const auto code = static_cast<quint8>(byte);
        if ((code < 0x20 && byte != '\n' && byte != '\t') || code == 0x7F)
            visible += "\\x" + QByteArray(1, byte).toHex();
        else
            visible += byte;
    }
    return visible;
}

} // namespace cli
