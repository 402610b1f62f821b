#include "Bench.h"
#include "Conform.h"
#include "Connect.h"
#include "Console.h"
#include "ExitCode.h"
#include "Forge.h"
#include "Output.h"
#include "Serve.h"

#include <QCoreApplication>
#include <QLoggingCategory>
#include <QStringList>

namespace {

constexpr const char *usage =
    "usage: windsock-cli serve [options]        a WebSocket server, for testing clients\n"
    "       windsock-cli connect URL [options]  a WebSocket client on stdin and stdout\n"
    "       windsock-cli bench URL [options]    load on a WebSocket server, and how it bears it\n"
    "       windsock-cli forge URL [options]    illegal frames for a server, and what it answers\n"
    "       windsock-cli conform server URL | client [options]  does it keep the RFC's rules?\n"
    "       windsock-cli --version\n"
    "\n"
    "Each subcommand has a --help of its own.\n"
    "\n"
    "exit codes: 0 closed normally, 1 could not connect or listen, 2 usage,\n"
    "            3 closed abnormally (code and reason on stderr)";

} // namespace

int main(int argc, char *argv[])
{
    // GLib's event loop, which Qt takes where it can, does nothing for us and takes longer at each pass.
    if (!qEnvironmentVariableIsSet("QT_NO_GLIB"))
        qputenv("QT_NO_GLIB", "1");
    cli::prepareConsole();
    const QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("windsock-cli"));
    QCoreApplication::setApplicationVersion(QStringLiteral(WINDSOCK_VERSION));

    // The engine's remarks on a script's style; what it can't run is reported by us.
    QLoggingCategory::setFilterRules(QStringLiteral("qt.qml.compiler.warning=false"));

    const QStringList arguments = QCoreApplication::arguments();
    const QString command = arguments.value(1);
    if (command == u"serve")
        return cli::serve(arguments.sliced(2));
    if (command == u"connect")
        return cli::connect(arguments.sliced(2));
    if (command == u"bench")
        return cli::bench(arguments.sliced(2));
    if (command == u"forge")
        return cli::forge(arguments.sliced(2));
    if (command == u"conform")
        return cli::conform(arguments.sliced(2));
    if (command == u"--version" || command == u"-v") {
        cli::printLine("windsock-cli " WINDSOCK_VERSION);
        return cli::Success;
    }
    if (command == u"--help" || command == u"-h") {
        cli::printLine(usage);
        return cli::Success;
    }
    cli::printError(command.isEmpty()
                        ? QStringLiteral("A subcommand is missing: serve, connect, bench, forge or conform.")
                        : QStringLiteral("There is no subcommand \"%1\": use serve, connect, bench, forge or conform.")
                              .arg(command));
    return cli::UsageError;
}
