#pragma once

#include "ui/AboutDialog.h"
#include "ui/Dialogs.h"
#include "ui/preferences/Preferences.h"
#include "ui/profile/ProfileWing.h"
#include "ui/script/ScriptDraft.h"
#include "ui/theme/Theme.h"
#include "workbench/log/Clock.h"
#include "workbench/session/NetworkThread.h"

#include <QMainWindow>

#include <memory>

class QSettings;

namespace ui {

class ClientTab;
class CommandPalette;
class ConformanceDesk;
class LogMemory;
class LoadTab;
class MainMenu;
class RecordingDesk;
class RecordingTab;
class ServerTab;
class Tab;
class TabArea;
class UrlHistory;

/// What the window is given. All of it outlives the window.
struct WindowParts
{
    workbench::NetworkThread &network;
    std::shared_ptr<const workbench::Clock> clock;
    QSettings &settings;
    Theme &theme;
    AboutFacts about;
    QString authorityFolder; ///< Of the machine's own authority: see wslib::CertificateAuthority.
    std::shared_ptr<Dialogs> dialogs = std::make_shared<Dialogs>();
    ProfileParts profiles = {};
    QString runFolder = {}; ///< Of the last runs of the conformance lab; empty: none is kept.
};

/// The window: client tabs, the local servers' tabs, the menus.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(WindowParts parts, QWidget *parent = nullptr);
    /// Saved profiles, the sidebar, what comes back.
    ProfileWing *profiles() const { return m_profiles; }

    /// Opens a client tab in front. With a @p url it holds that, and an unused tab at hand is taken instead
    /// of a new one.
    ClientTab *openClient(const QString &url = {});
    /// Opens another server's tab in front.
    ServerTab *openServer();
    /// Opens a load test in front: of the connection of the client that was in front, if it has a URL.
    LoadTab *openLoad();
    /// The first of them: the one that clients are offered.
    ServerTab *serverTab() const { return serverTabs().constFirst(); }
    QList<ServerTab *> serverTabs() const;
    QList<ClientTab *> clientTabs() const;
    Tab *currentTab() const;
    /// Exports, and files in tabs of their own.
    RecordingDesk *recordings() const { return m_recordings; }
    /// The conformance lab: its tabs, reports and last runs.
    ConformanceDesk *lab() const { return m_lab; }
    /// What is in the palette; more sources may be added to it.
    CommandPalette *commandPalette() const { return m_palette; }

protected:
    void closeEvent(QCloseEvent *event) override;
    bool event(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void listenToMenu();
    void listenToGoMenu();
    void listenToServerMenu();
    void listenToViewMenu();
    ProfileDesk::Window profileWindow();
    void restore();
    void save() const;
    ClientTab *addClient();
    /// One that nothing was done with; a new one if there is none.
    ClientTab *emptyClient();
    ServerTab *addServer();
    void addRecording(RecordingTab *tab);
    /// What there is to do about the log of any tab.
    void watchLog(Tab *tab);
    workbench::NetworkThread &loadThread();
    ConformanceDesk *makeLab();
    bool mayEndRuns();
    void closeTab(Tab *tab);
    void numberServers();
    void listenToScriptMenu();
    void saveScripts() const;
    /// Starts the local server unless it runs, and connects @p client to it.
    void connectToLocalServer(ClientTab *client);
    ClientTab *currentClient() const;
    ServerTab *currentServer() const;
    void showCurrent();
    void updateMenu();
    void showAbout();
    void showPreferences();
    void showShortcuts();
    /// Makes them hold, everywhere and from now on.
    void setPreferences(const Preferences &preferences);
    void zoom(int by);
    void setFullScreen(bool on);
    void rememberClosed(Tab *tab);
    void reopenTab();

    WindowParts m_parts;
    MainMenu *m_menu;
    TabArea *m_tabs;
    UrlHistory *m_history; ///< Of all client tabs; behind them, so that it outlives them.
    CommandPalette *m_palette;
    Preferences m_preferences; ///< As they were saved: the command line may ask for another theme, for this run only.
    QList<ScriptDraft> m_closedScripts; ///< Of closed servers, the last one last; clients are the desk's.
    enum class Closed { Client, Server, Recording } m_closedLast = Closed::Client;
    ProfileWing *m_profiles;
    RecordingDesk *m_recordings;
    LogMemory *m_logMemory;
    QObject *m_loadThread = nullptr; ///< Of load tests and conformance runs; made with the first.
    ConformanceDesk *m_lab;
};

} // namespace ui
