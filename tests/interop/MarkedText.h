#pragma once

#include <QString>

/// Puts @p text between the lines "<!-- NAME: made by COMMAND -->" and "<!-- end of the NAME -->" of the file @p path. A
/// sentence on why not; empty: done.
QString writeMarked(const QString &path, const QString &name, const QString &command, const QString &text);
