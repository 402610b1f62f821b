#include "workbench/faults/FaultText.h"

#include "workbench/faults/FaultFacts.h"

#include "wslib/protocol/HttpHeaders.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>

namespace workbench {

namespace {

using std::chrono::milliseconds;
using Triggers = FaultFacts::Triggers;

constexpr qint64 mostMilliseconds = qint64{24} * 60 * 60 * 1000;
constexpr QLatin1String forever("forever");

std::optional<qint64> numberOf(const QString &text, qint64 least, qint64 most = std::numeric_limits<int>::max())
{
    bool ok = false;
    const qint64 value = text.toLongLong(&ok);
    return ok && value >= least && value <= most ? std::optional(value) : std::nullopt;
}

std::optional<milliseconds> timeOf(const QString &text)
{
    // "ms" before "s", which it ends with.
    static constexpr std::array<std::pair<const char *, double>, 4> units{
        {{"ms", 1}, {"s", 1000}, {"m", 60'000}, {"h", 3'600'000}}};
    for (const auto &[name, factor] : units) {
        if (!text.endsWith(QLatin1String(name)))
            continue;
        bool ok = false;
        const double value = text.chopped(static_cast<qsizetype>(qstrlen(name))).toDouble(&ok) * factor;
        if (ok && value >= 0 && value <= static_cast<double>(mostMilliseconds))
            return milliseconds(static_cast<qint64>(value));
        break;
    }
    return text == u"0" ? std::optional(milliseconds(0)) : std::nullopt;
}

std::optional<qint64> sizeOf(QString text)
{
    text = text.toLower();
    if (text.endsWith(u"/s"))
        text.chop(2);
    if (text.endsWith(u'b'))
        text.chop(1);
    qint64 unit = 1;
    for (const auto &[letter, bytes] :
         {std::pair{u'k', qint64{1} << 10}, {u'm', qint64{1} << 20}, {u'g', qint64{1} << 30}}) {
        if (text.endsWith(letter))
            unit = bytes;
    }
    if (unit > 1)
        text.chop(1);
    const auto number = numberOf(text, 1, std::numeric_limits<qint64>::max() / unit);
    return number ? std::optional(*number * unit) : std::nullopt;
}

std::optional<double> probabilityOf(QString text)
{
    const bool percent = text.endsWith(u'%');
    if (percent)
        text.chop(1);
    bool ok = false;
    const double value = text.toDouble(&ok) / (percent ? 100 : 1);
    return ok && value > 0 && value <= 1 ? std::optional(value) : std::nullopt;
}

// Takes the arguments of one fault, one after the other.
class ArgumentReader
{
public:
    explicit ArgumentReader(const FaultFacts &facts)
        : m_facts(facts)
        , m_fault(facts.defaults)
    {
    }

    // A sentence on what is wrong with it.
    QString take(const QString &argument)
    {
        const qsizetype end = argument.indexOf(QRegularExpression(QStringLiteral("[:=]")));
        if (end >= 0)
            return takeNamed(argument.first(end).trimmed(), argument.sliced(end + 1).trimmed(), argument);
        if (has(m_facts.ownNames, argument) && argument == u"hang")
            return takeNamed(argument, {}, argument);
        // "stall=5s": a time without a message.
        if (m_facts.kind == FaultKind::Stall && m_bare == 0 && !numberOf(argument, 0))
            ++m_bare;
        if (m_bare >= m_facts.bareNames.size())
            return wrong(argument, QStringLiteral("is none of its arguments"));
        const QString name = QLatin1String(m_facts.bareNames.at(m_bare++));
        return takeNamed(name, argument, argument);
    }

    const Fault &fault() const { return m_fault; }

private:
    static bool has(const QList<const char *> &names, const QString &name)
    {
        return std::any_of(names.begin(), names.end(), [&name](const char *own) { return name == QLatin1String(own); });
    }

    QString wrong(const QString &argument, const QString &why) const
    {
        const QString arguments = QLatin1String(m_facts.arguments);
        return QStringLiteral("The fault %1 can't be had with \"%2\": that %3. It is written like --fault %4.")
            .arg(QLatin1String(m_facts.name), argument, why, QLatin1String(m_facts.example));
    }

    bool isKnown(const QString &name) const
    {
        if (has(m_facts.ownNames, name) || has(m_facts.bareNames, name) || (name == u"first" && !isRefuse()))
            return true;
        if (name == u"to")
            return m_facts.hasDirection;
        if (name == u"after" || name == u"p")
            return m_facts.triggers != Triggers::None;
        return (name == u"at" || name == u"every") && m_facts.triggers == Triggers::All;
    }

    bool isRefuse() const { return m_facts.kind == FaultKind::Refuse; }

    QString takeNamed(const QString &name, const QString &value, const QString &argument)
    {
        if (!isKnown(name))
            return wrong(argument, QStringLiteral("is none of its arguments"));
        if (const QString why = set(name, value); !why.isEmpty())
            return wrong(argument, why);
        return {};
    }

    // What is wrong with @p value, as "is no …".
    QString set(const QString &name, const QString &value)
    {
        if (name == u"at" || name == u"after" || name == u"every" || name == u"p")
            return setTrigger(name, value);
        if (name == u"time" || name == u"jitter" || name == u"pause" || name == u"wait")
            return setTime(name, value);
        if (name == u"rate" || name == u"bytes")
            return put(m_fault.amount, sizeOf(value), QStringLiteral("is no number of bytes, such as 512, 64k or 1M"));
        if (name == u"to")
            return setDirection(value);
        if (name == u"name")
            return setName(value);
        if (name == u"hang") {
            m_fault.hang = true;
            return {};
        }
        return setCount(name, value);
    }

    template <typename Target, typename Value>
    static QString put(Target &target, const std::optional<Value> &value, const QString &why)
    {
        if (!value)
            return why;
        target = static_cast<Target>(*value);
        return {};
    }

    QString setTrigger(const QString &name, const QString &value)
    {
        FaultTrigger &trigger = m_fault.trigger;
        if (!m_triggered && name != u"at") // its own default gives way
            trigger.at = 0;
        m_triggered = true;
        if (name == u"p")
            return put(trigger.probability, probabilityOf(value),
                       QStringLiteral("is no probability, such as 10% or 0.1"));
        if (name == u"at")
            return put(trigger.at, numberOf(value, 1), QStringLiteral("is no number from 1 on"));
        if (name == u"every")
            return put(trigger.every, numberOf(value, 1), QStringLiteral("is no number from 1 on"));
        return put(trigger.after, numberOf(value, 0), QStringLiteral("is no number from 0 on"));
    }

    QString setTime(const QString &name, const QString &value)
    {
        if (m_facts.kind == FaultKind::Stall && value == forever) {
            m_fault.hang = true;
            return {};
        }
        return put(name == u"jitter" ? m_fault.jitter : m_fault.time, timeOf(value),
                   QStringLiteral("is no time with its unit, such as 200ms, 5s or 1m"));
    }

    QString setDirection(const QString &value)
    {
        if (value == u"client")
            m_fault.direction = FaultDirection::ToClient;
        else if (value == u"server")
            m_fault.direction = FaultDirection::ToServer;
        else if (value == u"both")
            m_fault.direction = FaultDirection::Both;
        else
            return QStringLiteral("is no direction: client, server or both");
        return {};
    }

    QString setName(const QString &value)
    {
        if (!wslib::isToken(value.toUtf8()))
            return QStringLiteral("is no name of an extension: letters, digits, dots and dashes");
        m_fault.name = value;
        return {};
    }

    QString setCount(const QString &name, const QString &value)
    {
        if (name == u"status")
            return put(m_fault.status, numberOf(value, 400, 599), QStringLiteral("is no status from 400 to 599"));
        if (name == u"retry-after")
            return put(m_fault.retryAfter, numberOf(value, 1), QStringLiteral("is no number of seconds"));
        if (name == u"first")
            return put(m_fault.firstConnections, numberOf(value, 1), QStringLiteral("is no number from 1 on"));
        return put(m_fault.amount, numberOf(value, 1), QStringLiteral("is no number from 1 on"));
    }

    const FaultFacts &m_facts;
    Fault m_fault;
    qsizetype m_bare = 0;
    bool m_triggered = false;
};

// How many letters differ (Levenshtein), for "did you mean".
qsizetype distance(const QString &a, const QString &b)
{
    QList<qsizetype> row(b.size() + 1);
    std::iota(row.begin(), row.end(), 0);
    for (qsizetype i = 0; i < a.size(); ++i) {
        qsizetype corner = std::exchange(row[0], i + 1);
        for (qsizetype j = 0; j < b.size(); ++j) {
            const qsizetype replaced = corner + (a[i] == b[j] ? 0 : 1);
            corner = row[j + 1];
            row[j + 1] = std::min({replaced, row[j] + 1, corner + 1});
        }
    }
    return row.last();
}

QString noFault(const QString &name)
{
    const auto &all = allFaultFacts();
    const auto nearest = std::min_element(all.begin(), all.end(), [&name](const FaultFacts &a, const FaultFacts &b) {
        return distance(name, QLatin1String(a.name)) < distance(name, QLatin1String(b.name));
    });
    const QString like = QLatin1String(nearest->name);
    QStringList names;
    for (const FaultFacts &facts : all)
        names.append(QLatin1String(facts.name));
    const QString advice = distance(name, like) <= 2 ? QStringLiteral("Did you mean %1?").arg(like)
                                                     : QStringLiteral("There are %1.").arg(names.join(u", "));
    return QStringLiteral("\"%1\" is no fault. %2").arg(name, advice);
}

QString timeText(milliseconds time)
{
    return time.count() % 1000 == 0 && time.count() != 0 ? QStringLiteral("%1s").arg(time.count() / 1000)
                                                         : QStringLiteral("%1ms").arg(time.count());
}

QString sizeText(qint64 size)
{
    if (size % (qint64{1} << 20) == 0)
        return QStringLiteral("%1M").arg(size >> 20);
    return size % 1024 == 0 ? QStringLiteral("%1k").arg(size / 1024) : QString::number(size);
}

// What a fault has beside the common ones.
QStringList ownArguments(const Fault &fault, const Fault &defaults)
{
    QStringList own;
    const auto named = [](const char *name, const QString &value) { return QLatin1String(name) + u'=' + value; };
    switch (fault.kind) {
    case FaultKind::Latency:
        own.append(timeText(fault.time));
        if (fault.jitter.count() > 0)
            own.append(named("jitter", timeText(fault.jitter)));
        break;
    case FaultKind::Bandwidth:
        own.append(sizeText(fault.amount));
        break;
    case FaultKind::Chunk:
        own.append(sizeText(fault.amount));
        if (fault.time != defaults.time)
            own.append(named("pause", timeText(fault.time)));
        break;
    case FaultKind::Stall:
        own.append(fault.hang ? QString(forever) : timeText(fault.time));
        break;
    case FaultKind::Reorder:
        if (fault.time != defaults.time)
            own.append(named("wait", timeText(fault.time)));
        break;
    case FaultKind::NoClose:
        if (fault.hang)
            own.append(QStringLiteral("hang"));
        break;
    case FaultKind::UnaskedExtension:
        own.append(fault.name);
        break;
    case FaultKind::Refuse:
        own.append(QString::number(fault.amount));
        if (fault.status != defaults.status)
            own.append(named("status", QString::number(fault.status)));
        if (fault.retryAfter > 0)
            own.append(named("retry-after", QString::number(fault.retryAfter)));
        break;
    default:
        break;
    }
    return own;
}

QStringList commonArguments(const Fault &fault)
{
    QStringList common;
    const auto add = [&common](const char *name, const QString &value) {
        common.append(QLatin1String(name) + u':' + value);
    };
    if (fault.trigger.at > 0)
        add("at", QString::number(fault.trigger.at));
    if (fault.trigger.after > 0)
        add("after", QString::number(fault.trigger.after));
    const bool standsForAll =
        fault.kind == FaultKind::Stall && fault.trigger == FaultTrigger(); // its default is another
    if (fault.trigger.every > 1 || standsForAll)
        add("every", QString::number(fault.trigger.every));
    if (fault.trigger.probability < 1)
        add("p", QString::number(fault.trigger.probability * 100) + u'%');
    if (fault.firstConnections > 0)
        add("first", QString::number(fault.firstConnections));
    if (fault.direction != FaultDirection::ToClient)
        add("to", fault.direction == FaultDirection::Both ? QStringLiteral("both") : QStringLiteral("server"));
    return common;
}

} // namespace

wslib::Loaded<Fault> parseFault(const QString &text)
{
    const qsizetype end = text.indexOf(u'=');
    const QString name = (end < 0 ? text : text.first(end)).trimmed();
    const FaultFacts *facts = findFaultFacts(name);
    if (facts == nullptr)
        return {std::nullopt, noFault(name)};
    ArgumentReader reader(*facts);
    const QStringList arguments = end < 0 ? QStringList() : text.sliced(end + 1).split(u',');
    for (const QString &argument : arguments) {
        if (const QString why = reader.take(argument.trimmed()); !why.isEmpty())
            return {std::nullopt, why};
    }
    return {reader.fault(), {}};
}

QString faultText(const Fault &fault)
{
    const FaultFacts &facts = faultFacts(fault.kind);
    QStringList arguments = ownArguments(fault, facts.defaults);
    arguments += commonArguments(fault);
    const QString name = QLatin1String(facts.name);
    return arguments.isEmpty() ? name : name + u'=' + arguments.join(u',');
}

QString faultPlanText(const FaultPlan &plan)
{
    QStringList parts;
    for (const Fault &fault : plan.faults)
        parts.append(faultText(fault));
    parts.append(QStringLiteral("seed %1").arg(plan.seed));
    return parts.join(u"; ");
}

} // namespace workbench
