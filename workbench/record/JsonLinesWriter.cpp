#include "workbench/record/JsonLinesWriter.h"

#include "workbench/record/FramesJson.h"
#include "workbench/record/JsonText.h"

#include "wslib/protocol/Utf8Validator.h"

namespace workbench {

using Kind = LogEntry::Kind;

// It waits for the first entry, since it has its times.
void JsonLinesWriter::writeHeader(qint64 monotonicNs, qint64 timeNs)
{
    m_hasHeader = true;
    m_output +=
        "{\"format\":\"windsock-recording\",\"version\":1,\"program\":\"Windsock " WINDSOCK_VERSION "\",\"url\":";
    appendJsonString(m_output, m_header.url.toUtf8());
    m_output += ",\"redacted\":";
    m_output += m_header.redacted ? "true" : "false";
    m_output += ",\"started\":\"" + isoTime(timeNs) + "\",\"startedNs\":" + QByteArray::number(monotonicNs) + "}\n";
}

void JsonLinesWriter::write(const RecordedConnection &connection, const RecordedEntry &item)
{
    const LogEntry &entry = item.entry;
    if (!m_hasHeader)
        writeHeader(entry.monotonicNs, item.timeNs);
    m_output +=
        "{\"ns\":" + QByteArray::number(entry.monotonicNs) + ",\"time\":" + QByteArray::number(entry.wallClockMs);
    m_output += ",\"connection\":" + QByteArray::number(connection.id) + ",\"direction\":\"";
    m_output += directionName(entry.direction);
    m_output += "\",\"kind\":\"";
    m_output += kindName(entry.kind);
    m_output += '"';
    if (const auto opcode = opcodeOf(entry.kind))
        m_output += ",\"opcode\":" + QByteArray::number(static_cast<int>(*opcode));
    if (entry.peer > 0)
        m_output += ",\"peer\":" + QByteArray::number(entry.peer);
    if (entry.kind == Kind::Close)
        m_output += ",\"code\":" + QByteArray::number(entry.closeCode);
    if (entry.isMessage() && entry.wireSize >= 0)
        m_output += ",\"wire\":" + QByteArray::number(entry.wireSize);
    if (entry.kind == Kind::Pong && entry.roundTripNs >= 0)
        m_output += ",\"roundTripNs\":" + QByteArray::number(entry.roundTripNs);
    if (!item.frames.isEmpty())
        appendFramesJson(m_output, item.frames);
    if (entry.isBytes() || !wslib::isValidUtf8(item.payload)) {
        m_output += ",\"base64\":\"";
        appendBase64(m_output, item.payload);
        m_output += '"';
    } else {
        m_output += ",\"text\":";
        appendJsonString(m_output, item.payload);
    }
    m_output += "}\n";
}

void JsonLinesWriter::finish()
{
    if (!m_hasHeader)
        writeHeader(0, 0);
}

} // namespace workbench
