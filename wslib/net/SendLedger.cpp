#include "wslib/net/SendLedger.h"

#include "wslib/net/Error.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace wslib {

QFuture<void> SendLedger::add(quint64 position)
{
    QPromise<void> promise;
    promise.start();
    QFuture<void> future = promise.future();
    auto behind = m_entries.end();
    while (behind != m_entries.begin() && std::prev(behind)->position > position)
        --behind;
    m_entries.insert(behind, {position, std::move(promise)});
    return future;
}

void SendLedger::advance(quint64 position)
{
    // Taken out first: a continuation may come back here, or end our owner.
    std::vector<QPromise<void>> reached;
    while (!m_entries.empty() && m_entries.front().position <= position) {
        reached.push_back(std::move(m_entries.front().promise));
        m_entries.pop_front();
    }
    for (QPromise<void> &promise : reached)
        promise.finish();
}

void SendLedger::closeAll()
{
    for (Entry &entry : std::exchange(m_entries, {})) {
        entry.promise.setException(ClosedError());
        entry.promise.finish();
    }
}

} // namespace wslib
