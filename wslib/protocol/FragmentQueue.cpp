#include "wslib/protocol/FragmentQueue.h"

#include <algorithm>

namespace wslib {

void FragmentQueue::add(Opcode opcode, const QByteArray &payload, bool compressed, qint64 fragmentSize)
{
    const qsizetype size = payload.size();
    const auto fragment = fragmentSize > 0 ? static_cast<qsizetype>(std::min<qint64>(fragmentSize, size)) : size;
    qint64 wireSize = frameSize(size);
    if (fragment > 0 && fragment < size) {
        const qsizetype rest = size % fragment;
        wireSize = size / fragment * frameSize(fragment) + (rest > 0 ? frameSize(rest) : 0);
    }
    m_items.push_back({opcode, compressed, payload, fragment, 0, wireSize});
    m_wireSize += wireSize;
}

FragmentQueue::Piece FragmentQueue::next() const
{
    const Item &item = m_items.front();
    const qsizetype left = item.payload.size() - item.offset;
    const qsizetype size = std::min(item.fragmentSize, left);
    Piece piece;
    piece.header.fin = size == left;
    piece.header.rsv1 = item.compressed && item.offset == 0;
    piece.header.opcode = item.offset == 0 ? item.opcode : Opcode::Continuation;
    piece.payload = QByteArrayView(item.payload).sliced(item.offset, size);
    return piece;
}

void FragmentQueue::pop()
{
    Item &item = m_items.front();
    const Piece written = next();
    const qint64 wireSize = frameSize(written.payload.size());
    item.offset += written.payload.size();
    item.wireSize -= wireSize;
    m_wireSize -= wireSize;
    if (written.header.fin)
        m_items.pop_front();
}

void FragmentQueue::clear()
{
    m_items.clear();
    m_wireSize = 0;
}

qint64 FragmentQueue::frameSize(qsizetype payloadSize) const
{
    const qint64 length = payloadSize <= 125 ? 0 : payloadSize <= 0xFFFF ? 2 : 8;
    return 2 + length + (m_masked ? 4 : 0) + payloadSize;
}

} // namespace wslib
