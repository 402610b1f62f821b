#pragma once

#include "ui/connect/OptionPage.h"

namespace ui {

class NamedValuesTable;

/// The parameters of the URL: what is changed here is changed there, and the other way round.
class ParamsPage : public OptionPage
{
    Q_OBJECT

public:
    explicit ParamsPage(QWidget *parent = nullptr);

    /// The URL is another.
    void setUrl(const QString &url);

    QString title() const override;
    Badge badge() const override;
    void setSettings(const workbench::ConnectionSettings &settings) override;
    void applyTo(workbench::ConnectionSettings &settings) const override;

Q_SIGNALS:
    /// The table was edited, and this is what the URL is now.
    void urlChanged(const QString &url);

private:
    void takeTable();

    NamedValuesTable *m_table;
    QString m_url;
};

/// Header fields of the request.
class HeadersPage : public OptionPage
{
    Q_OBJECT

public:
    explicit HeadersPage(QWidget *parent = nullptr);

    QString title() const override;
    Badge badge() const override;
    void setSettings(const workbench::ConnectionSettings &settings) override;
    void applyTo(workbench::ConnectionSettings &settings) const override;

private:
    NamedValuesTable *m_table;
};

class CookiesPage : public OptionPage
{
    Q_OBJECT

public:
    explicit CookiesPage(QWidget *parent = nullptr);

    QString title() const override;
    Badge badge() const override;
    void setSettings(const workbench::ConnectionSettings &settings) override;
    void applyTo(workbench::ConnectionSettings &settings) const override;

private:
    NamedValuesTable *m_table;
};

} // namespace ui
