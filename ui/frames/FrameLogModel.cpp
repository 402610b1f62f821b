#include "ui/frames/FrameLogModel.h"

#include "ui/Background.h"
#include "ui/frames/FrameText.h"
#include "ui/log/EntryText.h"
#include "ui/log/LogModel.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/ThemeColors.h"
#include "workbench/log/Saturated.h"

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
// More than that, or what is on the disk, is read in a thread.
constexpr qint64 readAtOnce = qint64{256} * 1024;
// What is kept: more than any screen shows.
constexpr size_t mostReadings = 512;
constexpr size_t leastReadings = 4;
constexpr qint64 mostRead = qint64{64} * 1024 * 1024;
constexpr qint64 mostRows = std::numeric_limits<int>::max() - 1;

bool isNumber(int column)
{
    return column == FrameLogModel::Number || column == FrameLogModel::Delta || column == FrameLogModel::Length
           || column == FrameLogModel::Inflated;
}

// Without the payloads that compressed frames bring: none of them is shown, and they may be large.
QByteArray withoutPayloads(const QByteArray &coded)
{
    workbench::FrameTrail trail(coded);
    workbench::FrameTrailWriter writer;
    for (LoggedFrame frame; trail.next(frame);) {
        frame.hasOwnPayload = false;
        frame.ownPayload = {};
        writer.add(frame, frame.timeNs);
    }
    QByteArray made;
    if (!writer.isEmpty())
        writer.finish(0, made);
    return made;
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
    m_readTimer.setSingleShot(true);
    m_readTimer.setInterval(0);
    connect(&m_readTimer, &QTimer::timeout, this, &FrameLogModel::readPending);
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
    m_readings.clear();
    m_readingsSize = 0;
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

// A row's time is set against that of the row above, and a screen may show frames of as many entries as it has rows.
FrameLogModel::Reading &FrameLogModel::readingOf(qint64 number) const
{
    const auto found = std::find_if(m_readings.begin(), m_readings.end(),
                                    [number](const Reading &reading) { return reading.number == number; });
    if (found != m_readings.end()) {
        m_readings.splice(m_readings.begin(), m_readings, found);
        return m_readings.front();
    }
    Reading &made = m_readings.emplace_front();
    made.number = number;
    if (const auto head = m_log->store()->head(number, 0)) {
        made.entry = head->entry;
        made.isPending = head->isOnDisk || head->framesSize > readAtOnce;
    }
    if (made.isPending)
        m_readTimer.start();
    else
        made.coded = m_log->store()->frames(number);
    m_readingsSize += made.coded.size();
    forgetOldest();
    return made;
}

void FrameLogModel::forgetOldest() const
{
    while (m_readings.size() > mostReadings || (m_readingsSize > mostRead && m_readings.size() > leastReadings)) {
        m_readingsSize -= m_readings.back().coded.size();
        m_readings.pop_back();
    }
}

// One batch at a time; what was forgotten since it was asked for isn't read.
void FrameLogModel::readPending()
{
    std::vector<qint64> numbers;
    for (const Reading &reading : m_readings) {
        if (reading.isPending)
            numbers.push_back(reading.number);
    }
    if (m_isReading || numbers.empty())
        return;
    m_isReading = true;
    inBackground(
        this,
        [store = m_log->store(), numbers] {
            std::vector<std::pair<qint64, QByteArray>> read;
            read.reserve(numbers.size());
            for (const qint64 number : numbers)
                read.emplace_back(number, withoutPayloads(store->frames(number)));
            return read;
        },
        [this](const std::vector<std::pair<qint64, QByteArray>> &read) {
            m_isReading = false;
            for (const auto &[number, coded] : read)
                takeRead(number, coded);
            forgetOldest();
            readPending();
        });
}

void FrameLogModel::takeRead(qint64 number, const QByteArray &coded)
{
    const auto reading = std::find_if(m_readings.begin(), m_readings.end(),
                                      [number](const Reading &one) { return one.number == number; });
    if (reading == m_readings.end() || !std::exchange(reading->isPending, false))
        return;
    reading->coded = coded;
    m_readingsSize += coded.size();
    const int first = rowOf(number);
    if (first < 0)
        return;
    const auto behind = std::upper_bound(m_entries.begin(), m_entries.end(), number,
                                         [](qint64 wanted, const Entry &entry) { return wanted < entry.number; });
    const qint64 end = (behind == m_entries.end() ? m_end : behind->firstRow) - m_begin;
    const int last = std::min(static_cast<int>(end), rowCount() - 1); // the row below says how much later it came
    Q_EMIT dataChanged(index(first, 0), index(last, ColumnCount - 1));
}

const FrameLogModel::Reading *FrameLogModel::read(int row) const
{
    const Place wanted = place(row);
    if (wanted.number < 0)
        return nullptr;
    Reading &reading = readingOf(wanted.number);
    if (reading.isPending)
        return nullptr;
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

std::optional<qint64> FrameLogModel::timeOf(int row) const
{
    const Reading *reading = row < 0 ? nullptr : read(row);
    if (reading == nullptr)
        return std::nullopt;
    return workbench::saturatedSum(reading->entry.monotonicNs, reading->frame.timeNs);
}

// Of a frame that is still read, or that wasn't kept since there were too many.
QString FrameLogModel::unreadText(int row, int column) const
{
    const Place at = place(row);
    if (column == Number && at.number >= 0)
        return QStringLiteral("%1.%2").arg(at.number + 1).arg(at.frame + 1);
    if (column != Opcode)
        return {};
    return at.number >= 0 && readingOf(at.number).isPending ? QStringLiteral("…") : tr("not kept");
}

QString FrameLogModel::text(int row, int column) const
{
    if (column == Delta) {
        const auto above = timeOf(row - 1);
        const auto here = timeOf(row);
        return above && here ? EntryText::interval(workbench::saturatedDifference(*here, *above)) : QString();
    }
    const Reading *reading = read(row);
    if (reading == nullptr)
        return unreadText(row, column);
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
