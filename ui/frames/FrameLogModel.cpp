#include "ui/frames/FrameLogModel.h"

#include "ui/frames/FrameText.h"
#include "ui/log/EntryText.h"
#include "ui/log/LogModel.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/ThemeColors.h"

#include <QElapsedTimer>
#include <QGuiApplication>
#include <QLocale>

#include <algorithm>
#include <limits>

namespace ui {

using workbench::LogEntry;
using workbench::LoggedFrame;
using workbench::LogStore;

namespace {

// Longer than that at once and the window would stutter.
constexpr qint64 mostMs = 4;
constexpr qint64 betweenMarks = 4096;
constexpr qint64 mostRows = std::numeric_limits<int>::max() - 1;

bool isNumber(int column)
{
    return column == FrameLogModel::Number || column == FrameLogModel::Delta || column == FrameLogModel::Length
           || column == FrameLogModel::Inflated;
}

QVariant alignment(int column)
{
    const bool centred = column == FrameLogModel::Direction || column == FrameLogModel::Fin;
    return QVariant::fromValue<Qt::Alignment>((isNumber(column) ? Qt::AlignRight
                                               : centred        ? Qt::AlignHCenter
                                                                : Qt::AlignLeft)
                                              | Qt::AlignVCenter);
}

} // namespace

FrameLogModel::FrameLogModel(LogModel *log, QObject *parent)
    : QAbstractTableModel(parent)
    , m_log(log)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(0);
    connect(&m_timer, &QTimer::timeout, this, &FrameLogModel::take);
    connect(log, &QAbstractItemModel::rowsInserted, this, [this] {
        if (m_active)
            m_timer.start();
    });
    connect(log, &QAbstractItemModel::rowsRemoved, this, [this](const QModelIndex &, int first, int last) {
        m_taken = std::max(0, m_taken - (last - first + 1));
        if (m_active)
            dropEntries();
    });
    connect(log, &QAbstractItemModel::modelReset, this, [this] {
        if (m_active)
            startOver();
    });
}

void FrameLogModel::setActive(bool active)
{
    if (std::exchange(m_active, active) == active)
        return;
    startOver();
}

bool FrameLogModel::isComplete() const
{
    return m_active && m_taken >= m_log->rowCount();
}

void FrameLogModel::startOver()
{
    beginResetModel();
    m_entries.clear();
    m_begin = m_end = 0;
    m_taken = 0;
    m_readings = {};
    endResetModel();
    if (m_active)
        take();
}

// How many frames an entry has stands beside it: its payload isn't touched for that.
void FrameLogModel::take()
{
    const int rows = m_log->rowCount();
    if (!m_active || m_taken >= rows)
        return;
    QElapsedTimer clock;
    clock.start();
    std::vector<std::pair<qint64, qint64>> found;
    int row = m_taken;
    m_log->store()->visitFacts({m_log->number(m_taken), m_log->number(rows - 1) + 1},
                               [&](const LogStore::EntryView &view) {
                                   // The first one at least: no progress means that none is held any more.
                                   if (row > m_taken && view.number % 256 == 0 && clock.elapsed() >= mostMs)
                                       return false;
                                   while (row < rows && m_log->number(row) < view.number)
                                       ++row;
                                   if (row < rows && m_log->number(row) == view.number) {
                                       if (view.frameCount > 0)
                                           found.emplace_back(view.number, view.frameCount);
                                       ++row;
                                   }
                                   return true;
                               });
    m_taken = row == m_taken ? rows : row;
    qint64 added = 0;
    for (const auto &[number, count] : found)
        added += count;
    added = std::min(added, mostRows - (m_end - m_begin));
    if (added > 0) {
        beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(added) - 1);
        qint64 first = m_end;
        for (const auto &[number, count] : found) {
            m_entries.push_back({number, first});
            first += count;
        }
        m_end += added;
        endInsertRows();
    }
    if (m_taken < rows)
        m_timer.start();
}

// Of what the log has dropped.
void FrameLogModel::dropEntries()
{
    const qint64 begin = m_log->rowCount() > 0 ? m_log->number(0) : std::numeric_limits<qint64>::max();
    auto kept =
        std::find_if(m_entries.begin(), m_entries.end(), [begin](const Entry &entry) { return entry.number >= begin; });
    if (kept == m_entries.begin())
        return;
    const qint64 first = kept == m_entries.end() ? m_end : kept->firstRow;
    beginRemoveRows({}, 0, static_cast<int>(first - m_begin) - 1);
    m_entries.erase(m_entries.begin(), kept);
    m_begin = first;
    endRemoveRows();
}

FrameLogModel::Place FrameLogModel::place(int row) const
{
    const qint64 wanted = m_begin + row;
    const auto behind = std::upper_bound(m_entries.begin(), m_entries.end(), wanted,
                                         [](qint64 at, const Entry &entry) { return at < entry.firstRow; });
    if (row < 0 || behind == m_entries.begin())
        return {};
    const Entry &entry = *std::prev(behind);
    return {entry.number, wanted - entry.firstRow};
}

int FrameLogModel::rowOf(qint64 number) const
{
    const auto found = std::lower_bound(m_entries.begin(), m_entries.end(), number,
                                        [](const Entry &entry, qint64 wanted) { return entry.number < wanted; });
    return found == m_entries.end() || found->number != number ? -1 : static_cast<int>(found->firstRow - m_begin);
}

// ---- What the rows say ----------------------------------------------------------------------------------------------

// Two are kept, since a row's time is set against that of the row above.
FrameLogModel::Reading &FrameLogModel::readingOf(qint64 number) const
{
    for (Reading &reading : m_readings) {
        if (reading.number == number)
            return reading;
    }
    Reading &made = m_readings[m_oldest];
    m_oldest = 1 - m_oldest;
    made = Reading();
    made.number = number;
    if (const auto head = m_log->store()->head(number, 0))
        made.entry = head->entry;
    made.coded = m_log->store()->frames(number);
    return made;
}

const FrameLogModel::Reading *FrameLogModel::read(int row) const
{
    const Place wanted = place(row);
    if (wanted.number < 0)
        return nullptr;
    Reading &reading = readingOf(wanted.number);
    if (reading.trail && reading.next == wanted.frame + 1)
        return &reading;
    if (!reading.trail || reading.next > wanted.frame) {
        const auto mark = static_cast<size_t>(wanted.frame / betweenMarks);
        const size_t known = std::min(mark, reading.marks.size());
        reading.trail = known == 0 ? workbench::FrameTrail(reading.coded) : reading.marks[known - 1];
        reading.next = static_cast<qint64>(known) * betweenMarks;
    }
    while (reading.next <= wanted.frame) {
        if (!reading.trail->next(reading.frame))
            return nullptr;
        if (++reading.next % betweenMarks == 0
            && static_cast<qint64>(reading.marks.size()) < reading.next / betweenMarks)
            reading.marks.push_back(*reading.trail);
    }
    return &reading;
}

qint64 FrameLogModel::timeOf(int row) const
{
    const Reading *reading = read(row);
    return reading == nullptr ? 0 : reading->entry.monotonicNs + reading->frame.timeNs;
}

QString FrameLogModel::text(int row, int column) const
{
    if (column == Delta)
        return row == 0 ? QString() : FrameText::delta(timeOf(row) - timeOf(row - 1));
    const Reading *reading = read(row);
    if (reading == nullptr)
        return column == Opcode ? tr("not kept") : QString();
    const LoggedFrame &frame = reading->frame;
    const LogEntry &entry = reading->entry;
    if (!frame.isFrame() && (column == Fin || column == Reserved || column == MaskKey))
        return {};
    switch (column) {
    case Number:
        return QStringLiteral("%1.%2").arg(reading->number + 1).arg(reading->next);
    case Time:
        return EntryText::time(entry.wallClockMs + frame.timeNs / 1'000'000);
    case Direction:
        return EntryText::directionGlyph(frame.direction);
    case Peer:
        return entry.peer == 0 ? QString() : QString::number(entry.peer);
    case Opcode:
        return FrameText::opcode(frame);
    case Fin:
        return frame.header.fin ? QStringLiteral("FIN") : QStringLiteral("–");
    case Reserved:
        return FrameText::reserved(frame);
    case Length:
        return FrameText::length(frame);
    case Inflated:
        return FrameText::inflated(frame);
    case MaskKey:
        return FrameText::maskKey(frame);
    default:
        return FrameText::header(frame);
    }
}

int FrameLogModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_end - m_begin);
}

int FrameLogModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant FrameLogModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ThemeColors &colors = ThemeColors::of(QGuiApplication::palette());
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return text(index.row(), column);
    case Qt::AccessibleTextRole:
        if (const Reading *reading = column == Direction ? read(index.row()) : nullptr)
            return EntryText::direction(reading->frame.direction);
        return text(index.row(), column);
    case Qt::TextAlignmentRole:
        return alignment(column);
    case Qt::ForegroundRole:
        if (column == Number || column == Time || column == Delta || column == Peer)
            return colors.muted;
        if (column == Direction) {
            const Reading *reading = read(index.row());
            const bool sent = reading != nullptr && reading->frame.direction == LogEntry::Direction::Sent;
            return sent ? colors.sent : colors.received;
        }
        return {};
    case Qt::FontRole:
        return column == MaskKey || column == Header ? QVariant(monospaceFont()) : QVariant();
    default:
        return {};
    }
}

QVariant FrameLogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return alignment(section);
    const bool spoken = role == Qt::AccessibleTextRole || role == Qt::ToolTipRole;
    if (role != Qt::DisplayRole && !spoken)
        return {};
    switch (section) {
    case Number:
        return spoken ? tr("Number of the entry, and of its frame") : tr("#");
    case Time:
        return tr("Time");
    case Delta:
        return spoken ? tr("Time since the row above") : tr("Δ");
    case Direction:
        return spoken ? tr("Direction") : tr("↑↓");
    case Peer:
        return tr("Peer");
    case Opcode:
        return tr("Opcode");
    case Fin:
        return QStringLiteral("FIN");
    case Reserved:
        return spoken ? tr("Reserved bits") : QStringLiteral("RSV");
    case Length:
        return spoken ? tr("Bytes of payload on the wire") : tr("On the wire");
    case Inflated:
        return spoken ? tr("Bytes of the message, inflated") : tr("Inflated");
    case MaskKey:
        return tr("Mask key");
    default:
        return tr("Header");
    }
}

} // namespace ui
