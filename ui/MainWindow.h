#pragma once

#include "ui/AboutDialog.h"
#include "ui/Dialogs.h"
#include "ui/profile/ProfileWing.h"
#include "ui/theme/Theme.h"
#include "workbench/log/Clock.h"
#include "workbench/session/NetworkThread.h"

#include <QMainWindow>

#include <memory>

class QSettings;

namespace ui {

class ClientTab;
class MainMenu;
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
    /// The first of them: the one that clients are offered.
    ServerTab *serverTab() const { return serverTabs().constFirst(); }
    QList<ServerTab *> serverTabs() const;
    QList<ClientTab *> clientTabs() const;
    Tab *currentTab() const;

protected:
    void closeEvent(QCloseEvent *event) override;
    bool event(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void listenToMenu();
    ProfileDesk::Window profileWindow();
    void restore();
    void save() const;
    ClientTab *addClient();
    /// One that nothing was done with; a new one if there is none.
    ClientTab *emptyClient();
    ServerTab *addServer();
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

    WindowParts m_parts;
    MainMenu *m_menu;
    TabArea *m_tabs;
    UrlHistory *m_history; ///< Of all client tabs; behind them, so that it outlives them.
    ProfileWing *m_profiles;
    Theme::Choice m_rememberedTheme; ///< Not what the command line asks for, for this run only.
};

} // namespace ui
