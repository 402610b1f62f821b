#include "ui/server/LocalServer.h"

#include "ui/server/ServerTab.h"

namespace ui {

void useLocalServer(ServerTab *server, QObject *context, const std::function<void(const QString &url)> &ready,
                    const std::function<void(const QString &why)> &failed)
{
    if (!server->url().isEmpty())
        return ready(server->url());
    // Whichever comes first ends the wait.
    auto *wait = new QObject(context);
    QObject::connect(server, &ServerTab::listening, wait, [wait, ready](const QString &url) {
        wait->deleteLater();
        ready(url);
    });
    QObject::connect(server, &ServerTab::startFailed, wait, [wait, failed](const QString &why) {
        wait->deleteLater();
        failed(why);
    });
    // It was stopped before it listened, or wasn't started at all: what listens later is for somebody else.
    QObject::connect(server, &ServerTab::titleChanged, wait, [server, wait] {
        if (server->state() == ServerTab::State::Stopped)
            wait->deleteLater();
    });
    server->start();
}

} // namespace ui
