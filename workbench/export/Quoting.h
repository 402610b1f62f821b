#pragma once

#include <QString>

namespace workbench {

/// @p text as one word of a POSIX shell, whatever is in it; as it is if that is safe.
QString shellWord(const QString &text);
/// As a string literal of JavaScript, safe in a page's script too.
QString javaScriptString(const QString &text);
/// As a string literal of Python 3.
QString pythonString(const QString &text);
/// As a string literal of C++, in UTF-8, for QStringLiteral() and the like.
QString cppString(const QString &text);

} // namespace workbench
