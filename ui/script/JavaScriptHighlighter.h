#pragma once

#include <QSyntaxHighlighter>
#include <QTextCharFormat>

namespace ui {

/// Colours JavaScript in one pass over each line: comments, strings, templates, regular expressions, numbers, keywords,
/// and the names that a handler script has to do with. It knows tokens, not grammar.
class JavaScriptHighlighter : public QSyntaxHighlighter
{
    Q_OBJECT

public:
    explicit JavaScriptHighlighter(QTextDocument *document);

    /// Takes the colours that belong to @p palette.
    void setPalette(const QPalette &palette);

protected:
    void highlightBlock(const QString &text) override;

private:
    /// What a line ends in the middle of.
    enum State { Code = 0, Comment = 1, Template = 2 };

    int paintTo(int from, int end, const QTextCharFormat &format);
    int paintComment(const QString &text, int from, int searchFrom);
    int paintTemplate(const QString &text, int from, int searchFrom);
    int paintString(const QString &text, int from);
    int paintExpression(const QString &text, int from);
    int paintWord(const QString &text, int from);
    int paintNumber(const QString &text, int from);
    int paintSlash(const QString &text, int from);

    QTextCharFormat m_comment;
    QTextCharFormat m_string;
    QTextCharFormat m_number;
    QTextCharFormat m_keyword;
    QTextCharFormat m_hook;
    bool m_valueBefore = false; ///< Whether a slash would divide, or begin a regular expression.
};

} // namespace ui
