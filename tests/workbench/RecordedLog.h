#pragma once

#include "workbench/record/LogExport.h"
#include "workbench/record/LogImport.h"

#include <QByteArrayList>
#include <QList>

/// @name Logs to be recorded: entries as a session would write them.
/// @{
workbench::LogEntry logEntry(workbench::LogEntry::Direction direction, workbench::LogEntry::Kind kind,
                             const QByteArray &payload, quint32 peer = 0);

/// A client's connection to wss://api.example/feed?token=url-secret&x=1, from its note to its close with 1000: text both ways,
/// binary, ping and pong, all with credentials in the request's head.
QList<workbench::LogEntry> clientConversation();

/// The heads of a handshake, as entries.
QList<workbench::LogEntry> handshake(quint32 peer = 0, bool client = true);
/// @}

/// Keeps what it is given.
class EntryList : public workbench::LogSink
{
public:
    void append(const workbench::LogEntry &entry) override { entries.append(entry); }

    /// "sent text hello", an entry each; bytes in hexadecimal.
    QByteArrayList lines() const;

    QList<workbench::LogEntry> entries;
};

/// As EntryList::lines() has them.
QByteArrayList linesOf(const QList<workbench::LogEntry> &entries);

/// What a file of @p entries holds; complains if it can't be written.
QByteArray recorded(const QList<workbench::LogEntry> &entries, workbench::RecordingFormat format,
                    const workbench::ExportOptions &options = {});

/// What a pcapng file of one connection has from the client, and from the server, behind the heads of the handshake: the payloads
/// of its packets, one after the other.
struct TcpStreams
{
    QByteArray client;
    QByteArray server;
};
TcpStreams streamsOf(const QByteArray &pcapng);

/// Imports a file that holds @p content.
workbench::ImportResult importedFrom(const QByteArray &content, workbench::LogSink &sink);
