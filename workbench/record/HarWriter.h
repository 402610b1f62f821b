#pragma once

#include "workbench/record/RecordingWriter.h"

#include <unordered_map>

namespace workbench {

/// HTTP Archive 1.2. Messages are written as Chrome's DevTools do: an entry with `_resourceType` "websocket" and
/// `_webSocketMessages`, each with type, time, opcode and data, binary as base64. Control frames have opcodes 8 to 10 and base64
/// data, as in Chrome's protocol, and `_direction` "none" where nobody knows whose close it was.
class HarWriter : public RecordingWriter
{
public:
    explicit HarWriter(const RecordingOptions &options);

    void begin(const RecordingHeader &header) override;
    void open(const RecordedConnection &connection) override;
    void write(const RecordedConnection &connection, const RecordedEntry &entry) override;
    void close(const RecordedConnection &connection) override;
    void finish() override;
    QByteArray tail() const override;
    std::vector<FilePart> betterOrder() const override;
    bool wantsConnectionsApart() const override { return true; }

private:
    void beginEntry(const RecordedConnection &connection);
    void writeMessage(const RecordedEntry &item, const QByteArray &further);
    void endEntry();
    void separate();
    QByteArray entryEnd(const RecordedConnection &connection) const;
    const HarRemains::Connection *remainsOf(const RecordedConnection &connection) const;

    const RecordingOptions m_options;
    std::unordered_map<qint64, RecordedConnection>
        m_open; ///< By id; of more than one only where connections aren't apart.
    RecordedConnection m_current;
    bool m_inEntry = false;
    bool m_entryHasTimes = false; ///< It is an imported one, and has its own.
    bool m_hasEntries = false;
    bool m_hasMessages = false;
    HarOrder m_order;
};

} // namespace workbench
