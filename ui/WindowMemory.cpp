#include "ui/WindowMemory.h"

#include "wslib/net/WebSocketUrl.h"

#include <QSettings>

namespace ui {

namespace {

const QString geometryKey = QStringLiteral("window/geometry");
const QString urlsKey = QStringLiteral("window/urls");
const QString themeKey = QStringLiteral("window/theme");

// A settings file is no place for passwords.
QString withoutUserInfo(const QString &url)
{
    const auto parsed = wslib::WebSocketUrl::fromUserInput(url);
    return parsed.url && parsed.url->hasUserInfo() ? parsed.url->toString() : url;
}

} // namespace

WindowMemory WindowMemory::load(const QSettings &settings)
{
    WindowMemory memory;
    memory.geometry = settings.value(geometryKey).toByteArray();
    memory.urls = settings.value(urlsKey).toStringList();
    memory.theme = Theme::fromName(settings.value(themeKey).toString()).value_or(Theme::Choice::System);
    return memory;
}

void WindowMemory::save(QSettings &settings) const
{
    QStringList kept;
    for (const QString &url : urls)
        kept += withoutUserInfo(url);
    settings.setValue(geometryKey, geometry);
    settings.setValue(urlsKey, kept);
    settings.setValue(themeKey, Theme::name(theme));
}

} // namespace ui
