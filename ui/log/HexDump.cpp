#include "ui/log/HexDump.h"

#include <algorithm>

namespace ui {

namespace {

constexpr qsizetype bytesPerLine = 16;

void appendLine(QString &dump, QByteArrayView line, qsizetype offset)
{
    static constexpr char digits[] = "0123456789ABCDEF";
    dump += QStringLiteral("%1  ").arg(offset, 8, 16, QLatin1Char('0'));
    QString ascii;
    for (qsizetype i = 0; i < bytesPerLine; ++i) {
        if (i == bytesPerLine / 2)
            dump += u' ';
        if (i >= line.size()) {
            dump += QLatin1String("   ");
            continue;
        }
        const auto byte = static_cast<quint8>(line[i]);
        dump += QLatin1Char(digits[byte >> 4]);
        dump += QLatin1Char(digits[byte & 15]);
        dump += u' ';
        ascii += byte >= 0x20 && byte < 0x7F ? QLatin1Char(line[i]) : QLatin1Char('.');
    }
    dump += u' ' + ascii + u'\n';
}

} // namespace

QString hexDump(const QByteArray &bytes)
{
    QString dump;
    dump.reserve((bytes.size() / bytesPerLine + 1) * 80);
    for (qsizetype offset = 0; offset < bytes.size(); offset += bytesPerLine)
        appendLine(dump, QByteArrayView(bytes).sliced(offset, std::min(bytesPerLine, bytes.size() - offset)), offset);
    dump.chop(1);
    return dump;
}

} // namespace ui
