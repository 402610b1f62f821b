#include "workbench/record/CsvWriter.h"

#include "workbench/record/JsonText.h"

#include "wslib/protocol/Utf8Validator.h"

namespace workbench {

using Kind = LogEntry::Kind;

namespace {

bool isBytes(const LogEntry &entry, QByteArrayView payload)
{
    return entry.isBytes() || !wslib::isValidUtf8(payload);
}

bool beginsAsFormula(QByteArrayView text)
{
    return !text.isEmpty() && QByteArrayView("=+-@\t\r").contains(text.front());
}

// In quotes, those within doubled (RFC 4180 §2).
void appendQuoted(QByteArray &csv, QByteArrayView text)
{
    csv += '"';
    for (;;) {
        const qsizetype quote = text.indexOf('"');
        if (quote < 0)
            break;
        csv += text.first(quote + 1);
        csv += '"';
        text = text.sliced(quote + 1);
    }
    csv += text;
    csv += '"';
}

} // namespace

void CsvWriter::begin(const RecordingHeader &)
{
    m_output += "time,connection,peer,direction,type,size,wire,code,encoding,payload\r\n";
}

// With microseconds.
void CsvWriter::appendTime(qint64 nsSinceEpoch)
{
    constexpr qint64 nsInSecond = 1'000'000'000;
    if (const qint64 second = nsSinceEpoch / nsInSecond; second != m_second) {
        m_second = second;
        m_date = isoTime(second * nsInSecond).chopped(4); // "000Z"
    }
    m_output += m_date + QByteArray::number(nsSinceEpoch % nsInSecond / 1000).rightJustified(6, '0') + 'Z';
}

void CsvWriter::write(const RecordedConnection &connection, const RecordedEntry &item)
{
    const LogEntry &entry = item.entry;
    appendTime(item.timeNs);
    m_output += ',' + QByteArray::number(connection.id) + ',';
    m_output += QByteArray::number(entry.peer) + ',';
    m_output += directionName(entry.direction);
    m_output += ',';
    m_output += kindName(entry.kind);
    m_output += ',' + QByteArray::number(item.payload.size()) + ',';
    if (entry.isMessage() && entry.wireSize >= 0)
        m_output += QByteArray::number(entry.wireSize);
    m_output += ',';
    if (entry.kind == Kind::Close)
        m_output += QByteArray::number(entry.closeCode);
    if (isBytes(entry, item.payload)) {
        m_output += ",base64,";
        appendBase64(m_output, item.payload);
    } else if (beginsAsFormula(item.payload)) {
        m_output += ",guarded,";
        appendQuoted(m_output, '\'' + item.payload.toByteArray());
    } else {
        m_output += ",text,";
        appendQuoted(m_output, item.payload);
    }
    m_output += "\r\n";
}

} // namespace workbench
