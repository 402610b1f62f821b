#include "ui/WindowMemory.h"

#include "ui/connect/UrlHistory.h"

#include <QSettings>

namespace ui {

namespace {

const QString geometryKey = QStringLiteral("window/geometry");
const QString urlsKey = QStringLiteral("window/urls");

const QString scriptsKey = QStringLiteral("scripts");

QString scriptKey(qsizetype index, const char *name)
{
    return QStringLiteral("%1/%2/%3").arg(scriptsKey).arg(index + 1).arg(QLatin1String(name));
}

QList<ScriptDraft> loadScripts(const QSettings &settings)
{
    QList<ScriptDraft> scripts;
    while (scripts.isEmpty() || settings.contains(scriptKey(scripts.size(), "text")))
        scripts += {settings.value(scriptKey(scripts.size(), "text")).toString(),
                    settings.value(scriptKey(scripts.size(), "file")).toString(),
                    settings.value(scriptKey(scripts.size(), "modified")).toBool(),
                    settings.value(scriptKey(scripts.size(), "forge")).toString(),
                    settings.value(scriptKey(scripts.size(), "fields")).toMap()};
    return scripts;
}

} // namespace

WindowMemory WindowMemory::load(const QSettings &settings)
{
    WindowMemory memory;
    memory.geometry = settings.value(geometryKey).toByteArray();
    memory.urls = settings.value(urlsKey).toStringList();
    memory.scripts = loadScripts(settings);
    return memory;
}

void WindowMemory::save(QSettings &settings) const
{
    QStringList kept;
    for (const QString &url : urls)
        kept += UrlHistory::withoutSecrets(url); // a settings file is no place for passwords and tokens
    settings.setValue(geometryKey, geometry);
    settings.setValue(urlsKey, kept);
    saveScripts(settings, scripts);
}

void WindowMemory::saveScripts(QSettings &settings, const QList<ScriptDraft> &scripts)
{
    settings.remove(scriptsKey); // there may have been more
    for (int i = 0; i < scripts.size(); ++i) {
        const ScriptDraft &script = scripts.at(i);
        settings.setValue(scriptKey(i, "text"), script.text);
        settings.setValue(scriptKey(i, "file"), script.file);
        settings.setValue(scriptKey(i, "modified"), script.modified);
        if (!script.forge.isEmpty())
            settings.setValue(scriptKey(i, "forge"), script.forge);
        if (!script.fields.isEmpty())
            settings.setValue(scriptKey(i, "fields"), script.fields);
    }
    settings.sync(); // the program may not live to its end
}

} // namespace ui
