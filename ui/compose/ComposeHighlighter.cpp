#include "ui/compose/ComposeHighlighter.h"

#include "ui/theme/ThemeColors.h"

#include <utility>

namespace ui {

namespace {

// A line as long as this is no line that somebody reads, and each of its colours costs time at every key.
constexpr qsizetype longestLine = 20'000;

} // namespace

ComposeHighlighter::ComposeHighlighter(QTextDocument *document, workbench::MessageDraft::Form form,
                                       std::shared_ptr<const workbench::TemplateExpander> expander)
    : QSyntaxHighlighter(document)
    , m_json(form == workbench::MessageDraft::Form::Json)
    , m_expander(std::move(expander))
{
}

void ComposeHighlighter::setPalette(const QPalette &palette)
{
    const ThemeColors &colors = ThemeColors::of(palette);
    m_name.setForeground(colors.accent);
    m_string.setForeground(colors.received);
    m_number.setForeground(colors.sent);
    m_word.setForeground(colors.sent);
    m_word.setFontWeight(QFont::Bold);
    m_known.setForeground(colors.success);
    m_known.setFontWeight(QFont::Bold);
    m_unknown.setForeground(colors.danger);
    m_unknown.setFontWeight(QFont::Bold);
    m_unknown.setUnderlineStyle(QTextCharFormat::WaveUnderline);
    m_unknown.setUnderlineColor(colors.danger);
    rehighlight();
}

void ComposeHighlighter::highlightBlock(const QString &text)
{
    if (text.size() > longestLine)
        return;
    if (m_json)
        paintJson(text);
    paintMentions(text);
}

// No token of JSON goes over a line's end.
void ComposeHighlighter::paintJson(const QString &text)
{
    for (qsizetype at = 0; at < text.size();) {
        const QChar c = text.at(at);
        if (c == u'"') {
            at = paintString(text, at);
            continue;
        }
        if (!c.isLetterOrNumber() && c != u'-') {
            ++at;
            continue;
        }
        const qsizetype from = at;
        while (at < text.size() && (text.at(at).isLetterOrNumber() || QStringView(u"+-.").contains(text.at(at))))
            ++at;
        setFormat(static_cast<int>(from), static_cast<int>(at - from), c.isLetter() ? m_word : m_number);
    }
}

qsizetype ComposeHighlighter::paintString(const QString &text, qsizetype from)
{
    qsizetype at = from + 1;
    while (at < text.size() && text.at(at) != u'"')
        at += text.at(at) == u'\\' ? 2 : 1;
    at = qMin(at + 1, text.size());
    qsizetype next = at;
    while (next < text.size() && text.at(next).isSpace())
        ++next;
    const bool name = next < text.size() && text.at(next) == u':';
    setFormat(static_cast<int>(from), static_cast<int>(at - from), name ? m_name : m_string);
    return at;
}

void ComposeHighlighter::paintMentions(const QString &text)
{
    const workbench::Template parsed(text);
    for (const auto &mention : parsed.mentions())
        setFormat(static_cast<int>(mention.position), static_cast<int>(mention.length),
                  m_expander->isKnown(mention) ? m_known : m_unknown);
}

} // namespace ui
