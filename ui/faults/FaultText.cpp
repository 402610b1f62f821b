#include "ui/faults/FaultText.h"

#include "workbench/faults/FaultFacts.h"

namespace ui {

using Kind = workbench::FaultKind;

QString FaultText::name(Kind kind)
{
    switch (kind) {
    case Kind::Latency:
        return tr("Latency");
    case Kind::Bandwidth:
        return tr("Bandwidth");
    case Kind::Chunk:
        return tr("Small pieces");
    case Kind::Stall:
        return tr("Stall in mid-frame");
    case Kind::Drop:
        return tr("Lose messages");
    case Kind::Duplicate:
        return tr("Send twice");
    case Kind::Reorder:
        return tr("Swap messages");
    case Kind::Corrupt:
        return tr("Corrupt a byte");
    case Kind::NoPong:
        return tr("No pongs");
    case Kind::NoClose:
        return tr("No closing handshake");
    case Kind::Reset:
        return tr("Reset (RST)");
    case Kind::Disconnect:
        return tr("Disconnect");
    case Kind::WrongAccept:
        return tr("Wrong Sec-WebSocket-Accept");
    case Kind::UnaskedExtension:
        return tr("Unasked extension");
    case Kind::Refuse:
        return tr("Refuse connections");
    case Kind::NoCompression:
        return tr("Refuse compression");
    }
    return {};
}

QString FaultText::summary(Kind kind)
{
    switch (kind) {
    case Kind::Latency:
        return tr("Everything arrives later, in its order; with jitter, by a time that differs.");
    case Kind::Bandwidth:
        return tr("So many bytes a second pass, and no more.");
    case Kind::Chunk:
        return tr("What passes is cut into pieces of so many bytes at most.");
    case Kind::Stall:
        return tr("In the midst of a frame of that message nothing passes for a time.");
    case Kind::Drop:
        return tr("Messages behind the first few are lost.");
    case Kind::Duplicate:
        return tr("A message comes twice.");
    case Kind::Reorder:
        return tr("A message is overtaken by the one behind it.");
    case Kind::Corrupt:
        return tr("One bit of a message's payload is another.");
    case Kind::NoPong:
        return tr("Pongs are lost.");
    case Kind::NoClose:
        return tr("Close frames are lost; with \"hang\", the connection doesn't end either.");
    case Kind::Reset:
        return tr("The connection is reset behind so many messages.");
    case Kind::Disconnect:
        return tr("The connection is ended behind so many messages, without a closing handshake.");
    case Kind::WrongAccept:
        return tr("The 101 has a wrong Sec-WebSocket-Accept.");
    case Kind::UnaskedExtension:
        return tr("The 101 names an extension that nobody asked for.");
    case Kind::Refuse:
        return tr("The first connections are answered with 503.");
    case Kind::NoCompression:
        return tr("permessage-deflate is declined, whoever offers it.");
    }
    return {};
}

QString FaultText::help(Kind kind)
{
    const workbench::FaultFacts &facts = workbench::faultFacts(kind);
    const QString arguments = QLatin1String(facts.arguments);
    const QString own = arguments.isEmpty() ? QString() : tr("It takes: %1").arg(arguments) + u'\n';
    return summary(kind) + QStringLiteral("\n\n") + own
           + tr("Most take: to:client|server|both, at:N, after:N, every:N, p:10%, first:N (connections).");
}

QString FaultText::unreadable(Kind kind, const QString &arguments)
{
    const QString example = QString::fromLatin1(workbench::faultFacts(kind).example).section(u'=', 1);
    return tr("%1: \"%2\" can't be read. It is written like %3.")
        .arg(name(kind), arguments, example.isEmpty() ? QStringLiteral("p:10%") : example);
}

} // namespace ui
