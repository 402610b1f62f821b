#pragma once

#include <QString>

#include <vector>

namespace ui {

/// A text with its long lines broken into pieces, for a text field to show: that lays out a line as a whole, which takes a
/// tenth of a second for 64 KiB. Every place of the one can be found in the other.
class BrokenLines
{
public:
    BrokenLines() = default;
    /// Breaks lines of @p text that are longer than @p longest, in UTF-16 units, between characters. \r\n and the like become \n.
    BrokenLines(const QString &text, qsizetype longest);

    const QString &shown() const { return m_shown; }
    /// Whether there was a line to break.
    bool isBroken() const { return m_isBroken; }
    /// Where in the text is what is shown at @p position.
    qsizetype inText(qsizetype position) const;
    /// Where that place of the text is shown.
    qsizetype inShown(qsizetype position) const;

private:
    /// Where it begins.
    struct Line
    {
        qsizetype text;
        qsizetype shown;
    };

    void appendLine(QStringView text, qsizetype begin, qsizetype end, qsizetype longest);
    void appendPiece(QStringView text, qsizetype begin, qsizetype end);

    QString m_shown;
    std::vector<Line> m_lines{{0, 0}};
    bool m_isBroken = false;
};

} // namespace ui
