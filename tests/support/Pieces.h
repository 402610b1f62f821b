#pragma once

#include <QByteArray>
#include <QList>

/// @p bytes in pieces of @p size bytes (the last may be shorter). Each piece is memory of its own, so that a
/// reader that looks past its end is caught by AddressSanitizer, and one that keeps a view by the comparison.
QList<QByteArray> pieces(const QByteArray &bytes, qsizetype size);

/// @p bytes in pieces of @p first, then @p second, then @p first bytes … in turn.
QList<QByteArray> alternatingPieces(const QByteArray &bytes, qsizetype first, qsizetype second);

/// @p bytes, whole, one byte at a time, and cut once at every place.
QList<QList<QByteArray>> everyCut(const QByteArray &bytes);
