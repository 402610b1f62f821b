#pragma once

#include "workbench/record/TcpTale.h"

#include <QByteArray>

#include <functional>
#include <map>

namespace workbench {

/// The frames of one direction in the order of the wire. An entry is written when its last frame has passed, so the entry of a
/// ping between two fragments comes before that of their message: its frame waits for them.
class WireOrder
{
public:
    /// Given what is next.
    using Send = std::function<void(qint64 timeNs, const QByteArray &bytes)>;

    /// These bytes stand at @p offset.
    void add(qint64 offset, qint64 timeNs, const QByteArray &bytes);
    /// Gives all that stands before @p offset, and what follows without a gap. What is missing there won't come any more: it
    /// isn't in the log.
    void sendUpTo(qint64 offset, const Send &send);
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

    std::map<qint64, Waiting> m_waiting; ///< By offset.
    qint64 m_waitingSize = 0;
    qint64 m_next = 0; ///< The offset behind what was given.
};

} // namespace workbench
