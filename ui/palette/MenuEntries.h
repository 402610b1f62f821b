#pragma once

#include <QList>
#include <QStringList>

class QAction;
class QMenuBar;

namespace ui {

/// An action that stands in a menu.
struct MenuEntry
{
    QAction *action;
    QStringList menus; ///< Those that lead to it, from the bar on: "View", "Theme".
};

/// All actions of @p bar in the order they stand there; menus themselves and separators aren't among them.
QList<MenuEntry> menuEntries(const QMenuBar *bar);

/// @p label without the ampersands that mark keys.
QString plainLabel(const QString &label);

/// The keys of @p action as people write them: "Ctrl+Return, Ctrl+Enter".
QString keysOf(const QAction *action);

} // namespace ui
