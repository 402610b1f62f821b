#include "ui/MainMenu.h"

#include "ui/profile/CopyAsMenu.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QMenu>

namespace ui {

MainMenu::MainMenu(QWidget *parent)
    : QMenuBar(parent)
{
    setObjectName(QStringLiteral("mainMenu"));
    addFileMenu();
    addEditMenu();
    addConnectionMenu();
    addServerMenu();
    addProfileMenu();
    addScriptMenu();
    addLogMenu();
    addViewMenu();
    addGoMenu();
    addHelpMenu();
}

void MainMenu::addFileMenu()
{
    QMenu *menu = addMenu(tr("&File"));
    menu->addAction(tr("&New Client Tab"), QKeySequence(Qt::CTRL | Qt::Key_N), this, &MainMenu::newTabRequested);
    menu->addAction(tr("New &Server Tab"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N), this,
                    &MainMenu::newServerRequested);
    menu->addAction(tr("New &Load Test"), QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_L), this,
                    &MainMenu::newLoadRequested);
    menu->addAction(tr("New Conformance &Test"), QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_C), this,
                    &MainMenu::newConformanceRequested);
    menu->addAction(tr("&Close Tab"), QKeySequence(Qt::CTRL | Qt::Key_W), this, &MainMenu::closeTabRequested);
    m_reopen = menu->addAction(tr("&Reopen Closed Tab"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_T), this,
                               &MainMenu::reopenTabRequested);
    m_reopen->setEnabled(false);
    menu->addSeparator();
    m_logActions += menu->addAction(tr("&Export Log…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E), this,
                                    [this] { Q_EMIT logCommandRequested(LogCommand::Export); });
    menu->addAction(tr("&Import Recording…"), QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_I), this,
                    &MainMenu::recordingImportRequested);
    menu->addAction(tr("&Open Conformance Report…"), QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_O), this,
                    &MainMenu::openReportRequested);
    menu->addSeparator();
    menu->addAction(tr("&Preferences…"), QKeySequence(Qt::CTRL | Qt::Key_Comma), this, &MainMenu::preferencesRequested)
        ->setMenuRole(QAction::PreferencesRole);
    menu->addSeparator();
    menu->addAction(tr("&Quit"), QKeySequence(Qt::CTRL | Qt::Key_Q), this, &MainMenu::quitRequested)
        ->setMenuRole(QAction::QuitRole);
}

void MainMenu::addEditMenu()
{
    QMenu *menu = addMenu(tr("&Edit"));
    addFocusAction(menu, tr("&Undo"), QKeySequence::Undo, "undo");
    addFocusAction(menu, tr("&Redo"), QKeySequence::Redo, "redo");
    menu->addSeparator();
    addFocusAction(menu, tr("Cu&t"), QKeySequence::Cut, "cut");
    addFocusAction(menu, tr("&Copy"), QKeySequence::Copy, "copy");
    addFocusAction(menu, tr("&Paste"), QKeySequence::Paste, "paste");
    addFocusAction(menu, tr("Select &All"), QKeySequence::SelectAll, "selectAll");
    menu->addSeparator();
    m_clear = menu->addAction(tr("C&lear Log"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Delete), this,
                              &MainMenu::clearRequested);
    m_logActions += m_clear;
}

void MainMenu::addFocusAction(QMenu *menu, const QString &text, QKeySequence::StandardKey key, const char *slot)
{
    menu->addAction(text, QKeySequence(key), this, [slot] {
        QWidget *focus = QApplication::focusWidget();
        if (focus && focus->metaObject()->indexOfSlot(QByteArray(slot) + "()") >= 0)
            QMetaObject::invokeMethod(focus, slot);
    });
}

void MainMenu::addConnectionMenu()
{
    QMenu *menu = addMenu(tr("&Connection"));
    QAction *url = menu->addAction(tr("Go to &URL"), QKeySequence(Qt::CTRL | Qt::Key_L), this, &MainMenu::urlRequested);
    QAction *reconnect =
        menu->addAction(tr("&Connect or Reconnect"), QKeySequence(Qt::Key_F5), this, &MainMenu::reconnectRequested);
    m_disconnect =
        menu->addAction(tr("&Disconnect"), QKeySequence(Qt::SHIFT | Qt::Key_F5), this, &MainMenu::disconnectRequested);
    menu->addSeparator();
    QAction *send = menu->addAction(tr("&Send Message"), this, &MainMenu::sendRequested);
    send->setShortcuts({QKeySequence(Qt::CTRL | Qt::Key_Return), QKeySequence(Qt::CTRL | Qt::Key_Enter)});
    QAction *ping =
        menu->addAction(tr("&Ping"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P), this, &MainMenu::pingRequested);
    QAction *payload =
        menu->addAction(tr("Ping with P&ayload…"), QKeySequence(Qt::Key_F8), this, &MainMenu::payloadPingRequested);
    QAction *close =
        menu->addAction(tr("Close with C&ode…"), QKeySequence(Qt::SHIFT | Qt::Key_F8), this, &MainMenu::closeRequested);
    menu->addSeparator();
    QAction *saved =
        menu->addAction(tr("Saved &Messages…"), QKeySequence(Qt::Key_F7), this, &MainMenu::savedMessagesRequested);
    QAction *forge = menu->addAction(tr("&Illegal Frames…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_X), this,
                                     &MainMenu::forgeRequested);
    m_clientActions = {url, reconnect, send, ping, payload, close, saved, forge};
}

void MainMenu::addServerMenu()
{
    QMenu *menu = addMenu(tr("Se&rver"));
    m_toggle = menu->addAction(tr("&Start or Stop"), QKeySequence(Qt::Key_F9), this, &MainMenu::serverToggleRequested);
    menu->addSeparator();
    const auto section = [&](const QString &text, Qt::Key key, int number) {
        m_serverActions += menu->addAction(text, QKeySequence(Qt::ALT | key), this,
                                           [this, number] { Q_EMIT serverSectionRequested(number); });
    };
    section(tr("Show &Traffic"), Qt::Key_1, 0);
    section(tr("Show S&cript"), Qt::Key_2, 1);
    section(tr("Show &Options"), Qt::Key_3, 2);
    section(tr("Show the Rela&y"), Qt::Key_4, 3);
    menu->addSeparator();
    const auto modifiers = Qt::CTRL | Qt::SHIFT;
    m_listeningActions = {
        addServerButton(menu, tr("Open a C&lient for It"), modifiers | Qt::Key_O, QStringLiteral("openClient")),
        addServerButton(menu, tr("Copy &Address"), modifiers | Qt::Key_C, QStringLiteral("copyAddress")),
        addServerButton(menu, tr("Show &QR Code…"), modifiers | Qt::Key_Q, QStringLiteral("showQrCode"))};
    menu->addSeparator();
    m_listeningActions +=
        {addServerButton(menu, tr("&Ping Peers"), modifiers | Qt::Key_I, QStringLiteral("pingPeers")),
         addServerButton(menu, tr("Close P&eers…"), modifiers | Qt::Key_W, QStringLiteral("closePeers")),
         addServerButton(menu, tr("A&bort Peers"), modifiers | Qt::Key_Backspace, QStringLiteral("abortPeers")),
         addServerButton(menu, tr("&Illegal Frames for a Peer…"), modifiers | Qt::Key_Y, QStringLiteral("forgePeer"))};
}

QAction *MainMenu::addServerButton(QMenu *menu, const QString &text, const QKeySequence &keys, const QString &button)
{
    return menu->addAction(text, keys, this, [this, button] { Q_EMIT serverButtonRequested(button); });
}

void MainMenu::addProfileMenu()
{
    QMenu *menu = addMenu(tr("&Profile"));
    QAction *save = menu->addAction(tr("&Save"), this, &MainMenu::saveProfileRequested);
    QAction *saveAs = menu->addAction(tr("Save &As…"), this, &MainMenu::saveProfileAsRequested);
    auto *copyAs = new CopyAsMenu(this);
    connect(copyAs, &CopyAsMenu::copyRequested, this, &MainMenu::copyAsRequested);
    menu->addSeparator();
    menu->addMenu(copyAs);
    menu->addAction(tr("&Import…"), QKeySequence(Qt::CTRL | Qt::Key_I), this, &MainMenu::importRequested);
    menu->addSeparator();
    menu->addAction(tr("&Environments…"), QKeySequence(Qt::CTRL | Qt::Key_E), this, &MainMenu::environmentsRequested);
    menu->addAction(tr("&Find in the Sidebar"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_B), this,
                    &MainMenu::sidebarFilterRequested);
    menu->addSeparator();
    QAction *script = menu->addAction(tr("Scri&pt of the Connection…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_R),
                                      this, &MainMenu::clientScriptRequested);
    m_clientActions += {save, saveAs, copyAs->menuAction(), script};
    m_saveProfile = {save, saveAs};
}

void MainMenu::addScriptMenu()
{
    QMenu *menu = addMenu(tr("&Script"));
    QAction *run = menu->addAction(tr("&Run"), QKeySequence(Qt::CTRL | Qt::Key_R), this, &MainMenu::runScriptRequested);
    menu->addSeparator();
    QAction *open =
        menu->addAction(tr("&Open…"), QKeySequence(Qt::CTRL | Qt::Key_O), this, &MainMenu::openScriptRequested);
    QAction *save = menu->addAction(tr("&Save"), this, &MainMenu::saveScriptRequested);
    QAction *saveAs = menu->addAction(tr("Save &As…"), this, &MainMenu::saveScriptAsRequested);
    m_serverActions += {run, open, save, saveAs};
    m_saveScript = {save, saveAs};
}

void MainMenu::addLogMenu()
{
    QMenu *menu = addMenu(tr("&Log"));
    const auto add = [this](QMenu *to, const QString &text, const QKeySequence &keys, LogCommand command) {
        QAction *action = to->addAction(text, keys, this, [this, command] { Q_EMIT logCommandRequested(command); });
        m_logActions += action;
        return action;
    };
    add(menu, tr("&Find…"), Qt::CTRL | Qt::SHIFT | Qt::Key_F, LogCommand::Find);
    add(menu, tr("Find &Next"), Qt::Key_F3, LogCommand::FindNext);
    add(menu, tr("Find Pre&vious"), Qt::SHIFT | Qt::Key_F3, LogCommand::FindPrevious);
    add(menu, tr("&Go to a Time or Number…"), Qt::CTRL | Qt::Key_G, LogCommand::GoTo);
    menu->addSeparator();
    add(menu, tr("&Mark or Remove Mark"), Qt::CTRL | Qt::Key_F2, LogCommand::ToggleMark);
    add(menu, tr("Ne&xt Mark"), Qt::Key_F2, LogCommand::NextMark);
    add(menu, tr("P&revious Mark"), Qt::SHIFT | Qt::Key_F2, LogCommand::PreviousMark);
    add(menu, tr("&Pin or Unpin"), Qt::CTRL | Qt::Key_D, LogCommand::TogglePin);
    menu->addSeparator();
    add(menu, tr("Copy as &JSON Lines"), Qt::CTRL | Qt::ALT | Qt::Key_J, LogCommand::CopyJson);
    add(menu, tr("Copy Pa&yload"), Qt::CTRL | Qt::ALT | Qt::Key_P, LogCommand::CopyPayloads);
    add(menu, tr("Copy as &Hex"), Qt::CTRL | Qt::ALT | Qt::Key_X, LogCommand::CopyHex);
    menu->addSeparator();
    add(menu, tr("Show M&essages"), Qt::CTRL | Qt::ALT | Qt::Key_4, LogCommand::ShowMessages);
    add(menu, tr("Show Fr&ames"), Qt::CTRL | Qt::ALT | Qt::Key_5, LogCommand::ShowFrames);
    add(menu, tr("Show Raw &Bytes"), Qt::CTRL | Qt::ALT | Qt::Key_6, LogCommand::ShowRaw);
    menu->addSeparator();
    add(menu, tr("Time of &Day"), Qt::CTRL | Qt::ALT | Qt::Key_1, LogCommand::TimeOfDay);
    add(menu, tr("Time Since &Connect"), Qt::CTRL | Qt::ALT | Qt::Key_2, LogCommand::TimeSinceConnect);
    add(menu, tr("Time Since the Selected Ro&w"), Qt::CTRL | Qt::ALT | Qt::Key_3, LogCommand::TimeSinceSelected);
    menu->addSeparator();
    m_pause = add(menu, tr("Pa&use or Go On"), Qt::CTRL | Qt::Key_P, LogCommand::TogglePause);
    add(menu, tr("&Statistics"), Qt::CTRL | Qt::ALT | Qt::Key_S, LogCommand::ToggleStatistics);
}

void MainMenu::addViewMenu()
{
    QMenu *menu = addMenu(tr("&View"));
    menu->addAction(tr("&Command Palette…"), paletteKeys(), this, &MainMenu::paletteRequested);
    menu->addSeparator();
    m_sidebar = menu->addAction(tr("Show the Side&bar"));
    m_sidebar->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_B));
    m_sidebar->setCheckable(true);
    connect(m_sidebar, &QAction::triggered, this, &MainMenu::sidebarShownRequested);
    m_pings = menu->addAction(tr("Show &Pings and Pongs"));
    m_pings->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_G));
    m_pings->setCheckable(true);
    connect(m_pings, &QAction::triggered, this, &MainMenu::pingsShownRequested);
    m_logActions += m_pings;
    menu->addSeparator();
    addZoomActions(menu);
    menu->addSeparator();
    addThemeMenu(menu);
    menu->addSeparator();
    m_fullScreen = menu->addAction(tr("&Full Screen"));
    m_fullScreen->setShortcut(QKeySequence(Qt::Key_F11));
    m_fullScreen->setCheckable(true);
    connect(m_fullScreen, &QAction::triggered, this, &MainMenu::fullScreenRequested);
}

QKeySequence MainMenu::paletteKeys()
{
    return {Qt::CTRL | Qt::Key_K};
}

void MainMenu::addZoomActions(QMenu *menu)
{
    const auto add = [&](const QString &text, const QList<QKeySequence> &keys, int by) {
        menu->addAction(text, this, [this, by] { Q_EMIT zoomRequested(by); })->setShortcuts(keys);
    };
    // With "+" on the key of "=", as on many keyboards, nobody wants to press Shift.
    add(tr("&Larger Text"), {QKeySequence(Qt::CTRL | Qt::Key_Plus), QKeySequence(Qt::CTRL | Qt::Key_Equal)}, 1);
    add(tr("&Smaller Text"), {QKeySequence(Qt::CTRL | Qt::Key_Minus)}, -1);
    add(tr("&Normal Text Size"), {QKeySequence(Qt::CTRL | Qt::Key_0)}, 0);
}

void MainMenu::addGoMenu()
{
    QMenu *menu = addMenu(tr("&Go"));
    menu->addAction(tr("N&ext Pane"), QKeySequence(Qt::Key_F6), this, [this] { Q_EMIT paneStepRequested(1); });
    menu->addAction(tr("Pre&vious Pane"), QKeySequence(Qt::SHIFT | Qt::Key_F6), this,
                    [this] { Q_EMIT paneStepRequested(-1); });
    menu->addSeparator();
    const auto add = [&](Tab::Pane pane, const QString &text, const QKeySequence &keys) {
        m_panes.insert(pane, menu->addAction(text, keys, this, [this, pane] { Q_EMIT paneRequested(pane); }));
    };
    add(Tab::Pane::Filter, tr("&Filter"), QKeySequence(Qt::CTRL | Qt::Key_F));
    add(Tab::Pane::Log, tr("Message &Log"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_L));
    add(Tab::Pane::Detail, tr("&Detail of the Message"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_D));
    add(Tab::Pane::Compose, tr("&Writing"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_M));
    menu->addSeparator();
    addTabActions(menu);
}

void MainMenu::addTabActions(QMenu *menu)
{
    menu->addAction(tr("&Next Tab"), this, [this] { Q_EMIT tabStepRequested(1); })
        ->setShortcuts({QKeySequence(Qt::CTRL | Qt::Key_PageDown), QKeySequence(Qt::CTRL | Qt::Key_Tab)});
    menu->addAction(tr("P&revious Tab"), this, [this] { Q_EMIT tabStepRequested(-1); })
        ->setShortcuts({QKeySequence(Qt::CTRL | Qt::Key_PageUp), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Tab)});
    menu->addAction(tr("&Move Tab Left"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_PageUp), this,
                    [this] { Q_EMIT tabMoveRequested(-1); });
    menu->addAction(tr("Move Tab Ri&ght"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_PageDown), this,
                    [this] { Q_EMIT tabMoveRequested(1); });
    QMenu *tabs = menu->addMenu(tr("&Tab"));
    for (int number = 1; number <= 9; ++number) {
        QAction *tab = tabs->addAction(QString(), QKeySequence(QStringLiteral("Ctrl+%1").arg(number)), this,
                                       [this, number] { Q_EMIT tabRequested(number - 1); });
        tab->setProperty("inPalette", false); // which has the tabs by their titles
        m_tabs += tab;
    }
}

void MainMenu::addThemeMenu(QMenu *view)
{
    QMenu *menu = view->addMenu(tr("&Theme"));
    auto *group = new QActionGroup(this);
    const auto add = [&](Theme::Choice choice, const QString &text, Qt::Key key) {
        QAction *action = menu->addAction(text, QKeySequence(Qt::CTRL | Qt::SHIFT | key), this,
                                          [this, choice] { Q_EMIT themeRequested(choice); });
        action->setCheckable(true);
        group->addAction(action);
        m_themes.insert(choice, action);
    };
    add(Theme::Choice::System, tr("&System"), Qt::Key_F10);
    add(Theme::Choice::Light, tr("&Light"), Qt::Key_F11);
    add(Theme::Choice::Dark, tr("&Dark"), Qt::Key_F12);
}

void MainMenu::addHelpMenu()
{
    QMenu *menu = addMenu(tr("&Help"));
    menu->addAction(tr("&Keyboard Shortcuts"), QKeySequence(Qt::Key_F1), this, &MainMenu::shortcutsRequested);
    menu->addSeparator();
    menu->addAction(tr("&About Windsock"), QKeySequence(Qt::CTRL | Qt::Key_F1), this, &MainMenu::aboutRequested)
        ->setMenuRole(QAction::AboutRole);
}

void MainMenu::setClientInFront(bool client, bool canDisconnect)
{
    for (QAction *action : m_clientActions)
        action->setEnabled(client);
    m_disconnect->setEnabled(canDisconnect);
}

void MainMenu::setRunInFront(bool run)
{
    m_toggle->setEnabled(run || m_toggle->isEnabled());
}

void MainMenu::setServerInFront(bool server, bool listening)
{
    m_toggle->setEnabled(server);
    for (QAction *action : m_serverActions)
        action->setEnabled(server);
    for (QAction *action : m_listeningActions)
        action->setEnabled(server && listening);
    // What the keys save is what is in front.
    const QList<QKeySequence> keys{QKeySequence(Qt::CTRL | Qt::Key_S), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S)};
    for (qsizetype i = 0; i < keys.size(); ++i) {
        (server ? m_saveProfile : m_saveScript).at(i)->setShortcut({});
        (server ? m_saveScript : m_saveProfile).at(i)->setShortcut(keys.at(i));
    }
}

void MainMenu::setFullScreen(bool on)
{
    m_fullScreen->setChecked(on);
}

void MainMenu::setPanesOf(const Tab &tab)
{
    m_panes.value(Tab::Pane::Filter)->setEnabled(tab.hasPane(Tab::Pane::Filter));
    for (QAction *action : m_logActions)
        action->setEnabled(tab.log() != nullptr);
}

void MainMenu::setTabs(const QStringList &titles)
{
    for (int i = 0; i < m_tabs.size(); ++i) {
        const QString title = titles.value(i);
        m_tabs.at(i)->setEnabled(i < titles.size());
        m_tabs.at(i)->setText(title.isEmpty()
                                  ? tr("Tab &%1").arg(i + 1)
                                  : tr("&%1  %2").arg(i + 1).arg(QString(title).replace(u'&', QStringLiteral("&&"))));
    }
}

void MainMenu::setPingsShown(bool shown)
{
    m_pings->setChecked(shown);
}

void MainMenu::setSidebarShown(bool shown)
{
    m_sidebar->setChecked(shown);
}

void MainMenu::setCanReopen(bool can)
{
    m_reopen->setEnabled(can);
}

void MainMenu::setLogReadOnly(bool readOnly)
{
    m_clear->setEnabled(!readOnly);
    m_pause->setEnabled(!readOnly);
}

void MainMenu::setTheme(Theme::Choice choice)
{
    m_themes.value(choice)->setChecked(true);
}

} // namespace ui
