#include "ui/profile/ConnectionHistory.h"

#include "ui/connect/UrlHistory.h"

#include <QSettings>

namespace ui {

namespace {

const QString key = QStringLiteral("connections");

} // namespace

ConnectionHistory::ConnectionHistory(QSettings &settings, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
{
    const QStringList lines = m_settings.value(key).toStringList();
    for (const QString &line : lines)
        m_entries +=
            {line.section(u' ', 1), QDateTime::fromString(line.section(u' ', 0, 0), Qt::ISODate).toLocalTime()};
}

void ConnectionHistory::add(const QString &url, const QDateTime &time)
{
    const QString known = UrlHistory::withoutSecrets(url.trimmed());
    if (known.isEmpty())
        return;
    m_entries.removeIf([&known](const Entry &entry) { return entry.url == known; });
    m_entries.prepend({known, time});
    if (m_entries.size() > mostEntries)
        m_entries.resize(mostEntries);
    save();
}

void ConnectionHistory::remove(const QString &url)
{
    m_entries.removeIf([&url](const Entry &entry) { return entry.url == url; });
    save();
}

void ConnectionHistory::clear()
{
    m_entries.clear();
    save();
}

void ConnectionHistory::save()
{
    QStringList lines;
    for (const Entry &entry : m_entries)
        lines += entry.time.toUTC().toString(Qt::ISODate) + u' ' + entry.url;
    m_settings.setValue(key, lines);
    Q_EMIT changed();
}

} // namespace ui
