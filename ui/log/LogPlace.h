#pragma once

#include "wslib/net/Loaded.h"

#include <QCoreApplication>
#include <QTime>

namespace ui {

class LogModel;

/// A place in a log as one types it: "#120" or "120" by number, "14:05:03" or "14:05" by the time of day, "+12.5 s", "+80 ms",
/// "+2 min" or "+1:02.5" since connect.
class LogPlace
{
    Q_DECLARE_TR_FUNCTIONS(ui::LogPlace)

public:
    /// A sentence if it is none.
    static wslib::Loaded<LogPlace> parse(const QString &text);

    /// The row there, or the next one behind it, or the last; -1 if there are no rows. @p current: the row whose connection
    /// counts for times since connect; -1: the last row's.
    int rowIn(const LogModel &model, int current) const;

private:
    enum class Kind { Number, Clock, SinceConnect };

    static int rowAtClock(const LogModel &model, QTime clock, int current);

    Kind m_kind = Kind::Number;
    qint64 m_value = 0; ///< A number, from 0; or nanoseconds.
    QTime m_clock;
};

} // namespace ui
