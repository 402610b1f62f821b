#include "ForgeOptions.h"

#include "CommandLine.h"
#include "ExitCode.h"
#include "Output.h"
#include "RequestOptions.h"

#include "workbench/forge/ForgeSequenceJson.h"
#include "workbench/load/LoadCaution.h"

#include "wslib/net/WebSocketUrl.h"

#include <QFile>
#include <QHostInfo>

namespace cli {

using workbench::ForgePreset;

namespace {

constexpr qint64 leastBomb = qint64{1} * 1024 * 1024;

void addOptions(CommandLine &line)
{
    line.addValue("preset", "name", "Send this one of the list; may be repeated.");
    line.addFlag("all", "Send every one of the list that isn't heavy; with --yes, those too.");
    line.addValue("sequence", "file", "Send the steps of this file (JSON).");
    line.addFlag("list", "Tell what presets there are, and what a correct peer must answer.");
    line.addValue("wait", "seconds", "How long the peer may take to answer.", "3");
    line.addFlag("echo", "The peer sends messages back as they came: judge what it understood, too.");
    line.addValue("bomb-size", "bytes", "What the bomb inflates to: 64m, 1g.", "128m");
    addHandshakeOptions(line);
    addWayOptions(line);
    line.addFlag("json", "Print JSON.");
    line.addFlag("yes", "Send bombs and floods, although the host isn't this machine.");
}

qint64 bombSize(CommandLine &line)
{
    QString text = line.text("bomb-size");
    const bool giga = text.endsWith(u'g', Qt::CaseInsensitive);
    if (!giga)
        return line.size("bomb-size", leastBomb, workbench::ForgedPayload::mostInflated);
    bool ok = false;
    const qint64 size = text.chopped(1).toLongLong(&ok) * 1024 * leastBomb;
    if (!ok || size < leastBomb || size > workbench::ForgedPayload::mostInflated)
        line.addProblem(QStringLiteral("--bomb-size takes 1m to 16g, not \"%1\".").arg(text));
    return size;
}

void takePresets(CommandLine &line, ForgeWishes &wishes)
{
    const auto all = workbench::forgePresets(bombSize(line));
    if (line.isSet("all") || (wishes.list && line.texts("preset").isEmpty()))
        wishes.presets = all;
    for (const QString &name : line.texts("preset")) {
        const auto found =
            std::find_if(all.begin(), all.end(), [&name](const ForgePreset &preset) { return preset.id == name; });
        if (found != all.end())
            wishes.presets += *found;
        else
            line.addProblem(
                QStringLiteral("There is no preset \"%1\": windsock-cli forge --list tells which there are.")
                    .arg(name));
    }
}

// A file that can't be used is no usage error, since the words were right.
QString takeSequence(const CommandLine &line, ForgeWishes &wishes)
{
    if (!line.isSet("sequence"))
        return {};
    const QString name = line.text("sequence");
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return QStringLiteral("The file \"%1\" can't be read: %2.").arg(name, file.errorString());
    const auto read = workbench::readForgeSequence(file.readAll());
    if (!read.sequence)
        return QStringLiteral("The file \"%1\" is no sequence to send. %2").arg(name, read.error);
    if (const QString why = problemOf(*read.sequence); !why.isEmpty())
        return QStringLiteral("The sequence of \"%1\" can't be sent. %2").arg(name, why);
    ForgePreset own;
    own.sequence = *read.sequence;
    if (own.sequence.title.isEmpty())
        own.sequence.title = name;
    wishes.presets += own;
    return {};
}

ForgeWishes wishesFrom(CommandLine &line)
{
    ForgeWishes wishes;
    wishes.list = line.isSet("list");
    wishes.json = line.isSet("json");
    takePresets(line, wishes);
    if (wishes.list)
        return wishes;
    if (line.positionals().size() == 1)
        wishes.request.url = line.positionals().first();
    else
        line.addProblem(QStringLiteral("forge takes one URL, such as ws://localhost:8888/websocket."));
    if (!line.isSet("all") && !line.isSet("preset") && !line.isSet("sequence"))
        line.addProblem(QStringLiteral("Say what to send: --preset NAME, --all, or --sequence FILE."));
    takeRequest(line, wishes.request);
    wishes.options.wait = line.seconds("wait");
    wishes.options.peerEchoes = line.isSet("echo");
    return wishes;
}

// Whose host can't be judged is spared as well: behind a proxy, any machine may be meant.
bool isThisMachine(wslib::ClientRequest &request)
{
    const auto parsed = wslib::WebSocketUrl::fromUserInput(request.url);
    if (!parsed.url || workbench::isProxied(request))
        return false;
    const QString host = parsed.url->host();
    QList<QHostAddress> addresses = workbench::knownAddresses(host);
    if (addresses.isEmpty()) // kept, so that it can't become another host meanwhile
        addresses = request.addresses = QHostInfo::fromName(host).addresses();
    return workbench::areLoopback(addresses);
}

// Of --all, what is heavy is left out; what was asked for by name is a matter of yes or no.
std::optional<EarlyEnd> spare(const CommandLine &line, ForgeWishes &wishes)
{
    const auto heavy = [](const ForgePreset &preset) { return workbench::isHeavy(preset.sequence); };
    const bool any = std::any_of(wishes.presets.begin(), wishes.presets.end(), heavy);
    if (!any || line.isSet("yes") || isThisMachine(wishes.request))
        return std::nullopt;
    const auto parsed = wslib::WebSocketUrl::fromUserInput(wishes.request.url);
    const QString host = parsed.url ? parsed.url->host() : wishes.request.url;
    if (line.isSet("all")) {
        wishes.presets.removeIf(heavy);
        printNote(
            "Bombs and floods are left out, since the host isn't this machine: add --yes if it is yours to break.");
        return std::nullopt;
    }
    printError(
        QStringLiteral("\"%1\" isn't this machine, and bombs and floods may harm a host that doesn't expect them: add "
                       "--yes if it is yours to break.")
            .arg(host));
    return EarlyEnd{UsageError};
}

std::optional<EarlyEnd> prepare(const CommandLine &line, ForgeWishes &wishes)
{
    if (wishes.list)
        return std::nullopt;
    for (const QString &why : {takeRequestFiles(line, wishes.request), takeSequence(line, wishes)}) {
        if (!why.isEmpty()) {
            printError(why);
            return EarlyEnd{NoConnection};
        }
    }
    return spare(line, wishes);
}

} // namespace

std::variant<ForgeWishes, EarlyEnd> parseForgeOptions(const QStringList &arguments)
{
    CommandLine line(
        QStringLiteral("windsock-cli forge URL --preset NAME... | --all | --sequence FILE [options]\n"
                       "       windsock-cli forge --list [--preset NAME]... [--json]"),
        QStringLiteral(
            "Sends a server what is illegal, or legal but odd, each on a connection of its own, and sets what it "
            "answers beside what it must. The exit code is 0 if every answer was right, or tolerable: the "
            "peer did what it must, and not what it should; 1 if one was wrong, if nothing could be sent, or "
            "a file can't be used; 2 for wrong usage. What doesn't apply to the peer, such as compression that "
            "it doesn't speak, doesn't count."));
    addOptions(line);
    if (!line.parse(arguments) && line.wantsHelp()) {
        printLine(line.helpText().toUtf8());
        return EarlyEnd{Success};
    }
    ForgeWishes wishes;
    if (!line.problem())
        wishes = wishesFrom(line);
    if (line.problem()) {
        printError(*line.problem() + QStringLiteral(" See windsock-cli forge --help."));
        return EarlyEnd{UsageError};
    }
    if (const auto end = prepare(line, wishes))
        return *end;
    return wishes;
}

} // namespace cli
