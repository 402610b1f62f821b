#include "workbench/record/WireOrder.h"

#include "workbench/log/Saturated.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace workbench {

namespace {

constexpr qint64 mostWaiting = qint64{4} * 1024 * 1024;
constexpr size_t mostFramesWaiting = 10'000;
constexpr qint64 longestWaitNs = 1'000'000'000;

} // namespace

void WireOrder::add(qint64 offset, qint64 timeNs, const QByteArray &bytes)
{
    if (bytes.isEmpty())
        return;
    m_waitingSize += bytes.size();
    m_waiting.emplace(offset, Waiting{timeNs, bytes});
}

void WireOrder::sendFirst(const Send &send)
{
    const auto first = m_waiting.begin();
    m_next = std::max(m_next, first->first + first->second.bytes.size());
    m_waitingSize -= first->second.bytes.size();
    const Waiting next = std::move(first->second);
    m_waiting.erase(first);
    send(next.timeNs, next.bytes);
}

void WireOrder::sendDue(qint64 nowNs, const Send &send)
{
    sendNext(send);
    while (!m_waiting.empty() && m_waiting.begin()->second.timeNs < saturatedDifference(nowNs, longestWaitNs)) {
        sendFirst(send);
        sendNext(send);
    }
}

void WireOrder::sendNext(const Send &send)
{
    while (!m_waiting.empty() && m_waiting.begin()->first <= m_next)
        sendFirst(send);
    if (m_waitingSize > mostWaiting || m_waiting.size() > mostFramesWaiting)
        sendAll(send);
}

void WireOrder::sendAll(const Send &send)
{
    while (!m_waiting.empty())
        sendFirst(send);
}

} // namespace workbench
