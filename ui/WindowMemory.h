#pragma once

#include "ui/theme/Theme.h"

#include <QByteArray>
#include <QStringList>

class QSettings;

namespace ui {

/// What the window remembers from one run to the next.
struct WindowMemory
{
    QByteArray geometry;
    QStringList urls; ///< Of the client tabs, without user names and passwords.
    Theme::Choice theme = Theme::Choice::System;

    static WindowMemory load(const QSettings &settings);
    void save(QSettings &settings) const;
};

} // namespace ui
