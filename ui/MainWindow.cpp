#include "ui/MainWindow.h"

#include "ui/MainMenu.h"
#include "ui/ShortcutsDialog.h"
#include "ui/TabArea.h"
#include "ui/WindowMemory.h"
#include "ui/client/ClientTab.h"
#include "ui/conformance/ConformanceDesk.h"
#include "ui/conformance/ConformanceTab.h"
#include "ui/connect/UrlHistory.h"
#include "ui/forge/ClientForge.h"
#include "ui/load/LoadTab.h"
#include "ui/log/LogMemory.h"
#include "ui/log/LogModel.h"
#include "ui/log/LogView.h"
#include "ui/palette/CommandPalette.h"
#include "ui/palette/MenuCommands.h"
#include "ui/palette/ProfileCommands.h"
#include "ui/palette/TabCommands.h"
#include "ui/palette/UrlCommands.h"
#include "ui/preferences/PreferencesDialog.h"
#include "ui/record/RecordingDesk.h"
#include "ui/record/RecordingTab.h"
#include "ui/script/ScriptPage.h"
#include "ui/server/LocalServer.h"
#include "ui/server/ServerTab.h"
#include "ui/theme/Icons.h"

#include <QAbstractButton>
#include <QCloseEvent>
#include <QPointer>
#include <QSettings>

#include <algorithm>
#include <utility>

namespace ui {

MainWindow::MainWindow(WindowParts parts, QWidget *parent)
    : QMainWindow(parent)
    , m_parts(std::move(parts))
    , m_menu(new MainMenu(this))
    , m_tabs(new TabArea(this))
    , m_history(new UrlHistory(m_parts.settings, this))
    , m_palette(new CommandPalette(m_parts.settings, this))
    , m_preferences(Preferences::load(m_parts.settings))
    , m_profiles(
          new ProfileWing(m_parts.profiles, profileWindow(), m_parts.dialogs, m_parts.settings, m_menu, m_tabs, this))
    , m_recordings(new RecordingDesk({this, m_tabs, m_parts.dialogs, m_parts.settings,
                                      [this] { return m_preferences.logBudget(); },
                                      [this](RecordingTab *tab) { addRecording(tab); }},
                                     this))
    , m_logMemory(new LogMemory(m_parts.settings, this))
    , m_lab(makeLab())
{
    setObjectName(QStringLiteral("mainWindow"));
    setWindowIcon(applicationIcon());
    setMenuBar(m_menu);
    setCentralWidget(m_profiles->splitter());
    listenToMenu();
    listenToScriptMenu();
    listenToGoMenu();
    listenToServerMenu();
    listenToViewMenu();
    m_palette->claimKeys(m_menu->paletteKeys());
    m_palette->addSource(std::make_unique<TabCommands>(m_tabs));
    m_palette->addSource(std::make_unique<MenuCommands>(m_menu));
    m_palette->addSource(std::make_unique<ProfileCommands>(
        m_profiles->store(), [this](const QString &place) { m_profiles->desk()->open(place); }));
    m_palette->addSource(std::make_unique<UrlCommands>(m_history, [this](const QString &url) { openClient(url); }));
    connect(m_tabs, &TabArea::newTabRequested, this, [this] { openClient(); });
    connect(m_tabs, &TabArea::newServerRequested, this, &MainWindow::openServer);
    connect(m_tabs, &TabArea::newLoadRequested, this, &MainWindow::openLoad);
    connect(m_tabs, &TabArea::newConformanceRequested, m_menu, &MainMenu::newConformanceRequested);
    connect(m_tabs, &TabArea::closeRequested, this, &MainWindow::closeTab);
    connect(m_tabs, &TabArea::currentChanged, this, &MainWindow::showCurrent);
    connect(m_tabs, &TabArea::orderChanged, this, &MainWindow::updateMenu);
    connect(m_profiles->desk(), &ProfileDesk::changed, this, &MainWindow::updateMenu);
    restore();
}

ProfileDesk::Window MainWindow::profileWindow()
{
    return {this,
            [this] { return addClient(); },
            [this] { return emptyClient(); },
            [this] { return clientTabs(); },
            [this](ClientTab *tab) { m_tabs->setCurrent(tab); },
            [this] { return currentClient(); }};
}

void MainWindow::listenToMenu()
{
    const auto withClient = [this](void (ClientTab::*command)()) {
        return [this, command] {
            if (ClientTab *client = currentClient())
                (client->*command)();
        };
    };
    connect(m_menu, &MainMenu::newTabRequested, this, [this] { openClient(); });
    connect(m_menu, &MainMenu::newServerRequested, this, &MainWindow::openServer);
    connect(m_menu, &MainMenu::newLoadRequested, this, &MainWindow::openLoad);
    connect(m_menu, &MainMenu::newConformanceRequested, this, [this] {
        const ClientTab *client = currentClient();
        m_lab->open(client ? client->url() : QString());
    });
    connect(m_menu, &MainMenu::openReportRequested, this, [this] { m_lab->chooseReport(); });
    connect(m_menu, &MainMenu::closeTabRequested, this, [this] { closeTab(currentTab()); });
    connect(m_menu, &MainMenu::quitRequested, this, &QWidget::close);
    connect(m_menu, &MainMenu::clearRequested, this, [this] {
        if (LogView *log = currentTab()->log())
            log->clear();
    });
    connect(m_menu, &MainMenu::logCommandRequested, this, [this](LogCommand command) {
        if (LogView *log = currentTab()->log())
            log->perform(command);
    });
    connect(m_menu, &MainMenu::urlRequested, this, withClient(&ClientTab::focusUrl));
    connect(m_menu, &MainMenu::reconnectRequested, this, withClient(&ClientTab::connectNow));
    connect(m_menu, &MainMenu::disconnectRequested, this, withClient(&ClientTab::disconnectNow));
    connect(m_menu, &MainMenu::sendRequested, this, withClient(&ClientTab::send));
    connect(m_menu, &MainMenu::clientScriptRequested, this, withClient(&ClientTab::showScript));
    connect(m_menu, &MainMenu::forgeRequested, this, [this] {
        if (ClientTab *client = currentClient())
            client->forge()->show();
    });
    connect(m_menu, &MainMenu::pingRequested, this, withClient(&ClientTab::ping));
    connect(m_menu, &MainMenu::payloadPingRequested, this, withClient(&ClientTab::pingWithPayload));
    connect(m_menu, &MainMenu::closeRequested, this, withClient(&ClientTab::closeWithCode));
    connect(m_menu, &MainMenu::savedMessagesRequested, this, withClient(&ClientTab::showSavedMessages));
    connect(m_menu, &MainMenu::pingsShownRequested, this, [this](bool shown) {
        if (LogView *log = currentTab()->log())
            log->setPingsShown(shown);
    });
    connect(m_menu, &MainMenu::reopenTabRequested, this, &MainWindow::reopenTab);
    connect(m_menu, &MainMenu::recordingImportRequested, m_recordings, &RecordingDesk::import);
    connect(m_menu, &MainMenu::preferencesRequested, this, &MainWindow::showPreferences);
    connect(m_menu, &MainMenu::shortcutsRequested, this, &MainWindow::showShortcuts);
    connect(m_menu, &MainMenu::aboutRequested, this, &MainWindow::showAbout);
}

void MainWindow::listenToGoMenu()
{
    connect(m_menu, &MainMenu::tabRequested, m_tabs, &TabArea::setCurrentIndex);
    connect(m_menu, &MainMenu::tabStepRequested, m_tabs, &TabArea::step);
    connect(m_menu, &MainMenu::tabMoveRequested, m_tabs, &TabArea::moveCurrent);
    connect(m_menu, &MainMenu::paneRequested, this, [this](Tab::Pane pane) { currentTab()->focusPane(pane); });
    connect(m_menu, &MainMenu::paneStepRequested, this, [this](int by) { currentTab()->stepPane(by); });
}

void MainWindow::listenToViewMenu()
{
    connect(m_menu, &MainMenu::paletteRequested, m_palette, &CommandPalette::toggle);
    connect(m_menu, &MainMenu::zoomRequested, this, &MainWindow::zoom);
    connect(m_menu, &MainMenu::fullScreenRequested, this, &MainWindow::setFullScreen);
    connect(m_menu, &MainMenu::themeRequested, this, [this](Theme::Choice choice) {
        Preferences preferences = m_preferences;
        preferences.theme = choice;
        setPreferences(preferences);
    });
}

void MainWindow::listenToServerMenu()
{
    connect(m_menu, &MainMenu::serverToggleRequested, this, [this] {
        if (auto *load = qobject_cast<LoadTab *>(currentTab()))
            return load->toggle();
        if (auto *lab = qobject_cast<ConformanceTab *>(currentTab()))
            return lab->toggle();
        ServerTab *server = currentServer();
        if (server && server->state() == ServerTab::State::Stopped)
            server->start();
        else if (server)
            server->stop();
    });
    connect(m_menu, &MainMenu::serverSectionRequested, this, [this](int section) {
        if (ServerTab *server = currentServer())
            server->showSection(static_cast<ServerTab::Section>(section));
    });
    connect(m_menu, &MainMenu::serverButtonRequested, this, [this](const QString &name) {
        ServerTab *server = currentServer();
        auto *button = server ? server->findChild<QAbstractButton *>(name) : nullptr;
        if (button && !button->isHidden())
            button->click(); // which does nothing if it is disabled
    });
}

void MainWindow::listenToScriptMenu()
{
    const auto withServer = [this](auto command) {
        return [this, command] {
            if (ServerTab *server = currentServer())
                command(server);
        };
    };
    connect(m_menu, &MainMenu::runScriptRequested, this, withServer([](ServerTab *server) { server->runScript(); }));
    connect(m_menu, &MainMenu::openScriptRequested, this, withServer([](ServerTab *server) {
                server->showSection(ServerTab::Script);
                server->script()->open();
            }));
    connect(m_menu, &MainMenu::saveScriptRequested, this,
            withServer([](ServerTab *server) { server->script()->save(); }));
    connect(m_menu, &MainMenu::saveScriptAsRequested, this,
            withServer([](ServerTab *server) { server->script()->saveAs(); }));
}

// ---- Tabs -----------------------------------------------------------------------------------------------------------

ServerTab *MainWindow::addServer()
{
    auto *server =
        new ServerTab(m_parts.network, m_parts.clock,
                      ServerTabParts{m_parts.authorityFolder, m_parts.dialogs, m_preferences.logBudget()}, this);
    server->setObjectName(QStringLiteral("serverTab"));
    m_tabs->insertTab(m_tabs->count(), server);
    connect(server, &ServerTab::clientWanted, this, [this](const QString &url) { openClient(url)->connectNow(); });
    connect(server, &ServerTab::draftChanged, this, &MainWindow::saveScripts);
    watchLog(server);
    numberServers();
    return server;
}

ServerTab *MainWindow::openServer()
{
    ServerTab *server = addServer();
    m_tabs->setCurrent(server);
    server->takeFocus();
    return server;
}

// It outlives the tabs: children go in the order in which they came.
workbench::NetworkThread &MainWindow::loadThread()
{
    struct Thread : QObject
    {
        using QObject::QObject;
        workbench::NetworkThread network;
    };
    if (!m_loadThread)
        m_loadThread = new Thread(this);
    return static_cast<Thread *>(m_loadThread)->network;
}

namespace {

// Of a client's environment as it is by then or, once the client is closed, as it was last asked for.
LoadTab::ExpanderSource expanderOf(const ClientTab *client)
{
    return [client = QPointer(client), last = client->connectionExpander()]() mutable {
        if (client)
            last = client->connectionExpander();
        return last;
    };
}

} // namespace

LoadTab *MainWindow::openLoad()
{
    const ClientTab *client = currentClient();
    auto *load = new LoadTab({loadThread(), m_parts.settings, m_parts.dialogs, m_history}, this);
    load->setObjectName(QStringLiteral("loadTab"));
    if (client && !client->url().isEmpty())
        load->setConnection(client->settings(), expanderOf(client));
    m_tabs->insertTab(m_tabs->count(), load);
    connect(load, &Tab::titleChanged, this, &MainWindow::updateMenu);
    m_tabs->setCurrent(load);
    load->takeFocus();
    return load;
}

ConformanceDesk *MainWindow::makeLab()
{
    return new ConformanceDesk(
        {this, m_tabs, m_parts.dialogs, m_parts.settings, m_history, m_parts.runFolder,
         [this]() -> workbench::NetworkThread & { return loadThread(); },
         [this](Tab *tab) {
             if (tab->log())
                 watchLog(tab);
             else
                 connect(tab, &Tab::titleChanged, this, &MainWindow::updateMenu);
         },
         [this](Tab *tab, const auto &ready, const auto &failed) { useLocalServer(serverTab(), tab, ready, failed); }},
        this);
}

void MainWindow::numberServers()
{
    const QList<ServerTab *> servers = serverTabs();
    for (int i = 0; i < servers.size(); ++i)
        servers.at(i)->setNumber(servers.size() == 1 ? 0 : i + 1);
}

void MainWindow::saveScripts() const
{
    QList<ScriptDraft> scripts;
    for (const ServerTab *server : serverTabs())
        scripts += server->draft();
    WindowMemory::saveScripts(m_parts.settings, scripts);
}

ClientTab *MainWindow::addClient()
{
    auto *client = new ClientTab(m_parts.network, m_parts.clock,
                                 ClientTabParts{m_parts.dialogs, m_history, m_preferences.logBudget()}, this);
    client->setObjectName(QStringLiteral("clientTab"));
    client->setDialogs(m_parts.dialogs);
    m_tabs->insertTab(m_tabs->indexOf(serverTab()), client); // the servers' stay the last
    m_profiles->desk()->watch(client);
    connect(client, &ClientTab::localServerWanted, this, [this, client] { connectToLocalServer(client); });
    watchLog(client);
    return client;
}

void MainWindow::addRecording(RecordingTab *tab)
{
    tab->setObjectName(QStringLiteral("recordingTab"));
    m_tabs->insertTab(m_tabs->indexOf(serverTab()), tab);
    watchLog(tab);
    m_tabs->setCurrent(tab);
    tab->takeFocus();
}

void MainWindow::watchLog(Tab *tab)
{
    using Kind = LogMemory::Kind;
    connect(tab, &Tab::titleChanged, this, &MainWindow::updateMenu);
    connect(tab->log(), &LogView::pingsShownChanged, this, &MainWindow::updateMenu);
    connect(tab->log(), &LogView::exportRequested, this, [this, tab] { m_recordings->exportLog(tab); });
    m_logMemory->watch(tab->log(), qobject_cast<ClientTab *>(tab)   ? Kind::Client
                                   : qobject_cast<ServerTab *>(tab) ? Kind::Server
                                                                    : Kind::Recording);
}

ClientTab *MainWindow::emptyClient()
{
    const auto isUnused = [this](const ClientTab *tab) { return m_profiles->desk()->isUnused(tab); };
    if (ClientTab *client = currentClient(); client && isUnused(client))
        return client;
    const QList<ClientTab *> clients = clientTabs();
    const auto found = std::find_if(clients.crbegin(), clients.crend(), isUnused);
    return found == clients.crend() ? addClient() : *found;
}

ClientTab *MainWindow::openClient(const QString &url)
{
    ClientTab *client = url.isEmpty() ? addClient() : emptyClient();
    client->setUrl(url);
    m_tabs->setCurrent(client);
    client->takeFocus();
    return client;
}

void MainWindow::closeTab(Tab *tab)
{
    if (!tab->mayClose())
        return;
    rememberClosed(tab);
    // There is always one of each to begin with.
    if (clientTabs() == QList<ClientTab *>{qobject_cast<ClientTab *>(tab)})
        addClient();
    if (serverTabs() == QList<ServerTab *>{qobject_cast<ServerTab *>(tab)})
        addServer();
    m_tabs->removeTab(tab);
    numberServers();
    saveScripts();
    showCurrent();
}

void MainWindow::rememberClosed(Tab *tab)
{
    constexpr qsizetype most = 20;
    if (auto *client = qobject_cast<ClientTab *>(tab))
        m_profiles->desk()->remember(client);
    const auto *server = qobject_cast<const ServerTab *>(tab);
    const auto *recording = qobject_cast<const RecordingTab *>(tab);
    m_closedLast = server ? Closed::Server : recording ? Closed::Recording : Closed::Client;
    if (recording)
        m_recordings->rememberClosed(recording->path());
    if (server)
        m_closedScripts += server->draft();
    if (m_closedScripts.size() > most)
        m_closedScripts.removeFirst();
}

void MainWindow::reopenTab()
{
    const bool client = m_profiles->desk()->canReopen();
    const Closed last = std::exchange(m_closedLast, Closed::Client);
    if (m_recordings->canReopen() && (last == Closed::Recording || (!client && m_closedScripts.isEmpty())))
        m_recordings->reopenClosed();
    else if (!m_closedScripts.isEmpty() && (last == Closed::Server || !client))
        openServer()->setDraft(m_closedScripts.takeLast());
    else
        m_profiles->desk()->reopenClosed();
    updateMenu();
}

void MainWindow::connectToLocalServer(ClientTab *client)
{
    useLocalServer(
        serverTab(), client,
        [client](const QString &url) {
            client->setUrl(url);
            client->connectNow();
        },
        [client](const QString &why) { client->showProblem(why); });
}

QList<ClientTab *> MainWindow::clientTabs() const
{
    QList<ClientTab *> clients;
    for (int i = 0; i < m_tabs->count(); ++i) {
        if (auto *client = qobject_cast<ClientTab *>(m_tabs->tab(i)))
            clients += client;
    }
    return clients;
}

QList<ServerTab *> MainWindow::serverTabs() const
{
    QList<ServerTab *> servers;
    for (int i = 0; i < m_tabs->count(); ++i) {
        if (auto *server = qobject_cast<ServerTab *>(m_tabs->tab(i)))
            servers += server;
    }
    return servers;
}

Tab *MainWindow::currentTab() const
{
    return m_tabs->current();
}

ClientTab *MainWindow::currentClient() const
{
    return qobject_cast<ClientTab *>(currentTab());
}

ServerTab *MainWindow::currentServer() const
{
    return qobject_cast<ServerTab *>(currentTab());
}

void MainWindow::showCurrent()
{
    updateMenu();
    m_profiles->showCurrent();
    currentTab()->takeFocus();
}

void MainWindow::updateMenu()
{
    Tab *tab = currentTab();
    const ClientTab *client = currentClient();
    m_menu->setClientInFront(client != nullptr, client && client->state() != ClientTab::State::Idle);
    const ServerTab *server = currentServer();
    m_menu->setServerInFront(server != nullptr, server && server->state() == ServerTab::State::Listening);
    m_menu->setRunInFront(qobject_cast<LoadTab *>(tab) || qobject_cast<ConformanceTab *>(tab));
    m_menu->setCanReopen(m_profiles->desk()->canReopen() || !m_closedScripts.isEmpty() || m_recordings->canReopen());
    m_menu->setPanesOf(*tab);
    QStringList titles;
    for (int i = 0; i < m_tabs->count(); ++i)
        titles += m_tabs->tab(i)->title();
    m_menu->setTabs(titles);
    const LogView *log = tab->log();
    m_menu->setLogReadOnly(!log || log->isReadOnly());
    m_menu->setPingsShown(log && log->model()->arePingsShown());
    setWindowTitle(tr("%1 — Windsock").arg(tab->title()));
}

// ---- The window -----------------------------------------------------------------------------------------------------

void MainWindow::restore()
{
    const WindowMemory memory = WindowMemory::load(m_parts.settings);
    if (!restoreGeometry(memory.geometry))
        resize(1280, 800);
    setMinimumSize(640, 480);
    for (const ScriptDraft &script : memory.scripts)
        addServer()->setDraft(script);
    const bool comeBack = !m_parts.profiles.sessionFolder.isEmpty();
    for (const QString &url : comeBack ? QStringList() : memory.urls)
        addClient()->setUrl(url);
    if (clientTabs().isEmpty())
        addClient();
    m_profiles->desk()->restore();
    m_menu->setTheme(m_parts.theme.choice());
    m_tabs->setCurrentIndex(0);
    showCurrent();
}

void MainWindow::save() const
{
    WindowMemory memory;
    memory.geometry = saveGeometry();
    for (const ClientTab *client : clientTabs()) {
        if (!client->url().isEmpty())
            memory.urls += client->url();
    }
    for (const ServerTab *server : serverTabs())
        memory.scripts += server->draft();
    memory.save(m_parts.settings);
}

bool MainWindow::mayEndRuns()
{
    const auto mayEnd = [this](auto *tab) {
        if (tab->isRunning())
            m_tabs->setCurrent(tab); // so that one sees what is asked about
        return tab->mayClose();
    };
    const QList<LoadTab *> loads = findChildren<LoadTab *>();
    const QList<ConformanceTab *> labs = findChildren<ConformanceTab *>();
    return std::all_of(loads.begin(), loads.end(), mayEnd) && std::all_of(labs.begin(), labs.end(), mayEnd);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (!mayEndRuns() || !m_recordings->mayQuit())
        return event->ignore();
    save();
    m_profiles->save();
    m_profiles->desk()->end();
    QMainWindow::closeEvent(event);
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    m_profiles->setWindowWidth(width());
}

bool MainWindow::event(QEvent *event)
{
    if (event->type() == QEvent::ThemeChange)
        m_parts.theme.systemChanged();
    else if (event->type() == QEvent::WindowStateChange)
        m_menu->setFullScreen(isFullScreen());
    return QMainWindow::event(event);
}

void MainWindow::setPreferences(const Preferences &preferences)
{
    const Preferences before = std::exchange(m_preferences, preferences);
    m_preferences.save(m_parts.settings);
    if (before.zoom != preferences.zoom || before.monospaceFamily != preferences.monospaceFamily)
        m_parts.theme.setFonts(preferences.zoom, preferences.monospaceFamily);
    if (preferences.theme != m_parts.theme.choice())
        m_parts.theme.choose(preferences.theme);
    m_menu->setTheme(preferences.theme);
    if (auto *dialog = findChild<PreferencesDialog *>())
        dialog->setPreferences(preferences);
}

void MainWindow::zoom(int by)
{
    Preferences preferences = m_preferences;
    preferences.zoom = by > 0 ? preferences.largerZoom() : by < 0 ? preferences.smallerZoom() : Preferences().zoom;
    setPreferences(preferences);
}

void MainWindow::setFullScreen(bool on)
{
    setWindowState(windowState().setFlag(Qt::WindowFullScreen, on));
}

void MainWindow::showPreferences()
{
    auto *dialog = findChild<PreferencesDialog *>();
    if (!dialog) {
        dialog = new PreferencesDialog(m_preferences, this);
        connect(dialog, &PreferencesDialog::changed, this, &MainWindow::setPreferences);
    }
    dialog->show();
    dialog->raise();
    dialog->activateWindow();
}

void MainWindow::showShortcuts()
{
    auto *shortcuts = new ShortcutsDialog(m_menu, this);
    shortcuts->show();
}

void MainWindow::showAbout()
{
    auto *about = new AboutDialog(m_parts.about, this);
    about->show();
}

} // namespace ui
