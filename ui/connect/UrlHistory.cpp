#include "ui/connect/UrlHistory.h"

#include "workbench/record/Redaction.h"

#include <QSettings>

namespace ui {

namespace {

const QString historyKey = QStringLiteral("history/urls");

} // namespace

UrlHistory::UrlHistory(QSettings &settings, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
{
    m_model.setStringList(settings.value(historyKey).toStringList().mid(0, capacity));
}

void UrlHistory::add(const QString &url)
{
    const QString entry = withoutSecrets(url.trimmed());
    if (entry.isEmpty())
        return;
    QStringList urls = entries();
    if (!urls.isEmpty() && urls.constFirst() == entry)
        return;
    urls.removeAll(entry);
    urls.prepend(entry);
    keep(urls.mid(0, capacity));
}

void UrlHistory::remove(const QString &url)
{
    QStringList urls = entries();
    if (urls.removeAll(url) > 0)
        keep(urls);
}

void UrlHistory::keep(const QStringList &urls)
{
    m_model.setStringList(urls);
    m_settings.setValue(historyKey, urls);
}

QString UrlHistory::withoutSecrets(const QString &url)
{
    return workbench::strippedUrl(url);
}

} // namespace ui
