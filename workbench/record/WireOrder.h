#pragma once

#include "workbench/record/TcpTale.h"

#include <QByteArray>

#include <functional>
#include <map>

namespace workbench {

/// The frames of one direction in the order of the wire. An entry is written when its last frame has passed, so the entry of a
/// ping between two fragments comes before that of their message: its frame waits for them. And the pong that answers a ping
/// waits for the ping's entry: the echo of a message before it may be written first.
class WireOrder
{
public:
    /// Given what is next.
    using Send = std::function<void(qint64 timeNs, const QByteArray &bytes)>;

    /// These bytes stand at @p offset.
    void add(qint64 offset, qint64 timeNs, const QByteArray &bytes);
    /// Gives what follows without a gap; and what has waited for a second at @p nowNs. What is missing before that won't come
    /// any more: it isn't in the log.
    void sendDue(qint64 nowNs, const Send &send);
    /// Gives what follows without a gap; and all, if too much waits.
    void sendNext(const Send &send);
    void sendAll(const Send &send);

private:
    struct Waiting
    {
        qint64 timeNs;
        QByteArray bytes;
    };
    void sendFirst(const Send &send);

    /// By offset. Two at the same one can't be of one stream, but a file may say so: then nothing is lost.
    std::multimap<qint64, Waiting> m_waiting;
    qint64 m_waitingSize = 0;
    qint64 m_next = 0; ///< The offset behind what was given.
};

} // namespace workbench
