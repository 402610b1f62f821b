#include "workbench/decode/JsonReader.h"

namespace workbench {

namespace {

bool isDigit(char byte)
{
    return byte >= '0' && byte <= '9';
}

bool isWordByte(char byte)
{
    return isDigit(byte) || ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z') || byte == '_';
}

void appendUtf8(QByteArray &text, char32_t code)
{
    const auto put = [&text](char32_t byte) { text += static_cast<char>(byte); };
    if (code < 0x80) {
        put(code);
    } else if (code < 0x800) {
        put(0xC0 | (code >> 6));
        put(0x80 | (code & 0x3F));
    } else if (code < 0x10000) {
        put(0xE0 | (code >> 12));
        put(0x80 | ((code >> 6) & 0x3F));
        put(0x80 | (code & 0x3F));
    } else {
        put(0xF0 | (code >> 18));
        put(0x80 | ((code >> 12) & 0x3F));
        put(0x80 | ((code >> 6) & 0x3F));
        put(0x80 | (code & 0x3F));
    }
}

} // namespace

JsonReader::JsonReader(QByteArrayView bytes, TreeWriter &writer, qsizetype from)
    : m_bytes(bytes)
    , m_writer(writer)
    , m_at(from)
{
}

bool JsonReader::fail(const char *what)
{
    if (m_at >= m_bytes.size()) {
        m_error = {
            {QT_TRANSLATE_NOOP("workbench", "The JSON ends too early: something that was begun isn’t ended."), {}},
            m_bytes.size()};
        return false;
    }
    // The whole of a word, and of a character.
    static constexpr qsizetype longest = 24;
    const auto goesOn = [this](qsizetype at) {
        const auto byte = static_cast<quint8>(m_bytes[at]);
        return (byte & 0xC0) == 0x80 || (isWordByte(m_bytes[m_at]) && isWordByte(m_bytes[at]));
    };
    qsizetype end = m_at + 1;
    while (end < m_bytes.size() && end < m_at + longest && goesOn(end))
        ++end;
    const auto code = static_cast<quint8>(m_bytes[m_at]);
    const QString found = code < 0x20 ? QStringLiteral("\\x%1").arg(code, 2, 16, QLatin1Char('0'))
                                      : QString::fromUtf8(m_bytes.sliced(m_at, end - m_at));
    m_error = {{what, {found}}, m_at};
    return false;
}

bool JsonReader::full()
{
    m_error = limitError(m_writer, m_at);
    return false;
}

void JsonReader::skipSpace()
{
    while (m_at < m_bytes.size()
           && (m_bytes[m_at] == ' ' || m_bytes[m_at] == '\n' || m_bytes[m_at] == '\r' || m_bytes[m_at] == '\t'))
        ++m_at;
}

bool JsonReader::readDocument()
{
    if (!readValue())
        return false;
    return m_at == m_bytes.size()
           || fail(QT_TRANSLATE_NOOP("workbench", "The JSON is at its end here, but “%1” follows."));
}

bool JsonReader::readValue()
{
    skipSpace();
    const bool read = peek() == '{' ? readObject() : peek() == '[' ? readArray() : readPlainValue();
    skipSpace();
    return read;
}

bool JsonReader::readPlainValue()
{
    const qsizetype begin = m_at;
    switch (peek()) {
    case '"': {
        QByteArray text;
        if (!readString(text))
            return false;
        return m_writer.string(text, begin, m_at) || full();
    }
    case 't':
        return readWord("true", TreeWriter::Type::Boolean);
    case 'f':
        return readWord("false", TreeWriter::Type::Boolean);
    case 'n':
        return readWord("null", TreeWriter::Type::Null);
    default:
        return readNumber();
    }
}

bool JsonReader::readObject()
{
    if (!m_writer.begin(TreeWriter::Type::Object, m_at))
        return full();
    ++m_at;
    skipSpace();
    for (bool first = true; peek() != '}'; first = false) {
        if (!first) {
            if (peek() != ',')
                return fail(QT_TRANSLATE_NOOP("workbench", "A comma or “}” should stand here, not “%1”."));
            ++m_at;
            skipSpace();
        }
        if (peek() != '"')
            return fail(QT_TRANSLATE_NOOP("workbench", "A key in quotation marks should stand here, not “%1”."));
        QByteArray key;
        if (!readString(key))
            return false;
        skipSpace();
        if (peek() != ':')
            return fail(QT_TRANSLATE_NOOP("workbench", "A colon should stand behind the key, not “%1”."));
        ++m_at;
        m_writer.key(key);
        if (!readValue())
            return false;
    }
    ++m_at;
    m_writer.end(m_at);
    return true;
}

bool JsonReader::readArray()
{
    if (!m_writer.begin(TreeWriter::Type::Array, m_at))
        return full();
    ++m_at;
    return readElements(true);
}

bool JsonReader::readRestOfArray()
{
    skipSpace();
    if (!m_writer.begin(TreeWriter::Type::Array, m_at))
        return full();
    if (!readElements(false))
        return false;
    skipSpace();
    return m_at == m_bytes.size()
           || fail(QT_TRANSLATE_NOOP("workbench", "The JSON is at its end here, but “%1” follows."));
}

bool JsonReader::readElements(bool first)
{
    skipSpace();
    for (; peek() != ']'; first = false) {
        if (!first) {
            if (peek() != ',')
                return fail(QT_TRANSLATE_NOOP("workbench", "A comma or “]” should stand here, not “%1”."));
            ++m_at;
        }
        if (!readValue())
            return false;
    }
    ++m_at;
    m_writer.end(m_at);
    return true;
}

bool JsonReader::readString(QByteArray &text)
{
    ++m_at;
    for (;;) {
        const qsizetype begin = m_at;
        while (m_at < m_bytes.size() && static_cast<quint8>(m_bytes[m_at]) >= 0x20 && m_bytes[m_at] != '"'
               && m_bytes[m_at] != '\\')
            ++m_at;
        text.append(m_bytes.sliced(begin, m_at - begin));
        if (peek() == '"' && m_at < m_bytes.size()) {
            ++m_at;
            return true;
        }
        if (m_at >= m_bytes.size() || m_bytes[m_at] != '\\')
            return fail(QT_TRANSLATE_NOOP("workbench", "A control character (%1) must be escaped inside a string."));
        ++m_at;
        if (!readEscape(text))
            return false;
    }
}

bool JsonReader::readEscape(QByteArray &text)
{
    static constexpr QByteArrayView names("\"\\/bfnrt");
    static constexpr QByteArrayView meant("\"\\/\b\f\n\r\t");
    if (peek() == 'u')
        return readUnicode(text);
    const qsizetype which = m_at < m_bytes.size() ? names.indexOf(peek()) : -1;
    if (which < 0)
        return fail(QT_TRANSLATE_NOOP("workbench", "JSON knows no escape “\\%1”."));
    text += meant[which];
    ++m_at;
    return true;
}

int JsonReader::hex4(qsizetype at) const
{
    if (at + 4 > m_bytes.size())
        return -1;
    bool ok = false;
    const QByteArrayView digits = m_bytes.sliced(at, 4);
    for (const char digit : digits) {
        if (!isDigit(digit) && !((digit | 0x20) >= 'a' && (digit | 0x20) <= 'f'))
            return -1;
    }
    const int code = digits.toByteArray().toInt(&ok, 16);
    return ok ? code : -1;
}

bool JsonReader::readUnicode(QByteArray &text)
{
    const int unit = hex4(m_at + 1);
    if (unit < 0)
        return fail(QT_TRANSLATE_NOOP("workbench", "Four hexadecimal digits should stand behind “\\%1”."));
    m_at += 5;
    auto code = static_cast<char32_t>(unit);
    const bool pair = code >= 0xD800 && code < 0xDC00 && m_at + 1 < m_bytes.size() && m_bytes[m_at] == '\\'
                      && m_bytes[m_at + 1] == 'u';
    const int second = pair ? hex4(m_at + 2) : -1;
    if (second >= 0xDC00 && second < 0xE000) {
        code = 0x10000 + ((code - 0xD800) << 10) + static_cast<char32_t>(second - 0xDC00);
        m_at += 6;
    } else if (code >= 0xD800 && code < 0xE000) {
        code = 0xFFFD; // half of a character, which UTF-8 can't say
    }
    appendUtf8(text, code);
    return true;
}

bool JsonReader::readDigits()
{
    if (!isDigit(peek()))
        return fail(QT_TRANSLATE_NOOP("workbench", "A digit should stand here, not “%1”."));
    while (isDigit(peek()))
        ++m_at;
    return true;
}

bool JsonReader::readNumber()
{
    const qsizetype begin = m_at;
    if (peek() != '-' && !isDigit(peek()))
        return fail(QT_TRANSLATE_NOOP("workbench", "A value should stand here, not “%1”."));
    if (peek() == '-')
        ++m_at;
    if (peek() == '0')
        ++m_at;
    else if (!readDigits())
        return false;
    bool whole = true;
    if (peek() == '.') {
        whole = false;
        ++m_at;
        if (!readDigits())
            return false;
    }
    if (peek() == 'e' || peek() == 'E') {
        whole = false;
        ++m_at;
        if (peek() == '+' || peek() == '-')
            ++m_at;
        if (!readDigits())
            return false;
    }
    const auto type = whole ? TreeWriter::Type::Integer : TreeWriter::Type::Float;
    return m_writer.value(type, m_bytes.sliced(begin, m_at - begin), begin, m_at) || full();
}

bool JsonReader::readWord(QByteArrayView word, TreeWriter::Type type)
{
    const qsizetype begin = m_at;
    if (!m_bytes.sliced(m_at).startsWith(word)) {
        // A cut off "tru" ends too early; anything else is no word of JSON.
        if (word.startsWith(m_bytes.sliced(m_at)))
            m_at = m_bytes.size();
        return fail(QT_TRANSLATE_NOOP("workbench", "A value should stand here, not “%1”."));
    }
    m_at += word.size();
    return m_writer.value(type, word, begin, m_at) || full();
}

} // namespace workbench
