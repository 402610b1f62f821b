#include "workbench/compose/TemplateExpander.h"

#include <QDateTime>
#include <QRandomGenerator>
#include <QUuid>
#include <QtEndian>

#include <algorithm>
#include <limits>
#include <utility>

namespace workbench {

namespace {

constexpr int maxDepth = 16;
// Doubling variables (a = {{b}}{{b}}, …) must not cost us all memory.
constexpr qsizetype maxLength = qsizetype{64} * 1024 * 1024;
constexpr qsizetype maxRandomText = qsizetype{1} * 1024 * 1024;

std::optional<qint64> numberOf(const QString &argument)
{
    bool isNumber = false;
    const qint64 number = argument.toLongLong(&isNumber);
    return isNumber ? std::optional(number) : std::nullopt;
}

} // namespace

RandomBits systemRandomBits()
{
    return [] { return QRandomGenerator::system()->generate64(); };
}

/// One expansion, as it goes on.
struct TemplateExpander::Run
{
    Secrets secrets = Secrets::Shown;
    qint64 nowMs = 0;                         ///< One moment for the whole text.
    const Template::Mention *outer = nullptr; ///< In the text itself, not in a value.
    QStringList open;                         ///< The variables whose values are being expanded.
    qsizetype length = 0;
    bool counted = false;
    bool dry = false; ///< Only problems are asked for: long values needn't be made.
    Expansion result;

    QString fail(TemplateProblem::Kind kind, const Template::Mention &mention)
    {
        const TemplateProblem problem{kind, mention.name, outer->position, outer->length};
        if (!result.problems.contains(problem))
            result.problems.append(problem);
        return {};
    }
};

TemplateExpander::TemplateExpander(std::shared_ptr<const Clock> clock, RandomBits random)
    : m_clock(std::move(clock))
    , m_random(std::move(random))
{
}

Expansion TemplateExpander::expand(const QString &text)
{
    bool counted = false;
    Expansion result = run(text, Secrets::Shown, &counted);
    if (counted && result.isComplete())
        ++m_count;
    return result;
}

Expansion TemplateExpander::preview(const QString &text, Secrets secrets) const
{
    return run(text, secrets);
}

Expansion TemplateExpander::run(const QString &text, Secrets secrets, bool *counted) const
{
    Run run;
    run.secrets = secrets;
    run.nowMs = m_clock->wallClockMs();
    const Template parsed(text);
    run.result.hasMentions = !parsed.isPlain();
    for (const Template::Piece &piece : parsed.pieces()) {
        if (piece.mention < 0) {
            run.result.text += piece.text;
            continue;
        }
        const Template::Mention &mention = parsed.mentions().at(piece.mention);
        const auto before = run.result.problems.size();
        run.outer = &mention;
        const QString value = putIn(mention, run);
        const bool failed = run.result.problems.size() > before;
        run.result.text += failed ? text.mid(mention.position, mention.length) : value;
    }
    if (counted != nullptr)
        *counted = run.counted;
    return std::move(run.result);
}

QString TemplateExpander::expandText(const QString &text, Run &run) const
{
    const Template parsed(text);
    QString expanded;
    for (const Template::Piece &piece : parsed.pieces())
        expanded += piece.mention < 0 ? piece.text : putIn(parsed.mentions().at(piece.mention), run);
    return expanded;
}

QString TemplateExpander::putIn(const Template::Mention &mention, Run &run) const
{
    using Kind = TemplateProblem::Kind;
    if (run.length > maxLength)
        return run.fail(Kind::TooLong, mention);
    if (mention.isGenerated()) {
        run.result.hasGenerated = true;
        if (!generators().contains(mention.name))
            return run.fail(Kind::UnknownGenerator, mention);
        const auto value = generated(mention, run);
        run.length += value ? value->size() : 0;
        return value ? *value : run.fail(Kind::BadArgument, mention);
    }
    const Variable *found = variable(mention.name);
    if (found == nullptr)
        return run.fail(Kind::UnknownVariable, mention);
    run.result.hasSecret |= found->secret;
    if (run.open.contains(mention.name))
        return run.fail(Kind::Cycle, mention);
    if (run.open.size() >= maxDepth)
        return run.fail(Kind::TooDeep, mention);
    run.length += found->value.size();
    run.open.append(mention.name);
    const QString value = expandText(found->value, run);
    run.open.removeLast();
    return found->secret && run.secrets == Secrets::Masked ? mask() : value;
}

const Variable *TemplateExpander::variable(const QString &name) const
{
    // The last one of a name counts, as with a table that is read from above.
    const auto &all = m_environment.variables;
    const auto found =
        std::find_if(all.rbegin(), all.rend(), [&name](const Variable &one) { return one.name.trimmed() == name; });
    return found == all.rend() ? nullptr : &*found;
}

bool TemplateExpander::isKnown(const Template::Mention &mention) const
{
    Run run;
    run.dry = true;
    run.outer = &mention;
    putIn(mention, run);
    return run.result.isComplete();
}

QStringList TemplateExpander::names() const
{
    QStringList names;
    for (const Variable &one : m_environment.variables)
        names += one.name.trimmed();
    names.removeAll(QString());
    names.removeDuplicates();
    return names + generators();
}

// ---- Generated values -----------------------------------------------------------------------------------------------

const QStringList &TemplateExpander::generators()
{
    static const QStringList names{
        QStringLiteral("$uuid"),         QStringLiteral("$timestamp"),  QStringLiteral("$timestampMs"),
        QStringLiteral("$isoTimestamp"), QStringLiteral("$counter"),    QStringLiteral("$random"),
        QStringLiteral("$randomHex"),    QStringLiteral("$randomText"),
    };
    return names;
}

std::optional<QString> TemplateExpander::generated(const Template::Mention &mention, Run &run) const
{
    const QString &name = mention.name;
    if (name == u"$counter")
        return counter(mention.arguments, run);
    if (name == u"$random")
        return random(mention.arguments);
    if (name == u"$randomHex")
        return randomText(mention.arguments, QLatin1String("0123456789abcdef"), 16, run.dry);
    if (name == u"$randomText")
        return randomText(mention.arguments,
                          QLatin1String("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"), 8, run.dry);
    if (!mention.arguments.isEmpty())
        return std::nullopt;
    if (name == u"$uuid")
        return uuid();
    if (name == u"$timestamp")
        return QString::number(run.nowMs / 1000);
    if (name == u"$timestampMs")
        return QString::number(run.nowMs);
    return QDateTime::fromMSecsSinceEpoch(run.nowMs, Qt::UTC).toString(Qt::ISODateWithMs);
}

std::optional<QString> TemplateExpander::counter(const QStringList &arguments, Run &run) const
{
    const auto start = arguments.isEmpty() ? std::optional<qint64>(1) : numberOf(arguments.first());
    if (!start || arguments.size() > 1 || *start > std::numeric_limits<qint64>::max() - m_count)
        return std::nullopt;
    run.counted = true;
    return QString::number(*start + m_count);
}

std::optional<QString> TemplateExpander::random(const QStringList &arguments) const
{
    if (arguments.isEmpty())
        return QString::number(randomBelow(quint64{1} << 31));
    if (arguments.size() != 2)
        return std::nullopt;
    const auto low = numberOf(arguments.at(0));
    const auto high = numberOf(arguments.at(1));
    if (!low || !high || *low > *high)
        return std::nullopt;
    // In unsigned numbers, where nothing overflows: the range may be that of all 64 bits, which then counts as 0.
    const quint64 range = static_cast<quint64>(*high) - static_cast<quint64>(*low) + 1;
    return QString::number(static_cast<qint64>(static_cast<quint64>(*low) + randomBelow(range)));
}

std::optional<QString> TemplateExpander::randomText(const QStringList &arguments, QLatin1String alphabet,
                                                    qsizetype usual, bool dry) const
{
    const auto size = arguments.isEmpty() ? std::optional<qint64>(usual) : numberOf(arguments.first());
    if (!size || *size < 1 || *size > maxRandomText || arguments.size() > 1)
        return std::nullopt;
    if (dry)
        return QString();
    QString text;
    text.reserve(*size);
    for (qint64 i = 0; i < *size; ++i)
        text += alphabet.at(static_cast<qsizetype>(randomBelow(static_cast<quint64>(alphabet.size()))));
    return text;
}

// Evenly: what would favour the small ones is thrown away. 0 stands for 2^64.
quint64 TemplateExpander::randomBelow(quint64 bound) const
{
    if (bound == 0)
        return m_random();
    const quint64 leftOver = (std::numeric_limits<quint64>::max() % bound + 1) % bound;
    quint64 bits = m_random();
    while (bits > std::numeric_limits<quint64>::max() - leftOver)
        bits = m_random();
    return bits % bound;
}

QString TemplateExpander::uuid() const
{
    // RFC 9562 §5.4: random but for the version, 4, and the variant, 0b10.
    const quint64 high = (m_random() & ~quint64{0xF000}) | 0x4000;
    const quint64 low = (m_random() & (~quint64{0} >> 2)) | (quint64{1} << 63);
    QByteArray bytes(16, Qt::Uninitialized);
    qToBigEndian(high, bytes.data());
    qToBigEndian(low, bytes.data() + 8);
    return QUuid::fromRfc4122(bytes).toString(QUuid::WithoutBraces);
}

} // namespace workbench
