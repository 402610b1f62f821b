#pragma once

#include <QCoreApplication>
#include <QString>

#include <functional>

class QWidget;

namespace ui {

class ClientTab;
class MainWindow;
class ServerTab;

/// Does the main job through the window's own widgets, as a person would: starts the echo server, connects to
/// it, exchanges text and binary, and takes a picture. It waits for what it expects to see, and gives up
/// after 30 seconds.
class Tour
{
    Q_DECLARE_TR_FUNCTIONS(ui::Tour)

public:
    /// @p say is called with a line for each step.
    Tour(MainWindow &window, std::function<void(const QString &)> say);

    /// Writes a picture of 1280×800 to @p file. The result is empty, or a sentence on what went wrong.
    QString run(const QString &file);

private:
    void startServer();
    void connectClient();
    void exchange();
    void measureRoundTrip();
    void selectMessage();
    void sendText(const QString &text);
    void sendHex(const QString &hex);

    void waitUntil(const QString &what, const std::function<bool()> &condition);
    bool logHas(int messages) const;

    MainWindow &m_window;
    std::function<void(const QString &)> m_say;
    ClientTab *m_client = nullptr;
    int m_messages = 0;
};

} // namespace ui
