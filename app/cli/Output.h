#pragma once

#include <QByteArrayView>
#include <QString>

namespace cli {

/// Writes @p line and a line end to stdout and flushes. False once nobody reads any more.
bool printLine(QByteArrayView line);

/// Writes "windsock-cli: " and @p sentence to stderr.
void printError(const QString &sentence);

/// Writes @p line and a line end to stderr.
void printNote(QByteArrayView line);

/// Whether stdout is a terminal, which bytes of a stranger must not steer.
bool stdoutIsTerminal();

/// Whether stderr is one, where a line may be written over.
bool stderrIsTerminal();

/// Writes @p line over the last one that was written so, on a terminal; an empty one clears it.
void overwriteNote(QByteArrayView line);

/// @p bytes with control characters made visible, for a terminal.
QByteArray madeVisible(QByteArrayView bytes);

} // namespace cli
