#include "Serve.h"

#include "CommandLine.h"
#include "ExitCode.h"
#include "LogPrinter.h"
#include "Output.h"
#include "ServeFaults.h"
#include "ServeRecord.h"
#include "ServeTls.h"
#include "ServedScript.h"
#include "SignalWatcher.h"

#include "workbench/faults/FaultFacts.h"
#include "workbench/handlers/HandlerCatalogue.h"
#include "workbench/load/DescriptorLimit.h"
#include "workbench/session/ServerSession.h"

#include <QCoreApplication>

#include <limits>

namespace cli {

using workbench::ServerSession;
using workbench::ServerSettings;

namespace {

void addOptions(CommandLine &line)
{
    line.addValue("host", "address", "Address to listen on; 0.0.0.0 or :: for all.", "127.0.0.1");
    line.addValue("port", "port", "Port to listen on; 0 takes a free one.", "8888");
    line.addValue("path", "path", "Path of the WebSocket.", "/websocket");
    line.addValue("handler", "echo|broadcast|chat|file.js",
                  "What is done with messages; a script is loaded again when its file changes, or on SIGHUP.", "echo");
    line.addValue("static", "dir", "Folder whose files are served over HTTP beside the WebSocket.");
    addTlsOptions(line);
    line.addFlag("compression", "Take permessage-deflate (RFC 7692) if a client offers it.");
    line.addValue("compression-level", "n", "zlib level 0 to 9; implies --compression.", "6");
    line.addValue("subprotocol", "name", "A subprotocol spoken here; may be repeated.");
    line.addValue("origin", "same|any|host", "Pages that may connect; may be repeated.", "same");
    line.addValue("max-message-size", "bytes", "Larger messages end in 1009.", "10485760");
    line.addValue("handshake-timeout", "seconds", "How long a handshake may take.", "10");
    line.addValue("ping-interval", "seconds", "Time between keep-alive pings; 0 for none.", "0");
    line.addValue("ping-timeout", "seconds", "How long a pong may take.", "20");
    line.addValue("max-connections", "n", "Further peers are answered with 503; 0 for no limit.", "0");
    line.addValue("threads", "n", "Event loops, each in a thread, that share the peers.", "1");
    addFaultOptions(line);
    addRecordOptions(line);
    line.addValue("log", "text|json|frames|none",
                  "What is written to stderr: a line for each entry of the log, an object for each, a line for each "
                  "frame, or nothing.",
                  "text");
    line.addFlag("frames", "With --log json, each message has its frames, in \"frames\".");
}

// What `serve` was asked for.
struct ServeOptions
{
    ServerSettings settings;
    QString script; ///< The handler's file, if it is one.
    QString log;
    bool frames = false;
    ServeRecord record;
    bool tls = false;
};

bool isScript(const QString &handler)
{
    return handler.endsWith(u".js");
}

void checkHandler(CommandLine &line)
{
    const QString handler = line.text("handler");
    if (isScript(handler))
        return;
    if (line.isSet("upstream")) {
        if (line.isSet("handler"))
            line.addProblem(
                QStringLiteral("--upstream relays: beside it, --handler takes a script, whose file ends with "
                               ".js, and whose onRelay() is asked, not \"%1\".")
                    .arg(handler));
        return;
    }
    if (const QString why = workbench::serverHandler(handler, {}).error; !why.isEmpty())
        line.addProblem(why + QStringLiteral(" Or a script, whose file ends with .js."));
}

workbench::OriginPolicy originPolicy(const QStringList &values)
{
    workbench::OriginPolicy policy;
    policy.sameHost = values.contains(u"same");
    policy.any = values.contains(u"any");
    for (const QString &host : values) {
        if (host != u"same" && host != u"any")
            policy.hosts.append(host.toUtf8());
    }
    return policy;
}

ServerSettings settingsFrom(CommandLine &line)
{
    ServerSettings settings;
    settings.host = line.text("host");
    settings.port = static_cast<quint16>(line.number("port", 0, 65535));
    settings.path = line.text("path");
    settings.handler = line.text("handler");
    settings.staticFolder = line.text("static");
    settings.threads = static_cast<int>(line.number("threads", 1, 64));
    settings.policy.origin = originPolicy(line.texts("origin"));
    for (const QString &name : line.texts("subprotocol")) {
        if (!wslib::isToken(name.toUtf8()))
            line.addProblem(QStringLiteral("\"%1\" can't be the name of a subprotocol.").arg(name));
        settings.policy.subprotocols.append(name.toUtf8());
    }
    const int level = static_cast<int>(line.number("compression-level", 0, 9));
    if (line.isSet("compression") || line.isSet("compression-level")) {
        settings.policy.compression.emplace();
        settings.policy.compression->level = level;
    }
    wslib::ConnectionOptions &connection = settings.options.connection;
    connection.limits.maxMessageSize = line.number("max-message-size", 0, std::numeric_limits<qint64>::max());
    connection.limits.handshakeTimeout = line.seconds("handshake-timeout");
    connection.pingInterval = line.seconds("ping-interval");
    connection.pingTimeout = line.seconds("ping-timeout");
    settings.options.maxConnections =
        static_cast<int>(line.number("max-connections", 0, std::numeric_limits<int>::max()));
    return settings;
}

ServeOptions optionsFrom(CommandLine &line)
{
    ServeOptions options;
    checkHandler(line);
    options.tls = wantsTls(line);
    options.settings = settingsFrom(line);
    if (isScript(options.settings.handler))
        options.script = options.settings.handler;
    takeFaults(line, options.settings);
    takeUpstream(line, options.settings);
    options.record = takeRecord(line);
    options.log = line.choice(
        "log", {QStringLiteral("text"), QStringLiteral("json"), QStringLiteral("frames"), QStringLiteral("none")});
    options.frames = line.isSet("frames");
    if (options.frames && options.log != u"json")
        line.addProblem(QStringLiteral("--frames is for --log json; a line for each frame is --log frames."));
    return options;
}

void tellOf(const ServerSession &session, std::optional<quint64> seed)
{
    QObject::connect(&session, &ServerSession::started, &session, [seed](const QString &url, const QString &pageUrl) {
        printLine("listening on " + url.toUtf8());
        if (!pageUrl.isEmpty())
            printLine("page at " + pageUrl.toUtf8());
        if (seed)
            printLine("fault seed " + QByteArray::number(*seed));
    });
    QObject::connect(
        &session, &ServerSession::startFailed, &session,
        [](const workbench::StartFailure &failure) {
            printError(failure.text);
            QCoreApplication::exit(NoConnection);
        },
        Qt::QueuedConnection);
    QObject::connect(&session, &ServerSession::stopped, &session, [] { QCoreApplication::exit(Success); });
}

int run(ServeOptions &options)
{
    workbench::raiseDescriptorLimit();
    const LogFormat format = logFormat(options.log, options.frames);
    const auto printer = std::make_shared<LogPrinter>(format, 2);
    const auto log = options.record.start(options.log == u"none" ? nullptr : printer);
    if (!log.value) {
        printError(log.error);
        return NoConnection;
    }
    ServerSession session(*log.value, std::make_shared<workbench::SystemClock>());
    SignalWatcher signalWatcher;
    ServedScript script(session, printer, format);
    if (!options.script.isEmpty()) {
        if (const QString why = script.take(options.script, options.settings); !why.isEmpty()) {
            printError(why);
            return NoConnection;
        }
        signalWatcher.takeHangUps();
        QObject::connect(&signalWatcher, &SignalWatcher::hungUp, &script, &ServedScript::reload);
    }
    const workbench::FaultPlan &faults = options.settings.faults;
    tellOf(session, faults.isEmpty() ? std::nullopt : std::optional(faults.seed));
    QObject::connect(&signalWatcher, &SignalWatcher::interrupted, &session, &ServerSession::stop);
    session.start(options.settings);
    return QCoreApplication::exec();
}

} // namespace

int serve(const QStringList &arguments)
{
    CommandLine line(
        QStringLiteral("windsock-cli serve [options]"),
        QStringLiteral("Serves WebSocket on this machine, for testing clients. Prints \"listening on URL\" "
                       "once it accepts, for the chat room also \"page at URL\", and ends when it is interrupted: "
                       "every peer gets 1001. With --upstream it relays to another server; with --fault, something "
                       "goes wrong on purpose, and is in the log."));
    addOptions(line);
    if (!line.parse(arguments) && line.wantsHelp()) {
        printLine(line.helpText().toUtf8());
        return Success;
    }
    if (!line.problem() && wantsFaultList(line)) {
        printLine(workbench::faultListText().toUtf8());
        return Success;
    }
    ServeOptions options;
    if (!line.problem())
        options = optionsFrom(line);
    if (!line.positionals().isEmpty())
        line.addProblem(QStringLiteral("serve takes options only, not \"%1\".").arg(line.positionals().first()));
    if (line.problem()) {
        printError(*line.problem() + QStringLiteral(" See windsock-cli serve --help."));
        return UsageError;
    }
    if (options.tls) {
        if (const QString why = takeTls(line, options.log, options.settings); !why.isEmpty()) {
            printError(why);
            return NoConnection;
        }
    }
    return run(options);
}

} // namespace cli
