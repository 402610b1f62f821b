#include "ui/palette/MenuCommands.h"

#include "ui/palette/MenuEntries.h"

#include <QAction>
#include <QPointer>

namespace ui {

namespace {

// Of what no language changes.
QString idOf(const QAction *action)
{
    if (!action->objectName().isEmpty())
        return QStringLiteral("menu/") + action->objectName();
    const QString keys = action->shortcut().toString(QKeySequence::PortableText);
    return QStringLiteral("menu/") + (keys.isEmpty() ? action->text() : keys);
}

} // namespace

QList<Command> MenuCommands::commands() const
{
    QList<Command> commands;
    for (const MenuEntry &entry : menuEntries(m_bar)) {
        if (entry.action->property("inPalette") == QVariant(false))
            continue;
        Command command;
        command.id = idOf(entry.action);
        command.title = plainLabel(entry.action->text());
        command.place = entry.menus.join(QStringLiteral(" › "));
        command.shortcut = entry.action->shortcut().toString(QKeySequence::NativeText);
        command.enabled = entry.action->isEnabled();
        command.checked = entry.action->isChecked();
        command.run = [action = QPointer<QAction>(entry.action)] {
            if (action)
                action->trigger();
        };
        commands += command;
    }
    return commands;
}

} // namespace ui
