#pragma once

#include "ui/palette/Command.h"

class QMenuBar;

namespace ui {

/// Everything that stands in the menus, but what says with the property "inPalette" that it isn't to be there.
class MenuCommands : public CommandSource
{
public:
    /// @p bar outlives it.
    explicit MenuCommands(const QMenuBar *bar)
        : m_bar(bar)
    {
    }

    QList<Command> commands() const override;

private:
    const QMenuBar *m_bar;
};

} // namespace ui
