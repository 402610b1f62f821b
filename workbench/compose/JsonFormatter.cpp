#include "workbench/compose/JsonFormatter.h"

#include "workbench/compose/JsonScanner.h"

#include <QList>

#include <algorithm>

namespace workbench {

namespace {

using Kind = JsonError::Kind;
using Token = JsonScanner::Token;

/// The grammar: which token may follow which. Brackets that are open lie on a stack of its own, not on that of calls, so that
/// no depth is too deep.
class Grammar
{
public:
    explicit Grammar(JsonScanner &scanner)
        : m_scanner(scanner)
    {
    }

    /// Takes the token the scanner stands on; false if it mustn't stand there.
    bool take();
    Kind error() const { return m_error; }
    /// How many brackets are open; before a closing one is taken, that one too.
    qsizetype depth() const { return m_open.size(); }

private:
    enum class Expected { Value, ValueOrClose, NameOrClose, Name, Colon, CommaOrClose, End };

    bool fail(Kind kind)
    {
        m_error = kind;
        return false;
    }
    bool inObject() const { return !m_open.isEmpty() && m_open.back() == u'{'; }
    void valueDone() { m_expected = m_open.isEmpty() ? Expected::End : Expected::CommaOrClose; }
    bool takeValue(Token token);
    bool takeName(Token token);
    bool takeBehindValue(Token token);
    bool close();

    JsonScanner &m_scanner;
    Expected m_expected = Expected::Value;
    bool m_behindComma = false;
    QString m_open;
    Kind m_error = Kind::Empty;
};

bool Grammar::take()
{
    const Token token = m_scanner.token();
    if (m_expected == Expected::End)
        return token == Token::End || fail(Kind::MoreThanOneValue);
    if (token == Token::Error)
        return fail(m_scanner.error());
    if (token == Token::End)
        return fail(m_open.isEmpty() ? Kind::Empty : Kind::EndsEarly);
    switch (m_expected) {
    case Expected::Colon:
        m_expected = Expected::Value;
        m_behindComma = false;
        return token == Token::Colon || fail(Kind::ColonExpected);
    case Expected::CommaOrClose:
        return takeBehindValue(token);
    case Expected::Name:
    case Expected::NameOrClose:
        return takeName(token);
    default:
        return takeValue(token);
    }
}

bool Grammar::takeValue(Token token)
{
    if (token == Token::Close) {
        if (m_open.isEmpty())
            return fail(Kind::UnexpectedBracket);
        if (m_behindComma)
            return fail(Kind::TrailingComma);
        return m_expected == Expected::ValueOrClose ? close() : fail(Kind::ValueExpected);
    }
    if (token == Token::String || token == Token::Scalar) {
        valueDone();
        return true;
    }
    if (token != Token::Open)
        return fail(Kind::ValueExpected);
    m_open += m_scanner.text()[0];
    m_behindComma = false;
    m_expected = inObject() ? Expected::NameOrClose : Expected::ValueOrClose;
    return true;
}

bool Grammar::takeName(Token token)
{
    if (token == Token::Close)
        return m_expected == Expected::NameOrClose ? close() : fail(Kind::TrailingComma);
    // A variable may be a name, with the quotes in its value.
    const bool mention = token == Token::Scalar && m_scanner.text().contains(QLatin1String("{{"));
    m_expected = Expected::Colon;
    return token == Token::String || mention || fail(Kind::NameExpected);
}

bool Grammar::takeBehindValue(Token token)
{
    if (token == Token::Close)
        return close();
    m_expected = inObject() ? Expected::Name : Expected::Value;
    m_behindComma = true;
    return token == Token::Comma || fail(Kind::CommaExpected);
}

bool Grammar::close()
{
    const bool fits = (m_scanner.text()[0] == u'}') == inObject();
    m_open.chop(1);
    valueDone();
    return fits || fail(Kind::WrongBracket);
}

JsonError errorAt(const QString &text, Kind kind, const JsonScanner &scanner)
{
    JsonError error;
    error.kind = kind;
    error.position = scanner.position();
    error.length = scanner.text().size();
    const QStringView before = QStringView(text).first(error.position);
    const qsizetype lineStart = before.lastIndexOf(u'\n') + 1;
    error.line = static_cast<int>(before.count(u'\n')) + 1;
    error.column = static_cast<int>(before.sliced(lineStart).toUcs4().size()) + 1;
    constexpr qsizetype shortEnough = 24;
    if (error.length <= shortEnough)
        error.found = scanner.text().toString();
    return error;
}

/// Gives each token, with the depth it stands at, to @p write; the first error, if there is one.
template <typename Write>
std::optional<JsonError> forEachToken(const QString &text, JsonFormatter::Mentions mentions, Write write)
{
    JsonScanner scanner(text, mentions);
    Grammar grammar(scanner);
    while (true) {
        const Token token = scanner.next();
        const qsizetype depth = grammar.depth();
        if (!grammar.take())
            return errorAt(text, grammar.error(), scanner);
        if (token == Token::End)
            return std::nullopt;
        write(token, scanner.text(), depth);
    }
}

/// Writes one value a line.
class Layout
{
public:
    explicit Layout(int indent)
        : m_indent(indent)
    {
    }

    void write(Token token, QStringView text, qsizetype depth)
    {
        if (token == Token::Close && m_last != Token::Open)
            breakLine(depth - 1);
        else if (m_last == Token::Comma || (m_last == Token::Open && token != Token::Close))
            breakLine(depth);
        m_output += text;
        if (token == Token::Colon)
            m_output += u' ';
        m_last = token;
    }

    QString taken() { return std::move(m_output); }

private:
    void breakLine(qsizetype depth)
    {
        m_output += u'\n';
        m_output.resize(m_output.size() + std::min(depth, deepest) * m_indent, u' ');
    }

    // Deeper lines go no further to the right: 100'000 brackets would take 20 GB of blanks.
    static constexpr qsizetype deepest = 64;

    int m_indent;
    Token m_last = Token::End;
    QString m_output;
};

} // namespace

std::optional<JsonError> JsonFormatter::check(const QString &text, Mentions mentions)
{
    return forEachToken(text, mentions, [](Token, QStringView, qsizetype) {});
}

std::optional<QString> JsonFormatter::beautified(const QString &text, int indent)
{
    Layout layout(indent);
    const auto error =
        forEachToken(text, Mentions::Accepted,
                     [&layout](Token token, QStringView part, qsizetype depth) { layout.write(token, part, depth); });
    return error ? std::nullopt : std::optional(layout.taken());
}

std::optional<QString> JsonFormatter::minified(const QString &text)
{
    QString output;
    output.reserve(text.size());
    const auto error =
        forEachToken(text, Mentions::Accepted, [&output](Token, QStringView part, qsizetype) { output += part; });
    return error ? std::nullopt : std::optional(output);
}

} // namespace workbench
