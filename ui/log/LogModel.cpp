#include "ui/log/LogModel.h"

#include "ui/log/EntryText.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/Icons.h"
#include "ui/theme/ThemeColors.h"

#include <QElapsedTimer>
#include <QGuiApplication>

#include <algorithm>
#include <chrono>
#include <utility>

namespace ui {

using workbench::LogEntry;
using workbench::LogStore;

namespace {

constexpr std::chrono::milliseconds frame{16};
// Longer than that in one frame and the window would stutter; the rest comes with the next.
constexpr qint64 mostMsPerFrame = 6;

} // namespace

LogModel::LogModel(std::shared_ptr<LogStore> store, QObject *parent)
    : QAbstractTableModel(parent)
    , m_store(std::move(store))
{
    m_boldFont.setBold(true);
    for (auto kind = LogEntry::Kind::Text; kind <= LogEntry::Kind::Failure;
         kind = static_cast<LogEntry::Kind>(static_cast<int>(kind) + 1)) {
        const bool failure = kind == LogEntry::Kind::Failure;
        m_icons.insert(kind, icon(EntryText::kindIcon(kind), failure ? IconTone::Danger : IconTone::Muted));
    }
    m_drainTimer.setSingleShot(true);
    m_drainTimer.setTimerType(Qt::PreciseTimer);
    m_drainTimer.setInterval(frame);
    connect(&m_drainTimer, &QTimer::timeout, this, &LogModel::drain);
    connect(m_store.get(), &LogStore::changed, this, &LogModel::scheduleDrain);
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
        m_rows.erase(m_rows.begin(), m_rows.begin() + count);
        m_seen.begin = number;
        endRemoveRows();
    }
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

// What needs no look into payloads takes some nanoseconds an entry.
void LogModel::takeAtOnce()
{
    std::deque<Row> added;
    QElapsedTimer clock;
    clock.start();
    qint64 end = limit();
    m_store->visit({m_seen.end, end}, [&](const LogStore::EntryView &view) {
        if (view.number % 256 == 0 && clock.elapsed() >= mostMsPerFrame) {
            end = view.number;
            return false;
        }
        if (m_matcher->matches(view.entry, view.payload))
            added.push_back({view.number, view.entry.monotonicNs});
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
                std::deque<Row> added;
                for (const workbench::LogSearch::Hit &hit : hits) {
                    if (hit.number >= m_seen.begin)
                        added.push_back({hit.number, hit.monotonicNs});
                }
                m_seen.end = std::max(m_seen.end, upTo);
                addRows(added);
                Q_EMIT drained();
            });
    connect(m_search.get(), &workbench::LogSearch::finished, this, [this] {
        m_search.release()->deleteLater();
        scheduleDrain();
    });
    m_search->start({m_seen.end, limit()});
}

void LogModel::addRows(const std::deque<Row> &rows)
{
    if (rows.empty())
        return;
    beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(rows.size()) - 1);
    m_rows.insert(m_rows.end(), rows.begin(), rows.end());
    endInsertRows();
}

// ---- What has rows --------------------------------------------------------------------------------------------------

workbench::LogFilter LogModel::effectiveFilter() const
{
    using EntryKind = LogEntry::Kind;
    workbench::LogFilter filter = m_filter;
    if (filter.kinds.isEmpty() && !m_pingsShown)
        filter.kinds = {EntryKind::Text,      EntryKind::Binary, EntryKind::Close,
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
    drain();
}

void LogModel::clear()
{
    m_search.reset();
    m_store->clear();
    drain();
}

workbench::HandshakeHeads LogModel::handshake(int row) const
{
    const std::optional<LogEntry> current = entry(row);
    if (!current)
        return {};
    const QList<qint64> numbers = m_store->handshakes(current->peer);
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
    if (m_cachedNumber != wanted) {
        const QList<LogEntry> found = m_store->entries({wanted, wanted + 1});
        m_cached = found.isEmpty() ? std::nullopt : std::optional(found.first());
        m_cachedNumber = wanted;
    }
    return m_cached;
}

int LogModel::rowOf(qint64 number) const
{
    const auto found = std::lower_bound(m_rows.begin(), m_rows.end(), number,
                                        [](const Row &row, qint64 wanted) { return row.number < wanted; });
    return static_cast<int>(found - m_rows.begin());
}

int LogModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int LogModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant LogModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == Qt::TextAlignmentRole) {
        const bool number = index.column() == Size || index.column() == Delta;
        const auto side = number ? Qt::AlignRight : index.column() == Direction ? Qt::AlignHCenter : Qt::AlignLeft;
        return QVariant::fromValue<Qt::Alignment>(side | Qt::AlignVCenter);
    }
    const std::optional<LogEntry> entry = this->entry(index.row());
    if (!entry)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return text(*entry, index.row(), index.column());
    case Qt::AccessibleTextRole:
        return index.column() == Direction ? EntryText::direction(entry->direction)
                                           : text(*entry, index.row(), index.column());
    case Qt::DecorationRole:
        return index.column() == Kind ? QVariant(m_icons.value(entry->kind)) : QVariant();
    case Qt::ForegroundRole:
        return color(*entry, index.column());
    case Qt::FontRole:
        return font(*entry, index.column());
    default:
        return {};
    }
}

QString LogModel::text(const LogEntry &entry, int row, int column) const
{
    switch (column) {
    case Time:
        return EntryText::time(entry.wallClockMs);
    case Delta:
        return row == 0 ? QString()
                        : EntryText::interval(entry.monotonicNs - m_rows[static_cast<size_t>(row) - 1].monotonicNs);
    case Direction:
        return EntryText::directionGlyph(entry.direction);
    case Peer:
        return entry.peer == 0 ? QString() : QString::number(entry.peer);
    case Kind:
        return EntryText::kind(entry.kind);
    case Size:
        return EntryText::hasSize(entry) ? EntryText::size(entry.payload.size()) : QString();
    default:
        return EntryText::preview(entry);
    }
}

QVariant LogModel::color(const LogEntry &entry, int column) const
{
    const ThemeColors &colors = ThemeColors::of(QGuiApplication::palette());
    if (column == Time || column == Delta || column == Peer)
        return colors.muted;
    if (entry.kind == LogEntry::Kind::Failure)
        return colors.danger;
    if (column == Direction)
        return entry.direction == LogEntry::Direction::Sent ? colors.sent : colors.received;
    return entry.isMessage() ? QVariant() : QVariant(colors.muted);
}

QVariant LogModel::font(const LogEntry &entry, int column) const
{
    if (column == Direction)
        return m_boldFont;
    const bool sentence = entry.kind >= LogEntry::Kind::Note || entry.kind == LogEntry::Kind::Close;
    return column == Preview && !sentence ? QVariant(monospaceFont()) : QVariant();
}

QVariant LogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical)
        return {};
    if (role == Qt::TextAlignmentRole) {
        const bool number = section == Size || section == Delta;
        return QVariant::fromValue<Qt::Alignment>((number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    if (role == Qt::ToolTipRole && section == Delta)
        return tr("Time since the row above");
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Time:
        return tr("Time");
    case Delta:
        return tr("Δ");
    case Direction:
        return tr("↑↓");
    case Peer:
        return tr("Peer");
    case Kind:
        return tr("Type");
    case Size:
        return tr("Size");
    case Preview:
        return tr("Preview");
    default:
        return {};
    }
}

} // namespace ui
