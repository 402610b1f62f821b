#include "LoadPeer.h"

#include <algorithm>
#include <vector>

namespace {

constexpr size_t bufferSize = 128 * 1024;
constexpr size_t worthSkipping = 16 * 1024;

std::vector<char> &buffer()
{
    static std::vector<char> bytes(bufferSize);
    return bytes;
}

} // namespace

bool LoadPeer::flush()
{
    if (m_allowed == 0)
        return true;
    wire.holdBack(true);
    const bool all = sendAllowed();
    wire.holdBack(false);
    return all;
}

bool LoadPeer::sendAllowed()
{
    while (m_allowed > 0) {
        const size_t end = m_cycle.offsets[std::min(m_next + m_allowed, m_cycle.frames())];
        const size_t begin = m_cycle.offsets[m_next] + m_offset;
        const size_t taken = wire.write(m_cycle.bytes.data() + begin, end - begin);
        advance(taken);
        if (taken < end - begin && !wire.isTls())
            return false;
        if (taken == 0)
            return false;
    }
    return true;
}

void LoadPeer::advance(size_t bytes)
{
    m_offset += bytes;
    while (m_allowed > 0 && m_offset >= m_cycle.offsets[m_next + 1] - m_cycle.offsets[m_next]) {
        m_offset -= m_cycle.offsets[m_next + 1] - m_cycle.offsets[m_next];
        --m_allowed;
        if (++m_next == m_cycle.frames())
            m_next = m_cycle.loop;
    }
}

size_t LoadPeer::receive()
{
    size_t completed = 0;
    for (;;) {
        if (!wire.isTls() && m_reader.skippable() >= worthSkipping) {
            const size_t skipped = wire.skip(m_reader.skippable());
            if (skipped == 0)
                return completed;
            m_receivedBytes += skipped;
            completed += m_reader.skipped(skipped);
            continue;
        }
        const size_t came = wire.read(buffer().data(), bufferSize);
        m_receivedBytes += came;
        completed += m_reader.take(buffer().data(), came);
        // What comes of TLS are records of 16 KiB at most: only an empty read says that there is nothing more.
        if (wire.isTls() ? came == 0 : came < bufferSize)
            return completed;
    }
}
