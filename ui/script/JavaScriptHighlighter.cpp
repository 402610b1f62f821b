#include "ui/script/JavaScriptHighlighter.h"

#include "ui/theme/ThemeColors.h"

#include <QSet>

#include <algorithm>

namespace ui {

namespace {

QSet<QString> setOf(const char *words)
{
    const QStringList list = QString::fromLatin1(words).split(u' ');
    return QSet<QString>(list.begin(), list.end());
}

bool isKeyword(const QString &word)
{
    static const QSet<QString> words =
        setOf("break case catch class const continue debugger default delete do else export extends false finally for "
              "function if import in instanceof let new null of return static super switch this throw true try typeof "
              "undefined var void while with yield");
    return words.contains(word);
}

// After these a slash begins a regular expression.
bool wantsExpression(const QString &word)
{
    static const QSet<QString> words = setOf("return typeof case in of instanceof new delete void throw do else");
    return words.contains(word);
}

bool isHook(const QString &word)
{
    static const QSet<QString> words =
        setOf("onOpen onMessage onPing onPong onClose checkOrigin selectSubprotocol peers broadcast console store "
              "setTimeout setInterval clearTimeout clearInterval");
    return words.contains(word);
}

bool isWordPart(QChar c)
{
    return c.isLetterOrNumber() || c == u'_' || c == u'$';
}

} // namespace

JavaScriptHighlighter::JavaScriptHighlighter(QTextDocument *document)
    : QSyntaxHighlighter(document)
{
}

void JavaScriptHighlighter::setPalette(const QPalette &palette)
{
    const ThemeColors &colors = ThemeColors::of(palette);
    m_comment.setForeground(colors.muted);
    m_comment.setFontItalic(true);
    m_string.setForeground(colors.received);
    m_number.setForeground(colors.sent);
    m_keyword.setForeground(colors.accent);
    m_hook.setForeground(colors.text);
    m_hook.setFontWeight(QFont::Bold);
    rehighlight();
}

void JavaScriptHighlighter::highlightBlock(const QString &text)
{
    setCurrentBlockState(Code);
    m_valueBefore = false;
    const int before = previousBlockState();
    const int length = static_cast<int>(text.size());
    int at = before == Comment ? paintComment(text, 0, 0) : before == Template ? paintTemplate(text, 0, 0) : 0;
    while (at < length) {
        const QChar c = text.at(at);
        if (c == u'/') {
            at = paintSlash(text, at);
        } else if (c == u'"' || c == u'\'') {
            at = paintString(text, at);
        } else if (c == u'`') {
            at = paintTemplate(text, at, at + 1);
        } else if (c.isDigit()) {
            at = paintNumber(text, at);
        } else if (isWordPart(c)) {
            at = paintWord(text, at);
        } else {
            if (!c.isSpace())
                m_valueBefore = c == u')' || c == u']' || c == u'}';
            ++at;
        }
    }
}

int JavaScriptHighlighter::paintTo(int from, int end, const QTextCharFormat &format)
{
    setFormat(from, end - from, format);
    return end;
}

int JavaScriptHighlighter::paintComment(const QString &text, int from, int searchFrom)
{
    const int end = static_cast<int>(text.indexOf(QLatin1String("*/"), searchFrom));
    if (end >= 0)
        return paintTo(from, end + 2, m_comment);
    setCurrentBlockState(Comment);
    return paintTo(from, static_cast<int>(text.size()), m_comment);
}

int JavaScriptHighlighter::paintTemplate(const QString &text, int from, int searchFrom)
{
    m_valueBefore = true;
    for (int at = searchFrom; at < text.size(); ++at) {
        if (text.at(at) == u'\\')
            ++at;
        else if (text.at(at) == u'`')
            return paintTo(from, at + 1, m_string);
    }
    setCurrentBlockState(Template);
    return paintTo(from, static_cast<int>(text.size()), m_string);
}

int JavaScriptHighlighter::paintString(const QString &text, int from)
{
    m_valueBefore = true;
    const QChar quote = text.at(from);
    int at = from + 1;
    while (at < text.size() && text.at(at) != quote)
        at += text.at(at) == u'\\' ? 2 : 1;
    return paintTo(from, std::min(at + 1, static_cast<int>(text.size())), m_string);
}

int JavaScriptHighlighter::paintSlash(const QString &text, int from)
{
    const QChar next = from + 1 < text.size() ? text.at(from + 1) : QChar();
    if (next == u'/')
        return paintTo(from, static_cast<int>(text.size()), m_comment);
    if (next == u'*')
        return paintComment(text, from, from + 2);
    if (!m_valueBefore)
        return paintExpression(text, from);
    m_valueBefore = false;
    return from + 1;
}

int JavaScriptHighlighter::paintExpression(const QString &text, int from)
{
    bool inClass = false;
    for (int at = from + 1; at < text.size(); ++at) {
        const QChar c = text.at(at);
        if (c == u'\\') {
            ++at;
        } else if (c == u'/' && !inClass) {
            m_valueBefore = true;
            return paintTo(from, at + 1, m_string);
        } else {
            inClass = c == u'[' || (inClass && c != u']');
        }
    }
    return from + 1; // none, after all
}

int JavaScriptHighlighter::paintNumber(const QString &text, int from)
{
    m_valueBefore = true;
    int at = from + 1;
    while (at < text.size() && (isWordPart(text.at(at)) || text.at(at) == u'.'))
        ++at;
    return paintTo(from, at, m_number);
}

int JavaScriptHighlighter::paintWord(const QString &text, int from)
{
    int at = from + 1;
    while (at < text.size() && isWordPart(text.at(at)))
        ++at;
    const QString word = text.mid(from, at - from);
    const bool member = from > 0 && text.at(from - 1) == u'.';
    m_valueBefore = member || !wantsExpression(word);
    if (!member && isKeyword(word))
        setFormat(from, at - from, m_keyword);
    else if (!member && isHook(word))
        setFormat(from, at - from, m_hook);
    return at;
}

} // namespace ui
