#pragma once

#include <QMetaType>

namespace ui {

/// What can be done with a log: from the menu, with a key, from a context menu.
enum class LogCommand {
    FocusFilter,
    Find,
    FindNext,
    FindPrevious,
    GoTo,
    ToggleMark,
    NextMark,
    PreviousMark,
    TogglePin,
    TogglePause,
    ToggleStatistics,
    TimeOfDay,
    TimeSinceConnect,
    TimeSinceSelected,
    CopyRows,
    CopyPayloads,
    CopyJson,
    CopyHex,
    ShowMessages,
    ShowFrames,
    ShowRaw,
    Export,
};

} // namespace ui
