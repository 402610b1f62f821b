#include "ui/palette/UrlCommands.h"

#include "ui/connect/UrlHistory.h"

#include <utility>

namespace ui {

UrlCommands::UrlCommands(const UrlHistory *history, std::function<void(const QString &url)> open)
    : m_history(history)
    , m_open(std::move(open))
{
}

QList<Command> UrlCommands::commands() const
{
    QList<Command> commands;
    for (const QString &url : m_history->entries()) {
        Command command;
        command.id = QStringLiteral("url/") + url;
        command.title = url;
        command.place = tr("Earlier URL");
        command.run = [open = m_open, url] { open(url); };
        commands += command;
    }
    return commands;
}

} // namespace ui
