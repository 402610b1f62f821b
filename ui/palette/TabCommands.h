#pragma once

#include "ui/palette/Command.h"

#include <QCoreApplication>

namespace ui {

class TabArea;

/// The open tabs, to go to.
class TabCommands : public CommandSource
{
    Q_DECLARE_TR_FUNCTIONS(ui::TabCommands)

public:
    /// @p tabs outlives it.
    explicit TabCommands(TabArea *tabs)
        : m_tabs(tabs)
    {
    }

    QList<Command> commands() const override;

private:
    TabArea *m_tabs;
};

} // namespace ui
