// The desktop application: reads the command line, makes what the window needs, and shows it.

#include "ParentConsole.h"

#include "ui/MainWindow.h"
#include "ui/Tour.h"
#include "ui/client/ClientTab.h"
#include "ui/measure/MeasuredRun.h"
#include "ui/preferences/Preferences.h"
#include "ui/preferences/Translation.h"
#include "ui/profile/KeychainSecretStore.h"
#include "ui/theme/Theme.h"
#include "workbench/log/Clock.h"
#include "workbench/profile/FileSecretStore.h"
#include "workbench/profile/Session.h"
#include "workbench/session/NetworkThread.h"
#include "wslib/net/CertificateAuthority.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QJsonDocument>
#include <QSaveFile>
#include <QSettings>
#include <QSslSocket>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <cstdio>
#include <optional>

namespace {

enum ExitCode { Success = 0, Failure = 1, Usage = 2 };

struct CommandLine
{
    QStringList urls;
    QString tourFile;
    QString reportFile;
    bool quitWhenClosed = false;
    QString profileFolder; ///< Empty: this user's.
    std::optional<ui::Theme::Choice> theme;
    std::optional<int> exitCode; ///< All is said; nothing is to be opened.
};

struct Say
{
    Q_DECLARE_TR_FUNCTIONS(windsock)
};

void print(FILE *stream, const QString &line)
{
    std::fprintf(stream, "%s\n", qPrintable(line));
    std::fflush(stream);
}

int refuse(const QString &why)
{
    print(stderr, Say::tr("windsock: %1\nTry: windsock --help").arg(why));
    return Usage;
}

QSettings userSettings()
{
    return {QSettings::IniFormat, QSettings::UserScope, QStringLiteral("Windsock"), QStringLiteral("windsock")};
}

// Before the command line is read, since what is said about it is in that language too.
QString languageIn(const QStringList &arguments)
{
    const QString option = QStringLiteral("--language");
    const qsizetype at = arguments.lastIndexOf(option);
    QString language = at < 0 ? QString() : arguments.value(at + 1);
    for (const QString &argument : arguments) {
        if (argument.startsWith(option + u'='))
            language = argument.sliced(option.size() + 1);
    }
    if (language.isEmpty())
        language = ui::Preferences::load(userSettings()).language;
    return language == u"system" ? QString() : language;
}

// Qt takes these out of the arguments when the window system is chosen, which is later.
QList<QCommandLineOption> optionsOfQt()
{
    QList<QCommandLineOption> options;
    for (const char *name : {"platform", "platformpluginpath", "platformtheme", "plugin", "qwindowgeometry",
                             "qwindowicon", "qwindowtitle", "style", "stylesheet", "display", "geometry"}) {
        QCommandLineOption option(QString::fromLatin1(name), {}, QStringLiteral("value"));
        option.setFlags(QCommandLineOption::HiddenFromHelp);
        options += option;
    }
    return options;
}

QString languages()
{
    QStringList codes;
    for (const auto &language : ui::Translation::languages())
        codes += language.code;
    return codes.join(QStringLiteral(", "));
}

CommandLine read(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        Say::tr("A WebSocket workbench: a client for any endpoint and a server for any client."));
    parser.setSingleDashWordOptionMode(QCommandLineParser::ParseAsLongOptions);
    const QCommandLineOption help({QStringLiteral("h"), QStringLiteral("help")}, Say::tr("Shows this help."));
    const QCommandLineOption version({QStringLiteral("v"), QStringLiteral("version")}, Say::tr("Shows the version."));
    const QCommandLineOption tour(
        QStringLiteral("tour"),
        Say::tr("Shows the main job by itself: starts the echo server, connects to it, exchanges "
                "messages, writes a picture of the window (PNG) and ends. Needs no display, and "
                "leaves your settings alone."),
        Say::tr("file"));
    const QCommandLineOption theme(QStringLiteral("theme"), Say::tr("How it looks: light, dark or system."),
                                   Say::tr("theme"));
    const QCommandLineOption connect(QStringLiteral("connect"),
                                     Say::tr("Opens a tab connected to the URL, as the argument without a name does."),
                                     Say::tr("url"));
    const QCommandLineOption report(
        QStringLiteral("report"),
        Say::tr(
            "With --connect: when the peer has closed and all that came is in the log, writes how the window fared "
            "(JSON: received, shown, hidden, dropped, longestStallMs, p99FrameMs, peakRssKiB, seconds). Leaves your "
            "settings alone."),
        Say::tr("file"));
    const QCommandLineOption quit(QStringLiteral("quit-when-closed"),
                                  Say::tr("With --connect: ends the program then, with 0."));
    const QCommandLineOption language(QStringLiteral("language"),
                                      Say::tr("What it speaks: %1 or system.").arg(languages()), Say::tr("language"));
    const QCommandLineOption profiles(QStringLiteral("profiles"),
                                      Say::tr("Where saved profiles are kept, such as a folder that a team shares."),
                                      Say::tr("folder"));
    parser.addOptions({tour, connect, report, quit, theme, language, profiles, help, version});
    parser.addOptions(optionsOfQt());
    parser.addPositionalArgument(QStringLiteral("url"), Say::tr("Opens a tab connected to it."),
                                 QStringLiteral("[url…]"));

    CommandLine line;
    if (!parser.parse(arguments)) {
        line.exitCode = refuse(parser.errorText());
    } else if (parser.isSet(help)) {
        print(stdout, parser.helpText().trimmed());
        line.exitCode = Success;
    } else if (parser.isSet(version)) {
        print(stdout, QStringLiteral("windsock " WINDSOCK_VERSION));
        line.exitCode = Success;
    }
    line.urls = parser.values(connect) + parser.positionalArguments();
    line.tourFile = parser.value(tour);
    line.reportFile = parser.value(report);
    line.quitWhenClosed = parser.isSet(quit);
    line.profileFolder = parser.value(profiles);
    line.theme = ui::Theme::fromName(parser.value(theme));
    if (!line.exitCode && parser.isSet(theme) && !line.theme)
        line.exitCode =
            refuse(Say::tr("There is no theme \"%1\": it is light, dark or system.").arg(parser.value(theme)));
    const QString wanted = parser.value(language);
    if (!line.exitCode && parser.isSet(language) && wanted != u"system" && !ui::Translation::isKnown(wanted))
        line.exitCode = refuse(Say::tr("There is no language \"%1\": it is %2 or system.").arg(wanted, languages()));
    if (!line.exitCode && parser.isSet(profiles) && line.profileFolder.isEmpty())
        line.exitCode = refuse(Say::tr("--profiles takes a folder."));
    if (!line.exitCode && parser.isSet(tour) && line.tourFile.isEmpty())
        line.exitCode = refuse(Say::tr("--tour takes the name of a file."));
    if (!line.exitCode && (parser.isSet(report) || line.quitWhenClosed) && line.urls.size() != 1)
        line.exitCode = refuse(Say::tr("--report and --quit-when-closed go with one --connect URL."));
    if (!line.exitCode && parser.isSet(report) && line.reportFile.isEmpty())
        line.exitCode = refuse(Say::tr("--report takes the name of a file."));
    return line;
}

// Help and version need no display, so the command line is read before one is looked for.
CommandLine readEarly(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    ui::Translation translation;
    translation.choose(languageIn(QCoreApplication::arguments()));
    return read(QCoreApplication::arguments());
}

bool hasDisplay()
{
#if defined(Q_OS_UNIX) && !defined(Q_OS_DARWIN)
    return qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY");
#else
    return true;
#endif
}

bool choosesPlatform(int argc, char **argv)
{
    for (int i = 1; i < argc; ++i) {
        const QByteArrayView argument(argv[i]);
        if (argument == "-platform" || argument == "--platform")
            return true;
    }
    return qEnvironmentVariableIsSet("QT_QPA_PLATFORM");
}

ui::AboutFacts aboutFacts()
{
    using Library = ui::AboutFacts::Library;
    QList<Library> libraries{
        {QStringLiteral("Qt"), QString::fromLatin1(qVersion()), QStringLiteral("https://www.qt.io/"),
         QStringLiteral("LGPL-3.0-only")},
        {QString(), QSslSocket::sslLibraryVersionString(), QStringLiteral("https://www.openssl.org/"),
         QStringLiteral("Apache-2.0")},
        {QStringLiteral("zlib"), QStringLiteral(WINDSOCK_ZLIB_VERSION), QStringLiteral("https://zlib.net/"),
         QStringLiteral("Zlib")},
        {QStringLiteral("JSON for Modern C++"), QStringLiteral(WINDSOCK_JSON_VERSION),
         QStringLiteral("https://json.nlohmann.me/"), QStringLiteral("MIT")},
    };
    // What it can be built without.
#ifdef WINDSOCK_ISAL_VERSION
    libraries += Library{QStringLiteral("ISA-L"), QStringLiteral(WINDSOCK_ISAL_VERSION),
                         QStringLiteral("https://github.com/intel/isa-l"), QStringLiteral("BSD-3-Clause")};
#endif
#ifdef WINDSOCK_QRENCODE_VERSION
    libraries += Library{QStringLiteral("libqrencode"), QStringLiteral(WINDSOCK_QRENCODE_VERSION),
                         QStringLiteral("https://fukuchi.org/works/qrencode/"), QStringLiteral("LGPL-2.1-or-later")};
#endif
#ifdef WINDSOCK_KEYCHAIN_VERSION
    libraries +=
        Library{QStringLiteral("QtKeychain"), QStringLiteral(WINDSOCK_KEYCHAIN_VERSION),
                QStringLiteral("https://github.com/frankosterfeld/qtkeychain"), QStringLiteral("BSD-2-Clause")};
#endif
    return {QStringLiteral(WINDSOCK_VERSION), libraries};
}

int runTour(workbench::NetworkThread &network, ui::Theme &theme, const QString &file)
{
    const QTemporaryDir scratch;
    QSettings settings(scratch.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat);
    ui::MainWindow window({network, std::make_shared<workbench::SystemClock>(), settings, theme, aboutFacts(),
                           scratch.filePath(QStringLiteral("certificates"))});
    ui::Tour tour(window, [](const QString &line) { print(stdout, line); });
    const QString problem = tour.run(file);
    if (problem.isEmpty())
        return Success;
    print(stderr, QStringLiteral("windsock: ") + problem);
    return Failure;
}

QString writeReport(const QString &file, const QJsonObject &report)
{
    QSaveFile out(file);
    if (!out.open(QIODevice::WriteOnly) || out.write(QJsonDocument(report).toJson()) < 0 || !out.commit())
        return Say::tr("The report can't be written to %1: %2").arg(file, out.errorString());
    return {};
}

// One connection, measured; the window stays behind it unless it is to go.
int runMeasured(workbench::NetworkThread &network, ui::Theme &theme, const CommandLine &line)
{
    const QTemporaryDir scratch;
    QSettings settings(scratch.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat);
    ui::MainWindow window({network, std::make_shared<workbench::SystemClock>(), settings, theme, aboutFacts(),
                           scratch.filePath(QStringLiteral("certificates"))});
    window.show();
    ui::MeasuredRun run(window.openClient(line.urls.first()));
    QObject::connect(&run, &ui::MeasuredRun::finished, &window, [&](bool wasOpen) {
        const QString problem = line.reportFile.isEmpty() ? QString() : writeReport(line.reportFile, run.report());
        if (!problem.isEmpty())
            print(stderr, QStringLiteral("windsock: ") + problem);
        if (!wasOpen)
            print(stderr,
                  Say::tr("windsock: There was no connection to %1; the window says why.").arg(line.urls.first()));
        if (line.quitWhenClosed)
            QCoreApplication::exit(wasOpen && problem.isEmpty() ? Success : Failure);
    });
    run.start();
    return QApplication::exec();
}

ui::ProfileParts profileParts(const CommandLine &line)
{
    using namespace workbench;
    const auto file = std::make_shared<FileSecretStore>(FileSecretStore::defaultPath());
    return {line.profileFolder.isEmpty() ? ProfileFolder::defaultPath() : QDir(line.profileFolder).absolutePath(),
            ui::bestSecretStore(file), SessionKeeper::defaultFolder()};
}

// Beside the machine's own authority.
QString runFolder()
{
    const QString data = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
    return data.isEmpty() ? QString() : data + QStringLiteral("/windsock/conformance");
}

int runWindow(workbench::NetworkThread &network, ui::Theme &theme, const CommandLine &line)
{
    QSettings settings = userSettings();
    ui::Preferences preferences = ui::Preferences::load(settings);
    preferences.theme = line.theme.value_or(preferences.theme);
    preferences.applyTo(theme);
    ui::MainWindow window({network, std::make_shared<workbench::SystemClock>(), settings, theme, aboutFacts(),
                           wslib::CertificateAuthority::defaultFolder(), std::make_shared<ui::Dialogs>(),
                           profileParts(line), runFolder()});
    window.show();
    for (const QString &url : line.urls)
        window.openClient(url)->connectNow();
    return QApplication::exec();
}

} // namespace

int main(int argc, char **argv)
{
    useParentConsole();
    const CommandLine line = readEarly(argc, argv);
    if (line.exitCode)
        return *line.exitCode;
    if (!hasDisplay() && !choosesPlatform(argc, argv)) {
        if (line.tourFile.isEmpty() && line.reportFile.isEmpty()) {
            print(stderr, Say::tr("windsock: There is no display to open a window on. Try: windsock --tour FILE.png"));
            return Failure;
        }
        qputenv("QT_QPA_PLATFORM", "offscreen");
    }

    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("windsock"));
    QApplication::setApplicationDisplayName(QStringLiteral("Windsock"));
    QApplication::setDesktopFileName(QStringLiteral("io.github.windsock.windsock"));
    ui::Translation translation;
    translation.choose(languageIn(QCoreApplication::arguments()));
    ui::Theme theme(application);
    workbench::NetworkThread network;
    if (!line.tourFile.isEmpty()) {
        theme.choose(line.theme.value_or(ui::Theme::Choice::System));
        return runTour(network, theme, line.tourFile);
    }
    if (!line.reportFile.isEmpty() || line.quitWhenClosed) {
        theme.choose(line.theme.value_or(ui::Theme::Choice::System));
        return runMeasured(network, theme, line);
    }
    return runWindow(network, theme, line);
}
