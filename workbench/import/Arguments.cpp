#include "workbench/import/Arguments.h"

#include "workbench/log/Saturated.h"

#include <algorithm>
#include <limits>

namespace workbench {

namespace {

QStringList split(const char *names)
{
    return QString::fromLatin1(names).split(u' ', Qt::SkipEmptyParts);
}

} // namespace

void Arguments::flag(const char *names, const Flag &take)
{
    for (const QString &name : split(names))
        m_options.insert(name, {take, {}});
}

void Arguments::value(const char *names, const Value &take)
{
    for (const QString &name : split(names))
        m_options.insert(name, {{}, take});
}

void Arguments::ignoredFlags(const char *names)
{
    flag(names, [] {});
}

void Arguments::ignoredValues(const char *names)
{
    value(names, [](const QString &) {});
}

void Arguments::read(const QStringList &words)
{
    bool onlyPositionals = false;
    for (qsizetype at = 0; at < words.size(); ++at) {
        const QString &word = words.at(at);
        if (onlyPositionals || word == u"-" || !word.startsWith(u'-'))
            m_positional(word);
        else if (word == u"--")
            onlyPositionals = true;
        else if (!word.startsWith(u"--"))
            readShort(words, at);
        else if (!readLong(words, at))
            m_unknown(word.section(u'=', 0, 0));
    }
}

bool Arguments::readLong(const QStringList &words, qsizetype &at)
{
    const QString word = words.at(at).sliced(2);
    const qsizetype equals = word.indexOf(u'=');
    const QString name = equals < 0 ? word : word.first(equals);
    const auto option = m_options.constFind(name);
    if (option == m_options.constEnd())
        return m_allowNo && name.startsWith(u"no-");
    if (option->flag)
        option->flag();
    else if (equals >= 0)
        option->value(word.sliced(equals + 1));
    else if (at + 1 < words.size())
        option->value(words.at(++at));
    else
        return false;
    return true;
}

void Arguments::readShort(const QStringList &words, qsizetype &at)
{
    const QString letters = words.at(at).sliced(1);
    for (qsizetype i = 0; i < letters.size(); ++i) {
        const QString letter = letters.at(i);
        const auto option = m_options.constFind(letter);
        if (option == m_options.constEnd()) {
            m_unknown(u'-' + letter);
            return;
        }
        if (option->flag) {
            option->flag();
            continue;
        }
        QString rest = letters.sliced(i + 1);
        if (rest.startsWith(u'='))
            rest.remove(0, 1);
        if (!rest.isEmpty())
            option->value(rest);
        else if (at + 1 < words.size())
            option->value(words.at(++at));
        else
            m_unknown(u'-' + letter);
        return;
    }
}

int milliseconds(const QString &seconds)
{
    const qint64 ms = saturatedFrom(seconds.toDouble() * 1000);
    return static_cast<int>(std::clamp<qint64>(ms, 0, std::numeric_limits<int>::max()));
}

} // namespace workbench
