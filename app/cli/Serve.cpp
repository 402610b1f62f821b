#include "Serve.h"

#include "CommandLine.h"
#include "DescriptorLimit.h"
#include "ExitCode.h"
#include "LogPrinter.h"
#include "Output.h"
#include "ServeTls.h"
#include "SignalWatcher.h"

#include "workbench/handlers/HandlerCatalogue.h"
#include "workbench/session/ServerSession.h"

#include <QCoreApplication>

#include <limits>

namespace cli {

using workbench::ServerSession;
using workbench::ServerSettings;

namespace {

class NoLog : public workbench::LogSink
{
public:
    void append(const workbench::LogEntry & /*entry*/) override {}
};

void addOptions(CommandLine &line)
{
    line.addValue("host", "address", "Address to listen on; 0.0.0.0 or :: for all.", "127.0.0.1");
    line.addValue("port", "port", "Port to listen on; 0 takes a free one.", "8888");
    line.addValue("path", "path", "Path of the WebSocket.", "/websocket");
    line.addValue("handler", "echo|broadcast|chat", "What is done with messages.", "echo");
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
    line.addValue("threads", "n", "Event loops (only 1 in this version).", "1");
    line.addValue("log", "text|json|none", "What is written to stderr.", "text");
}

// What a later version brings is said to be missing, not ignored.
void refuseMissing(CommandLine &line)
{
    if (line.number("threads", 1, 1024) != 1)
        line.addProblem(QStringLiteral("--threads above 1 isn't in this version yet."));
    const QString handler = line.text("handler");
    if (const QString why = workbench::serverHandler(handler, {}).error; !why.isEmpty())
        line.addProblem(why);
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

std::shared_ptr<workbench::LogSink> logFor(const QString &format)
{
    if (format == u"none")
        return std::make_shared<NoLog>();
    return std::make_shared<LogPrinter>(format == u"json" ? LogFormat::Json : LogFormat::Text, 2);
}

int run(const ServerSettings &settings, const QString &logFormat)
{
    raiseDescriptorLimit();
    ServerSession session(logFor(logFormat), std::make_shared<workbench::SystemClock>());
    SignalWatcher signalWatcher;
    QObject::connect(&session, &ServerSession::started, &session, [](const QString &url, const QString &pageUrl) {
        printLine("listening on " + url.toUtf8());
        if (!pageUrl.isEmpty())
            printLine("page at " + pageUrl.toUtf8());
    });
    QObject::connect(
        &session, &ServerSession::startFailed, &session,
        [](const QString &why) {
            printError(why);
            QCoreApplication::exit(NoConnection);
        },
        Qt::QueuedConnection);
    QObject::connect(&session, &ServerSession::stopped, &session, [] { QCoreApplication::exit(Success); });
    QObject::connect(&signalWatcher, &SignalWatcher::interrupted, &session, &ServerSession::stop);
    session.start(settings);
    return QCoreApplication::exec();
}

} // namespace

int serve(const QStringList &arguments)
{
    CommandLine line(
        QStringLiteral("windsock-cli serve [options]"),
        QStringLiteral("Serves WebSocket on this machine, for testing clients. Prints \"listening on URL\" "
                       "once it accepts, for the chat room also \"page at URL\", and ends when it is interrupted: "
                       "every peer gets 1001."));
    addOptions(line);
    if (!line.parse(arguments) && line.wantsHelp()) {
        printLine(line.helpText().toUtf8());
        return Success;
    }
    ServerSettings settings;
    QString logFormat;
    bool tls = false;
    if (!line.problem()) {
        refuseMissing(line);
        tls = wantsTls(line);
        settings = settingsFrom(line);
        logFormat = line.choice("log", {QStringLiteral("text"), QStringLiteral("json"), QStringLiteral("none")});
    }
    if (!line.positionals().isEmpty())
        line.addProblem(QStringLiteral("serve takes options only, not \"%1\".").arg(line.positionals().first()));
    if (line.problem()) {
        printError(*line.problem() + QStringLiteral(" See windsock-cli serve --help."));
        return UsageError;
    }
    if (tls) {
        if (const QString why = takeTls(line, logFormat, settings); !why.isEmpty()) {
            printError(why);
            return NoConnection;
        }
    }
    return run(settings, logFormat);
}

} // namespace cli
