#include "EveryPlace.h"

#include "WindowFixture.h"

#include "ui/conformance/ConformanceDesk.h"
#include "ui/conformance/ConformanceTab.h"
#include "ui/connect/OptionTabs.h"
#include "ui/palette/CommandPalette.h"
#include "ui/palette/MenuEntries.h"

#include <QAbstractButton>
#include <QAction>
#include <QButtonGroup>
#include <QDialog>
#include <QMenuBar>
#include <QPushButton>
#include <QTabBar>
#include <QToolButton>

#include <utility>

namespace {

template <typename Widget>
QList<Widget *> onScreen(const QWidget *root)
{
    QList<Widget *> found;
    for (Widget *widget : root->findChildren<Widget *>()) {
        if (widget->isVisible() && widget->window() == root->window())
            found += widget;
    }
    return found;
}

bool opensDialog(const QString &text)
{
    return text.endsWith(u'…');
}

bool hasMenu(const QAbstractButton *button)
{
    const auto *tool = qobject_cast<const QToolButton *>(button);
    const auto *push = qobject_cast<const QPushButton *>(button);
    return (tool && tool->menu()) || (push && push->menu());
}

} // namespace

EveryPlace::EveryPlace(WindowFixture &fixture, Look look)
    : m_fixture(fixture)
    , m_look(std::move(look))
{
}

void EveryPlace::visit()
{
    m_fixture.dialogs().confirms = false;
    m_fixture.window().openLoad();
    m_fixture.window().lab()->open();
    // First with all at rest: a server that runs lets nobody change its options.
    visitTabs();
    if (!m_fixture.connectToOwnServer())
        qFatal("the client doesn't connect");
    // The detail comes with the first rows, some frames later.
    const QWidget *detail = WindowFixture::part(m_fixture.client(), "entryDetail");
    if (!QTest::qWaitFor([this, detail] { return detail->isVisibleTo(m_fixture.client()); }))
        qFatal("the log shows no detail");
    WindowFixture::sendText(m_fixture.client(), QStringLiteral("{\"a\": [1, 2]}"));
    if (!QTest::qWaitFor([this] { return WindowFixture::messages(m_fixture.client()).size() == 2; }))
        qFatal("nothing comes back");
    visitTabs();
    visitMenus();
    visitPalette();
}

void EveryPlace::visitTabs()
{
    auto *bar = WindowFixture::part<QTabBar>(&m_fixture.window(), "tabBar");
    for (int i = 0; i < bar->count(); ++i) {
        bar->setCurrentIndex(i);
        ui::Tab *tab = m_fixture.window().currentTab();
        const QString way = tab->objectName();
        see(&m_fixture.window(), way);
        visitPages(tab, way, {});
    }
}

void EveryPlace::visitPages(QWidget *root, const QString &way, QSet<QTabBar *> known)
{
    visitForms(root, way);
    visitOpeners(root, way);
    QList<QTabBar *> bars;
    for (QTabBar *bar : onScreen<QTabBar>(root)) {
        if (!known.contains(bar))
            bars += bar;
    }
    known.unite(QSet<QTabBar *>(bars.begin(), bars.end()));
    for (QTabBar *bar : bars) {
        const int before = bar->currentIndex();
        auto *folding = qobject_cast<ui::OptionTabs *>(bar);
        const bool wasOpen = folding && folding->isOpen();
        if (folding)
            folding->setOpen(true);
        for (int i = 0; i < bar->count(); ++i) {
            if (!bar->isTabEnabled(i) || !bar->isTabVisible(i))
                continue;
            bar->setCurrentIndex(i);
            const QString there = way + QStringLiteral(" › ") + bar->tabText(i);
            see(root->window(), there);
            visitPages(root, there, known);
        }
        bar->setCurrentIndex(before);
        if (folding)
            folding->setOpen(wasOpen);
    }
}

// Buttons of which one at a time is pressed show a page each.
void EveryPlace::visitForms(QWidget *root, const QString &way)
{
    for (QAbstractButton *button : onScreen<QAbstractButton>(root)) {
        if (!button->isCheckable() || !button->group() || !button->group()->exclusive() || button->isChecked()
            || !button->isEnabled())
            continue;
        QAbstractButton *before = button->group()->checkedButton();
        button->click();
        see(root->window(), way + QStringLiteral(" › ") + button->text());
        if (before)
            before->click();
    }
}

void EveryPlace::visitOpeners(QWidget *root, const QString &way)
{
    for (QAbstractButton *button : onScreen<QAbstractButton>(root)) {
        if (!opensDialog(button->text()) || !button->isEnabled() || hasMenu(button))
            continue;
        button->click();
        visitDialogs(way + QStringLiteral(" › ") + button->text());
    }
}

void EveryPlace::visitMenus()
{
    const auto *bar = WindowFixture::part<QMenuBar>(&m_fixture.window(), "mainMenu");
    const QString helpMenu = ui::plainLabel(bar->actions().constLast()->text());
    for (const ui::MenuEntry &entry : ui::menuEntries(bar)) {
        const bool palette = entry.action->shortcut() == QKeySequence(Qt::CTRL | Qt::Key_K);
        const bool help = entry.menus.constFirst() == helpMenu; // these open dialogs without saying so
        if (palette || !entry.action->isEnabled() || (!opensDialog(entry.action->text()) && !help))
            continue;
        entry.action->trigger();
        visitDialogs(entry.action->text());
    }
}

void EveryPlace::visitPalette()
{
    m_fixture.window().commandPalette()->toggle();
    see(&m_fixture.window(), QStringLiteral("Command palette"));
    m_fixture.window().commandPalette()->dismiss();
}

void EveryPlace::visitDialogs(const QString &way)
{
    for (QDialog *dialog : m_fixture.window().findChildren<QDialog *>()) {
        if (!dialog->isVisible() || m_inside.contains(dialog))
            continue;
        m_inside.insert(dialog); // what it opens comes back here
        dialog->activateWindow();
        if (!QTest::qWaitForWindowActive(dialog))
            qFatal("the dialog %s doesn't become active", qPrintable(dialog->objectName()));
        see(dialog, way);
        visitPages(dialog, way, {});
        m_inside.remove(dialog);
        dialog->close();
    }
    QWidget *front = m_inside.isEmpty() ? static_cast<QWidget *>(&m_fixture.window()) : *m_inside.begin();
    front->activateWindow();
    if (!QTest::qWaitForWindowActive(front))
        qFatal("the window doesn't become active again");
}

void EveryPlace::see(QWidget *window, const QString &way)
{
    QCoreApplication::processEvents();
    m_look(window, way);
}
