#pragma once

#include <QByteArray>

namespace workbench {

/// A moment @p seconds after 1970 as ISO 8601 in UTC: "2023-11-14T22:13:20Z", with a fraction if there is one. What
/// no calendar reaches stays a number of seconds.
QByteArray isoTime(qint64 seconds, quint32 nanoseconds = 0);

} // namespace workbench
