#pragma once

#include <QMetaType>
#include <QString>

namespace workbench {

/// Something that a script said, or that is to be said about it: a line of its console.
struct ScriptReport
{
    enum class Level {
        Log,     ///< console.log(), .info(), .debug()
        Warning, ///< console.warn()
        Error,   ///< console.error(), an exception that nobody caught, a syntax error, an interruption.
    };

    Level level = Level::Log;
    QString text;
    QString file; ///< Of an error: where it is; empty if that isn't known.
    int line = 0; ///< Counts from 1.
    QString stack;

    /// "file.js:12: TypeError: …", with the stack, if there is one, on further lines.
    QString toString() const;
};

} // namespace workbench

Q_DECLARE_METATYPE(workbench::ScriptReport)
