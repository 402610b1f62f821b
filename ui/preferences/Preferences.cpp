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

constexpr std::array zoomSteps{80, 90, 100, 110, 125, 150, 175, 200};

int sensibleZoom(const QVariant &saved)
{
    bool number = false;
    const int zoom = saved.toInt(&number);
    return number ? std::clamp(zoom, Preferences::smallestZoom, Preferences::largestZoom) : Preferences().zoom;
}

} // namespace

Preferences Preferences::load(const QSettings &settings)
{
    Preferences preferences;
    preferences.theme = Theme::fromName(settings.value(themeKey).toString()).value_or(preferences.theme);
    preferences.zoom = sensibleZoom(settings.value(zoomKey));
    preferences.monospaceFamily = settings.value(monospaceKey).toString();
    preferences.language = settings.value(languageKey).toString();
    return preferences;
}

void Preferences::save(QSettings &settings) const
{
    settings.setValue(themeKey, Theme::name(theme));
    settings.setValue(zoomKey, zoom);
    settings.setValue(monospaceKey, monospaceFamily);
    settings.setValue(languageKey, language);
    settings.sync();
}

void Preferences::applyTo(Theme &look) const
{
    look.setFonts(zoom, monospaceFamily);
    look.choose(theme);
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
