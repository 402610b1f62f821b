#pragma once

#include "ui/palette/Command.h"

#include <QCoreApplication>

namespace workbench {
class ProfileStore;
}

namespace ui {

/// The saved profiles, to be opened in a tab.
class ProfileCommands : public CommandSource
{
    Q_DECLARE_TR_FUNCTIONS(ui::ProfileCommands)

public:
    /// @p store outlives it. @p open is called with the place of the profile that was chosen.
    ProfileCommands(const workbench::ProfileStore &store, std::function<void(const QString &place)> open);

    QList<Command> commands() const override;

private:
    const workbench::ProfileStore &m_store;
    std::function<void(const QString &place)> m_open;
};

} // namespace ui
