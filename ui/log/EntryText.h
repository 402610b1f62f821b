#pragma once

#include "workbench/log/LogEntry.h"

#include <QCoreApplication>
#include <QString>

namespace ui {

/// How an entry of the log reads, piece by piece.
class EntryText
{
    Q_DECLARE_TR_FUNCTIONS(ui::EntryText)

public:
    using Kind = workbench::LogEntry::Kind;
    using Direction = workbench::LogEntry::Direction;

    static QString kind(Kind kind);
    /// The name of its icon in resources/icons.
    static QString kindIcon(Kind kind);
    /// An arrow, or nothing.
    static QString directionGlyph(Direction direction);
    static QString direction(Direction direction);
    /// Local time of day with milliseconds.
    static QString time(qint64 wallClockMs);
    /// A time from another moment on, or before it: "+0.8 ms", "+1.25 s", "−0.20 ms".
    static QString interval(qint64 ns);
    /// Where it is from some moment on, or before it: "+12.345 s", "−1:02:03.456".
    static QString offset(qint64 ns);
    /// A duration: "0.8 ms".
    static QString duration(qint64 ns);
    /// "12 B", "1.1 kB".
    static QString size(qint64 bytes);
    /// Whether its size is worth a word: a sentence of ours has none.
    static bool hasSize(const workbench::LogEntry &entry);
    /// How many bytes of a payload are enough for preview().
    static constexpr qint64 previewNeeds = 512;
    /// One line from the beginning of its payload, whatever its length; what can't be seen is made visible.
    static QString preview(const workbench::LogEntry &entry);
    /// "1000 (normal closure)".
    static QString closeCode(quint16 code);
    /// The first @p bytes of @p utf8, cut between two characters.
    static QByteArray head(const QByteArray &utf8, qsizetype bytes);
};

} // namespace ui
