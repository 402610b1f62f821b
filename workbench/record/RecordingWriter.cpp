#include "workbench/record/RecordingWriter.h"

#include "workbench/record/CsvWriter.h"
#include "workbench/record/HarWriter.h"
#include "workbench/record/JsonLinesWriter.h"
#include "workbench/record/PcapngWriter.h"

namespace workbench {

namespace {

// A buffer that one large message has blown up isn't kept.
constexpr qsizetype mostKept = qsizetype{4} * 1024 * 1024;

} // namespace

void RecordingWriter::clearOutput()
{
    m_cleared += m_output.size();
    if (m_output.capacity() > mostKept)
        m_output = QByteArray();
    m_output.resize(0);
}

std::unique_ptr<RecordingWriter> makeRecordingWriter(RecordingFormat format, const RecordingOptions &options)
{
    switch (format) {
    case RecordingFormat::Har:
        return std::make_unique<HarWriter>(options);
    case RecordingFormat::JsonLines:
        return std::make_unique<JsonLinesWriter>();
    case RecordingFormat::Csv:
        return std::make_unique<CsvWriter>();
    case RecordingFormat::Pcapng:
        break;
    }
    return std::make_unique<PcapngWriter>();
}

} // namespace workbench
