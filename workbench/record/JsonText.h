#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace workbench {

/// Appends @p utf8, which must be valid UTF-8, to @p json as a string in quotes (RFC 8259 §7).
void appendJsonString(QByteArray &json, QByteArrayView utf8);

/// @p bytes as a JSON string: as UTF-8, or as Latin-1 where they aren't that, as in old HTTP heads.
void appendJsonHttpText(QByteArray &json, QByteArrayView bytes);

/// Appends base64 of @p bytes, without quotes.
void appendBase64(QByteArray &output, QByteArrayView bytes);

/// Appends @p ns, nanoseconds, as seconds with six decimals: what a double of today can hold.
void appendSeconds(QByteArray &json, qint64 ns);

/// 2024-01-31T12:34:56.789Z.
QByteArray isoTime(qint64 nsSinceEpoch);

} // namespace workbench
