#pragma once

#include <QListView>

namespace ui {

class ConsoleModel;

/// The console of a script. It follows its end while that is in sight; pressing a line with an error goes to where that is.
class ScriptConsole : public QListView
{
    Q_OBJECT

public:
    explicit ScriptConsole(ConsoleModel *model, QWidget *parent = nullptr);

public Q_SLOTS:
    /// Puts the selected lines on the clipboard.
    void copy();

Q_SIGNALS:
    void lineRequested(int line);
};

} // namespace ui
