#pragma once

#include "ui/profile/ProfileDesk.h"

#include <QTemporaryDir>

#include <optional>

class QSplitter;

namespace ui {

class EnvironmentBox;
class MainMenu;
class NoticeBar;
class Sidebar;
class TabArea;

/// What the window is given to keep profiles with.
struct ProfileParts
{
    QString folder;                                  ///< Of the profiles; empty: they are kept as long as the window.
    std::shared_ptr<workbench::SecretStore> secrets; ///< Null: secrets are kept as long as the window.
    QString sessionFolder;                           ///< Empty: tabs don't come back.
};

/// All of the window that has to do with keeping things: the sidebar beside the tabs, the environments' box, notices, and the
/// menu's commands for them.
class ProfileWing : public QObject
{
    Q_OBJECT

public:
    /// @p menu and @p tabs are of the window, and outlive us as all in @p desk does.
    ProfileWing(const ProfileParts &parts, ProfileDesk::Window window, std::shared_ptr<Dialogs> dialogs,
                QSettings &settings, MainMenu *menu, TabArea *tabs, QWidget *parent);
    ~ProfileWing() override;

    ProfileDesk *desk() const { return m_desk; }
    workbench::ProfileStore &store() { return *m_store; }
    /// The sidebar and the tabs, for the window's middle.
    QSplitter *splitter() const { return m_splitter; }
    /// Shows what belongs to the tab that is in front.
    void showCurrent();
    /// In a narrow window the sidebar makes room, unless it is asked for.
    void setWindowWidth(int width);
    /// Remembers how it looks.
    void save();

private:
    void assemble(TabArea *tabs);
    void listenToMenu(MainMenu *menu);
    void listenToParts();
    void setSidebarShown(bool shown);
    void notice(const QString &text);
    void warn(const QString &text);
    void openConnection(const QString &url);

    std::optional<QTemporaryDir> m_scratch;
    std::unique_ptr<workbench::ProfileStore> m_store;
    std::unique_ptr<workbench::SessionKeeper> m_sessions;
    ProfileDesk::Window m_window;
    QSettings &m_settings;
    MainMenu *m_menu;
    ConnectionHistory *m_history;
    QSplitter *m_splitter;
    Sidebar *m_sidebar;
    EnvironmentBox *m_environment;
    NoticeBar *m_notice;
    NoticeBar *m_warning;
    ProfileDesk *m_desk;
    QTimer m_noticeTime;
    bool m_wanted = true; ///< The sidebar, where there is room.
    bool m_narrow = false;
};

} // namespace ui
