#pragma once

#include "ui/palette/Command.h"

#include <QCoreApplication>

namespace ui {

class UrlHistory;

/// The URLs that were connected to, to be opened in a tab.
class UrlCommands : public CommandSource
{
    Q_DECLARE_TR_FUNCTIONS(ui::UrlCommands)

public:
    /// @p history outlives it. @p open is called with the URL that was chosen.
    UrlCommands(const UrlHistory *history, std::function<void(const QString &url)> open);

    QList<Command> commands() const override;

private:
    const UrlHistory *m_history;
    std::function<void(const QString &url)> m_open;
};

} // namespace ui
