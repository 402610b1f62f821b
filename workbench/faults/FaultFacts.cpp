#include "workbench/faults/FaultFacts.h"

#include <algorithm>

namespace workbench {

namespace {

using namespace std::chrono_literals;
using Kind = FaultKind;
using Level = FaultFacts::Level;
using Triggers = FaultFacts::Triggers;

Fault defaultsOf(Kind kind)
{
    Fault fault;
    fault.kind = kind;
    switch (kind) {
    case Kind::Latency:
        fault.time = 200ms;
        break;
    case Kind::Bandwidth:
        fault.amount = qint64{64} * 1024;
        break;
    case Kind::Chunk:
        fault.amount = 1;
        fault.time = 1ms;
        break;
    case Kind::Stall:
        fault.time = 5s;
        fault.trigger.at = 1;
        break;
    case Kind::Reorder:
        fault.time = 1s;
        break;
    case Kind::Refuse:
        fault.amount = 1;
        break;
    case Kind::UnaskedExtension:
        fault.name = QStringLiteral("x-unasked");
        break;
    default:
        break;
    }
    return fault;
}

QList<FaultFacts> factsOfBytes()
{
    return {
        {Kind::Latency,
         Level::Bytes,
         "latency",
         "TIME[,jitter=TIME]",
         "Everything arrives later, in its order; with jitter, by a time that differs from frame to frame.",
         "latency=200ms,jitter=50ms",
         {"time"},
         {"jitter"}},
        {Kind::Bandwidth,
         Level::Bytes,
         "bandwidth",
         "BYTES",
         "So many bytes a second pass, and no more.",
         "bandwidth=64k",
         {"rate"},
         {},
         Triggers::None},
        {Kind::Chunk,
         Level::Bytes,
         "chunk",
         "BYTES[,pause=TIME]",
         "What passes is cut into pieces of so many bytes at most, with a pause (1ms) between them.",
         "chunk=7",
         {"bytes", "pause"},
         {}},
        {Kind::Stall,
         Level::Bytes,
         "stall",
         "[MESSAGE][,TIME|forever]",
         "In the midst of a frame of that message nothing passes for a time (5s).",
         "stall=3,5s",
         {"at", "time"},
         {}},
    };
}

QList<FaultFacts> factsOfMessages()
{
    return {
        {Kind::Drop,
         Level::Messages,
         "drop",
         "[after:N]",
         "Messages behind the first N are lost.",
         "drop=after:10",
         {"after"},
         {}},
        {Kind::Duplicate,
         Level::Messages,
         "duplicate",
         "[every:N]",
         "A message comes twice.",
         "duplicate=every:5",
         {"every"},
         {}},
        {Kind::Reorder,
         Level::Messages,
         "reorder",
         "[every:N][,wait=TIME]",
         "A message is overtaken by the one behind it, which is waited for (1s).",
         "reorder=every:4",
         {"every"},
         {"wait"}},
        {Kind::Corrupt,
         Level::Messages,
         "corrupt",
         "[every:N]",
         "One bit of a message's payload is another.",
         "corrupt=every:100",
         {"every"},
         {}},
        {Kind::NoPong, Level::Messages, "no-pong", "", "Pongs are lost.", "no-pong=after:2", {"after"}, {}},
        {Kind::NoClose,
         Level::Messages,
         "no-close",
         "[hang]",
         "Close frames are lost: the connection ends without a closing handshake; with hang, it doesn't end either, "
         "until "
         "an end gives up (a Windsock: after 5s).",
         "no-close",
         {},
         {"hang"},
         Triggers::None},
        {Kind::Reset,
         Level::Bytes,
         "reset",
         "[after:N]",
         "The connection is reset (RST) behind N messages.",
         "reset=after:3",
         {"after"},
         {},
         Triggers::Behind},
        {Kind::Disconnect,
         Level::Bytes,
         "disconnect",
         "[after:N]",
         "The connection is ended (FIN) behind N messages, without a closing handshake.",
         "disconnect=after:3",
         {"after"},
         {},
         Triggers::Behind},
    };
}

QList<FaultFacts> factsOfHandshakes()
{
    return {
        {Kind::WrongAccept,
         Level::Handshake,
         "wrong-accept",
         "",
         "The 101 has a wrong Sec-WebSocket-Accept.",
         "wrong-accept",
         {},
         {},
         Triggers::All,
         false},
        {Kind::UnaskedExtension,
         Level::Handshake,
         "extension",
         "[NAME]",
         "The 101 names an extension that nobody asked for.",
         "extension=x-unasked",
         {"name"},
         {},
         Triggers::All,
         false},
        {Kind::Refuse,
         Level::Handshake,
         "refuse",
         "N[,status=CODE][,retry-after=SECONDS]",
         "The first N connections, by TCP, are answered with 503.",
         "refuse=3",
         {"connections"},
         {"status", "retry-after"},
         Triggers::None,
         false},
        {Kind::NoCompression,
         Level::Handshake,
         "no-compression",
         "",
         "permessage-deflate is declined, whoever offers it.",
         "no-compression",
         {},
         {},
         Triggers::All,
         false},
    };
}

QList<FaultFacts> makeFacts()
{
    QList<FaultFacts> all = factsOfBytes() + factsOfMessages() + factsOfHandshakes();
    for (FaultFacts &facts : all)
        facts.defaults = defaultsOf(facts.kind);
    return all;
}

} // namespace

const QList<FaultFacts> &allFaultFacts()
{
    static const QList<FaultFacts> all = makeFacts();
    return all;
}

const FaultFacts &faultFacts(FaultKind kind)
{
    const auto &all = allFaultFacts();
    return *std::find_if(all.begin(), all.end(), [kind](const FaultFacts &facts) { return facts.kind == kind; });
}

const FaultFacts *findFaultFacts(QStringView name)
{
    const auto &all = allFaultFacts();
    const auto found = std::find_if(all.begin(), all.end(),
                                    [name](const FaultFacts &facts) { return name == QLatin1String(facts.name); });
    return found == all.end() ? nullptr : &*found;
}

QString faultListText()
{
    QString text = QStringLiteral("Faults, each as --fault NAME[=ARGUMENT,…]; several may be given:\n\n");
    for (const FaultFacts &facts : allFaultFacts()) {
        const QString arguments = QLatin1String(facts.arguments);
        const QString call = QLatin1String(facts.name) + (arguments.isEmpty() ? QString() : u'=' + arguments);
        text += QStringLiteral("  %1\n      %2\n      For example: --fault %3\n")
                    .arg(call, QLatin1String(facts.summary), QLatin1String(facts.example));
    }
    return text
           + QStringLiteral(
               "\nArguments that most take (bandwidth, which is one for all that passes, only to and first):\n\n"
               "  to:client|server|both  Which way; to the client if it isn't said.\n"
               "  at:N                   Only message N, counted from 1 in each direction of each connection.\n"
               "  after:N                Not the first N messages.\n"
               "  every:N                Each Nth message.\n"
               "  p:10%                  Each with this probability, by --fault-seed.\n"
               "  first:N                Only on the first N connections.\n\n"
               "Times have a unit (200ms, 5s, 1m), sizes may have one (64k, 1M). Faults of the handshake count\n"
               "connections, no-pong counts pongs. What strikes is in the log.\n");
}

} // namespace workbench
