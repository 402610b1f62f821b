#pragma once

#include "workbench/profile/ConnectionSettings.h"

#include <QWidget>

#include <memory>

class QStackedWidget;

namespace ui {

class Dialogs;
class OptionPage;
class OptionTabs;
class ParamsPage;
class TlsPage;

/// Everything about a connection but its URL: a row of tabs, and the page of one of them when it is open.
class ConnectOptions : public QWidget
{
    Q_OBJECT

public:
    enum Page { Params, Headers, Subprotocols, Auth, Cookies, Tls, Proxy, Options };

    explicit ConnectOptions(const std::shared_ptr<Dialogs> &dialogs, QWidget *parent = nullptr);

    /// All but the URL, which is its field's.
    workbench::ConnectionSettings settings() const;
    /// No edited() follows, nor urlChanged().
    void setSettings(const workbench::ConnectionSettings &settings);
    /// The URL was edited in its field.
    void setUrl(const QString &url);
    void setVerifies(bool verify);

    void open(Page page);
    void collapse();
    bool isOpen() const;

Q_SIGNALS:
    void edited();
    /// A parameter was edited, and this is what the URL is now.
    void urlChanged(const QString &url);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void add(OptionPage *page);
    void updateTabs();

    OptionTabs *m_tabs;
    QStackedWidget *m_stack;
    QList<OptionPage *> m_pages;
    ParamsPage *m_params;
    TlsPage *m_tls;
};

} // namespace ui
