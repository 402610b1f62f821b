#pragma once

#include <QByteArray>

#include <optional>
#include <variant>

namespace wslib {

/// A part of a file, in bytes.
struct ByteRange
{
    qint64 offset = 0;
    qint64 length = 0;
    bool operator==(const ByteRange &) const = default;
};

/// The range asked for lies behind the end: 416 (RFC 9110 §14.1.2).
struct UnsatisfiableRange
{
};

/// Reads the value of a Range field (RFC 9110 §14.2) for a file of @p size bytes: `bytes=F-L`, `F-`, `-N`, cut at the
/// end of the file; numbers may have any length. Nothing, so that the field is ignored and the whole file sent, for
/// what is malformed, has another unit or several ranges, and for the last bytes of an empty file, which no
/// Content-Range could tell.
std::optional<std::variant<ByteRange, UnsatisfiableRange>> parseRange(QByteArrayView value, qint64 size);

} // namespace wslib
