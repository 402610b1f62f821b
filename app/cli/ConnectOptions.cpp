#include "ConnectOptions.h"

#include "CommandLine.h"
#include "ExitCode.h"
#include "Output.h"
#include "RequestOptions.h"
#include "ScriptFile.h"

#include <limits>

namespace cli {

namespace {

void addOptions(CommandLine &line)
{
    addHandshakeOptions(line);
    line.addValue("handler", "print|echo|file.js",
                  "What is done with messages; with echo or a script, stdin isn't read.", "print");
    line.addValue("message", "text", "A message to send first; may be repeated.");
    line.addFlag("binary", "Send messages and lines as binary.");
    line.addValue("wait", "n", "Messages to receive before closing.", "0");
    addWayOptions(line);
    line.addValue("ping-interval", "seconds", "Time between keep-alive pings; 0 for none.", "0");
    line.addValue("ping-timeout", "seconds", "How long a pong may take.", "20");
    line.addValue("max-message-size", "bytes", "Larger messages end in 1009.", "10485760");
    line.addValue("max-redirects", "n", "Redirects to follow.", "10");
    line.addValue("log", "text|json|frames",
                  "text: messages on stdout, the rest on stderr; json: all on stdout, an object a line; frames: all on "
                  "stdout, a line for each frame (RFC 6455 section 5.2), its bytes as they were on the wire.",
                  "text");
    line.addFlag("frames", "With --log json, each message has its frames, in \"frames\".");
    line.addValue("record", "file.har|.jsonl|.pcapng|.csv",
                  "Write a recording while it goes on, in place of a file of that name: HAR as Chrome does (messages "
                  "alone), JSON Lines (everything), packets for Wireshark, or CSV. Credentials in headers, cookies and "
                  "URLs are written as REDACTED.");
    line.addFlag("record-secrets", "Write credentials to the recording, too.");
}

void takeRecording(CommandLine &line, ConnectOptions &options)
{
    options.recordSecrets = line.isSet("record-secrets");
    if (!line.isSet("record")) {
        if (options.recordSecrets)
            line.addProblem(QStringLiteral("--record-secrets is for --record, which is missing."));
        return;
    }
    options.recordFile = line.text("record");
    if (const auto format = workbench::recordingFormatOf(options.recordFile))
        options.recordFormat = *format;
    else
        line.addProblem(
            QStringLiteral(
                "--record takes a file that ends with .har, .jsonl, .pcapng or .csv, which chooses the format, "
                "not \"%1\".")
                .arg(options.recordFile));
}

void takeHandler(CommandLine &line, ConnectOptions &options)
{
    const QString handler = line.text("handler");
    options.echo = handler == u"echo";
    if (handler.endsWith(u".js"))
        options.scriptFile = handler;
    else if (!options.echo && handler != u"print")
        line.addProblem(QStringLiteral("--handler takes print, echo or a script's file that ends with .js, not \"%1\".")
                            .arg(handler));
}

QString takeScript(ConnectOptions &options)
{
    if (options.scriptFile.isEmpty())
        return {};
    const auto source = ScriptFile(options.scriptFile).read();
    options.scriptSource = source.value.value_or(QString());
    return source.error;
}

void takeConnection(CommandLine &line, wslib::ClientRequest &request)
{
    request.maxRedirects = static_cast<int>(line.number("max-redirects", 0, 1000));
    request.connection.pingInterval = line.seconds("ping-interval");
    request.connection.pingTimeout = line.seconds("ping-timeout");
    request.connection.limits.maxMessageSize = line.number("max-message-size", 0, std::numeric_limits<qint64>::max());
}

ConnectOptions optionsFrom(CommandLine &line)
{
    ConnectOptions options;
    takeRecording(line, options);
    if (line.positionals().size() == 1)
        options.request.url = line.positionals().first();
    else
        line.addProblem(QStringLiteral("connect takes one URL, such as ws://localhost:8888/websocket."));
    takeRequest(line, options.request);
    takeConnection(line, options.request);
    takeHandler(line, options);
    options.messages = line.texts("message");
    options.binary = line.isSet("binary");
    options.wait = line.number("wait", 0, std::numeric_limits<qint64>::max());
    options.waitGiven = line.isSet("wait");
    const QString log = line.choice("log", {QStringLiteral("text"), QStringLiteral("json"), QStringLiteral("frames")});
    options.log = logFormat(log, line.isSet("frames"));
    if (line.isSet("frames") && !isJson(options.log))
        line.addProblem(QStringLiteral("--frames is for --log json; a line for each frame is --log frames."));
    return options;
}

} // namespace

std::variant<ConnectOptions, EarlyEnd> parseConnectOptions(const QStringList &arguments)
{
    CommandLine line(QStringLiteral("windsock-cli connect URL [options]"),
                     QStringLiteral("Connects to a WebSocket server. Lines of stdin are sent, messages that come are "
                                    "printed one a line; the end of stdin closes with 1000."));
    addOptions(line);
    if (!line.parse(arguments) && line.wantsHelp()) {
        printLine(line.helpText().toUtf8());
        return EarlyEnd{Success};
    }
    ConnectOptions options;
    if (!line.problem())
        options = optionsFrom(line);
    if (line.problem()) {
        printError(*line.problem() + QStringLiteral(" See windsock-cli connect --help."));
        return EarlyEnd{UsageError};
    }
    QString error = takeRequestFiles(line, options.request);
    if (error.isEmpty())
        error = takeScript(options);
    if (error.isEmpty())
        return options;
    printError(error);
    return EarlyEnd{NoConnection};
}

} // namespace cli
