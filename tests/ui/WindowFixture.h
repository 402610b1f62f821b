#pragma once

#include "AnsweringDialogs.h"

#include "ui/MainWindow.h"
#include "ui/client/ClientTab.h"
#include "ui/server/ServerTab.h"
#include "ui/theme/Theme.h"
#include "workbench/profile/MemorySecretStore.h"

#include <QPlainTextEdit>
#include <QSettings>
#include <QTemporaryDir>
#include <QThreadPool>
#include <QtTest>

#include <optional>

/// A window with settings of its own, and hands to work it with: everything is done through the widgets, by
/// their names.
class WindowFixture
{
public:
    enum class Session { Forgotten, Kept };
    /// With a session kept, the tabs come back as they do in the program.
    explicit WindowFixture(Session session = Session::Forgotten);
    /// What the window has others do is done before its folder goes, and the next one begins with the usual fonts.
    ~WindowFixture()
    {
        QThreadPool::globalInstance()->waitForDone();
        m_window.reset();
        QThreadPool::globalInstance()->waitForDone();
        m_theme.setFonts(100);
    }

    ui::MainWindow &window() { return *m_window; }
    QSettings &settings() { return m_settings; }
    /// Who answers the questions of the window.
    AnsweringDialogs &dialogs() { return *m_dialogs; }
    QString folder() const { return m_folder.path(); }
    ui::Theme &theme() { return m_theme; }
    /// Closes the window as a person does, and opens the next one.
    void reopen();
    /// The program dies, and is started again.
    void crash();
    QString profileFolder() const { return m_folder.filePath(QStringLiteral("profiles")); }
    workbench::ProfileStore &profiles() { return m_window->profiles()->store(); }

    ui::ClientTab *client(int index = 0) const { return m_window->clientTabs().at(index); }
    ui::ServerTab *server() const { return m_window->serverTab(); }

    /// The part of that name; the test fails if there is none.
    template <typename Widget = QWidget>
    static Widget *part(const QWidget *parent, const char *name)
    {
        auto *found = parent->findChild<Widget *>(QLatin1String(name));
        if (!found)
            qFatal("there is no %s", name);
        return found;
    }

    static void click(const QWidget *parent, const char *button);
    /// Types into the URL field of @p client and presses Enter.
    static void connectTo(ui::ClientTab *client, const QString &url);
    static void sendText(ui::ClientTab *client, const QString &text);
    static void sendHex(ui::ClientTab *client, const QString &hex);
    /// What the message bar or the doctor says; empty if neither is on screen.
    static QString problem(const QWidget *tab);
    /// The log of a tab as "↑ Text: hello", oldest first; only messages.
    static QStringList messages(const ui::Tab *tab);

    /// Starts the window's own server on a free port; its address, or empty.
    QString startServer();
    /// startServer(), and a client connected to it.
    bool connectToOwnServer(int index = 0);

private:
    void open();

    QTemporaryDir m_folder;
    Session m_session;
    std::shared_ptr<workbench::SecretStore> m_secrets = std::make_shared<workbench::MemorySecretStore>();
    std::shared_ptr<AnsweringDialogs> m_dialogs = std::make_shared<AnsweringDialogs>();
    QSettings m_settings;
    workbench::NetworkThread m_network;
    ui::Theme m_theme;
    std::optional<ui::MainWindow> m_window;
};
