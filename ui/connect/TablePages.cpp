#include "ui/connect/TablePages.h"

#include "ui/connect/NamedValuesTable.h"
#include "workbench/profile/RequestFields.h"
#include "workbench/profile/UrlParams.h"

#include <QVBoxLayout>

namespace ui {

using workbench::ConnectionSettings;
using workbench::NamedValue;
using workbench::NamedValues;
using workbench::RequestFields;
using workbench::UrlParams;

namespace {

NamedValuesTable *addTable(QWidget *page, const QString &name, const QString &title, BulkText::Kind kind)
{
    auto *table = new NamedValuesTable(name, title, kind, page);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(table);
    return table;
}

QString mark(const NamedValuesTable *table)
{
    const int count = table->model()->enabledCount();
    return count == 0 ? QString() : QString::number(count);
}

const QStringList &headerNames()
{
    static const QStringList names{
        QStringLiteral("Accept"),        QStringLiteral("Accept-Language"), QStringLiteral("Authorization"),
        QStringLiteral("Cache-Control"), QStringLiteral("Cookie"),          QStringLiteral("Host"),
        QStringLiteral("Origin"),        QStringLiteral("Pragma"),          QStringLiteral("Referer"),
        QStringLiteral("User-Agent"),    QStringLiteral("X-API-Key"),       QStringLiteral("X-Forwarded-For"),
        QStringLiteral("X-Request-ID")};
    return names;
}

} // namespace

// ---- Params ---------------------------------------------------------------------------------------------------------

ParamsPage::ParamsPage(QWidget *parent)
    : OptionPage(parent)
    , m_table(addTable(this, QStringLiteral("params"), tr("Parameters of the URL"), BulkText::Kind::Params))
{
    connect(m_table, &NamedValuesTable::edited, this, &ParamsPage::takeTable);
}

void ParamsPage::takeTable()
{
    const QString url = UrlParams::write(m_url, m_table->values());
    if (url != m_url) {
        m_url = url;
        Q_EMIT urlChanged(url);
    }
    Q_EMIT edited();
}

void ParamsPage::setUrl(const QString &url)
{
    if (url == m_url)
        return;
    m_url = url;
    m_table->setValues(UrlParams::merge(m_table->values(), UrlParams::read(url)));
}

QString ParamsPage::title() const
{
    return tr("Params");
}

OptionPage::Badge ParamsPage::badge() const
{
    const int count = m_table->model()->enabledCount();
    return {mark(m_table), count == 0 ? tr("The URL has no parameters.") : tr("Parameters in the URL: %1.").arg(count)};
}

void ParamsPage::setSettings(const ConnectionSettings &settings)
{
    m_url = settings.url;
    m_table->setValues(UrlParams::read(settings.url) + settings.parkedParams);
}

void ParamsPage::applyTo(ConnectionSettings &settings) const
{
    settings.parkedParams.clear();
    for (const NamedValue &param : m_table->values()) {
        if (!param.enabled)
            settings.parkedParams += param;
    }
}

// ---- Headers --------------------------------------------------------------------------------------------------------

HeadersPage::HeadersPage(QWidget *parent)
    : OptionPage(parent)
    , m_table(addTable(this, QStringLiteral("headers"), tr("Headers"), BulkText::Kind::Headers))
{
    m_table->model()->setCheck(RequestFields::headerProblem);
    m_table->setSuggestions(headerNames());
    connect(m_table, &NamedValuesTable::edited, this, &OptionPage::edited);
}

QString HeadersPage::title() const
{
    return tr("Headers");
}

OptionPage::Badge HeadersPage::badge() const
{
    const int count = m_table->model()->enabledCount();
    return {mark(m_table),
            count == 0 ? tr("No headers beside those of the handshake.") : tr("Headers to be sent: %1.").arg(count)};
}

void HeadersPage::setSettings(const ConnectionSettings &settings)
{
    m_table->setValues(settings.headers);
}

void HeadersPage::applyTo(ConnectionSettings &settings) const
{
    settings.headers = m_table->values();
}

// ---- Cookies --------------------------------------------------------------------------------------------------------

CookiesPage::CookiesPage(QWidget *parent)
    : OptionPage(parent)
    , m_table(addTable(this, QStringLiteral("cookies"), tr("Cookies"), BulkText::Kind::Cookies))
{
    m_table->model()->setCheck(RequestFields::cookieProblem);
    connect(m_table, &NamedValuesTable::edited, this, &OptionPage::edited);
}

QString CookiesPage::title() const
{
    return tr("Cookies");
}

OptionPage::Badge CookiesPage::badge() const
{
    const int count = m_table->model()->enabledCount();
    return {mark(m_table), count == 0 ? tr("No cookies.") : tr("Cookies to be sent: %1.").arg(count)};
}

void CookiesPage::setSettings(const ConnectionSettings &settings)
{
    m_table->setValues(settings.cookies);
}

void CookiesPage::applyTo(ConnectionSettings &settings) const
{
    settings.cookies = m_table->values();
}

} // namespace ui
