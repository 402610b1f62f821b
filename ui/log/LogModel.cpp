#include "ui/log/LogModel.h"

#include "ui/log/EntryText.h"
#include "ui/log/LogMarks.h"

#include <QElapsedTimer>

#include <algorithm>
#include <chrono>
#include <utility>

namespace ui {

using workbench::LogEntry;
using workbench::LogStore;

namespace {

constexpr std::chrono::milliseconds frame{16};
// Longer than that in one frame and the window would stutter; the rest comes with the next.
constexpr qint64 mostMsPerFrame = 4;

} // namespace

LogModel::LogModel(std::shared_ptr<LogStore> store, QObject *parent)
    : QAbstractTableModel(parent)
    , m_store(std::move(store))
    , m_marks(new LogMarks(this))
{
    m_drainTimer.setSingleShot(true);
    m_drainTimer.setTimerType(Qt::PreciseTimer);
    m_drainTimer.setInterval(frame);
    connect(&m_drainTimer, &QTimer::timeout, this, &LogModel::drain);
    connect(m_store.get(), &LogStore::changed, this, &LogModel::scheduleDrain);
    connect(m_marks, &LogMarks::changed, this, [this] {
        m_cachedNumber = -1;
        if (rowCount() > 0)
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    });
    m_seen.begin = m_seen.end = m_end = m_store->range().begin;
    m_matcher = std::make_unique<workbench::LogMatcher>(effectiveFilter());
    scheduleDrain();
}

// ---- Following the store --------------------------------------------------------------------------------------------

void LogModel::scheduleDrain()
{
    if (!m_drainTimer.isActive())
        m_drainTimer.start();
}

void LogModel::drain()
{
    const LogStore::Range held = m_store->acknowledge();
    m_end = held.end;
    dropBefore(held.begin);
    takeNew();
    Q_EMIT drained();
}

void LogModel::dropBefore(qint64 number)
{
    const int count = rowOf(number);
    if (count > 0) {
        beginRemoveRows({}, 0, count - 1);
        m_rows.removeFirst(count);
        m_seen.begin = number;
        endRemoveRows();
    }
    m_marks->forgetBefore(number);
    m_seen.begin = std::max(m_seen.begin, number);
    m_seen.end = std::max(m_seen.end, number);
}

void LogModel::takeNew()
{
    if (m_seen.end >= limit() || m_search)
        return;
    const workbench::LogFilter filter = effectiveFilter();
    if (filter.texts.isEmpty() && filter.json.isEmpty())
        takeAtOnce();
    else
        search();
}

// What needs no look into payloads takes some nanoseconds an entry, and nothing from the disk.
void LogModel::takeAtOnce()
{
    std::vector<workbench::LogSearch::Hit> added;
    QElapsedTimer clock;
    clock.start();
    qint64 end = limit();
    m_store->visitFacts({m_seen.end, end}, [&](const LogStore::EntryView &view) {
        if (view.number % 256 == 0 && clock.elapsed() >= mostMsPerFrame) {
            end = view.number;
            return false;
        }
        if (m_matcher->matchesFacts(view.entry, view.size))
            added.push_back({view.number, view.entry.monotonicNs, view.entry.direction});
        return true;
    });
    m_seen.end = end;
    addRows(added);
    if (m_seen.end < limit())
        scheduleDrain();
}

void LogModel::search()
{
    m_search = std::make_unique<workbench::LogSearch>(m_store, effectiveFilter());
    connect(m_search.get(), &workbench::LogSearch::found, this,
            [this](const std::vector<workbench::LogSearch::Hit> &hits, qint64 upTo) {
                m_seen.end = std::max(m_seen.end, upTo);
                addRows(hits);
                Q_EMIT drained();
            });
    connect(m_search.get(), &workbench::LogSearch::finished, this, [this] {
        m_search.release()->deleteLater();
        scheduleDrain();
    });
    m_search->start({m_seen.end, limit()});
}

void LogModel::addRows(const std::vector<workbench::LogSearch::Hit> &hits)
{
    // What was dropped while it was searched is no more.
    const auto begin = std::find_if(
        hits.begin(), hits.end(), [this](const workbench::LogSearch::Hit &hit) { return hit.number >= m_seen.begin; });
    if (begin == hits.end())
        return;
    beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(hits.end() - begin) - 1);
    for (auto hit = begin; hit != hits.end(); ++hit)
        m_rows.append(hit->number, hit->monotonicNs, hit->direction);
    endInsertRows();
}

int LogModel::filteringPercent() const
{
    const qint64 all = m_filterUntil - m_seen.begin;
    return all <= 0 ? 100 : static_cast<int>(std::clamp<qint64>((m_seen.end - m_seen.begin) * 100 / all, 0, 100));
}

// ---- What has rows --------------------------------------------------------------------------------------------------

workbench::LogFilter LogModel::effectiveFilter() const
{
    using EntryKind = LogEntry::Kind;
    workbench::LogFilter filter = m_filter;
    if (filter.kinds.isEmpty() && !m_pingsShown)
        filter.kinds = {EntryKind::Text,      EntryKind::Binary, EntryKind::Close,  EntryKind::Raw,
                        EntryKind::Handshake, EntryKind::Note,   EntryKind::Failure};
    if (filter.peers.isEmpty())
        filter.peers = m_peersWanted;
    else if (!m_peersWanted.isEmpty() && filter.peers.intersect(m_peersWanted).isEmpty())
        filter.largest = -1; // nobody is in both
    return filter;
}

void LogModel::setFilter(const workbench::LogFilter &filter)
{
    if (std::exchange(m_filter, filter) != filter)
        startOver();
}

void LogModel::setPaused(bool paused)
{
    if (std::exchange(m_paused, paused) == paused)
        return;
    m_pausedAt = m_seen.end;
    drain();
}

void LogModel::setPingsShown(bool shown)
{
    if (std::exchange(m_pingsShown, shown) == shown)
        return;
    startOver();
}

void LogModel::setPeersWanted(const QSet<quint32> &peers)
{
    if (std::exchange(m_peersWanted, peers) == peers)
        return;
    startOver();
}

void LogModel::startOver()
{
    m_search.reset();
    m_matcher = std::make_unique<workbench::LogMatcher>(effectiveFilter());
    beginResetModel();
    m_rows.clear();
    m_filterUntil = m_seen.end;
    m_seen.end = m_seen.begin;
    endResetModel();
    Q_EMIT filterChanged();
    drain();
}

void LogModel::clear()
{
    m_search.reset();
    m_marks->clear();
    m_store->clear();
    drain();
}

workbench::HandshakeHeads LogModel::handshake(int row) const
{
    const auto current = m_store->head(number(row), 0);
    if (!current)
        return {};
    const QList<qint64> numbers = m_store->handshakes(current->entry.peer);
    workbench::HandshakeHeads heads;
    const auto take = [&](auto at) {
        const QList<LogEntry> found = m_store->entries({*at, *at + 1});
        if (found.isEmpty())
            return;
        QByteArray &head = found.first().payload.startsWith("HTTP/") ? heads.response : heads.request;
        head = head.isEmpty() ? found.first().payload : head;
    };
    // Backwards to the request; a request that is itself looked at has its response behind it.
    const auto behind = std::upper_bound(numbers.cbegin(), numbers.cend(), number(row));
    for (auto at = behind; at != numbers.cbegin() && heads.request.isEmpty();)
        take(--at);
    if (heads.response.isEmpty() && behind != numbers.cend())
        take(behind);
    return heads;
}

// ---- What the rows say ----------------------------------------------------------------------------------------------

std::optional<LogEntry> LogModel::entry(int row) const
{
    const qint64 wanted = number(row);
    const QList<LogEntry> found = m_store->entries({wanted, wanted + 1});
    return found.isEmpty() ? std::nullopt : std::optional(found.first());
}

int LogModel::shownRow(qint64 number) const
{
    const int row = rowOf(number);
    return row < rowCount() && this->number(row) == number ? row : -1;
}

void LogModel::setTimeForm(TimeForm form)
{
    if (std::exchange(m_timeForm, form) == form)
        return;
    Q_EMIT headerDataChanged(Qt::Horizontal, Time, Time);
    timesChanged();
}

void LogModel::setTimeReference(qint64 number)
{
    const int row = number < 0 ? -1 : shownRow(number);
    const auto reference = row < 0 ? std::nullopt : std::optional(m_rows.monotonicNs(row));
    if (std::exchange(m_referenceNs, reference) != reference && m_timeForm == TimeForm::SinceSelected)
        timesChanged();
}

void LogModel::timesChanged()
{
    m_cachedNumber = -1;
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, Time), index(rowCount() - 1, Time));
}

std::optional<qint64> LogModel::timeSince(const LogEntry &entry, qint64 number) const
{
    if (m_timeForm == TimeForm::Clock)
        return std::nullopt;
    const auto start = m_timeForm == TimeForm::SinceConnect ? m_store->openedNs(entry.peer, number) : m_referenceNs;
    return start ? std::optional(entry.monotonicNs - *start) : std::nullopt;
}

const LogCells::Row *LogModel::cellRow(int row) const
{
    const qint64 wanted = number(row);
    if (m_cachedNumber != wanted) {
        m_cachedNumber = wanted;
        m_cached.reset();
        auto head = m_store->head(wanted, EntryText::previewNeeds);
        if (!head)
            return nullptr;
        const auto since = timeSince(head->entry, wanted);
        m_cached = {wanted,
                    std::move(head->entry),
                    head->size,
                    std::nullopt,
                    since,
                    m_marks->isMarked(wanted),
                    m_marks->isPinned(wanted)};
    }
    if (m_cached && row > 0)
        m_cached->sinceAboveNs = m_rows.monotonicNs(row) - m_rows.monotonicNs(row - 1);
    else if (m_cached)
        m_cached->sinceAboveNs.reset();
    return m_cached ? &*m_cached : nullptr;
}

int LogModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_rows.size();
}

int LogModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant LogModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const LogCells::Row *row = cellRow(index.row());
    return row == nullptr ? QVariant() : m_cells.data(*row, index.column(), role);
}

QVariant LogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return orientation == Qt::Horizontal ? LogCells::header(section, role, m_timeForm) : QVariant();
}

} // namespace ui
