#pragma once

namespace ui {

/// What the rows of a log are.
enum class LogMode {
    Messages, ///< Its entries.
    Frames,   ///< The frames that they came and went in.
    Raw,      ///< No rows: the bytes as they passed.
};

} // namespace ui
