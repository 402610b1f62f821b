#include "ui/palette/MenuEntries.h"

#include <QAction>
#include <QMenu>
#include <QMenuBar>

namespace ui {

namespace {

void addEntries(QList<MenuEntry> &entries, const QList<QAction *> &actions, const QStringList &menus)
{
    for (QAction *action : actions) {
        if (action->isSeparator() || !action->isVisible())
            continue;
        if (const QMenu *menu = action->menu())
            addEntries(entries, menu->actions(), menus + QStringList{plainLabel(menu->title())});
        else
            entries += {action, menus};
    }
}

} // namespace

QList<MenuEntry> menuEntries(const QMenuBar *bar)
{
    QList<MenuEntry> entries;
    addEntries(entries, bar->actions(), {});
    return entries;
}

QString plainLabel(const QString &label)
{
    QString plain;
    for (qsizetype i = 0; i < label.size(); ++i) {
        if (label.at(i) == u'&' && ++i == label.size())
            break;
        plain += label.at(i); // of two ampersands, the second
    }
    return plain;
}

QString keysOf(const QAction *action)
{
    return QKeySequence::listToString(action->shortcuts(), QKeySequence::NativeText).replace(u';', u',');
}

} // namespace ui
