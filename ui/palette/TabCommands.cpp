#include "ui/palette/TabCommands.h"

#include "ui/Tab.h"
#include "ui/TabArea.h"

#include <QKeySequence>
#include <QPointer>

namespace ui {

QList<Command> TabCommands::commands() const
{
    QList<Command> commands;
    for (int i = 0; i < m_tabs->count(); ++i) {
        Tab *tab = m_tabs->tab(i);
        if (tab == m_tabs->current())
            continue; // one is there
        Command command;
        command.id = QStringLiteral("tab/") + tab->title();
        command.title = tab->title();
        command.place = tr("Open tab");
        if (i < 9)
            command.shortcut =
                QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + i)).toString(QKeySequence::NativeText);
        command.icon = tab->icon();
        command.run = [tabs = m_tabs, wanted = QPointer<Tab>(tab)] {
            if (wanted)
                tabs->setCurrent(wanted);
        };
        commands += command;
    }
    return commands;
}

} // namespace ui
