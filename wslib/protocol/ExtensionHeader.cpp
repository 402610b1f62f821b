#include "wslib/protocol/ExtensionHeader.h"

#include "wslib/protocol/HttpHeaders.h"

namespace wslib {

namespace {

class ExtensionParser
{
public:
    explicit ExtensionParser(QByteArrayView text)
        : m_text(text)
    {
    }

    // extension-list = 1#extension, where #rule lets elements be empty (RFC 9110 §5.6.1.2)
    std::optional<QList<Extension>> parseList()
    {
        QList<Extension> list;
        for (;;) {
            skipBlanks();
            if (!atEnd() && peek() != ',' && !parseExtension(list.emplaceBack()))
                return std::nullopt;
            skipBlanks();
            if (atEnd())
                return list;
            if (!take(','))
                return std::nullopt;
        }
    }

private:
    bool atEnd() const { return m_at == m_text.size(); }
    char peek() const { return m_text[m_at]; }

    bool take(char wanted)
    {
        if (atEnd() || peek() != wanted)
            return false;
        ++m_at;
        return true;
    }

    void skipBlanks()
    {
        while (!atEnd() && (peek() == ' ' || peek() == '\t'))
            ++m_at;
    }

    // Empty if there is none.
    QByteArray takeToken()
    {
        const qsizetype start = m_at;
        while (!atEnd() && isToken(m_text.sliced(m_at, 1)))
            ++m_at;
        return m_text.sliced(start, m_at - start).toByteArray();
    }

    bool parseExtension(Extension &extension)
    {
        extension.name = takeToken();
        if (extension.name.isEmpty())
            return false;
        for (;;) {
            skipBlanks();
            if (!take(';'))
                return true;
            skipBlanks();
            if (!parseParameter(extension.parameters.emplaceBack()))
                return false;
        }
    }

    bool parseParameter(Extension::Parameter &parameter)
    {
        parameter.name = takeToken();
        if (parameter.name.isEmpty())
            return false;
        skipBlanks();
        if (!take('='))
            return true;
        skipBlanks();
        parameter.value = !atEnd() && peek() == '"' ? takeQuoted() : takeToken();
        return isToken(*parameter.value);
    }

    // Empty, which is no token, if the quote doesn't end.
    QByteArray takeQuoted()
    {
        QByteArray value;
        ++m_at;
        while (!atEnd() && peek() != '"') {
            if (peek() == '\\')
                ++m_at;
            if (atEnd())
                return {};
            value += m_text[m_at++];
        }
        return take('"') ? value : QByteArray();
    }

    QByteArrayView m_text;
    qsizetype m_at = 0;
};

} // namespace

std::optional<QList<Extension>> parseExtensions(QByteArrayView header)
{
    return ExtensionParser(header).parseList();
}

} // namespace wslib
