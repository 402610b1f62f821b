#pragma once

#include "ui/Tab.h"
#include "ui/log/LogCommand.h"
#include "ui/theme/Theme.h"
#include "workbench/export/CopyAs.h"

#include <QHash>
#include <QMenuBar>

class QAction;

namespace ui {

/// The menus: every action of the window with its shortcut. It does nothing itself; the window listens.
class MainMenu : public QMenuBar
{
    Q_OBJECT

public:
    explicit MainMenu(QWidget *parent = nullptr);

    /// Actions that need a client tab in front are off without one.
    void setClientInFront(bool client, bool canDisconnect);
    void setServerInFront(bool server, bool listening = false);
    /// A load test or a conformance run is what is started and stopped.
    void setRunInFront(bool run);
    void setFullScreen(bool on);
    /// Those there are, from the left.
    void setTabs(const QStringList &titles);
    /// To what @p tab doesn't have, nobody can go.
    void setPanesOf(const Tab &tab);
    /// Those that open the command palette.
    static QKeySequence paletteKeys();
    void setPingsShown(bool shown);
    void setTheme(Theme::Choice choice);
    void setSidebarShown(bool shown);
    void setCanReopen(bool can);
    /// The log in front is a recording: nothing comes to be paused or cleared.
    void setLogReadOnly(bool readOnly);

Q_SIGNALS:
    void newTabRequested();
    void newServerRequested();
    void newLoadRequested();
    void newConformanceRequested();
    void openReportRequested();
    void closeTabRequested();
    void quitRequested();
    void recordingImportRequested();
    void clearRequested();
    void logCommandRequested(ui::LogCommand command);
    void urlRequested();
    void reconnectRequested();
    void disconnectRequested();
    void sendRequested();
    void pingRequested();
    void payloadPingRequested();
    void closeRequested();
    void savedMessagesRequested();
    void runScriptRequested();
    void openScriptRequested();
    void saveScriptRequested();
    void saveScriptAsRequested();
    void pingsShownRequested(bool shown);
    void themeRequested(ui::Theme::Choice choice);
    void tabRequested(int index);
    void tabStepRequested(int by);
    void aboutRequested();
    void preferencesRequested();
    void paletteRequested();
    void paneRequested(ui::Tab::Pane pane);
    void paneStepRequested(int by);
    void tabMoveRequested(int by);
    /// Larger with 1, smaller with -1, as it was with 0.
    void zoomRequested(int by);
    void fullScreenRequested(bool on);
    void serverToggleRequested();
    void serverSectionRequested(int section);
    /// The button of that name in the server's tab is to be pressed.
    void serverButtonRequested(const QString &name);
    void shortcutsRequested();
    // ---- Profiles
    void clientScriptRequested();
    void forgeRequested();
    void saveProfileRequested();
    void saveProfileAsRequested();
    void reopenTabRequested();
    void importRequested();
    void environmentsRequested();
    void sidebarShownRequested(bool shown);
    void sidebarFilterRequested();
    void copyAsRequested(workbench::CopyAs::Target target, bool withSecrets, bool withVariables);

private:
    void addFileMenu();
    void addEditMenu();
    void addConnectionMenu();
    void addServerMenu();
    void addProfileMenu();
    void addScriptMenu();
    void addLogMenu();
    void addGoMenu();
    void addViewMenu();
    void addTabActions(QMenu *menu);
    void addZoomActions(QMenu *menu);
    void addThemeMenu(QMenu *view);
    void addHelpMenu();
    QAction *addServerButton(QMenu *menu, const QString &text, const QKeySequence &keys, const QString &button);
    /// An action that calls a slot of the widget that has the focus, if it has one of that name.
    void addFocusAction(QMenu *menu, const QString &text, QKeySequence::StandardKey key, const char *slot);

    QAction *m_disconnect = nullptr;
    QAction *m_pings = nullptr;
    QAction *m_reopen = nullptr;
    QAction *m_clear = nullptr;
    QAction *m_pause = nullptr;
    QAction *m_sidebar = nullptr;
    QList<QAction *> m_clientActions;
    QList<QAction *> m_serverActions;
    QList<QAction *> m_logActions;
    QAction *m_toggle = nullptr;         ///< Starts and stops a server, a load test, a conformance run.
    QList<QAction *> m_listeningActions; ///< That need a server that listens.
    QList<QAction *> m_tabs;             ///< To go to one by its number.
    QAction *m_fullScreen = nullptr;
    QHash<Tab::Pane, QAction *> m_panes;
    QList<QAction *> m_saveProfile; ///< Save and Save As; either these or those have the keys.
    QList<QAction *> m_saveScript;
    QHash<Theme::Choice, QAction *> m_themes;
};

} // namespace ui
