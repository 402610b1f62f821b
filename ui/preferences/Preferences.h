#pragma once

#include "ui/theme/Theme.h"

#include <QString>

class QSettings;

namespace ui {

/// What people set once and for all windows. A value; nothing happens until it is applied.
struct Preferences
{
    static constexpr int smallestZoom = 80;
    static constexpr int largestZoom = 200;

    Theme::Choice theme = Theme::Choice::System;
    int zoom = 100;          ///< Of the system's font size, in percent.
    QString monospaceFamily; ///< Of what stands in columns; empty: the system's.
    QString language;        ///< "en", "de"; empty: the system's. See Translation.

    bool operator==(const Preferences &) const = default;

    /// What was saved; what wasn't, or makes no sense, is as in a new one.
    static Preferences load(const QSettings &settings);
    /// Writes it down at once: the program may not live to its end.
    void save(QSettings &settings) const;
    /// The look of it. The language is chosen when the program starts.
    void applyTo(Theme &theme) const;

    /// The next size above or below, as the keys go through them.
    int largerZoom() const;
    int smallerZoom() const;
};

} // namespace ui
