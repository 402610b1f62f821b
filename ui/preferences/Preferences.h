#pragma once

#include "ui/theme/Theme.h"
#include "workbench/log/LogStore.h"

#include <QString>

class QSettings;

namespace ui {

/// What people set once and for all windows. A value; nothing happens until it is applied.
struct Preferences
{
    static constexpr int smallestZoom = 80;
    static constexpr int largestZoom = 200;
    static constexpr int leastLogMemory = 16; // MiB
    static constexpr int mostLogMemory = 65'536;
    static constexpr int mostLogDisk = 4096; // GiB

    Theme::Choice theme = Theme::Choice::System;
    int zoom = 100;          ///< Of the system's font size, in percent.
    QString monospaceFamily; ///< Of what stands in columns; empty: the system's.
    QString language;        ///< "en", "de"; empty: the system's. See Translation.
    int logMemory = 256;     ///< MiB of messages that each log holds in memory …
    int logDisk = 4;         ///< … and GiB in a temporary file past that; 0: none is made.

    bool operator==(const Preferences &) const = default;

    /// What was saved; what wasn't, or makes no sense, is as in a new one.
    static Preferences load(const QSettings &settings);
    /// Writes it down at once: the program may not live to its end.
    void save(QSettings &settings) const;
    /// The look of it. The language is chosen when the program starts.
    void applyTo(Theme &theme) const;

    /// For the log of a tab that is opened now.
    workbench::LogBudget logBudget() const;

    /// The next size above or below, as the keys go through them.
    int largerZoom() const;
    int smallerZoom() const;
};

} // namespace ui
