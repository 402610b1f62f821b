#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace workbench {

/// The files that a log can be written to.
enum class RecordingFormat {
    Har,       ///< HTTP Archive 1.2 with `_webSocketMessages`, as Chrome's DevTools write it.
    JsonLines, ///< One JSON object a line; loses nothing. Its schema is in README.md beside.
    Csv,       ///< RFC 4180.
    Pcapng,    ///< Packets for Wireshark.
};

/// All of them, in the order to offer them in.
QList<RecordingFormat> recordingFormats();
/// "har", "jsonl", "csv", "pcapng": what the files' names end with.
QString recordingSuffix(RecordingFormat format);
/// What @p fileName ends with; nothing if that is none of them.
std::optional<RecordingFormat> recordingFormatOf(const QString &fileName);

} // namespace workbench
