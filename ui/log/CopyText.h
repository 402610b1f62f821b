#pragma once

#include "workbench/log/LogStore.h"

#include <QString>

#include <memory>
#include <vector>

namespace ui {

/// Entries of a log as text for the clipboard. May take long for many: it can be made in any thread.
struct CopyText
{
    enum class Form {
        Rows,     ///< A line each, cells apart by tabs.
        Payloads, ///< Text as it is, binary as hex.
        Json,     ///< A JSON object a line.
        Hex,      ///< Every payload as hex.
    };

    /// Nobody pastes more than that many characters; what is left out is counted.
    static constexpr qsizetype most = qsizetype{64} * 1024 * 1024;

    QString text;
    qint64 copied = 0;

    /// @p numbers: in the store, ascending.
    static CopyText of(const workbench::LogStore &store, const std::vector<qint64> &numbers, Form form);
};

} // namespace ui
