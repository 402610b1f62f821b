#include "ui/connect/UrlHistory.h"

#include <QRegularExpression>
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
    static const QRegularExpression userInfo(QStringLiteral("^([A-Za-z][A-Za-z0-9+.-]*://)?[^/?#]*@"));
    static const QRegularExpression secret(
        QStringLiteral(
            "([?&][^=&#]*(?:token|secret|passw|pwd|api[-_]?key|auth|jwt|signature|session|credential)[^=&#]*=|"
            "[?&](?:key|sig)=)(?!\\{\\{)[^&#]+"),
        QRegularExpression::CaseInsensitiveOption);
    QString kept = url;
    kept.replace(userInfo, QStringLiteral("\\1"));
    return kept.replace(secret, QStringLiteral("\\1"));
}

} // namespace ui
