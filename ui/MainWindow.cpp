#include "ui/MainWindow.h"

#include "ui/MainMenu.h"
#include "ui/TabArea.h"
#include "ui/WindowMemory.h"
#include "ui/client/ClientTab.h"
#include "ui/connect/UrlHistory.h"
#include "ui/log/LogModel.h"
#include "ui/log/LogView.h"
#include "ui/script/ScriptPage.h"
#include "ui/server/ServerTab.h"
#include "ui/theme/Icons.h"

#include <QCloseEvent>
#include <QSettings>

#include <utility>

namespace ui {

MainWindow::MainWindow(WindowParts parts, QWidget *parent)
    : QMainWindow(parent)
    , m_parts(std::move(parts))
    , m_menu(new MainMenu(this))
    , m_tabs(new TabArea(this))
    , m_history(new UrlHistory(m_parts.settings, this))
    , m_profiles(
          new ProfileWing(m_parts.profiles, profileWindow(), m_parts.dialogs, m_parts.settings, m_menu, m_tabs, this))
    , m_rememberedTheme(Theme::Choice::System)
{
    setObjectName(QStringLiteral("mainWindow"));
    setWindowIcon(applicationIcon());
    setMenuBar(m_menu);
    setCentralWidget(m_profiles->splitter());
    listenToMenu();
    listenToScriptMenu();
    connect(m_tabs, &TabArea::newTabRequested, this, [this] { openClient(); });
    connect(m_tabs, &TabArea::newServerRequested, this, &MainWindow::openServer);
    connect(m_tabs, &TabArea::closeRequested, this, &MainWindow::closeTab);
    connect(m_tabs, &TabArea::currentChanged, this, &MainWindow::showCurrent);
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
    connect(m_menu, &MainMenu::closeTabRequested, this, [this] { closeTab(currentTab()); });
    connect(m_menu, &MainMenu::quitRequested, this, &QWidget::close);
    connect(m_menu, &MainMenu::clearRequested, this, [this] { currentTab()->log()->clear(); });
    connect(m_menu, &MainMenu::logCommandRequested, this,
            [this](LogCommand command) { currentTab()->log()->perform(command); });
    connect(m_menu, &MainMenu::urlRequested, this, withClient(&ClientTab::focusUrl));
    connect(m_menu, &MainMenu::reconnectRequested, this, withClient(&ClientTab::connectNow));
    connect(m_menu, &MainMenu::disconnectRequested, this, withClient(&ClientTab::disconnectNow));
    connect(m_menu, &MainMenu::sendRequested, this, withClient(&ClientTab::send));
    connect(m_menu, &MainMenu::clientScriptRequested, this, withClient(&ClientTab::showScript));
    connect(m_menu, &MainMenu::pingRequested, this, withClient(&ClientTab::ping));
    connect(m_menu, &MainMenu::pingsShownRequested, this,
            [this](bool shown) { currentTab()->log()->setPingsShown(shown); });
    connect(m_menu, &MainMenu::tabRequested, m_tabs, &TabArea::setCurrentIndex);
    connect(m_menu, &MainMenu::tabStepRequested, m_tabs, &TabArea::step);
    connect(m_menu, &MainMenu::themeRequested, this, [this](Theme::Choice choice) {
        m_parts.theme.choose(choice);
        m_rememberedTheme = choice;
    });
    connect(m_menu, &MainMenu::aboutRequested, this, &MainWindow::showAbout);
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
        new ServerTab(m_parts.network, m_parts.clock, ServerTabParts{m_parts.authorityFolder, m_parts.dialogs}, this);
    server->setObjectName(QStringLiteral("serverTab"));
    m_tabs->insertTab(m_tabs->count(), server);
    connect(server, &ServerTab::clientWanted, this, [this](const QString &url) { openClient(url)->connectNow(); });
    connect(server->log(), &LogView::pingsShownChanged, this, &MainWindow::updateMenu);
    connect(server->script(), &ScriptPage::draftChanged, this, &MainWindow::saveScripts);
    connect(server, &Tab::titleChanged, this, &MainWindow::updateMenu);
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
        scripts += server->script()->draft();
    WindowMemory::saveScripts(m_parts.settings, scripts);
}

ClientTab *MainWindow::addClient()
{
    auto *client = new ClientTab(m_parts.network, m_parts.clock, ClientTabParts{m_parts.dialogs, m_history}, this);
    client->setObjectName(QStringLiteral("clientTab"));
    client->setDialogs(m_parts.dialogs);
    m_tabs->insertTab(m_tabs->indexOf(serverTab()), client); // the servers' stay the last
    m_profiles->desk()->watch(client);
    connect(client, &ClientTab::localServerWanted, this, [this, client] { connectToLocalServer(client); });
    connect(client, &Tab::titleChanged, this, &MainWindow::updateMenu);
    connect(client->log(), &LogView::pingsShownChanged, this, &MainWindow::updateMenu);
    return client;
}

ClientTab *MainWindow::emptyClient()
{
    const auto isUnused = [this](const ClientTab *tab) {
        return tab->url().isEmpty() && tab->log()->model()->rowCount() == 0 && m_profiles->desk()->place(tab).isEmpty();
    };
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
    if (auto *client = qobject_cast<ClientTab *>(tab))
        m_profiles->desk()->remember(client);
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

void MainWindow::connectToLocalServer(ClientTab *client)
{
    const auto connectTo = [client](const QString &url) {
        client->setUrl(url);
        client->connectNow();
    };
    ServerTab *server = serverTab();
    if (!server->url().isEmpty())
        return connectTo(server->url());
    // The tab may be closed meanwhile; whichever comes first ends the wait.
    auto *wait = new QObject(client);
    connect(server, &ServerTab::listening, wait, [wait, connectTo](const QString &url) {
        wait->deleteLater();
        connectTo(url);
    });
    connect(server, &ServerTab::startFailed, wait, [wait, client](const QString &why) {
        wait->deleteLater();
        client->showProblem(why);
    });
    server->start();
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
    m_menu->setServerInFront(currentServer() != nullptr);
    m_menu->setPingsShown(tab->log()->model()->arePingsShown());
    setWindowTitle(tr("%1 — Windsock").arg(tab->title()));
}

// ---- The window -----------------------------------------------------------------------------------------------------

void MainWindow::restore()
{
    const WindowMemory memory = WindowMemory::load(m_parts.settings);
    m_rememberedTheme = memory.theme;
    if (!restoreGeometry(memory.geometry))
        resize(1280, 800);
    setMinimumSize(640, 480);
    for (const ScriptDraft &script : memory.scripts)
        addServer()->script()->setDraft(script);
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
    memory.theme = m_rememberedTheme;
    for (const ClientTab *client : clientTabs()) {
        if (!client->url().isEmpty())
            memory.urls += client->url();
    }
    for (const ServerTab *server : serverTabs())
        memory.scripts += server->script()->draft();
    memory.save(m_parts.settings);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
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
    return QMainWindow::event(event);
}

void MainWindow::showAbout()
{
    auto *about = new AboutDialog(m_parts.about, this);
    about->show();
}

} // namespace ui
