#pragma once

#include "workbench/log/LogEntry.h"

#include <deque>

namespace ui {

/// What a log's view knows of its rows without asking the store: 16 bytes each. Counting those sent and received between any
/// two rows takes the same time whatever lies between them.
class LogRows
{
public:
    using Direction = workbench::LogEntry::Direction;

    /// Rows by direction; those of neither are in none.
    struct Count
    {
        qint64 sent = 0;
        qint64 received = 0;
        bool operator==(const Count &) const = default;
    };

    int size() const { return static_cast<int>(m_rows.size()); }
    /// The number of the entry in the store; ever greater from row to row.
    qint64 number(int row) const { return at(row).number(); }
    qint64 monotonicNs(int row) const { return at(row).monotonicNs; }
    Direction direction(int row) const { return at(row).direction(); }

    void append(qint64 number, qint64 monotonicNs, Direction direction);
    void removeFirst(int count);
    void clear();

    /// The first row whose number is not smaller than @p number; size() if there is none.
    int rowOf(qint64 number) const;
    /// The rows from @p begin up to, not including, @p end.
    Count count(int begin, int end) const;

private:
    struct Row
    {
        qint64 packed; ///< The number and, in the lowest two bits, the direction.
        qint64 monotonicNs;

        qint64 number() const { return packed >> 2; }
        Direction direction() const { return static_cast<Direction>(packed & 3); }
    };
    static_assert(sizeof(Row) == 16);

    const Row &at(int row) const { return m_rows[static_cast<size_t>(row)]; }
    Count countTo(int row) const;

    std::deque<Row> m_rows;
    /// What was before each chunk of rows, counted since clear().
    std::deque<Count> m_sums;
    Count m_total;
    qint64 m_removed = 0; ///< Rows since clear().
};

} // namespace ui
