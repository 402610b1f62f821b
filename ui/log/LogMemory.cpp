#include "ui/log/LogMemory.h"

#include "ui/log/LogModel.h"
#include "ui/log/LogView.h"

#include <QSettings>

#include <algorithm>

namespace ui {

namespace {

QString key(LogMemory::Kind kind, const char *what)
{
    const char *name = kind == LogMemory::Kind::Client   ? "client"
                       : kind == LogMemory::Kind::Server ? "server"
                                                         : "recording";
    return QStringLiteral("log/%1/%2").arg(QLatin1String(name), QLatin1String(what));
}

// Numbers of an enumeration may change from one version to the next.
const std::initializer_list<std::pair<TimeForm, const char *>> timeForms{
    {TimeForm::Clock, "clock"}, {TimeForm::SinceConnect, "sinceConnect"}, {TimeForm::SinceSelected, "sinceSelected"}};

const std::initializer_list<std::pair<LogMode, const char *>> modes{
    {LogMode::Messages, "messages"}, {LogMode::Frames, "frames"}, {LogMode::Raw, "raw"}};

} // namespace

LogMemory::LogMemory(QSettings &settings, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
{
}

QStringList LogMemory::filters(Kind kind) const
{
    return m_settings.value(key(kind, "filters")).toStringList();
}

TimeForm LogMemory::timeForm(Kind kind) const
{
    const QString kept = m_settings.value(key(kind, "time")).toString();
    for (const auto &[form, name] : timeForms) {
        if (kept == QLatin1String(name))
            return form;
    }
    return TimeForm::Clock;
}

LogMode LogMemory::mode(Kind kind) const
{
    const QString kept = m_settings.value(key(kind, "rows")).toString();
    for (const auto &[mode, name] : modes) {
        if (kept == QLatin1String(name))
            return mode;
    }
    return LogMode::Messages;
}

void LogMemory::watch(LogView *log, Kind kind)
{
    std::erase_if(m_watched, [](const Watched &watched) { return watched.log.isNull(); });
    m_watched.push_back({log, kind});
    log->model()->setTimeForm(timeForm(kind));
    log->setMode(mode(kind));
    log->setFilterHistory(filters(kind));
    connect(log, &LogView::timeFormChosen, this, [this, kind](TimeForm chosen) {
        for (const auto &[form, name] : timeForms) {
            if (form == chosen)
                m_settings.setValue(key(kind, "time"), QLatin1String(name));
        }
    });
    connect(log, &LogView::modeChosen, this, [this, kind](LogMode chosen) {
        for (const auto &[mode, name] : modes) {
            if (mode == chosen)
                m_settings.setValue(key(kind, "rows"), QLatin1String(name));
        }
    });
    connect(log, &LogView::filterHistoryChanged, this,
            [this, kind](const QStringList &history) { keepFilters(kind, history); });
}

void LogMemory::keepFilters(Kind kind, const QStringList &filters)
{
    QStringList kept = filters;
    kept.removeIf([](const QString &filter) { return filter.size() > longestFilter; });
    m_settings.setValue(key(kind, "filters"), kept);
    for (const Watched &watched : m_watched) {
        if (watched.log && watched.kind == kind)
            watched.log->setFilterHistory(filters);
    }
}

} // namespace ui
