#include "workbench/decode/decoders/SignalRMessages.h"

#include "workbench/decode/decoders/JsonDecoder.h"

namespace workbench::decoders {

QByteArray signalRTypeName(int type)
{
    static constexpr const char *names[] = {
        "",     "Invocation", "StreamItem", "Completion", "StreamInvocation", "CancelInvocation",
        "Ping", "Close",      "Ack",        "Sequence"};
    return type > 0 && type < 10 ? QByteArray(names[type]) : QByteArray();
}

Phrase signalRSummary(const DecodedTree &tree, DecodedTree::Node only, int count)
{
    if (count != 1)
        return {QT_TRANSLATE_NOOP("workbench", "SignalR: %1 messages"), {QString::number(count)}};
    const QString type = QString::fromLatin1(signalRTypeName(textOf(tree, only, "type").toInt()));
    if (type.isEmpty())
        return {QT_TRANSLATE_NOOP("workbench", "SignalR handshake"), {}};
    const QString target = textOf(tree, only, "target");
    const QString id = textOf(tree, only, "invocationId");
    if (!target.isEmpty())
        return id.isEmpty() ? Phrase{QT_TRANSLATE_NOOP("workbench", "SignalR %1: %2"), {type, target}}
                            : Phrase{QT_TRANSLATE_NOOP("workbench", "SignalR %1 #%2: %3"), {type, id, target}};
    return id.isEmpty() ? Phrase{QT_TRANSLATE_NOOP("workbench", "SignalR %1"), {type}}
                        : Phrase{QT_TRANSLATE_NOOP("workbench", "SignalR %1 #%2"), {type, id}};
}

} // namespace workbench::decoders
