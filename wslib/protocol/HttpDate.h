#pragma once

#include <QByteArray>
#include <QDateTime>

#include <optional>

namespace wslib {

/// @p time as an IMF-fixdate, "Sun, 06 Nov 1994 08:49:37 GMT" (RFC 9110 §5.6.7), whatever the locale; milliseconds are
/// cut off. Empty for what is no time and for years that don't have four digits.
QByteArray formatHttpDate(const QDateTime &time);

/// The time in UTC that @p text says in one of the three forms of RFC 9110 §5.6.7: IMF-fixdate, that of RFC 850
/// ("Sunday, 06-Nov-94 08:49:37 GMT"), that of asctime ("Sun Nov  6 08:49:37 1994"). Nothing for whatever else. The
/// name of the weekday must be one, but needn't be that of the date.
///
/// The two digits of an RFC 850 year mean a year that is at most 50 years after @p thisYear. Nobody has sent such dates
/// for long, so that the default is as good as a clock, which this folder doesn't have.
std::optional<QDateTime> parseHttpDate(QByteArrayView text, int thisYear = 2026);

} // namespace wslib
