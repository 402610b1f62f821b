#pragma once

#include "workbench/record/HarScan.h"
#include "workbench/record/LogImport.h"

#include <vector>

namespace workbench {

/// Reads the WebSockets of a HAR: first the entries, then, from the beginning again, the messages.
class HarReader
{
public:
    HarReader(QFile &file, LogSink &sink, RecordingProgress &progress, ImportResult &result);

    void read();

private:
    using Json = HarScan::Json;

    /// What is known of a HAR entry before its messages are read.
    struct Socket
    {
        QByteArray url;
        QByteArray requestHead;
        QByteArray responseHead;
        QByteArray failure;
        qint64 startedNs = 0;
        qint64 answeredNs = 0;
    };

    bool readEntries();
    void readMessages();
    void keepEntry(Json &entry, bool hasMessages);
    static Socket socketOf(const Json &entry);
    void beginSocket(qint64 entry);
    void takeMessage(Json &message);
    static LogEntry entryOf(const Json &message, bool &understood);
    void keepRemains(Json &message, bool understood);
    void append(LogEntry entry);
    void appendPart(LogEntry::Direction direction, LogEntry::Kind kind, const QByteArray &payload, qint64 timeNs);
    void tellOf(const HarScan &scan, bool tooLong);
    void note(const QString &sentence);

    QFile &m_file;
    LogSink &m_sink;
    RecordingProgress &m_progress;
    ImportResult &m_result;
    std::vector<Socket> m_sockets;
    std::vector<int> m_socketOfEntry; ///< By the HAR entry's place: its socket, or -1.
    int m_socket = -1;                ///< The one whose messages come.
    qint64 m_entry = 0;
    qint64 m_lastNs = 0;
    qint64 m_kept = 0;      ///< Bytes in HarRemains::messages.
    bool m_keptAll = false; ///< They found no more room.
};

} // namespace workbench
