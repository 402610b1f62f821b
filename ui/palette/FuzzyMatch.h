#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace ui {

/// How well what was typed fits a text, and where.
struct FuzzyMatch
{
    int score = 0;              ///< The higher the better; compare it only with others of the same pattern.
    QList<qsizetype> positions; ///< Of the letters that were found, ascending.

    /// The letters of each word of @p pattern must stand in @p text in their order, though not side by side; the words may
    /// come in any. Case and accents don't matter. Letters at the beginning of words, and side by side, score higher. An
    /// empty pattern fits everything, with 0.
    static std::optional<FuzzyMatch> of(const QString &pattern, const QString &text);
};

} // namespace ui
