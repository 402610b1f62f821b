#include "ui/palette/FuzzyMatch.h"

#include <QSet>

#include <algorithm>
#include <limits>
#include <vector>

namespace ui {

namespace {

constexpr int hit = 10;
constexpr int wordStart = 16;
constexpr int textStart = 8; ///< Beside wordStart.
constexpr int sideBySide = 14;
constexpr int gap = -1;       ///< For each letter between two.
constexpr int longestGap = 8; ///< No more than that is reckoned.
constexpr int none = std::numeric_limits<int>::min() / 2;

// "É" and "e" are the same letter to who types in a hurry.
QString folded(const QString &text)
{
    QString result = text;
    for (QChar &letter : result) {
        if (letter.decompositionTag() == QChar::Canonical)
            letter = letter.decomposition().at(0);
        letter = letter.toCaseFolded();
    }
    return result;
}

bool startsWord(const QString &text, qsizetype at)
{
    return at == 0 || !text.at(at - 1).isLetterOrNumber() || (text.at(at).isUpper() && text.at(at - 1).isLower());
}

/// The best way to find one word's letters in a text: best[i][j] is that of letters 0…i with letter i at j.
class WordMatcher
{
public:
    WordMatcher(const QString &word, const QString &text)
        : m_word(word)
        , m_text(text)
        , m_folded(folded(text))
        , m_best(static_cast<size_t>(word.size()), std::vector<Cell>(static_cast<size_t>(text.size())))
    {
        for (qsizetype letter = 0; letter < m_word.size(); ++letter) {
            for (qsizetype at = letter; at < m_text.size(); ++at) {
                if (m_word.at(letter) == m_folded.at(at))
                    cell(letter, at) = reckon(letter, at);
            }
        }
    }

    std::optional<FuzzyMatch> best()
    {
        const qsizetype last = m_word.size() - 1;
        qsizetype at = -1;
        for (qsizetype candidate = 0; candidate < m_text.size(); ++candidate) {
            if (cell(last, candidate).score > (at < 0 ? none : cell(last, at).score))
                at = candidate;
        }
        if (at < 0)
            return std::nullopt;
        FuzzyMatch match{cell(last, at).score, {}};
        for (qsizetype letter = last; letter >= 0; --letter) {
            match.positions.prepend(at);
            at = cell(letter, at).before;
        }
        return match;
    }

private:
    struct Cell
    {
        int score = none;
        qsizetype before = -1; ///< Where the letter before it is.
    };

    Cell &cell(qsizetype letter, qsizetype at) { return m_best[static_cast<size_t>(letter)][static_cast<size_t>(at)]; }

    Cell reckon(qsizetype letter, qsizetype at)
    {
        const int own = hit + (startsWord(m_text, at) ? wordStart : 0) + (at == 0 ? textStart : 0);
        if (letter == 0)
            return {own, -1};
        Cell result;
        for (qsizetype before = letter - 1; before < at; ++before) {
            const int score = cell(letter - 1, before).score;
            if (score == none)
                continue;
            const auto between = static_cast<int>(std::min<qsizetype>(at - before - 1, longestGap));
            const int total = score + own + (between == 0 ? sideBySide : between * gap);
            if (total > result.score)
                result = {total, before};
        }
        return result;
    }

    QString m_word;
    QString m_text;
    QString m_folded;
    std::vector<std::vector<Cell>> m_best;
};

} // namespace

std::optional<FuzzyMatch> FuzzyMatch::of(const QString &pattern, const QString &text)
{
    FuzzyMatch all;
    QSet<qsizetype> positions;
    for (const QString &word : folded(pattern).split(u' ', Qt::SkipEmptyParts)) {
        const auto match = WordMatcher(word, text).best();
        if (!match)
            return std::nullopt;
        all.score += match->score;
        for (const qsizetype at : match->positions)
            positions.insert(at);
    }
    all.positions = positions.values();
    std::sort(all.positions.begin(), all.positions.end());
    return all;
}

} // namespace ui
