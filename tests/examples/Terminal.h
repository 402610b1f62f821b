#pragma once

#include <QString>
#include <QStringList>

/// What the examples share and what has nothing to do with WebSockets: arguments, and lines of text.

/// For servers: the value of `--port N`, 8888 without it; 0 is any free port. What is no port ends the program with 2.
quint16 portArgument(const QString &description);

/// For clients: what is named in @p names, "URL" for instance, and whatever follows. With fewer the program says how it is
/// called, and ends with 2.
QStringList namedArguments(const QString &description, const QStringList &names);

/// Writes a line to standard output, at once.
void print(const QString &line);

/// Writes a line to standard error; 1, for an exit code.
int complain(const QString &line);
