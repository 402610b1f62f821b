#pragma once

#include "wslib/net/Loaded.h"

#include <QCoreApplication>

namespace ui {

/// Scripts on disk: UTF-8.
class ScriptFile
{
    Q_DECLARE_TR_FUNCTIONS(ui::ScriptFile)

public:
    /// The text of the file, with "\n" at the ends of lines, or a sentence on why it can't be taken.
    static wslib::Loaded<QString> read(const QString &path);
    /// Writes all of it or nothing; a sentence on failure.
    static QString write(const QString &path, const QString &text);
};

} // namespace ui
