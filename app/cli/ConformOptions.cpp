#include "ConformOptions.h"

#include "CommandLine.h"
#include "ExitCode.h"
#include "Output.h"

#include "workbench/conformance/CaseSelection.h"
#include "workbench/conformance/LocalHost.h"
#include "workbench/conformance/reports/RunJson.h"

#include "wslib/net/TlsIdentity.h"
#include "wslib/net/WebSocketUrl.h"

#include <QFile>

#include <algorithm>

namespace cli {

namespace conformance = workbench::conformance;
using conformance::Case;
using conformance::CaseSelection;
using conformance::Side;

namespace {

constexpr double mostSilence = 3600;

void addOptions(CommandLine &line)
{
    line.addValue("only", "pattern",
                  "Ask only these cases: an id (6.2.3), the beginning of one (6.*), or a category (utf8; --list tells "
                  "which there are). May be repeated.");
    line.addValue("exclude", "pattern", "Leave these out. May be repeated.");
    line.addFlag("slow", "Also cases that take seconds each: large messages, and very many.");
    line.addFlag("security", "Also the security half: what a stranger may try.");
    line.addFlag("yes|i-am-allowed",
                 "Ask security cases although the host isn't this machine: you are allowed to test it.");
    line.addValue("agent", "name", "What the peer is called in reports, in place of what it says of itself.");
    line.addValue("timeout", "seconds", "How long a peer may be silent before a case is over.", "3");
    line.addValue("parallel", "n", "server: how many cases at a time. Slow ones are asked alone.", "4");
    line.addValue("cacert", "file", "server: a further authority to trust (PEM).");
    line.addFlag("insecure", "server: don't verify its certificate.");
    line.addValue("host", "address", "client: where to listen.", "127.0.0.1");
    line.addValue("p|port", "port", "client: where to listen; 0 takes a free port.", "9001");
    line.addValue("junit", "file", "Write JUnit XML. Here and below, - is stdout.");
    line.addValue("json", "file", "Write all that is known of the run as JSON, which --compare and the window read.");
    line.addValue("html", "file", "Write one page that needs nothing else.");
    line.addValue("autobahn", "folder", "Write JSON as the Autobahn TestSuite does.");
    line.addValue("expect", "file",
                  "Fail only on what is worse than this file says, which --write-expect or --json has written.");
    line.addValue("write-expect", "file", "Write what this run found, to be expected from now on.");
    line.addValue("compare", "file", "Tell what is better and worse than in this earlier run (--json).");
    line.addFlag("list", "Tell which cases there are, slow and security ones too; with --json FILE as JSON.");
    line.addFlag("q|quiet", "Print only the table at the end.");
    line.addFlag("v|verbose", "Print what went over the wire, too, of each case that isn't OK.");
}

void takeFiles(const CommandLine &line, ConformFiles &files)
{
    files.json = line.text("json");
    files.junit = line.text("junit");
    files.html = line.text("html");
    files.autobahn = line.text("autobahn");
    files.expectations = line.text("write-expect");
}

void takeUrl(CommandLine &line, const QStringList &rest, conformance::LabOptions &lab)
{
    if (rest.size() != 1) {
        line.addProblem(QStringLiteral("conform server takes one URL, such as ws://localhost:8888/websocket."));
        return;
    }
    const auto parsed = wslib::WebSocketUrl::fromUserInput(rest.first());
    if (parsed.url)
        lab.url = QUrl(parsed.url->toString());
    else
        line.addProblem(parsed.error);
}

void takeServer(CommandLine &line, const QStringList &rest, ConformWishes &wishes)
{
    for (const char *option : {"host", "port"}) {
        if (line.isSet(option))
            line.addProblem(QStringLiteral("--%1 is for conform client.").arg(QString::fromLatin1(option)));
    }
    if (!wishes.list)
        takeUrl(line, rest, wishes.lab);
    wishes.lab.tls.verifyPeer = !line.isSet("insecure");
    if (line.isSet("cacert")) {
        const auto authorities = wslib::loadCertificates(line.text("cacert"));
        if (authorities.value)
            wishes.lab.tls.addedCas = *authorities.value;
        else
            line.addProblem(authorities.error);
    }
    wishes.lab.parallel = static_cast<int>(line.number("parallel", 1, 64));
}

void takeClient(CommandLine &line, const QStringList &rest, ConformWishes &wishes)
{
    for (const char *option : {"insecure", "cacert", "parallel"}) {
        if (line.isSet(option))
            line.addProblem(QStringLiteral("--%1 is for conform server.").arg(QString::fromLatin1(option)));
    }
    wishes.lab.side = Side::Client;
    wishes.lab.port = static_cast<quint16>(line.number("port", 0, 65535));
    wishes.lab.address =
        QHostAddress(line.text("host") == u"localhost" ? QStringLiteral("127.0.0.1") : line.text("host"));
    if (wishes.lab.address.isNull())
        line.addProblem(QStringLiteral("--host takes an address of this machine, such as 127.0.0.1, not \"%1\".")
                            .arg(line.text("host")));
    wishes.command = rest;
    wishes.lab.untilStopped = !rest.isEmpty();
}

// The flag that would have helped a selection of nothing.
QString leftOutHint(Side side, CaseSelection selection)
{
    const auto isChosen = [side](const CaseSelection &wider) {
        return std::holds_alternative<QList<Case>>(conformance::select(side, wider));
    };
    selection.slow = true;
    if (isChosen(selection))
        return QStringLiteral(" Add --slow.");
    selection.security = true;
    return isChosen(selection) ? QStringLiteral(" Add --security.") : QString();
}

void takeCases(CommandLine &line, ConformWishes &wishes)
{
    CaseSelection selection;
    selection.only = line.texts("only");
    selection.exclude = line.texts("exclude");
    selection.slow = wishes.list || line.isSet("slow");
    selection.security = wishes.list || line.isSet("security");
    const auto cases = conformance::select(wishes.lab.side, selection);
    if (const auto *why = std::get_if<QString>(&cases))
        line.addProblem(*why + leftOutHint(wishes.lab.side, selection));
    else
        wishes.lab.cases = std::get<QList<Case>>(cases);
}

ConformWishes wishesFrom(CommandLine &line)
{
    ConformWishes wishes;
    wishes.list = line.isSet("list");
    const QStringList positionals = line.positionals();
    const QString side = positionals.value(0);
    if (side == u"server")
        takeServer(line, positionals.sliced(1), wishes);
    else if (side == u"client")
        takeClient(line, positionals.sliced(1), wishes);
    else
        line.addProblem(side.isEmpty() ? QStringLiteral("Say who is tested: conform server URL, or conform client.")
                                       : QStringLiteral("Say who is tested, server or client, not \"%1\".").arg(side));
    takeCases(line, wishes);
    takeFiles(line, wishes.files);
    wishes.lab.agent = line.text("agent");
    wishes.lab.timing.silence = line.seconds("timeout");
    if (wishes.lab.timing.silence.count() < 1 || line.text("timeout").toDouble() > mostSilence)
        line.addProblem(QStringLiteral("--timeout takes a number of seconds up to %1, such as 2.5.").arg(mostSilence));
    wishes.lab.timing.whole = std::max(wishes.lab.timing.whole, 4 * wishes.lab.timing.silence);
    wishes.quiet = line.isSet("quiet");
    wishes.verbose = line.isSet("verbose");
    return wishes;
}

// Nothing if they may be asked.
std::optional<EarlyEnd> securityRefusal(const CommandLine &line, const ConformWishes &wishes)
{
    const bool any =
        std::any_of(wishes.lab.cases.begin(), wishes.lab.cases.end(), [](const Case &row) { return row.isSecurity(); });
    const bool isServer = wishes.lab.side == Side::Server;
    const QString host = isServer ? wishes.lab.url.host() : wishes.lab.address.toString();
    if (wishes.list || !any || conformance::isLocalHost(host))
        return std::nullopt;
    const QString sentence =
        isServer ? QStringLiteral("The security cases attack \"%1\", which isn't this machine: one must be "
                                  "allowed to test a host like that")
                       .arg(host)
                 : QStringLiteral("At %1 the security cases may meet clients of other machines: one must "
                                  "be allowed to test those")
                       .arg(host);
    if (line.isSet("yes")) {
        printNote((sentence + QStringLiteral(", and you said that you are.")).toUtf8());
        return std::nullopt;
    }
    printError(sentence + QStringLiteral(". If you are, add --i-am-allowed; otherwise leave --security away."));
    return EarlyEnd{UsageError};
}

// What @p name has, or a sentence; nothing is read if it is empty.
std::variant<QByteArray, QString> contentOf(const QString &name)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return QStringLiteral("The file \"%1\" can't be read: %2.").arg(name, file.errorString());
    return file.readAll();
}

// The cases of the two sides have the same ids, and ask other things.
QString otherSideProblem(const QString &name, Side tested)
{
    return tested == Side::Server
               ? QStringLiteral("The file \"%1\" is of a client, and this run tests a server: name one of a server.")
                     .arg(name)
               : QStringLiteral("The file \"%1\" is of a server, and this run tests clients: name one of a client.")
                     .arg(name);
}

QString takeExpectations(const CommandLine &line, ConformWishes &wishes)
{
    if (!line.isSet("expect"))
        return {};
    const auto content = contentOf(line.text("expect"));
    if (const auto *why = std::get_if<QString>(&content))
        return *why;
    const auto read = conformance::readExpectations(std::get<QByteArray>(content));
    if (const auto *why = std::get_if<QString>(&read))
        return QStringLiteral("The file \"%1\" says nothing to expect. %2").arg(line.text("expect"), *why);
    wishes.expected = std::get<conformance::Expectations>(read);
    if (wishes.expected->side.value_or(wishes.lab.side) != wishes.lab.side)
        return otherSideProblem(line.text("expect"), wishes.lab.side);
    return {};
}

QString takeEarlier(const CommandLine &line, ConformWishes &wishes)
{
    if (!line.isSet("compare"))
        return {};
    const auto content = contentOf(line.text("compare"));
    if (const auto *why = std::get_if<QString>(&content))
        return *why;
    const auto read = conformance::readRuns(std::get<QByteArray>(content));
    if (const auto *why = std::get_if<QString>(&read))
        return QStringLiteral("The file \"%1\" is no run to compare with. %2").arg(line.text("compare"), *why);
    wishes.earlier = std::get<QList<conformance::RunReport>>(read);
    const auto isOfOtherSide = [&wishes](const conformance::RunReport &run) { return run.side != wishes.lab.side; };
    if (!wishes.earlier.isEmpty() && std::all_of(wishes.earlier.begin(), wishes.earlier.end(), isOfOtherSide))
        return otherSideProblem(line.text("compare"), wishes.lab.side);
    return {};
}

std::optional<EarlyEnd> refusal(const CommandLine &line, ConformWishes &wishes)
{
    // Files that can't be used are no usage error, since the words were right.
    for (const QString &why : {takeExpectations(line, wishes), takeEarlier(line, wishes), wishes.files.problem()}) {
        if (!why.isEmpty()) {
            printError(why);
            return EarlyEnd{NoConnection};
        }
    }
    return securityRefusal(line, wishes);
}

} // namespace

std::variant<ConformWishes, EarlyEnd> parseConformOptions(const QStringList &arguments)
{
    CommandLine line(
        QStringLiteral("windsock-cli conform server URL [options]\n"
                       "       windsock-cli conform client [options] [-- COMMAND...]\n"
                       "       windsock-cli conform server|client --list [--only PATTERN]... [--json FILE]"),
        QStringLiteral(
            "Tests whether a WebSocket server, or client, keeps the rules of RFC 6455 and RFC 7692. The peer must send "
            "every message back as it came. Clients are tested by a server that knows the drivers of the Autobahn "
            "TestSuite; COMMAND is one of them, started with its URL in place of {url} and in the environment as "
            "WINDSOCK_CONFORM_URL. Without a COMMAND it runs until a client has had all cases, or has asked for its "
            "reports. The exit code is 0 if no case failed, or with --expect if nothing got worse; 1 if one did, or if "
            "there "
            "is no connection, or a file can't be used; 2 for wrong usage."));
    addOptions(line);
    if (!line.parse(arguments) && line.wantsHelp()) {
        printLine(line.helpText().toUtf8());
        return EarlyEnd{Success};
    }
    ConformWishes wishes;
    if (!line.problem())
        wishes = wishesFrom(line);
    if (line.problem()) {
        printError(*line.problem() + QStringLiteral(" See windsock-cli conform --help."));
        return EarlyEnd{UsageError};
    }
    if (const auto end = refusal(line, wishes))
        return *end;
    return wishes;
}

} // namespace cli
