#include "Terminal.h"

#include <QCommandLineParser>
#include <QTextStream>

#include <cstdlib>

namespace {

constexpr int usageExitCode = 2;

} // namespace

quint16 portArgument(const QString &description)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(description);
    parser.addHelpOption();
    parser.addOption({QStringLiteral("port"), QStringLiteral("Port to listen on; 0 takes a free one."),
                      QStringLiteral("N"), QStringLiteral("8888")});
    parser.process(*QCoreApplication::instance());
    bool isPort = false;
    const quint16 port = parser.value(QStringLiteral("port")).toUShort(&isPort);
    if (!isPort) {
        complain(QStringLiteral("\"%1\" is no port. Give a number from 0 to 65535.")
                     .arg(parser.value(QStringLiteral("port"))));
        std::exit(usageExitCode);
    }
    return port;
}

QStringList namedArguments(const QString &description, const QStringList &names)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(description);
    parser.addHelpOption();
    for (const QString &name : names)
        parser.addPositionalArgument(name, QString());
    parser.process(*QCoreApplication::instance());
    if (parser.positionalArguments().size() < names.size()) {
        complain(QStringLiteral("Something is missing. This is how to call it: %1 %2")
                     .arg(QCoreApplication::applicationName(), names.join(u' ')));
        std::exit(usageExitCode);
    }
    return parser.positionalArguments();
}

void print(const QString &line)
{
    QTextStream(stdout) << line << Qt::endl;
}

int complain(const QString &line)
{
    QTextStream(stderr) << line << Qt::endl;
    return 1;
}
