#pragma once

#include <QString>

namespace workbench {

/// What a chat room makes of the name that somebody asks for: control characters, whatever turns the direction of writing
/// and whatever can't be seen are removed, whitespace becomes single spaces, the rest is in normal form C and cut to
/// @p maxLength code points, never within a character as people see it, if it can be helped. "guest" if nothing is left.
QString cleanedChatName(const QString &asked, int maxLength);

/// The same for two names that people would take for one: compatibility forms and case don't count.
QString chatNameKey(const QString &name);

/// "ann" as "ann (2)", for @p number 2, still of at most @p maxLength code points. So is "ann (7)": numbers don't pile up.
QString numberedChatName(const QString &name, int number, int maxLength);

/// Characters as a chat room counts them: code points.
qsizetype chatLength(const QString &text);

} // namespace workbench
