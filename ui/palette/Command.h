#pragma once

#include <QIcon>
#include <QList>
#include <QString>

#include <functional>

namespace ui {

/// Something that the command palette can do.
struct Command
{
    QString id;       ///< The same in every run and language; what was used lately is remembered by it.
    QString title;    ///< "New Client Tab"
    QString place;    ///< Where it is found otherwise: "File".
    QString shortcut; ///< As it stands on keys: "Ctrl+N"; may be empty.
    QIcon icon;
    bool enabled = true;
    bool checked = false;
    std::function<void()> run;
};

/// Whoever has commands for the palette.
class CommandSource
{
public:
    CommandSource() = default;
    virtual ~CommandSource() = default;
    Q_DISABLE_COPY_MOVE(CommandSource)

    /// As they are at the moment: asked whenever the palette opens.
    virtual QList<Command> commands() const = 0;
};

} // namespace ui
