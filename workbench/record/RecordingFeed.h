#pragma once

#include "workbench/record/ConnectionTracker.h"
#include "workbench/record/RecordingWriter.h"

#include <unordered_set>

namespace workbench {

/// What stands between a log and a RecordingWriter: finds the connections in the entries, and redacts.
class RecordingFeed
{
public:
    RecordingFeed(RecordingFormat format, const RecordingOptions &options);

    void begin();
    /// @p payload and @p frames: instead of the entry's own.
    void take(qint64 number, const LogEntry &entry, QByteArrayView payload, QByteArrayView frames);
    void finish();

    RecordingWriter &writer() { return *m_writer; }
    const RecordingWriter &writer() const { return *m_writer; }

private:
    void open(const RecordedConnection &connection);
    RecordedConnection shown(const RecordedConnection &connection) const;
    QByteArray redactedPayload(const LogEntry &entry, QByteArrayView payload) const;

    RecordingOptions m_options;
    std::unique_ptr<RecordingWriter> m_writer;
    ConnectionTracker m_tracker;
    std::unordered_set<qint64> m_opened; ///< Ids of connections.
};

} // namespace workbench
