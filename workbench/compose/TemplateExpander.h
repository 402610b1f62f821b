#pragma once

#include "workbench/compose/Template.h"
#include "workbench/log/Clock.h"
#include "workbench/profile/Environment.h"

#include <functional>
#include <memory>
#include <optional>

namespace workbench {

/// Gives 64 random bits at each call.
using RandomBits = std::function<quint64()>;

/// The machine's own source of randomness (QRandomGenerator::system()).
RandomBits systemRandomBits();

/// Why a mention couldn't be put in.
struct TemplateProblem
{
    enum class Kind {
        UnknownVariable,  ///< The environment has no such name.
        UnknownGenerator, ///< There is no such `$name`.
        BadArgument,      ///< Of a generator: not a number, out of range, too many.
        Cycle,            ///< A variable's value mentions itself, maybe by way of others.
        TooDeep,          ///< Values that mention variables, more than 16 deep.
        TooLong,          ///< The text would grow past 64 Mi characters.
    };

    Kind kind = Kind::UnknownVariable;
    QString name;           ///< What couldn't be put in; perhaps named by the value of what the text names.
    qsizetype position = 0; ///< In the text that was expanded: of the mention that led there.
    qsizetype length = 0;

    bool operator==(const TemplateProblem &) const = default;
};

/// A text with its variables put in; mentions with a problem stand in it as they were.
struct Expansion
{
    QString text;
    QList<TemplateProblem> problems;
    bool hasSecret = false;    ///< A secret was put in, or masked.
    bool hasGenerated = false; ///< The next expansion will be another one.
    bool hasMentions = false;  ///< There was something to put in, or an escape to take away.

    bool isComplete() const { return problems.isEmpty(); }
};

/// Puts an environment's variables and generated values into texts: one for each tab, since each has a counter.
///
///     {{name}}            a variable of the environment; its value may mention others
///     {{$uuid}}           a random UUID, version 4
///     {{$timestamp}}      seconds since 1970;  {{$timestampMs}}: milliseconds;  {{$isoTimestamp}}: 2026-11-20T13:34:00.000Z
///     {{$counter}}        1, 2, 3 … from expansion to expansion, the same within one;  {{$counter 100}}: 100, 101 …
///     {{$random 1 6}}     an integer of that range, both included;  {{$random}}: 0 to 2147483647
///     {{$randomHex 16}}   as many hex digits;  {{$randomText 8}}: as many letters and digits; at most 1 Mi
class TemplateExpander
{
public:
    enum class Secrets { Shown, Masked };

    explicit TemplateExpander(std::shared_ptr<const Clock> clock = std::make_shared<SystemClock>(),
                              RandomBits random = systemRandomBits());

    void setEnvironment(const Environment &environment) { m_environment = environment; }
    const Environment &environment() const { return m_environment; }

    /// What is to be sent. The counter counts on if it was mentioned and all could be put in.
    Expansion expand(const QString &text);
    /// What expand() would say next, for looking at: the counter stays, and secrets are "••••" unless asked for.
    Expansion preview(const QString &text, Secrets secrets = Secrets::Masked) const;

    /// Whether a mention can be put in, for highlighting: what preview() would call a problem, without its text.
    bool isKnown(const Template::Mention &mention) const;
    /// Names to complete from: variables first, then generators with their dollar sign.
    QStringList names() const;
    static const QStringList &generators();

    /// How many expansions the counter has counted.
    qint64 count() const { return m_count; }
    void setCount(qint64 count) { m_count = count; }
    /// What stands in place of a secret.
    static QString mask() { return QStringLiteral("••••"); }

private:
    struct Run;

    Expansion run(const QString &text, Secrets secrets, bool *counted = nullptr) const;
    QString expandText(const QString &text, Run &run) const;
    QString putIn(const Template::Mention &mention, Run &run) const;
    const Variable *variable(const QString &name) const;
    std::optional<QString> generated(const Template::Mention &mention, Run &run) const;
    std::optional<QString> counter(const QStringList &arguments, Run &run) const;
    std::optional<QString> random(const QStringList &arguments) const;
    std::optional<QString> randomText(const QStringList &arguments, QLatin1String alphabet, qsizetype usual,
                                      bool dry) const;
    quint64 randomBelow(quint64 bound) const;
    QString uuid() const;

    std::shared_ptr<const Clock> m_clock;
    RandomBits m_random;
    Environment m_environment;
    qint64 m_count = 0;
};

} // namespace workbench
