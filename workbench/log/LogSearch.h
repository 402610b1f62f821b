#pragma once

#include "workbench/log/LogFilter.h"
#include "workbench/log/LogStore.h"

#include <QObject>

#include <atomic>
#include <memory>
#include <vector>

namespace workbench {

/// Looks through a store for what a filter wants, in a thread of Qt's pool, and says what it found piece by piece. Lives in
/// the thread of who asks.
class LogSearch : public QObject
{
    Q_OBJECT

public:
    /// One entry that is wanted.
    struct Hit
    {
        qint64 number;
        qint64 monotonicNs;
        LogEntry::Direction direction;
    };

    LogSearch(std::shared_ptr<const LogStore> store, const LogFilter &filter, QObject *parent = nullptr);
    /// Ends the search; nothing is said any more.
    ~LogSearch() override;

    /// Looks through @p range, oldest first. Once only.
    void start(LogStore::Range range);

Q_SIGNALS:
    /// These are wanted, in order, and everything before @p upTo has been looked at.
    void found(const std::vector<workbench::LogSearch::Hit> &hits, qint64 upTo);
    /// All was looked at.
    void finished();

private:
    struct Shared;

    std::shared_ptr<const LogStore> m_store;
    LogFilter m_filter;
    std::shared_ptr<Shared> m_shared;
};

} // namespace workbench
