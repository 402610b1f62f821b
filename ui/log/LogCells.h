#pragma once

#include "workbench/log/LogEntry.h"

#include <QCoreApplication>
#include <QFont>
#include <QHash>
#include <QIcon>
#include <QVariant>

#include <optional>

namespace ui {

/// What the column Time says.
enum class TimeForm {
    Clock,         ///< The time of day.
    SinceConnect,  ///< Since the connection of the entry was opened.
    SinceSelected, ///< Since the selected row, or before it.
};

/// The cells of a row of the log: what they say and how they look.
class LogCells
{
    Q_DECLARE_TR_FUNCTIONS(ui::LogCells)

public:
    enum Column { Mark, Number, Time, Delta, Direction, Peer, Kind, Size, Preview, ColumnCount };

    struct Row
    {
        qint64 number = 0;         ///< In the store, from 0.
        workbench::LogEntry entry; ///< Its payload may be cut.
        qint64 size = 0;           ///< Of the whole payload.
        std::optional<qint64> sinceAboveNs;
        std::optional<qint64> sinceNs; ///< Instead of the time of day.
        bool marked = false;
        bool pinned = false;
    };

    LogCells();

    QVariant data(const Row &row, int column, int role) const;
    static QVariant header(int column, int role, TimeForm form);
    /// The name of a column for people, also of one whose header is a sign.
    static QString columnName(int column);
    static QString timeFormName(TimeForm form);

private:
    static QString text(const Row &row, int column);
    static QString spokenText(const Row &row, int column);
    static QVariant alignment(int column);
    static QVariant color(const Row &row, int column);
    QVariant font(const Row &row, int column) const;
    QVariant decoration(const Row &row, int column) const;

    QFont m_boldFont;
    QHash<workbench::LogEntry::Kind, QIcon> m_icons;
    QIcon m_mark;
    QIcon m_pin;
};

} // namespace ui
