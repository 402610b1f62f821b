#include "workbench/import/ShellWords.h"

namespace workbench {

namespace {

QString openQuote(QChar quote)
{
    return QStringLiteral("A quote (%1) is opened and never closed. Was the end of the command cut off?").arg(quote);
}

// A word may be empty ('') and still be one.
class Words
{
public:
    void add(QChar c)
    {
        m_word += c;
        m_open = true;
    }
    void add(const QString &text)
    {
        m_word += text;
        m_open = true;
    }
    void open() { m_open = true; }
    bool isOpen() const { return m_open; }
    void end()
    {
        if (m_open)
            m_words += m_word;
        m_word.clear();
        m_open = false;
    }
    QStringList take()
    {
        end();
        return std::move(m_words);
    }

private:
    QStringList m_words;
    QString m_word;
    bool m_open = false;
};

class PosixReader
{
public:
    explicit PosixReader(const QString &line)
        : m_line(line)
    {
    }

    wslib::Loaded<QStringList> read()
    {
        while (m_at < m_line.size() && m_error.isEmpty() && readOne()) {
        }
        if (!m_error.isEmpty())
            return {std::nullopt, m_error};
        return {m_words.take(), {}};
    }

private:
    // False behind the end of the command.
    bool readOne()
    {
        const QChar c = m_line.at(m_at++);
        if (c == u'\n' || c == u'\r')
            return endLine();
        if (c.isSpace())
            endWord();
        else if (c == u'\\')
            escape();
        else if (c == u'\'')
            single();
        else if (c == u'"')
            twice();
        else if (c == u'$' && peek() == u'\'')
            ansi();
        else if (c == u'$' && peek() == u'"')
            return true; // a translated string: the quotes come next
        else if (c == u'#' && !m_words.isOpen())
            skipComment();
        else if (c == u'|' || c == u';' || c == u'&' || c == u'>' || c == u'<')
            return false;
        else
            m_words.add(c);
        return true;
    }

    void skipComment()
    {
        const qsizetype end = m_line.indexOf(u'\n', m_at);
        m_at = end < 0 ? m_line.size() : end;
    }

    QChar peek() const { return m_at < m_line.size() ? m_line.at(m_at) : QChar(); }

    void endWord()
    {
        m_began = m_began || m_words.isOpen(); // a line's end may follow
        m_words.end();
    }

    // Leading empty lines are none; another ends the command.
    bool endLine()
    {
        const bool began = m_words.isOpen() || m_began;
        m_words.end();
        m_began = began;
        return !began || QStringView(m_line).sliced(m_at).trimmed().startsWith(u'-'); // a lost backslash, when pasted
    }

    void escape()
    {
        if (m_at >= m_line.size())
            return;
        const QChar next = m_line.at(m_at++);
        m_began = true;
        if (next == u'\r' && peek() == u'\n')
            ++m_at;
        else if (next != u'\n')
            m_words.add(next);
    }

    void single()
    {
        const qsizetype end = m_line.indexOf(u'\'', m_at);
        if (end < 0) {
            m_error = openQuote(u'\'');
            return;
        }
        m_words.add(m_line.sliced(m_at, end - m_at));
        m_at = end + 1;
    }

    void twice()
    {
        m_words.open();
        while (m_at < m_line.size()) {
            const QChar c = m_line.at(m_at++);
            if (c == u'"')
                return;
            if (c != u'\\' || m_at >= m_line.size()) {
                m_words.add(c);
                continue;
            }
            const QChar next = m_line.at(m_at++);
            if (next == u'\n')
                continue;
            if (!QStringView(u"$`\"\\").contains(next))
                m_words.add(c);
            m_words.add(next);
        }
        m_error = openQuote(u'"');
    }

    void ansi()
    {
        ++m_at;
        QByteArray bytes; // \xHH are bytes, which together may be UTF-8
        m_words.open();
        while (m_at < m_line.size()) {
            const QChar c = m_line.at(m_at++);
            if (c == u'\'') {
                m_words.add(QString::fromUtf8(bytes));
                return;
            }
            if (c != u'\\') {
                bytes +=
                    QStringView(m_line).sliced(m_at - 1, c.isHighSurrogate() && m_at < m_line.size() ? 2 : 1).toUtf8();
                m_at += c.isHighSurrogate() ? 1 : 0;
            } else if (m_at < m_line.size()) {
                bytes += ansiEscape();
            }
        }
        m_error = openQuote(u'\'');
    }

    QByteArray ansiEscape()
    {
        const QChar c = m_line.at(m_at++);
        switch (c.unicode()) {
        case 'n':
            return "\n";
        case 't':
            return "\t";
        case 'r':
            return "\r";
        case 'a':
            return "\a";
        case 'b':
            return "\b";
        case 'f':
            return "\f";
        case 'v':
            return "\v";
        case 'e':
        case 'E':
            return "\x1b";
        case 'x':
            return QByteArray(1, static_cast<char>(digits(16, 2)));
        case 'u':
            return unit(4);
        case 'U':
            return unit(8);
        default:
            break;
        }
        if (c >= u'0' && c <= u'7') {
            --m_at;
            return QByteArray(1, static_cast<char>(digits(8, 3)));
        }
        return QStringView(u"\\'\"?").contains(c) ? QString(c).toUtf8() : '\\' + QString(c).toUtf8();
    }

    // Browsers write what lies beyond the first plane as two \u.
    QByteArray unit(int most)
    {
        char32_t code = digits(16, most);
        if (QChar::isHighSurrogate(code) && QStringView(m_line).sliced(m_at).startsWith(u"\\u")) {
            m_at += 2;
            code = QChar::surrogateToUcs4(static_cast<char16_t>(code), static_cast<char16_t>(digits(16, 4)));
        }
        return QString::fromUcs4(&code, 1).toUtf8();
    }

    char32_t digits(int base, int most)
    {
        char32_t value = 0;
        for (int i = 0; i < most && m_at < m_line.size(); ++i, ++m_at) {
            bool ok = false;
            const uint digit = QString(m_line.at(m_at)).toUInt(&ok, base);
            if (!ok)
                break;
            value = value * static_cast<char32_t>(base) + digit;
        }
        return value;
    }

    const QString &m_line;
    qsizetype m_at = 0;
    Words m_words;
    QString m_error;
    bool m_began = false;
};

} // namespace

wslib::Loaded<QStringList> splitPosixShell(const QString &line)
{
    return PosixReader(line).read();
}

// Browsers write ^" for each quote and \^" for one within; other signs that cmd knows get a ^ too.
wslib::Loaded<QStringList> splitCmdShell(const QString &line)
{
    QString plain;
    for (qsizetype i = 0; i < line.size(); ++i) {
        const QChar c = line.at(i);
        if (c != u'^') {
            plain += c;
            continue;
        }
        if (++i >= line.size())
            break;
        if (line.at(i) == u'\r' && i + 1 < line.size() && line.at(i + 1) == u'\n')
            ++i;
        if (line.at(i) == u'\n') {
            // "^\n\n" within an argument is a line's end in it
            if (i + 1 < line.size() && line.at(i + 1) == u'\n')
                plain += line.at(++i);
            continue;
        }
        plain += line.at(i);
    }
    Words words;
    bool quoted = false;
    for (qsizetype i = 0; i < plain.size(); ++i) {
        const QChar c = plain.at(i);
        const QChar next = i + 1 < plain.size() ? plain.at(i + 1) : QChar();
        if (c == u'\\' && (next == u'"' || next == u'\\')) {
            words.add(next);
            ++i;
        } else if (c == u'"' && quoted && next == u'"') {
            words.add(next);
            ++i;
        } else if (c == u'"') {
            quoted = !quoted;
            words.open();
        } else if (c.isSpace() && !quoted) {
            words.end();
        } else if (!quoted && (c == u'&' || c == u'|')) {
            break;
        } else {
            words.add(c);
        }
    }
    if (quoted)
        return {std::nullopt, openQuote(u'"')};
    return {words.take(), {}};
}

} // namespace workbench
