#include "ui/palette/ProfileCommands.h"

#include "workbench/profile/ProfileStore.h"

#include <utility>

namespace ui {

ProfileCommands::ProfileCommands(const workbench::ProfileStore &store, std::function<void(const QString &place)> open)
    : m_store(store)
    , m_open(std::move(open))
{
}

QList<Command> ProfileCommands::commands() const
{
    QList<Command> commands;
    for (const auto &entry : m_store.listing().profiles) {
        const QString folder = entry.place.section(u'/', 0, -2);
        Command command;
        command.id = QStringLiteral("profile/") + entry.place;
        command.title = entry.name;
        command.place = folder.isEmpty() ? tr("Saved profile") : tr("Saved profile in %1").arg(folder);
        command.enabled = entry.problem.isEmpty();
        command.run = [open = m_open, place = entry.place] { open(place); };
        commands += command;
    }
    return commands;
}

} // namespace ui
