#include "wslib/net/UrlPath.h"

#include "wslib/protocol/HttpHeaders.h"
#include "wslib/protocol/Utf8Validator.h"

#include <algorithm>

namespace wslib {

namespace {

int hexValue(char byte)
{
    if (byte >= '0' && byte <= '9')
        return byte - '0';
    const auto letter = static_cast<char>(byte | 0x20);
    return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
}

std::optional<QByteArray> decoded(const QByteArray &segment)
{
    QByteArray text;
    text.reserve(segment.size());
    for (qsizetype i = 0; i < segment.size(); ++i) {
        if (segment[i] != '%') {
            text.append(segment[i]);
            continue;
        }
        const int high = i + 2 < segment.size() ? hexValue(segment[i + 1]) : -1;
        const int low = i + 2 < segment.size() ? hexValue(segment[i + 2]) : -1;
        if (high < 0 || low < 0)
            return std::nullopt;
        text.append(static_cast<char>(high * 16 + low));
        i += 2;
    }
    return text;
}

bool isDevice(QByteArrayView name)
{
    const qsizetype dot = name.indexOf('.');
    const QByteArrayView base = trimmedBlanks(dot < 0 ? name : name.first(dot));
    for (const char *device : {"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"}) {
        if (equalsIgnoringCase(base, device))
            return true;
    }
    if (base.size() < 4 || !(equalsIgnoringCase(base.first(3), "COM") || equalsIgnoringCase(base.first(3), "LPT")))
        return false;
    const QByteArrayView number = base.sliced(3); // a superscript one does as well
    return (number.size() == 1 && number[0] >= '0' && number[0] <= '9') || number == QByteArrayView("\u00B9")
           || number == QByteArrayView("\u00B2") || number == QByteArrayView("\u00B3");
}

bool isShortName(QByteArrayView name)
{
    const qsizetype tilde = name.indexOf('~');
    return tilde >= 0 && tilde + 1 < name.size() && name[tilde + 1] >= '0' && name[tilde + 1] <= '9';
}

bool meansAnotherOnWindows(QByteArrayView name)
{
    return name.endsWith('.') || name.endsWith(' ') || isDevice(name) || isShortName(name);
}

} // namespace

std::optional<QList<QByteArray>> decodedSegments(const QByteArray &path)
{
    QList<QByteArray> segments;
    for (const QByteArray &part : path.mid(path.startsWith('/') ? 1 : 0).split('/')) {
        const auto segment = decoded(part);
        if (!segment)
            return std::nullopt;
        segments.append(*segment);
    }
    return segments;
}

bool isServableName(const QByteArray &segment, FileSystemRules rules)
{
    if (segment.isEmpty() || (segment.startsWith('.') && segment != ".well-known"))
        return false;
    const bool misleads = std::any_of(segment.begin(), segment.end(), [](char byte) {
        return byte == '\0' || byte == '/' || byte == '\\' || byte == ':';
    });
    if (misleads || !isValidUtf8(segment))
        return false;
    return rules != FileSystemRules::Windows || !meansAnotherOnWindows(segment);
}

} // namespace wslib
