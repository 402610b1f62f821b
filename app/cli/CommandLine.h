#pragma once

#include <QCommandLineParser>
#include <QStringList>

#include <chrono>
#include <optional>

namespace cli {

/// The options of one subcommand: QCommandLineParser, with typed values, and one list of everything that is wrong.
class CommandLine
{
public:
    /// @p usage is the line behind "usage:", @p description the sentence below it.
    CommandLine(const QString &usage, const QString &description);

    /// @p names are separated by "|": "h|help".
    void addFlag(const char *names, const char *help);
    void addValue(const char *names, const char *placeholder, const char *help, const char *standard = "");

    /// Reads @p arguments (without the program and the subcommand). False: print problem() or help and end.
    bool parse(const QStringList &arguments);
    bool wantsHelp() const { return m_parser.isSet(QStringLiteral("help")); }
    QString helpText() const;

    bool isSet(const char *name) const;
    QString text(const char *name) const;
    QStringList texts(const char *name) const;
    QStringList positionals() const { return m_parser.positionalArguments(); }
    /// A whole number from @p least to @p most; else a problem is noted.
    qint64 number(const char *name, qint64 least, qint64 most);
    /// Seconds, with decimals; else a problem is noted.
    std::chrono::milliseconds seconds(const char *name);
    /// A time: 10s, 500ms, 2m, 1h, or a number of seconds; else a problem is noted.
    std::chrono::milliseconds duration(const char *name);
    /// A number of bytes from @p least to @p most: 512, 64k, 1M (by powers of 1024); else a problem is noted.
    qint64 size(const char *name, qint64 least, qint64 most);
    /// One of @p choices; else a problem is noted.
    QString choice(const char *name, const QStringList &choices);

    void addProblem(const QString &sentence);
    /// The first thing that is wrong, or nothing.
    std::optional<QString> problem() const;

private:
    QCommandLineParser m_parser;
    QString m_usage;
    QString m_description;
    QStringList m_problems;
};

} // namespace cli
