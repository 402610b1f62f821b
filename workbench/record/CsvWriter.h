#pragma once

#include "workbench/record/RecordingWriter.h"

namespace workbench {

/// Comma-separated values (RFC 4180), a line of names first, every entry of the log one record. `encoding` says how the payload
/// stands there: text; base64; or guarded, which is text with an apostrophe in front, because it begins as a formula would (=, +,
/// -, @, tab, CR) and spreadsheets would calculate what a stranger sent.
class CsvWriter : public RecordingWriter
{
public:
    void begin(const RecordingHeader &header) override;
    void write(const RecordedConnection &connection, const RecordedEntry &entry) override;

private:
    void appendTime(qint64 nsSinceEpoch);

    qint64 m_second = -1; ///< Whose date and time these are; writing them is what takes longest.
    QByteArray m_date;
};

} // namespace workbench
