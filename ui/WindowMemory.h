#pragma once

#include "ui/script/ScriptDraft.h"

#include <QByteArray>
#include <QList>
#include <QStringList>

class QSettings;

namespace ui {

/// What the window remembers from one run to the next.
struct WindowMemory
{
    QByteArray geometry;
    QStringList urls;           ///< Of the client tabs, without user names and passwords.
    QList<ScriptDraft> scripts; ///< Of the server tabs; at least one.

    static WindowMemory load(const QSettings &settings);
    void save(QSettings &settings) const;
    /// The scripts alone; while one types.
    static void saveScripts(QSettings &settings, const QList<ScriptDraft> &scripts);
};

} // namespace ui
