#include "ui/detail/BrokenLines.h"

#include <algorithm>

namespace ui {

namespace {

// How far a break goes back for the beginning of a character that has marks on it.
constexpr qsizetype mostMarks = 16;

// Those of QTextDocument.
bool endsLine(QChar unit)
{
    return unit == u'\n' || unit == u'\r' || unit == QChar(QChar::ParagraphSeparator);
}

// QTextDocument has uses of its own for these two, which are no characters.
QChar bearable(QChar unit)
{
    return unit == QChar(0xFDD0) || unit == QChar(0xFDD1) ? QChar(QChar::ReplacementCharacter) : unit;
}

bool continuesCharacter(QChar unit)
{
    constexpr char16_t zeroWidthJoiner = 0x200D;
    return unit.isLowSurrogate() || unit.isMark() || unit == QChar(zeroWidthJoiner);
}

// Where to break before @p end, but behind @p begin.
qsizetype breakBefore(QStringView text, qsizetype begin, qsizetype end)
{
    constexpr char16_t zeroWidthJoiner = 0x200D;
    qsizetype at = end;
    const auto joined = [&] { return continuesCharacter(text[at]) || text[at - 1] == QChar(zeroWidthJoiner); };
    while (at - 1 > begin && end - at < mostMarks && joined())
        --at;
    if (!joined())
        return at;
    // Nobody reads marks by the dozen; but halves of a character would not be shown.
    return text[end].isLowSurrogate() && end - 1 > begin ? end - 1 : end;
}

} // namespace

BrokenLines::BrokenLines(const QString &text, qsizetype longest)
{
    const QStringView all(text);
    m_lines.clear();
    m_shown.reserve(text.size() + text.size() / std::max<qsizetype>(1, longest));
    for (qsizetype begin = 0; begin <= all.size();) {
        const auto *const found = std::find_if(all.begin() + begin, all.end(), endsLine);
        const qsizetype end = found - all.begin();
        appendLine(all, begin, end, std::max<qsizetype>(2, longest));
        const bool two = end + 1 < all.size() && all[end] == u'\r' && all[end + 1] == u'\n';
        begin = end + (two ? 2 : 1);
    }
}

void BrokenLines::appendLine(QStringView text, qsizetype begin, qsizetype end, qsizetype longest)
{
    while (end - begin > longest) {
        const qsizetype at = breakBefore(text, begin, begin + longest);
        appendPiece(text, begin, at);
        begin = at;
        m_isBroken = true;
    }
    appendPiece(text, begin, end);
}

void BrokenLines::appendPiece(QStringView text, qsizetype begin, qsizetype end)
{
    if (!m_lines.empty())
        m_shown += u'\n';
    m_lines.push_back({begin, m_shown.size()});
    const qsizetype from = m_shown.size();
    m_shown += text.sliced(begin, end - begin);
    std::transform(m_shown.cbegin() + from, m_shown.cend(), m_shown.begin() + from, bearable);
}

qsizetype BrokenLines::inText(qsizetype position) const
{
    const auto behind = std::upper_bound(m_lines.begin(), m_lines.end(), position,
                                         [](qsizetype wanted, const Line &line) { return wanted < line.shown; });
    const Line &line = *std::prev(behind);
    return line.text + position - line.shown;
}

qsizetype BrokenLines::inShown(qsizetype position) const
{
    const auto behind = std::upper_bound(m_lines.begin(), m_lines.end(), position,
                                         [](qsizetype wanted, const Line &line) { return wanted < line.text; });
    const Line &line = *std::prev(behind);
    const qsizetype end = behind == m_lines.end() ? m_shown.size() : behind->shown - 1;
    return std::min(line.shown + position - line.text, end);
}

} // namespace ui
