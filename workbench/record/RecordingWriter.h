#pragma once

#include "workbench/record/HarOrder.h"
#include "workbench/record/RecordedConnection.h"
#include "workbench/record/RecordingFormat.h"
#include "workbench/record/RecordingOptions.h"

#include <QByteArray>

#include <memory>
#include <vector>

namespace workbench {

/// Turns entries into the bytes of a file, as they come: what was written is given away through output(), so that a recording
/// of any length takes no memory. Gets everything redacted already; does no input or output of its own.
class RecordingWriter
{
public:
    virtual ~RecordingWriter() = default;

    virtual void begin(const RecordingHeader &header) = 0;
    /// What there is to know of @p connection before its messages is known now. Called once, and not for one of which there are
    /// only notes.
    virtual void open(const RecordedConnection &connection) { Q_UNUSED(connection); }
    /// Every entry, in order; those of the handshake come before open(). Of @p connection only the numbers may be written: its
    /// texts are redacted in open() alone.
    virtual void write(const RecordedConnection &connection, const RecordedEntry &entry) = 0;
    /// Nothing more comes of @p connection, which was opened.
    virtual void close(const RecordedConnection &connection) { Q_UNUSED(connection); }
    virtual void finish() {}

    /// What would make a whole file of what was written so far, if nothing more came. It is to be overwritten by what does.
    virtual QByteArray tail() const { return {}; }
    /// The whole file in a better order than things came in, which wasn't known before its end: parts of what was written, one behind
    /// the other. Empty: it is as it should be.
    virtual std::vector<FilePart> betterOrder() const { return {}; }
    /// Whether the entries of each connection must come in one piece. A connection that comes in several is written as several.
    virtual bool wantsConnectionsApart() const { return false; }

    QByteArrayView output() const { return m_output; }
    void clearOutput();
    /// Bytes that were written in all.
    qint64 written() const { return m_cleared + m_output.size(); }

protected:
    QByteArray m_output;

private:
    qint64 m_cleared = 0;
};

std::unique_ptr<RecordingWriter> makeRecordingWriter(RecordingFormat format, const RecordingOptions &options);

} // namespace workbench
