#pragma once

#include "workbench/record/RecordingWriter.h"

namespace workbench {

/// One JSON object a line: first the header, then every entry of the log, whole. README.md beside has the schema.
class JsonLinesWriter : public RecordingWriter
{
public:
    void begin(const RecordingHeader &header) override { m_header = header; }
    void write(const RecordedConnection &connection, const RecordedEntry &entry) override;
    void finish() override;

private:
    void writeHeader(qint64 monotonicNs, qint64 timeNs);

    RecordingHeader m_header;
    bool m_hasHeader = false;
};

} // namespace workbench
