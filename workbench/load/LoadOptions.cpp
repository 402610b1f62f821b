#include "workbench/load/LoadOptions.h"

#include "wslib/net/WebSocketUrl.h"
#include "wslib/protocol/Utf8Validator.h"

#include <algorithm>

namespace workbench {

namespace {

QString sizeProblem(const LoadOptions &options)
{
    if (options.mode == LoadMode::FanOut && !options.message.isEmpty())
        return QStringLiteral(
            "A fan-out message has its number and its time in it, so it can't be one of your own: leave "
            "the message out, and give a size.");
    if (options.mode == LoadMode::FanOut && options.size < LoadBounds::leastFanOutSize)
        return QStringLiteral("A fan-out message has its number and its time in it, and takes at least %1 bytes.")
            .arg(LoadBounds::leastFanOutSize);
    if (options.size < 0 || options.size > LoadBounds::size)
        return QStringLiteral("A message may have up to %1 bytes.").arg(LoadBounds::size);
    if (!options.message.isEmpty() && options.payload != LoadPayload::Binary && !wslib::isValidUtf8(options.message))
        return QStringLiteral("The message isn't UTF-8, so it can only be sent as binary.");
    return {};
}

QString countProblem(const LoadOptions &options)
{
    if (options.connections < 1 || options.connections > LoadBounds::connections)
        return QStringLiteral("There can be 1 to %1 connections.").arg(LoadBounds::connections);
    if (options.active < 0 || options.active > options.connections)
        return QStringLiteral("Of %1 connections, 0 to %1 can be active.").arg(options.connections);
    if (options.window < 0 || options.window > LoadBounds::window)
        return QStringLiteral("There can be 1 to %1 messages in flight on a connection.").arg(LoadBounds::window);
    if (options.mode != LoadMode::Connect && qint64{options.windowInUse()} * options.senders() > LoadBounds::inFlight)
        return QStringLiteral(
                   "%1 connections with %2 messages in flight on each are more than the %3 messages that can be "
                   "kept track of: use fewer connections, or a smaller window.")
            .arg(options.senders())
            .arg(options.windowInUse())
            .arg(LoadBounds::inFlight);
    if (options.threads < 1 || options.threads > LoadBounds::threads)
        return QStringLiteral("There can be 1 to %1 threads.").arg(LoadBounds::threads);
    if (!LoadBounds::isRate(options.rate))
        return QStringLiteral("There can be %1 to %2 messages a second, or 0 for as fast as it goes.")
            .arg(LoadBounds::leastRate)
            .arg(LoadBounds::rate, 0, 'f', 0);
    if (options.duration.count() <= 0 && (options.messages <= 0 || options.senders() == 0))
        return QStringLiteral("The run would never end: give a duration, or a number of messages to send.");
    return {};
}

} // namespace

int LoadOptions::senders() const
{
    switch (mode) {
    case LoadMode::FanOut:
        return 1;
    case LoadMode::Hold:
        return std::min(active, connections);
    case LoadMode::Echo:
    case LoadMode::Connect:
        break;
    }
    return connections;
}

QString problemOf(const LoadOptions &options)
{
    if (const QString why = wslib::WebSocketUrl::fromUserInput(options.request.url).error; !why.isEmpty())
        return why;
    const QString why = countProblem(options);
    return why.isEmpty() ? sizeProblem(options) : why;
}

} // namespace workbench
