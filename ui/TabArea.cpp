#include "ui/TabArea.h"

#include "ui/Tab.h"
#include "ui/TabStrip.h"
#include "ui/theme/Icons.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QMenu>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui {

namespace {

// An ampersand in a title is none that marks a key.
QString literal(QString text)
{
    return text.replace(u'&', QStringLiteral("&&"));
}

} // namespace

TabArea::TabArea(QWidget *parent)
    : QWidget(parent)
    , m_row(nullptr)
    , m_column(nullptr)
    , m_bar(new TabStrip(this))
    , m_pages(new QStackedWidget(this))
{
    m_bar->setObjectName(QStringLiteral("tabBar"));
    m_bar->setAccessibleName(tr("Tabs"));
    m_bar->setExpanding(false);
    m_bar->setElideMode(Qt::ElideRight);
    m_bar->setUsesScrollButtons(true);
    m_bar->setMovable(true);
    for (QToolButton *scroller : m_bar->findChildren<QToolButton *>())
        scroller->setFocusPolicy(Qt::NoFocus); // the arrow keys scroll by themselves
    m_pages->setObjectName(QStringLiteral("tabPages"));
    auto *add = new QToolButton(this);
    add->setObjectName(QStringLiteral("newTab"));
    add->setAccessibleName(tr("New client tab"));
    add->setToolTip(tr("New client tab (Ctrl+N); a server's is in the menu beside"));
    add->setIcon(icon(QStringLiteral("plus"), IconTone::Muted));
    add->setFocusPolicy(Qt::StrongFocus);
    auto *choice = new QMenu(add);
    choice->addAction(tr("New Client Tab"), this, &TabArea::newTabRequested);
    choice->addAction(tr("New Server Tab"), this, &TabArea::newServerRequested);
    choice->addAction(tr("New Load Test"), this, &TabArea::newLoadRequested);
    choice->addAction(tr("New Conformance Test"), this, &TabArea::newConformanceRequested);
    add->setMenu(choice);
    add->setPopupMode(QToolButton::MenuButtonPopup);

    auto *strip = new QFrame(this);
    strip->setObjectName(QStringLiteral("tabStrip"));
    m_row = new QHBoxLayout(strip);
    m_row->setContentsMargins(8, 4, 8, 0);
    m_row->setSpacing(4);
    m_row->addWidget(m_bar, 0, Qt::AlignBottom);
    m_row->addWidget(add, 0, Qt::AlignVCenter);
    m_row->addStretch(1);
    m_column = new QVBoxLayout(this);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    m_column->addWidget(strip);
    m_column->addWidget(m_pages, 1);

    connect(add, &QToolButton::clicked, this, &TabArea::newTabRequested);
    connect(m_bar, &QTabBar::tabMoved, this, [this](int from, int to) {
        QWidget *page = m_pages->widget(from);
        m_pages->removeWidget(page);
        m_pages->insertWidget(to, page);
        m_pages->setCurrentIndex(m_bar->currentIndex());
        Q_EMIT orderChanged();
    });
    connect(m_bar, &QTabBar::currentChanged, this, [this](int index) {
        m_pages->setCurrentIndex(index);
        Q_EMIT currentChanged();
    });
}

void TabArea::setCorner(QWidget *widget)
{
    m_row->addWidget(widget, 0, Qt::AlignVCenter);
}

void TabArea::addBanner(QWidget *widget)
{
    m_column->insertWidget(m_column->count() - 1, widget);
}

void TabArea::insertTab(int index, Tab *tab)
{
    m_pages->insertWidget(index, tab);
    m_bar->insertTab(index, tab->icon(), literal(tab->title()));
    m_bar->setTabButton(index, QTabBar::RightSide, makeCloseButton(tab));
    connect(tab, &Tab::titleChanged, this, [this, tab] { showTitle(tab); });
    showTitle(tab);
}

QToolButton *TabArea::makeCloseButton(Tab *tab)
{
    auto *button = new QToolButton(m_bar);
    button->setObjectName(QStringLiteral("closeTab"));
    button->setAccessibleName(tr("Close the tab"));
    button->setToolTip(tr("Close the tab (Ctrl+W)"));
    button->setIcon(icon(QStringLiteral("close"), IconTone::Muted));
    button->setIconSize(QSize(12, 12));
    button->setFocusPolicy(Qt::NoFocus); // the keyboard has Ctrl+W
    connect(button, &QToolButton::clicked, tab, [this, tab] { Q_EMIT closeRequested(tab); });
    return button;
}

void TabArea::removeTab(Tab *tab)
{
    const int index = indexOf(tab);
    if (index < 0)
        return; // on its way already
    m_pages->removeWidget(tab);
    m_bar->removeTab(index);
    tab->deleteLater();
}

void TabArea::showTitle(Tab *tab)
{
    const int index = indexOf(tab);
    if (index < 0)
        return;
    m_bar->setTabText(index, literal(tab->title()));
    m_bar->updateGeometry(); // "+" stays behind the last
    m_bar->setTabIcon(index, tab->icon());
    m_bar->setTabToolTip(index, QStringLiteral("<span>%1</span>").arg(tab->description().toHtmlEscaped()));
}

int TabArea::count() const
{
    return m_pages->count();
}

Tab *TabArea::tab(int index) const
{
    return qobject_cast<Tab *>(m_pages->widget(index));
}

Tab *TabArea::current() const
{
    return qobject_cast<Tab *>(m_pages->currentWidget());
}

int TabArea::indexOf(Tab *tab) const
{
    return m_pages->indexOf(tab);
}

void TabArea::setCurrent(Tab *tab)
{
    setCurrentIndex(indexOf(tab));
}

void TabArea::setCurrentIndex(int index)
{
    if (index >= 0 && index < count())
        m_bar->setCurrentIndex(index);
}

void TabArea::step(int by)
{
    setCurrentIndex((m_bar->currentIndex() + by + count()) % count());
}

void TabArea::moveCurrent(int by)
{
    const int from = m_bar->currentIndex();
    if (const int to = from + by; to >= 0 && to < count())
        m_bar->moveTab(from, to);
}

} // namespace ui
