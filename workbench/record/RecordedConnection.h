#pragma once

#include "workbench/log/LogEntry.h"

#include <QByteArrayView>
#include <QString>

namespace workbench {

/// A connection of a log, as far as it is known from the entries that came.
struct RecordedConnection
{
    qint64 id = 0; ///< Counts from 0, in the order of their first entries.
    quint32 peer = 0;
    qint64 firstNumber = 0; ///< Of its first entry.
    QString url;            ///< With scheme and host where the head tells; may be empty.
    QByteArray requestHead; ///< As on the wire; empty if it isn't in the log.
    QByteArray responseHead;
    bool client = true;   ///< The log is the client's: what it sent came from the client.
    qint64 startedNs = 0; ///< Since 1970, UTC: of the first entry …
    qint64 requestNs = 0; ///< … of the heads (0 without) …
    qint64 responseNs = 0;
    qint64 lastNs = 0;      ///< … and of the last one.
    QByteArray failure;     ///< A sentence on why it failed.
    quint16 closeCode = 0;  ///< 0: not closed.
    bool hasFrames = false; ///< A message or a control frame passed.

    /// Whether @p entry came from the client's end of the connection. A close of unknown origin counts as the server's.
    bool isFromClient(LogEntry::Direction direction) const
    {
        return direction == (client ? LogEntry::Direction::Sent : LogEntry::Direction::Received);
    }
};

/// An entry on its way into a file.
struct RecordedEntry
{
    qint64 number = 0; ///< In the log.
    const LogEntry &entry;
    QByteArrayView payload; ///< Instead of entry.payload …
    QByteArrayView frames;  ///< … and of entry.frames.
    qint64 timeNs = 0;      ///< Since 1970, UTC; as fine as the monotonic clock.
};

/// What is known before the first entry.
struct RecordingHeader
{
    QString url;
    bool redacted = true;
};

} // namespace workbench
