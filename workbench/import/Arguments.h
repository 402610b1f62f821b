#pragma once

#include <QHash>
#include <QStringList>

#include <functional>
#include <optional>

namespace workbench {

/// Reads the words of a command line whose options are known: -x VALUE, -xVALUE, -abc, --name VALUE, --name=VALUE.
class Arguments
{
public:
    using Flag = std::function<void()>;
    using Value = std::function<void(const QString &)>;

    /// @p names as "k insecure": letters and long names.
    void flag(const char *names, const Flag &take);
    void value(const char *names, const Value &take);
    /// Options that mean nothing to a connection: taken and forgotten.
    void ignoredFlags(const char *names);
    void ignoredValues(const char *names);
    /// What is no option.
    void positional(const Value &take) { m_positional = take; }
    /// An option that isn't known: its name.
    void unknown(const Value &take) { m_unknown = take; }
    /// `--no-name` takes a flag back and means nothing here (curl).
    void allowNo() { m_allowNo = true; }

    /// @p words without the program's name.
    void read(const QStringList &words);

private:
    struct Option
    {
        Flag flag;
        Value value;
    };

    bool readLong(const QStringList &words, qsizetype &at);
    void readShort(const QStringList &words, qsizetype &at);

    QHash<QString, Option> m_options;
    Value m_positional = [](const QString &) {};
    Value m_unknown = [](const QString &) {};
    bool m_allowNo = false;
};

/// What a command line has in seconds, perhaps with a fraction; 0 if it is no number or a negative one.
int milliseconds(const QString &seconds);

} // namespace workbench
