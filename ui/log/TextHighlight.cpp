#include "ui/log/TextHighlight.h"

#include "ui/detail/LongTextEdit.h"
#include "ui/theme/ThemeColors.h"

namespace ui {

namespace {

constexpr int mostPlaces = 2000;

} // namespace

QRegularExpression highlightOf(const workbench::LogFilter::Text &text)
{
    if (text.pattern.isEmpty())
        return {};
    return QRegularExpression(text.regularExpression ? text.pattern : QRegularExpression::escape(text.pattern),
                              text.caseSensitive ? QRegularExpression::NoPatternOption
                                                 : QRegularExpression::CaseInsensitiveOption);
}

void highlight(LongTextEdit *edit, const QRegularExpression &expression)
{
    QList<QTextEdit::ExtraSelection> places;
    if (!expression.pattern().isEmpty() && expression.isValid()) {
        QTextCharFormat format;
        format.setBackground(ThemeColors::of(edit->palette()).match);
        format.setForeground(ThemeColors::of(edit->palette()).text);
        auto found = expression.globalMatch(edit->text());
        while (found.hasNext() && places.size() < mostPlaces) {
            const QRegularExpressionMatch match = found.next();
            places.append({edit->cursorOver(match.capturedStart(), match.capturedEnd()), format});
        }
    }
    edit->setExtraSelections(places);
}

} // namespace ui
