#include "ServeFaults.h"

#include "CommandLine.h"

#include "workbench/faults/FaultText.h"
#include "workbench/relay/UpstreamRequest.h"
#include "workbench/session/ServerSession.h"

#include "wslib/net/TlsIdentity.h"

#include <QRandomGenerator>

#include <limits>

namespace cli {

namespace {

constexpr auto listWord = u"list";

} // namespace

void addFaultOptions(CommandLine &line)
{
    line.addValue("upstream", "url",
                  "Relay to this server instead of answering: every path, or the one of --path; without a path in the "
                  "URL, the client's path and query are asked for. Both sides are in the log.");
    line.addFlag("upstream-insecure", "Take any certificate of the upstream.");
    line.addValue("upstream-cacert", "file", "A further authority to trust for the upstream (PEM).");
    line.addFlag("answer-pings", "Answer pings here, on either side, instead of relaying them.");
    line.addValue("fault", "name[=args]|list",
                  "What is to go wrong on purpose, such as latency=200ms,jitter=50ms; may be repeated. list: says what "
                  "there is, and ends.");
    line.addValue("fault-seed", "n",
                  "The number that chance is drawn from, so that a run can be repeated; a random one is printed.");
}

bool wantsFaultList(const CommandLine &line)
{
    return line.texts("fault").contains(listWord);
}

void takeFaults(CommandLine &line, workbench::ServerSettings &settings)
{
    for (const QString &text : line.texts("fault")) {
        const auto fault = workbench::parseFault(text);
        if (fault.value)
            settings.faults.faults.append(*fault.value);
        else
            line.addProblem(fault.error + QStringLiteral(" What there is: --fault list."));
    }
    settings.faults.seed = QRandomGenerator::global()->generate();
    if (!line.isSet("fault-seed"))
        return;
    settings.faults.seed = static_cast<quint64>(line.number("fault-seed", 0, std::numeric_limits<qint64>::max()));
    if (settings.faults.isEmpty())
        line.addProblem(QStringLiteral("--fault-seed is for --fault, which is missing."));
}

void takeUpstream(CommandLine &line, workbench::ServerSettings &settings)
{
    if (!line.isSet("upstream")) {
        for (const char *name : {"upstream-insecure", "upstream-cacert", "answer-pings"}) {
            if (line.isSet(name))
                line.addProblem(
                    QStringLiteral("--%1 is for --upstream, which is missing.").arg(QString::fromLatin1(name)));
        }
        return;
    }
    settings.handler = QStringLiteral("relay");
    settings.relay.upstream = line.text("upstream");
    settings.relay.passesPings = !line.isSet("answer-pings");
    settings.relay.tls.verifyPeer = !line.isSet("upstream-insecure");
    if (!line.isSet("path"))
        settings.path = QStringLiteral("/"); // all
    if (const QString why = workbench::upstreamProblem(settings.relay.upstream); !why.isEmpty())
        line.addProblem(why);
    if (!line.isSet("upstream-cacert"))
        return;
    const auto authorities = wslib::loadCertificates(line.text("upstream-cacert"));
    if (authorities.value)
        settings.relay.tls.addedCas = *authorities.value;
    else
        line.addProblem(authorities.error);
}

} // namespace cli
