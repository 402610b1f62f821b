#include "workbench/record/RecordingFeed.h"

#include "workbench/record/Redaction.h"

namespace workbench {

using Kind = LogEntry::Kind;

RecordingFeed::RecordingFeed(RecordingFormat format, const RecordingOptions &options)
    : m_options(options)
    , m_writer(makeRecordingWriter(format, options))
    , m_tracker(options.url)
{
}

void RecordingFeed::begin()
{
    m_writer->begin({m_options.redact ? redactedUrl(m_options.url) : m_options.url, m_options.redact});
}

void RecordingFeed::take(qint64 number, const LogEntry &entry, QByteArrayView payload, QByteArrayView frames)
{
    const auto [connection, timeNs] = m_tracker.take(number, entry, payload);
    const bool ends = entry.kind == Kind::Close;
    const bool toldOf = !connection.requestHead.isEmpty() || connection.hasFrames || !connection.failure.isEmpty();
    const bool complete = !connection.responseHead.isEmpty() || connection.hasFrames || (ends && toldOf);
    const bool isOpen = m_opened.contains(connection.id);
    if (complete && !isOpen && entry.kind != Kind::Handshake)
        open(connection);
    const bool redacts = m_options.redact && !entry.isFrame() && entry.kind != Kind::Raw;
    const QByteArray redacted = redacts ? redactedPayload(entry, payload) : QByteArray();
    m_writer->write(connection, {number, entry, redacts ? QByteArrayView(redacted) : payload, frames, timeNs});
    if (complete && !isOpen && entry.kind == Kind::Handshake)
        open(connection);
    if (!ends)
        return;
    if (m_opened.erase(connection.id) > 0)
        m_writer->close(connection);
    m_tracker.forget(entry.peer);
}

void RecordingFeed::open(const RecordedConnection &connection)
{
    m_opened.insert(connection.id);
    m_writer->open(shown(connection));
}

RecordedConnection RecordingFeed::shown(const RecordedConnection &connection) const
{
    if (!m_options.redact)
        return connection;
    RecordedConnection made = connection;
    made.url = redactedUrl(connection.url);
    made.requestHead = redactedHead(connection.requestHead);
    made.responseHead = redactedHead(connection.responseHead);
    made.failure = redactedSentence(connection.failure);
    return made;
}

QByteArray RecordingFeed::redactedPayload(const LogEntry &entry, QByteArrayView payload) const
{
    return entry.kind == Kind::Handshake ? redactedHead(payload) : redactedSentence(payload);
}

void RecordingFeed::finish()
{
    for (const RecordedConnection &connection : m_tracker.open()) {
        // A connect that never came to an end is told of all the same.
        if (!m_opened.contains(connection.id) && (!connection.requestHead.isEmpty() || !connection.failure.isEmpty()))
            open(connection);
        if (m_opened.erase(connection.id) > 0)
            m_writer->close(connection);
    }
    m_writer->finish();
}

} // namespace workbench
