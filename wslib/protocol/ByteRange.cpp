#include "wslib/protocol/ByteRange.h"

#include "wslib/protocol/HttpHeaders.h"

#include <algorithm>
#include <limits>

namespace wslib {

namespace {

constexpr QByteArrayView unit("bytes=");
constexpr qint64 largest = std::numeric_limits<qint64>::max();

// What doesn't fit lies behind the end of any file, as the largest number does.
std::optional<qint64> parseNumber(QByteArrayView digits)
{
    if (digits.isEmpty())
        return std::nullopt;
    qint64 value = 0;
    for (const char byte : digits) {
        if (byte < '0' || byte > '9')
            return std::nullopt;
        const int digit = byte - '0';
        value = value > (largest - digit) / 10 ? largest : value * 10 + digit;
    }
    return value;
}

// The one element of a list that may have empty ones besides (§5.6.1.2).
std::optional<QByteArrayView> onlyElement(QByteArrayView list)
{
    std::optional<QByteArrayView> only;
    while (!list.isEmpty()) {
        const qsizetype comma = list.indexOf(',');
        const QByteArrayView element = trimmedBlanks(comma < 0 ? list : list.first(comma));
        list = comma < 0 ? QByteArrayView() : list.sliced(comma + 1);
        if (element.isEmpty())
            continue;
        if (only)
            return std::nullopt;
        only = element;
    }
    return only;
}

} // namespace

std::optional<std::variant<ByteRange, UnsatisfiableRange>> parseRange(QByteArrayView value, qint64 size)
{
    if (value.size() < unit.size() || !equalsIgnoringCase(value.first(unit.size()), unit))
        return std::nullopt;
    const auto spec = onlyElement(value.sliced(unit.size()));
    const qsizetype dash = spec ? spec->indexOf('-') : -1;
    if (dash < 0)
        return std::nullopt;
    const auto first = parseNumber(spec->first(dash));
    const auto last = parseNumber(spec->sliced(dash + 1));

    if (dash == 0) { // the last so many bytes
        if (!last || (size == 0 && *last > 0))
            return std::nullopt;
        if (*last == 0)
            return UnsatisfiableRange();
        const qint64 length = std::min(*last, size);
        return ByteRange{size - length, length};
    }
    const bool open = dash == spec->size() - 1;
    if (!first || (!open && (!last || *last < *first)))
        return std::nullopt;
    if (*first >= size)
        return UnsatisfiableRange();
    const qint64 end = open ? size - 1 : std::min(*last, size - 1);
    return ByteRange{*first, end - *first + 1};
}

} // namespace wslib
