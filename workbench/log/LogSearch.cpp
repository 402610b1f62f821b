#include "workbench/log/LogSearch.h"

#include <QElapsedTimer>
#include <QThreadPool>

#include <mutex>
#include <utility>

namespace workbench {

namespace {

// How long a piece of the search takes before it is told of; the first is short, for the first screenful.
constexpr qint64 firstPieceMs = 10;
constexpr qint64 pieceMs = 50;

} // namespace

/// What the searching thread and its owner have in common; the owner goes first.
struct LogSearch::Shared
{
    std::atomic<bool> cancelled = false;
    std::mutex mutex;
    LogSearch *owner = nullptr; ///< Under the mutex; nullptr when it is gone.

    void tell(const std::function<void(LogSearch *)> &what)
    {
        const std::lock_guard lock(mutex);
        if (owner != nullptr) {
            LogSearch *search = owner;
            QMetaObject::invokeMethod(
                search, [search, what] { what(search); }, Qt::QueuedConnection);
        }
    }
};

LogSearch::LogSearch(std::shared_ptr<const LogStore> store, const LogFilter &filter, QObject *parent)
    : QObject(parent)
    , m_store(std::move(store))
    , m_filter(filter)
    , m_shared(std::make_shared<Shared>())
{
    m_shared->owner = this;
}

LogSearch::~LogSearch()
{
    m_shared->cancelled = true;
    const std::lock_guard lock(m_shared->mutex);
    m_shared->owner = nullptr;
}

void LogSearch::start(LogStore::Range range)
{
    QThreadPool::globalInstance()->start([store = m_store, filter = m_filter, shared = m_shared, range] {
        const LogMatcher matcher(filter);
        std::vector<Hit> hits;
        QElapsedTimer clock;
        clock.start();
        qint64 patience = firstPieceMs;
        const auto tell = [&](qint64 upTo) {
            shared->tell(
                [hits = std::exchange(hits, {}), upTo](LogSearch *search) { Q_EMIT search->found(hits, upTo); });
            clock.restart();
            patience = pieceMs;
        };
        store->visit(range, [&](const LogStore::EntryView &view) {
            if (matcher.matches(view.entry, view.payload))
                hits.push_back({view.number, view.entry.monotonicNs, view.entry.direction});
            if (view.number % 64 == 0 && clock.elapsed() >= patience)
                tell(view.number + 1);
            return !shared->cancelled;
        });
        if (shared->cancelled)
            return;
        tell(range.end);
        shared->tell([](LogSearch *search) { Q_EMIT search->finished(); });
    });
}

} // namespace workbench
