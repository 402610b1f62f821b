#pragma once

#include "workbench/log/LogStore.h"

#include <QObject>
#include <QStringList>

#include <functional>
#include <memory>

class QMimeData;
class QSettings;

namespace ui {

class Dialogs;
class RecordingTab;
class Tab;
class TabArea;
struct ExportJob;

/// All of the window that has to do with recordings: it writes the logs of tabs to files, in the background and with a line under
/// the tabs on how that goes, and opens files in tabs of their own, also those that are dropped on the window.
class RecordingDesk : public QObject
{
    Q_OBJECT

public:
    /// What it needs of the window. All of it outlives the desk.
    struct Parts
    {
        QWidget *window;
        TabArea *tabs;
        std::shared_ptr<Dialogs> dialogs;
        QSettings &settings;
        std::function<workbench::LogBudget()> budget; ///< Of the log of a file that is opened.
        std::function<void(RecordingTab *)> addTab;   ///< Takes it, and brings it to the front.
    };

    RecordingDesk(Parts parts, QObject *parent);

    /// Asks how to export the log of @p tab.
    void exportLog(Tab *tab);
    /// Asks for a file, and opens it.
    void import();
    RecordingTab *open(const QString &path);
    /// The file of a tab that is closed, so that it can be opened again.
    void rememberClosed(const QString &path);
    bool canReopen() const { return !m_closed.isEmpty(); }
    void reopenClosed();
    /// Whether the program may end: it asks if exports are on their way, which would be lost.
    bool mayQuit();

protected:
    /// Files that are dropped on the window.
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void start(const ExportJob &job);
    static QStringList recordingsIn(const QMimeData *data);

    Parts m_parts;
    int m_running = 0;
    QStringList m_closed; ///< The last one last.
};

} // namespace ui
