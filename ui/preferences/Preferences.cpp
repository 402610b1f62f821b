#include "ui/preferences/Preferences.h"

#include <QSettings>

#include <algorithm>
#include <array>

namespace ui {

namespace {

const QString themeKey = QStringLiteral("preferences/theme");
const QString zoomKey = QStringLiteral("preferences/zoom");
const QString monospaceKey = QStringLiteral("preferences/monospaceFont");
const QString languageKey = QStringLiteral("preferences/language");

const QString logMemoryKey = QStringLiteral("preferences/logMemoryMiB");
const QString logDiskKey = QStringLiteral("preferences/logDiskGiB");

constexpr std::array zoomSteps{80, 90, 100, 110, 125, 150, 175, 200};

int sensible(const QVariant &saved, int least, int most, int usual)
{
    bool number = false;
    const int value = saved.toInt(&number);
    return number ? std::clamp(value, least, most) : usual;
}

} // namespace

Preferences Preferences::load(const QSettings &settings)
{
    Preferences preferences;
    preferences.theme = Theme::fromName(settings.value(themeKey).toString()).value_or(preferences.theme);
    preferences.zoom = sensible(settings.value(zoomKey), smallestZoom, largestZoom, preferences.zoom);
    preferences.monospaceFamily = settings.value(monospaceKey).toString();
    preferences.language = settings.value(languageKey).toString();
    preferences.logMemory =
        sensible(settings.value(logMemoryKey), leastLogMemory, mostLogMemory, preferences.logMemory);
    preferences.logDisk = sensible(settings.value(logDiskKey), 0, mostLogDisk, preferences.logDisk);
    return preferences;
}

void Preferences::save(QSettings &settings) const
{
    settings.setValue(themeKey, Theme::name(theme));
    settings.setValue(zoomKey, zoom);
    settings.setValue(monospaceKey, monospaceFamily);
    settings.setValue(languageKey, language);
    settings.setValue(logMemoryKey, logMemory);
    settings.setValue(logDiskKey, logDisk);
    settings.sync();
}

void Preferences::applyTo(Theme &look) const
{
    look.setFonts(zoom, monospaceFamily);
    look.choose(theme);
}

workbench::LogBudget Preferences::logBudget() const
{
    constexpr qint64 mebi = qint64{1024} * 1024;
    workbench::LogBudget budget;
    budget.memory = logMemory * mebi;
    budget.disk = logDisk * 1024 * mebi;
    return budget;
}

int Preferences::largerZoom() const
{
    const auto *next = std::upper_bound(zoomSteps.begin(), zoomSteps.end(), zoom);
    return next == zoomSteps.end() ? largestZoom : *next;
}

int Preferences::smallerZoom() const
{
    const auto *next = std::lower_bound(zoomSteps.begin(), zoomSteps.end(), zoom);
    return next == zoomSteps.begin() ? smallestZoom : *std::prev(next);
}

} // namespace ui
