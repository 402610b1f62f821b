#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>

namespace workbench {

/// What an imported HAR has that a log can't hold, as JSON, so that it is written again when the log is exported: keys of
/// other programs, requests that aren't WebSockets. Entries of the log are known by their place among the imported ones.
struct HarRemains
{
    struct Connection
    {
        qint64 firstEntry = 0; ///< The first entry of the log that is of this connection …
        qint64 endEntry = 0;   ///< … and the one behind its last.
        QByteArray entry;      ///< The HAR entry, without its messages.
    };

    struct Message
    {
        QByteArray json;
        bool whole = false; ///< All of a message that isn't understood; else only its further keys.
    };

    QByteArray log;             ///< The object `log`, without its entries.
    QList<Connection> sockets;  ///< In the file's order.
    QList<QByteArray> requests; ///< The other HAR entries.
    /// Of messages with more keys than Chrome's four, or that aren't understood, by the entry they became.
    QHash<qint64, Message> messages;
    /// The number in the log of the first imported entry; 0 if they went to an empty log.
    qint64 firstNumber = 0;
};

} // namespace workbench
