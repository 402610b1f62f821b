#include "workbench/compose/JsonScanner.h"

#include <algorithm>

namespace workbench {

using Kind = JsonError::Kind;

namespace {

bool isBlank(QChar c)
{
    return c == u' ' || c == u'\t' || c == u'\n' || c == u'\r';
}

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

bool isHexDigit(QChar c)
{
    return isDigit(c) || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F');
}

// What a number, a word or a mistake is made of.
bool isScalarPart(QChar c)
{
    return c.isLetterOrNumber() || c.isSurrogate() || QStringView(u"+-._$").contains(c);
}

// RFC 8259 §6: no plus in front, no needless zero, digits on both sides of the point.
bool isNumber(QStringView text)
{
    qsizetype at = 0;
    const auto digits = [&] {
        const qsizetype start = at;
        while (at < text.size() && isDigit(text[at]))
            ++at;
        return at - start;
    };
    const auto take = [&](QStringView any) {
        return at < text.size() && any.contains(text[at]) ? (++at, true) : false;
    };
    take(u"-");
    const bool zero = at < text.size() && text[at] == u'0';
    const qsizetype whole = digits();
    if (whole == 0 || (zero && whole > 1))
        return false;
    if (take(u".") && digits() == 0)
        return false;
    if (take(u"eE")) {
        take(u"+-");
        if (digits() == 0)
            return false;
    }
    return at == text.size();
}

} // namespace

JsonScanner::Token JsonScanner::fail(Kind kind, qsizetype position, qsizetype length)
{
    m_error = kind;
    m_start = position;
    m_at = std::min(position + length, m_text.size());
    return m_token = Token::Error;
}

JsonScanner::Token JsonScanner::next()
{
    while (m_at < m_text.size() && isBlank(m_text[m_at]))
        ++m_at;
    m_start = m_at;
    if (m_at == m_text.size())
        return m_token = Token::End;
    if (mentionAt(m_at) > 0)
        return m_token = scalar();
    switch (const QChar c = m_text[m_at]; c.unicode()) {
    case u'{':
    case u'[':
        ++m_at;
        return m_token = Token::Open;
    case u'}':
    case u']':
        ++m_at;
        return m_token = Token::Close;
    case u',':
        ++m_at;
        return m_token = Token::Comma;
    case u':':
        ++m_at;
        return m_token = Token::Colon;
    case u'"':
        return m_token = string();
    case u'\'':
        return fail(Kind::SingleQuotes, m_at, 1);
    case u'/':
        return fail(Kind::Comment, m_at, 2);
    default:
        return m_token = isScalarPart(c) ? scalar() : fail(Kind::ValueExpected, m_at, 1);
    }
}

JsonScanner::Token JsonScanner::string()
{
    for (++m_at; m_at < m_text.size(); ++m_at) {
        const QChar c = m_text[m_at];
        if (c == u'"') {
            ++m_at;
            return Token::String;
        }
        if (c.unicode() < 0x20) // a string that goes on in the next line mostly lacks its end
            return c == u'\n' ? fail(Kind::OpenString, m_start, m_at - m_start) : fail(Kind::ControlCharacter, m_at, 1);
        if (c == u'\\' && !escape())
            return m_token;
    }
    return fail(Kind::OpenString, m_start, m_text.size() - m_start);
}

// Stands on the backslash, and then on the last character of the escape.
bool JsonScanner::escape()
{
    const qsizetype start = m_at;
    const QStringView rest = m_text.sliced(start + 1);
    if (rest.isEmpty())
        return true; // the string has no end, either
    // `\{{` is ours: two braces to be sent as they are.
    const bool ours = m_mentions == JsonFormatter::Mentions::Accepted && rest.startsWith(QLatin1String("{{"));
    if (ours || QStringView(u"\"\\/bfnrt").contains(rest[0])) {
        ++m_at;
        return true;
    }
    const QStringView digits = rest.sliced(1).first(std::min<qsizetype>(4, rest.size() - 1));
    if (rest[0] == u'u' && digits.size() == 4 && std::all_of(digits.begin(), digits.end(), isHexDigit)) {
        m_at += 5;
        return true;
    }
    fail(Kind::BadEscape, start, rest[0] == u'u' ? 2 + digits.size() : 2);
    return false;
}

// Numbers, words and mentions that stand side by side: 12{{digits}} is one number in the end.
JsonScanner::Token JsonScanner::scalar()
{
    bool mentions = false;
    while (m_at < m_text.size()) {
        if (const qsizetype length = mentionAt(m_at); length > 0) {
            mentions = true;
            m_at += length;
        } else if (isScalarPart(m_text[m_at])) {
            ++m_at;
        } else {
            break;
        }
    }
    return mentions ? Token::Scalar : word();
}

JsonScanner::Token JsonScanner::word()
{
    const QStringView word = text();
    if (word == u"true" || word == u"false" || word == u"null" || isNumber(word))
        return Token::Scalar;
    const bool numeric = isDigit(word[0]) || QStringView(u"+-.").contains(word[0]);
    return fail(numeric ? Kind::BadNumber : Kind::UnknownWord, m_start, word.size());
}

// The length of the {{…}} there, or 0.
qsizetype JsonScanner::mentionAt(qsizetype position) const
{
    if (m_mentions == JsonFormatter::Mentions::Refused || !m_text.sliced(position).startsWith(QLatin1String("{{")))
        return 0;
    bool named = false;
    for (qsizetype at = position + 2; at + 1 < m_text.size(); ++at) {
        const QChar c = m_text[at];
        if (c == u'}')
            return named && m_text[at + 1] == u'}' ? at + 2 - position : 0;
        if (c == u'{' || c == u'\n' || c == u'\r')
            return 0;
        named = named || !c.isSpace();
    }
    return 0;
}

} // namespace workbench
