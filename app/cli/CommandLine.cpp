#include "CommandLine.h"

#include <array>
#include <utility>

namespace cli {

CommandLine::CommandLine(const QString &usage, const QString &description)
    : m_usage(usage)
    , m_description(description)
{
    addFlag("h|help", "Show this and end.");
}

void CommandLine::addFlag(const char *names, const char *help)
{
    m_parser.addOption({QString::fromLatin1(names).split(u'|'), QString::fromLatin1(help)});
}

void CommandLine::addValue(const char *names, const char *placeholder, const char *help, const char *standard)
{
    m_parser.addOption({QString::fromLatin1(names).split(u'|'), QString::fromLatin1(help),
                        QString::fromLatin1(placeholder), QString::fromLatin1(standard)});
}

bool CommandLine::parse(const QStringList &arguments)
{
    if (!m_parser.parse(QStringList{QStringLiteral("windsock-cli")} + arguments)) {
        addProblem(m_parser.errorText());
        return false;
    }
    return !wantsHelp();
}

QString CommandLine::helpText() const
{
    // The parser's own first line names neither the subcommand nor its arguments.
    const QString options = m_parser.helpText().section(QStringLiteral("Options:"), 1);
    return QStringLiteral("usage: %1\n\n%2\n\nOptions:%3").arg(m_usage, m_description, options);
}

bool CommandLine::isSet(const char *name) const
{
    return m_parser.isSet(QString::fromLatin1(name));
}

QString CommandLine::text(const char *name) const
{
    return m_parser.value(QString::fromLatin1(name));
}

QStringList CommandLine::texts(const char *name) const
{
    return m_parser.values(QString::fromLatin1(name));
}

qint64 CommandLine::number(const char *name, qint64 least, qint64 most)
{
    bool ok = false;
    const qint64 value = text(name).toLongLong(&ok);
    if (ok && value >= least && value <= most)
        return value;
    addProblem(QStringLiteral("--%1 takes a whole number from %2 to %3, not \"%4\".")
                   .arg(QString::fromLatin1(name))
                   .arg(least)
                   .arg(most)
                   .arg(text(name)));
    return least;
}

std::chrono::milliseconds CommandLine::seconds(const char *name)
{
    constexpr double most = 1'000'000;
    bool ok = false;
    const double value = text(name).toDouble(&ok);
    if (ok && value >= 0 && value <= most)
        return std::chrono::milliseconds(static_cast<qint64>(value * 1000));
    addProblem(QStringLiteral("--%1 takes a number of seconds, such as 2.5, not \"%2\".")
                   .arg(QString::fromLatin1(name), text(name)));
    return std::chrono::milliseconds(0);
}

std::chrono::milliseconds CommandLine::duration(const char *name)
{
    struct Unit
    {
        const char *name;
        double milliseconds;
    };
    // "ms" before "s", which it ends with.
    static constexpr std::array units{Unit{"ms", 1}, Unit{"s", 1000}, Unit{"m", 60'000}, Unit{"h", 3'600'000}};
    constexpr double most = 1e9;
    QString number = text(name);
    double milliseconds = 1000;
    for (const Unit &unit : units) {
        if (!number.endsWith(QLatin1String(unit.name)))
            continue;
        number.chop(static_cast<int>(qstrlen(unit.name)));
        milliseconds = unit.milliseconds;
        break;
    }
    bool ok = false;
    const double value = number.toDouble(&ok) * milliseconds;
    if (ok && value >= 0 && value <= most)
        return std::chrono::milliseconds(static_cast<qint64>(value));
    addProblem(QStringLiteral("--%1 takes a time, such as 10s, 500ms or 2m, not \"%2\".")
                   .arg(QString::fromLatin1(name), text(name)));
    return std::chrono::milliseconds(0);
}

qint64 CommandLine::size(const char *name, qint64 least, qint64 most)
{
    QString number = text(name).toLower();
    qint64 unit = 1;
    if (number.endsWith(u'b'))
        number.chop(1);
    for (const auto &[letter, bytes] :
         {std::pair{u'k', qint64{1} << 10}, {u'm', qint64{1} << 20}, {u'g', qint64{1} << 30}}) {
        if (number.endsWith(letter))
            unit = bytes;
    }
    if (unit > 1)
        number.chop(1);
    bool ok = false;
    const qint64 value = number.toLongLong(&ok);
    if (ok && value >= 0 && value <= most / unit && value * unit >= least)
        return value * unit;
    addProblem(QStringLiteral("--%1 takes a number of bytes from %2 to %3, such as 512, 64k or 1m, not \"%4\".")
                   .arg(QString::fromLatin1(name))
                   .arg(least)
                   .arg(most)
                   .arg(text(name)));
    return least;
}

QString CommandLine::choice(const char *name, const QStringList &choices)
{
    QString value = text(name);
    if (!choices.contains(value))
        addProblem(QStringLiteral("--%1 takes %2, not \"%3\".")
                       .arg(QString::fromLatin1(name), choices.join(QStringLiteral(" or ")), value));
    return value;
}

void CommandLine::addProblem(const QString &sentence)
{
    m_problems.append(sentence);
}

std::optional<QString> CommandLine::problem() const
{
    return m_problems.isEmpty() ? std::nullopt : std::optional(m_problems.first());
}

} // namespace cli
