#include "workbench/conformance/CaseSelection.h"

#include "workbench/conformance/Catalogue.h"

#include <algorithm>

namespace workbench::conformance {

namespace {

/// One pattern of a selection.
class Pattern
{
public:
    explicit Pattern(const QString &text)
        : m_text(text)
        , m_word(text.trimmed().toLower().toUtf8())
    {
    }

    bool namesId(const Case &row) const { return row.id == m_word; }

    bool matches(const Case &row) const
    {
        if (m_word.endsWith('*'))
            return row.id.startsWith(m_word.chopped(1));
        return namesId(row) || m_word == categoryWord(row.category);
    }

    bool isCategory() const
    {
        for (int i = 0; i < categoryCount; ++i) {
            if (m_word == categoryWord(static_cast<Category>(i)))
                return true;
        }
        return false;
    }

    /// Why it means no case of @p table.
    QString problem(Side side, const QList<Case> &table) const
    {
        const QString tested = side == Side::Server ? QStringLiteral("servers") : QStringLiteral("clients");
        if (isCategory())
            return QStringLiteral("The category \"%1\" has no case for %2.").arg(m_text, tested);
        const bool isBeginning = !m_word.isEmpty() && Pattern(m_text.trimmed() + QStringLiteral(".*")).meansAny(table);
        if (isBeginning)
            return QStringLiteral("There is no case \"%1\" for %2. For all that begin so, write \"%1.*\".")
                .arg(m_text.trimmed(), tested);
        return QStringLiteral(
                   "\"%1\" means no case for %2: a pattern is an id (6.2.3), the beginning of one with a star "
                   "(6.2.*), or a category: %3.")
            .arg(m_text, tested, words(table).join(QStringLiteral(", ")));
    }

    bool meansAny(const QList<Case> &table) const
    {
        return std::any_of(table.begin(), table.end(), [this](const Case &row) { return matches(row); });
    }

private:
    static QStringList words(const QList<Case> &table)
    {
        QStringList words;
        for (const Case &row : table) {
            const QString word = QString::fromLatin1(categoryWord(row.category));
            if (!words.contains(word))
                words.append(word);
        }
        return words;
    }

    QString m_text;
    QByteArray m_word;
};

// Making it takes a tenth of a second, and who types a pattern selects at every key.
const QList<Case> &tableOf(Side side)
{
    static const QList<Case> tables[] = {allCases(Side::Server) + securityCases(Side::Server),
                                         allCases(Side::Client) + securityCases(Side::Client)};
    return tables[side == Side::Server ? 0 : 1];
}

QList<Pattern> patternsOf(const QStringList &texts)
{
    QList<Pattern> patterns;
    for (const QString &text : texts)
        patterns.append(Pattern(text));
    return patterns;
}

// What a pattern means that nothing is asked of, although there are such cases.
QString emptySelection(const QList<Case> &left)
{
    const bool security = std::any_of(left.begin(), left.end(), [](const Case &row) { return row.isSecurity(); });
    const bool slow = std::any_of(left.begin(), left.end(), [](const Case &row) { return row.slow; });
    QString sentence = QStringLiteral("No case is left to be asked");
    if (security)
        sentence += QStringLiteral(": these are cases of the security half, which must be chosen as well");
    else if (slow)
        sentence += QStringLiteral(": these cases take seconds each, and slow cases must be chosen as well");
    return sentence + u'.';
}

} // namespace

std::variant<QList<Case>, QString> select(Side side, const CaseSelection &selection)
{
    const QList<Case> &table = tableOf(side);
    const QList<Pattern> only = patternsOf(selection.only);
    const QList<Pattern> exclude = patternsOf(selection.exclude);
    for (const Pattern &pattern : only + exclude) {
        if (!pattern.meansAny(table))
            return pattern.problem(side, table);
    }
    QList<Case> chosen;
    QList<Case> left;
    for (const Case &row : table) {
        const auto matches = [&row](const Pattern &pattern) { return pattern.matches(row); };
        const auto names = [&row](const Pattern &pattern) { return pattern.namesId(row); };
        const bool isMeant = only.isEmpty() || std::any_of(only.begin(), only.end(), matches);
        if (!isMeant || std::any_of(exclude.begin(), exclude.end(), matches))
            continue;
        const bool isNamed = std::any_of(only.begin(), only.end(), names);
        const bool isWanted = (selection.slow || !row.slow) && (selection.security || !row.isSecurity());
        (isNamed || isWanted ? chosen : left).append(row);
    }
    if (chosen.isEmpty())
        return emptySelection(left);
    return chosen;
}

} // namespace workbench::conformance
