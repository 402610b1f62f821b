#include "Connect.h"

#include "Conversation.h"
#include "SignalWatcher.h"

#include <QCoreApplication>

namespace cli {

int connect(const QStringList &arguments)
{
    auto parsed = parseConnectOptions(arguments);
    if (const auto *end = std::get_if<EarlyEnd>(&parsed))
        return end->exitCode;
    SignalWatcher signalWatcher;
    Conversation conversation(std::get<ConnectOptions>(parsed));
    QObject::connect(&signalWatcher, &SignalWatcher::interrupted, &conversation, &Conversation::interrupt);
    QObject::connect(&conversation, &Conversation::finished, &conversation, &QCoreApplication::exit,
                     Qt::QueuedConnection);
    conversation.start();
    return QCoreApplication::exec();
}

} // namespace cli
