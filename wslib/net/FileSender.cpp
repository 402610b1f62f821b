#include "wslib/net/FileSender.h"

#include "wslib/net/Transport.h"

#include <algorithm>
#include <utility>

namespace wslib {

FileSender::FileSender(Transport *transport, FileResponse response, std::function<void()> resume)
    : m_transport(transport)
    , m_response(std::move(response))
    , m_resume(std::move(resume))
{
}

bool FileSender::pump()
{
    if (!std::exchange(m_headSent, true))
        m_transport->write(m_response.head.serialized());
    const qint64 turnEnd = m_response.length - bytesPerTurn;
    while (m_response.length > 0 && !m_failed && m_transport->pendingBytes() < highWater) {
        if (m_resume && m_response.length <= turnEnd) {
            yieldTurn();
            return false;
        }
        // A write that fails is told to the sink later, from the event loop. Until then the rest of the file would be read for
        // nobody: what is written to a broken transport vanishes, so that nothing would ever be pending.
        m_failed = m_transport->isBroken() || !sendChunk();
    }
    return m_response.length == 0 && !m_failed;
}

bool FileSender::sendChunk()
{
    const QByteArray chunk =
        m_response.body != nullptr ? m_response.body->read(std::min(chunkSize, m_response.length)) : QByteArray();
    if (chunk.isEmpty())
        return false;
    m_transport->write(chunk);
    m_response.length -= chunk.size();
    return true;
}

// If something is pending, transportWrote() comes anyway; one pump() more doesn't matter.
void FileSender::yieldTurn()
{
    QMetaObject::invokeMethod(m_transport, m_resume, Qt::QueuedConnection);
}

} // namespace wslib
