#include "BenchOptions.h"

#include "CommandLine.h"
#include "ExitCode.h"
#include "Output.h"
#include "RequestOptions.h"

#include "workbench/load/DescriptorLimit.h"
#include "workbench/load/LoadCaution.h"

#include <QHostInfo>

#include <limits>

namespace cli {

using workbench::LoadBounds;
using workbench::LoadCaution;
using workbench::LoadMode;
using workbench::LoadOptions;
using workbench::LoadPayload;

namespace {

// Beside those of the run: standard streams, the main event loop, libraries.
constexpr qint64 otherDescriptors = 64;

void addOptions(CommandLine &line)
{
    line.addValue(
        "mode", "echo|fanout|hold|connect",
        "echo: each connection sends and waits for its messages to come back. fanout: one more connection sends, "
        "and all count what the server passes on. hold: all stay open and silent. connect: each shakes hands, "
        "closes and begins again.",
        "echo");
    line.addValue("c|connections", "n", "Connections at the same time.", "10");
    line.addValue(
        "w|window", "n",
        "Messages in flight on each connection; by default 1, with --rate 128. In fanout: of the one that sends.", "0");
    line.addValue("d|duration", "time", "How long to measure: 10s, 500ms, 2m.", "10s");
    line.addValue("n|messages", "n", "End after as many messages (connect: handshakes), not after a time.", "0");
    line.addValue(
        "r|rate", "n",
        "Messages (connect: handshakes) a second, of all connections together; 0: as fast as it goes. With a rate, "
        "latency counts from when each message was due.",
        "0");
    line.addValue("s|size", "bytes", "Of a message: 32, 64k, 1m.", "32");
    line.addValue("type", "text|mixed|json|binary",
                  "What messages are made of: English words, words in many scripts, JSON, or random bytes.", "text");
    line.addValue("message", "text", "Send this message, instead of one of --size.");
    line.addValue("active", "n", "In hold: so many connections echo all the same.", "0");
    line.addValue("ramp-up", "time", "Open the connections evenly over this time, which isn't measured.", "0s");
    line.addValue("warmup", "time", "Send for this time before measuring begins.", "0s");
    line.addValue("t|threads", "n", "Event loops, each in a thread, that share the connections.", "1");
    line.addValue("answer-timeout", "time", "How long to wait for answers when nothing more is sent.", "5s");
    line.addFlag("no-verify", "Take any message for an answer, not only the one that was sent.");
    addHandshakeOptions(line);
    addWayOptions(line);
    line.addFlag("json", "Print the report as JSON, with a sample for each second.");
    line.addFlag("q|quiet", "Print no progress.");
    line.addFlag("yes", "Do it, although the host isn't this machine and the load is heavy.");
}

LoadMode modeFrom(CommandLine &line)
{
    const QString mode = line.choice(
        "mode", {QStringLiteral("echo"), QStringLiteral("fanout"), QStringLiteral("hold"), QStringLiteral("connect")});
    if (mode == u"fanout")
        return LoadMode::FanOut;
    if (mode == u"hold")
        return LoadMode::Hold;
    return mode == u"connect" ? LoadMode::Connect : LoadMode::Echo;
}

LoadPayload payloadFrom(CommandLine &line)
{
    const QString type = line.choice(
        "type", {QStringLiteral("text"), QStringLiteral("mixed"), QStringLiteral("json"), QStringLiteral("binary")});
    if (type == u"mixed")
        return LoadPayload::Mixed;
    if (type == u"json")
        return LoadPayload::Json;
    return type == u"binary" ? LoadPayload::Binary : LoadPayload::Text;
}

double rateFrom(CommandLine &line)
{
    bool ok = false;
    const double rate = line.text("rate").toDouble(&ok);
    if (ok && LoadBounds::isRate(rate))
        return rate;
    line.addProblem(
        QStringLiteral("--rate takes a number of messages a second from %1 to %2, or 0 for as fast as it goes, not "
                       "\"%3\".")
            .arg(LoadBounds::leastRate)
            .arg(LoadBounds::rate, 0, 'f', 0)
            .arg(line.text("rate")));
    return 0;
}

void takeMessages(CommandLine &line, LoadOptions &load)
{
    load.payload = payloadFrom(line);
    load.size = line.size("size", 0, LoadBounds::size);
    if (load.mode == LoadMode::FanOut && !line.isSet("size"))
        load.size = LoadBounds::leastFanOutSize;
    load.message = line.text("message").toUtf8();
    if (line.isSet("message") && load.message.isEmpty()) { // that is what is to be sent, and no size to be filled
        load.size = 0;
        load.payload = load.payload == LoadPayload::Binary ? LoadPayload::Binary : LoadPayload::Text;
    }
    if (line.isSet("message") && line.isSet("size"))
        line.addProblem(QStringLiteral("Give --message or --size, not both."));
    load.verify = !line.isSet("no-verify");
}

void takeTimes(CommandLine &line, LoadOptions &load)
{
    load.messages = line.number("messages", 0, std::numeric_limits<qint64>::max());
    load.duration = line.duration("duration");
    if (load.messages > 0 && !line.isSet("duration"))
        load.duration = std::chrono::milliseconds(0);
    load.rampUp = line.duration("ramp-up");
    load.warmUp = line.duration("warmup");
    load.answerTimeout = line.duration("answer-timeout");
}

BenchOptions optionsFrom(CommandLine &line)
{
    BenchOptions options;
    LoadOptions &load = options.load;
    if (line.positionals().size() == 1)
        load.request.url = line.positionals().first();
    else
        line.addProblem(QStringLiteral("bench takes one URL, such as ws://localhost:8888/websocket."));
    takeRequest(line, load.request);
    load.mode = modeFrom(line);
    load.connections = static_cast<int>(line.number("connections", 1, LoadBounds::connections));
    load.active = static_cast<int>(line.number("active", 0, LoadBounds::connections));
    if (line.isSet("active") && load.mode != LoadMode::Hold)
        line.addProblem(QStringLiteral("--active is for --mode hold: in the other modes all connections are active."));
    load.window = static_cast<int>(line.number("window", 0, LoadBounds::window));
    load.threads = static_cast<int>(line.number("threads", 1, LoadBounds::threads));
    load.rate = rateFrom(line);
    takeMessages(line, load);
    takeTimes(line, load);
    options.json = line.isSet("json");
    options.quiet = line.isSet("quiet");
    options.agreed = line.isSet("yes");
    return options;
}

QString descriptorProblem(const LoadOptions &load)
{
    const qint64 limit = workbench::raiseDescriptorLimit();
    if (load.descriptors() + otherDescriptors <= limit)
        return {};
    return QStringLiteral(
               "%1 connections need more file descriptors than the %2 that this process may have: use fewer, or "
               "have the hard limit raised (ulimit -Hn).")
        .arg(load.sockets())
        .arg(limit);
}

QString consentQuestion(const QString &host, bool proxied)
{
    const QString place = proxied ? QStringLiteral("Behind a proxy, \"%1\" may be any machine").arg(host)
                                  : QStringLiteral("\"%1\" isn't this machine").arg(host);
    return QStringLiteral("%1, and more than %2 connections or %3 messages a second (as it is without "
                          "--rate) may harm a host that doesn't expect them: add --yes if it is yours to load, or stay "
                          "below with --connections and --rate.")
        .arg(place)
        .arg(LoadCaution::mostConnections)
        .arg(LoadCaution::mostMessages, 0, 'f', 0);
}

// Nothing if it may begin. What was looked up is kept, so that the host can't become another one meanwhile; whose host can't
// be judged now doesn't begin, since a later lookup may find it.
std::optional<EarlyEnd> consentRefusal(BenchOptions &options)
{
    const QString host = workbench::loadHost(options.load);
    if (options.agreed || host.isEmpty() || !workbench::isHeavyLoad(options.load))
        return std::nullopt;
    const bool proxied = workbench::isProxied(options.load.request);
    QList<QHostAddress> addresses = workbench::knownAddresses(host);
    if (addresses.isEmpty() && !proxied) {
        const QHostInfo info = QHostInfo::fromName(host);
        addresses = options.load.request.addresses = info.addresses();
        if (addresses.isEmpty()) {
            printError(QStringLiteral("The host \"%1\" wasn't found: %2.").arg(host, info.errorString()));
            return EarlyEnd{NoConnection};
        }
    }
    if (!workbench::needsConsent(options.load, addresses))
        return std::nullopt;
    printError(consentQuestion(host, proxied));
    return EarlyEnd{UsageError};
}

std::optional<EarlyEnd> refusal(const CommandLine &line, BenchOptions &options)
{
    if (const QString why = takeRequestFiles(line, options.load.request); !why.isEmpty()) {
        printError(why);
        return EarlyEnd{NoConnection};
    }
    for (const auto check : {&workbench::problemOf, &descriptorProblem}) {
        if (const QString why = check(options.load); !why.isEmpty()) {
            printError(why);
            return EarlyEnd{UsageError};
        }
    }
    return consentRefusal(options);
}

} // namespace

std::variant<BenchOptions, EarlyEnd> parseBenchOptions(const QStringList &arguments)
{
    CommandLine line(
        QStringLiteral("windsock-cli bench URL [options]"),
        QStringLiteral("Puts load on a WebSocket server, and tells throughput, latencies and errors. Ends after the "
                       "duration, after a number of messages, or when it is interrupted. The exit code is 1 if no "
                       "connection could be opened, and 3 if there were errors."));
    addOptions(line);
    if (!line.parse(arguments) && line.wantsHelp()) {
        printLine(line.helpText().toUtf8());
        return EarlyEnd{Success};
    }
    BenchOptions options;
    if (!line.problem())
        options = optionsFrom(line);
    if (line.problem()) {
        printError(*line.problem() + QStringLiteral(" See windsock-cli bench --help."));
        return EarlyEnd{UsageError};
    }
    if (const auto end = refusal(line, options))
        return *end;
    return options;
}

} // namespace cli
