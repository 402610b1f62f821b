#pragma once

#include "workbench/record/RecordedConnection.h"
#include "workbench/record/WallTime.h"

#include <unordered_map>

namespace workbench {

/// Tells which connection each entry of a log is of: by its peer, and within a peer by handshakes and closes, since a client's
/// log holds one connection after the other.
class ConnectionTracker
{
public:
    /// @p url: where the session connects to, for what the entries don't tell.
    explicit ConnectionTracker(QString url);

    struct Taken
    {
        RecordedConnection &connection; ///< Valid until forget() or the next entry of that peer.
        qint64 timeNs;
    };
    Taken take(qint64 number, const LogEntry &entry, QByteArrayView payload);
    /// Its last entry was taken; the peer's next one begins another connection.
    void forget(quint32 peer);
    /// Those that haven't been forgotten.
    QList<RecordedConnection> open() const;

private:
    RecordedConnection &connectionOf(qint64 number, const LogEntry &entry, qint64 timeNs);
    void learn(RecordedConnection &connection, const LogEntry &entry, QByteArrayView payload, qint64 timeNs) const;
    QString urlOf(const RecordedConnection &connection) const;

    QString m_url;
    WallTime m_time;
    std::unordered_map<quint32, RecordedConnection> m_open;
    qint64 m_nextId = 0;
};

} // namespace workbench
