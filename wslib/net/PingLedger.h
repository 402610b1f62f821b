#pragma once

#include <QByteArray>
#include <QFuture>
#include <QPromise>

#include <chrono>
#include <list>
#include <optional>

namespace wslib {

/// The pings that wait for their pong.
class PingLedger
{
public:
    using Clock = std::chrono::steady_clock;

    PingLedger() = default;
    ~PingLedger() { closeAll(); }
    Q_DISABLE_COPY_MOVE(PingLedger)

    QFuture<std::chrono::nanoseconds> add(const QByteArray &payload, Clock::time_point now);
    /// A pong came: finishes the oldest ping with its payload, and those before it, since a peer may answer only the
    /// latest of several pings (RFC 6455 §5.5.3). Gives the time since it was sent; nothing for an unasked pong.
    std::optional<std::chrono::nanoseconds> pongReceived(const QByteArray &payload, Clock::time_point now);
    /// Fails the rest with ClosedError.
    void closeAll();

private:
    struct Entry
    {
        QByteArray payload;
        Clock::time_point sentAt;
        QPromise<std::chrono::nanoseconds> promise;
    };
    std::list<Entry> m_entries;
};

} // namespace wslib
