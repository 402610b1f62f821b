#include "ui/connect/ConnectOptions.h"

#include "ui/Dialogs.h"
#include "ui/Named.h"
#include "ui/connect/AuthPage.h"
#include "ui/connect/LimitsPage.h"
#include "ui/connect/OptionTabs.h"
#include "ui/connect/ProxyPage.h"
#include "ui/connect/SubprotocolsPage.h"
#include "ui/connect/TablePages.h"
#include "ui/connect/TlsPage.h"
#include "ui/theme/Fonts.h"

#include <QEvent>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace ui {

using workbench::ConnectionSettings;

ConnectOptions::ConnectOptions(const std::shared_ptr<Dialogs> &dialogs, QWidget *parent)
    : QWidget(parent)
    , m_tabs(named(new OptionTabs(this), QStringLiteral("optionTabs"), tr("Options of the connection")))
    , m_stack(new QStackedWidget(this))
    , m_params(new ParamsPage)
    , m_tls(new TlsPage(dialogs))
{
    m_stack->setObjectName(QStringLiteral("optionPages"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(m_tabs);
    layout->addWidget(m_stack);
    for (OptionPage *page :
         std::initializer_list<OptionPage *>{m_params, new HeadersPage, new SubprotocolsPage, new AuthPage,
                                             new CookiesPage, m_tls, new ProxyPage, new LimitsPage})
        add(page);
    followFont(m_stack, [this] { m_stack->setMinimumHeight(m_stack->fontMetrics().height() * 6); });
    m_stack->hide();
    if (parent)
        parent->installEventFilter(this);
    connect(m_tabs, &QTabBar::currentChanged, m_stack, &QStackedWidget::setCurrentIndex);
    connect(m_tabs, &OptionTabs::openChanged, m_stack, &QWidget::setVisible);
    connect(m_params, &ParamsPage::urlChanged, this, &ConnectOptions::urlChanged);
    updateTabs();
}

void ConnectOptions::add(OptionPage *page)
{
    m_pages += page;
    m_stack->addWidget(page);
    m_tabs->addTab(page->title());
    connect(page, &OptionPage::edited, this, [this] {
        updateTabs();
        Q_EMIT edited();
    });
}

void ConnectOptions::updateTabs()
{
    for (int i = 0; i < m_pages.size(); ++i) {
        const OptionPage *page = m_pages.at(i);
        const auto [mark, words] = page->badge();
        const bool count = !mark.isEmpty() && mark.front().isDigit();
        const QString text = count ? tr("%1 (%2)").arg(page->title(), mark) : tr("%1 %2").arg(page->title(), mark);
        m_tabs->setTabText(i, mark.isEmpty() ? page->title() : text);
        m_tabs->setTabToolTip(i, words);
        m_tabs->setAccessibleTabName(i, tr("%1: %2").arg(page->title(), words));
    }
}

// A page gets its share of what there is, and leaves the rest to the log.
bool ConnectOptions::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize) {
        const int line = fontMetrics().height();
        m_stack->setMaximumHeight(qBound(line * 6, parentWidget()->height() * 3 / 10, line * 17));
    }
    return QWidget::eventFilter(watched, event);
}

ConnectionSettings ConnectOptions::settings() const
{
    ConnectionSettings settings;
    for (const OptionPage *page : m_pages)
        page->applyTo(settings);
    return settings;
}

void ConnectOptions::setSettings(const ConnectionSettings &settings)
{
    for (OptionPage *page : m_pages)
        page->setSettings(settings);
    updateTabs();
}

void ConnectOptions::setUrl(const QString &url)
{
    m_params->setUrl(url);
    updateTabs();
}

void ConnectOptions::setVerifies(bool verify)
{
    m_tls->setVerifies(verify);
}

void ConnectOptions::open(Page page)
{
    m_tabs->setCurrentIndex(page);
    m_tabs->setOpen(true);
}

void ConnectOptions::collapse()
{
    m_tabs->setOpen(false);
}

bool ConnectOptions::isOpen() const
{
    return m_tabs->isOpen();
}

} // namespace ui
