#include "wslib/net/PingLedger.h"

#include "wslib/net/Error.h"

#include <algorithm>
#include <utility>

namespace wslib {

QFuture<std::chrono::nanoseconds> PingLedger::add(const QByteArray &payload, Clock::time_point now)
{
    QPromise<std::chrono::nanoseconds> promise;
    promise.start();
    auto future = promise.future();
    m_entries.push_back({payload, now, std::move(promise)});
    return future;
}

std::optional<std::chrono::nanoseconds> PingLedger::pongReceived(const QByteArray &payload, Clock::time_point now)
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(),
                                    [&payload](const Entry &entry) { return entry.payload == payload; });
    if (found == m_entries.end())
        return std::nullopt;
    const std::chrono::nanoseconds roundTrip = now - found->sentAt;
    std::list<Entry> answered;
    answered.splice(answered.begin(), m_entries, m_entries.begin(), std::next(found));
    for (Entry &entry : answered) {
        entry.promise.addResult(now - entry.sentAt);
        entry.promise.finish();
    }
    return roundTrip;
}

void PingLedger::closeAll()
{
    for (Entry &entry : std::exchange(m_entries, {})) {
        entry.promise.setException(ClosedError());
        entry.promise.finish();
    }
}

} // namespace wslib
