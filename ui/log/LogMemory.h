#pragma once

#include "ui/frames/LogMode.h"
#include "ui/log/LogCells.h"

#include <QObject>
#include <QPointer>
#include <QStringList>

#include <vector>

class QSettings;

namespace ui {

class LogView;

/// What logs keep from one run to the next, each kind for itself: how the time is shown, what the rows are, and which filters were typed, as they were
/// typed. All tabs of a kind have the same filters to choose from.
class LogMemory : public QObject
{
    Q_OBJECT

public:
    enum class Kind { Client, Server, Recording };

    /// A longer filter is good for as long as the tab.
    static constexpr qsizetype longestFilter = 1000;

    /// @p settings outlive it.
    explicit LogMemory(QSettings &settings, QObject *parent = nullptr);

    /// Gives @p log what is remembered, and remembers what is chosen there.
    void watch(LogView *log, Kind kind);

private:
    struct Watched
    {
        QPointer<LogView> log;
        Kind kind;
    };

    QStringList filters(Kind kind) const;
    TimeForm timeForm(Kind kind) const;
    LogMode mode(Kind kind) const;
    void keepFilters(Kind kind, const QStringList &filters);

    QSettings &m_settings;
    std::vector<Watched> m_watched;
};

} // namespace ui
