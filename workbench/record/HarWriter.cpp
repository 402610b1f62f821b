#include "workbench/record/HarWriter.h"

#include "workbench/record/HarHead.h"
#include "workbench/record/HarJson.h"
#include "workbench/record/JsonText.h"

#include "wslib/protocol/ClosePayload.h"
#include "wslib/protocol/Opcode.h"

namespace workbench {

using Direction = LogEntry::Direction;
using Kind = LogEntry::Kind;
using wslib::Opcode;

namespace {

constexpr const char *end = "\n]}}\n";

// Of a close the payload as it is on the wire; without a code that may be there, nothing.
QByteArray closeBytes(const LogEntry &entry, QByteArrayView reason)
{
    const auto code = static_cast<wslib::CloseCode>(entry.closeCode);
    return wslib::isAllowedOnWire(code) ? wslib::closePayload(code, reason) : QByteArray();
}

QByteArray number(double value)
{
    return QByteArray::number(value, 'f', 3);
}

} // namespace

HarWriter::HarWriter(const RecordingOptions &options)
    : m_options(options)
{
}

void HarWriter::begin(const RecordingHeader &)
{
    m_output +=
        "{\"log\":{\"version\":\"1.2\",\"creator\":{\"name\":\"Windsock\",\"version\":\"" WINDSOCK_VERSION "\"}";
    const QByteArray more = m_options.remains ? harLogKeys(m_options.remains->log, m_options.redact) : QByteArray();
    if (!more.contains("\"pages\":"))
        m_output += ",\"pages\":[]";
    m_output += more;
    m_output += ",\"entries\":[";
}

void HarWriter::open(const RecordedConnection &connection)
{
    m_open[connection.id] = connection;
    beginEntry(connection);
}

void HarWriter::beginEntry(const RecordedConnection &connection)
{
    endEntry();
    separate();
    const qint64 from = written();
    m_current = connection;
    m_inEntry = true;
    m_hasMessages = false;
    const HarRemains::Connection *remains = remainsOf(connection);
    m_entryHasTimes = remains != nullptr;
    if (remains != nullptr) {
        m_output += harEntryBeginning(remains->entry, m_options.redact);
    } else {
        m_output +=
            "{\"_initiator\":{\"type\":\"other\"},\"_priority\":\"High\",\"_resourceType\":\"websocket\",\"cache\":{}";
        m_output += ",\"startedDateTime\":\"" + isoTime(connection.startedNs) + '"';
        m_output += ",\"request\":" + harRequest(connection) + ",\"response\":" + harResponse(connection);
    }
    m_output += ",\"_webSocketMessages\":[";
    m_order.begin(connection.id, from, written());
}

void HarWriter::separate()
{
    m_output += m_hasEntries ? ",\n" : "\n";
    m_hasEntries = true;
}

void HarWriter::write(const RecordedConnection &connection, const RecordedEntry &item)
{
    const auto found = m_open.find(connection.id);
    if (found == m_open.end())
        return; // the handshake, which stands in the entry's request and response
    HarRemains::Message remains;
    if (m_options.remains)
        remains = m_options.remains->messages.value(item.number - m_options.remains->firstNumber);
    const LogEntry &entry = item.entry;
    if (!remains.whole && !entry.isMessage() && !(m_options.controlFrames && entry.isFrame()))
        return;
    if (!m_inEntry || m_current.id != connection.id)
        beginEntry(found->second);
    m_current.lastNs = item.timeNs;
    m_output += m_hasMessages ? ",\n" : "\n";
    m_hasMessages = true;
    if (remains.whole)
        m_output += remains.json;
    else
        writeMessage(item, remains.json);
}

// @p further: an object of more keys, or nothing.
void HarWriter::writeMessage(const RecordedEntry &item, const QByteArray &further)
{
    const LogEntry &entry = item.entry;
    m_output += entry.direction == Direction::Sent ? "{\"type\":\"send\",\"time\":" : "{\"type\":\"receive\",\"time\":";
    appendSeconds(m_output, item.timeNs);
    m_output += ",\"opcode\":";
    m_output += QByteArray::number(static_cast<int>(opcodeOf(entry.kind).value_or(wslib::Opcode::Binary)));
    m_output += ",\"data\":";
    if (entry.kind == Kind::Text) {
        appendJsonString(m_output, item.payload);
    } else {
        m_output += '"';
        appendBase64(m_output,
                     entry.kind == Kind::Close ? QByteArrayView(closeBytes(entry, item.payload)) : item.payload);
        m_output += '"';
    }
    if (entry.direction == Direction::None)
        m_output += ",\"_direction\":\"none\"";
    if (further.size() > 2)
        m_output += ',' + further.mid(1, further.size() - 2);
    m_output += '}';
}

void HarWriter::close(const RecordedConnection &connection)
{
    if (m_inEntry && m_current.id == connection.id) {
        m_current.lastNs = connection.lastNs;
        endEntry();
    } else if (const auto found = m_open.find(connection.id); found != m_open.end()) {
        found->second.lastNs = connection.lastNs;
        m_order.setEnd(connection.id, entryEnd(found->second));
    }
    m_open.erase(connection.id);
}

// Chrome's `time` is the sum of `timings`: until the answer, then as long as something came.
QByteArray HarWriter::entryEnd(const RecordedConnection &connection) const
{
    QByteArray json = "]";
    if (!m_entryHasTimes) {
        const bool answered = connection.responseNs > 0;
        const qint64 open = answered ? connection.responseNs : connection.startedNs;
        const double wait = static_cast<double>(open - connection.startedNs) / 1e6;
        const double receive = answered ? static_cast<double>(connection.lastNs - open) / 1e6 : 0;
        json += ",\"time\":" + number(wait + receive);
        json += ",\"timings\":{\"blocked\":-1,\"dns\":-1,\"ssl\":-1,\"connect\":-1,\"send\":0,\"wait\":" + number(wait)
                + ",\"receive\":" + number(receive) + '}';
    }
    return json + '}';
}

void HarWriter::endEntry()
{
    if (m_inEntry) {
        const QByteArray ending = entryEnd(m_current);
        m_order.endPiece(m_current.id, written(), ending);
        m_output += ending;
    }
    m_inEntry = false;
}

// What was imported comes connection by connection.
std::vector<FilePart> HarWriter::betterOrder() const
{
    return m_order.isNeeded() && !m_options.remains ? m_order.parts(end) : std::vector<FilePart>();
}

QByteArray HarWriter::tail() const
{
    return m_inEntry ? entryEnd(m_current) + end : QByteArray(end);
}

void HarWriter::finish()
{
    endEntry();
    if (m_options.remains) {
        for (const QByteArray &request : m_options.remains->requests) {
            separate();
            m_output += m_options.redact ? redactedHarJson(request) : request;
        }
    }
    m_output += end;
}

const HarRemains::Connection *HarWriter::remainsOf(const RecordedConnection &connection) const
{
    if (!m_options.remains)
        return nullptr;
    const qint64 place = connection.firstNumber - m_options.remains->firstNumber;
    for (const auto &socket : m_options.remains->sockets) {
        if (place >= socket.firstEntry && place < socket.endEntry)
            return &socket;
    }
    return nullptr;
}

} // namespace workbench
