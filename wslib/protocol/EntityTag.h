#pragma once

#include <QByteArray>

namespace wslib {

/// How two entity tags compare (RFC 9110 §8.8.3.2).
enum class TagComparison {
    Strong, ///< Byte for byte the same: neither tag is weak.
    Weak,   ///< Much the same: whether they are weak doesn't matter.
};

/// Whether the value of If-Match or If-None-Match, `*` or a list of entity tags, names @p entityTag, which is as in an
/// ETag field (`"…"` or `W/"…"`). What is malformed names nothing.
bool namesEntityTag(QByteArrayView list, QByteArrayView entityTag, TagComparison comparison);

/// Whether @p text is one entity tag and the same as @p entityTag.
bool isEntityTag(QByteArrayView text, QByteArrayView entityTag, TagComparison comparison);

} // namespace wslib
