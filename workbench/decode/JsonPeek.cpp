#include "workbench/decode/JsonPeek.h"

#include <algorithm>

namespace workbench {

namespace {

constexpr qsizetype maxMembers = 64;
constexpr qsizetype maxValue = 200;

class Scanner
{
public:
    explicit Scanner(QByteArrayView text)
        : m_text(text)
    {
    }

    bool take(char wanted)
    {
        skipSpace();
        if (m_at >= m_text.size() || m_text[m_at] != wanted)
            return false;
        ++m_at;
        return true;
    }

    // A string with its quotation marks, or nothing.
    QByteArrayView string()
    {
        skipSpace();
        const qsizetype begin = m_at;
        if (!take('"'))
            return {};
        while (m_at < m_text.size() && m_text[m_at] != '"')
            m_at += m_text[m_at] == '\\' ? 2 : 1;
        m_at = std::min(m_at + 1, m_text.size());
        return m_text.sliced(begin, m_at - begin);
    }

    // Whatever stands up to the comma or the end; what is nested gives nothing.
    QByteArrayView value()
    {
        skipSpace();
        if (m_at < m_text.size() && m_text[m_at] == '"')
            return string();
        const qsizetype begin = m_at;
        bool nested = false;
        for (int depth = 0; m_at < m_text.size(); ++m_at) {
            const char byte = m_text[m_at];
            if (byte == '"') {
                string();
                --m_at;
            } else if (byte == '{' || byte == '[') {
                nested = true;
                ++depth;
            } else if ((byte == '}' || byte == ']') && depth-- == 0) {
                break;
            } else if (byte == ',' && depth == 0) {
                break;
            }
        }
        return nested ? QByteArrayView() : m_text.sliced(begin, m_at - begin).trimmed();
    }

private:
    void skipSpace()
    {
        while (m_at < m_text.size()
               && (m_text[m_at] == ' ' || m_text[m_at] == '\n' || m_text[m_at] == '\r' || m_text[m_at] == '\t'))
            ++m_at;
    }

    QByteArrayView m_text;
    qsizetype m_at = 0;
};

} // namespace

JsonPeek::JsonPeek(QByteArrayView text)
{
    Scanner scanner(text);
    m_array = scanner.take('[');
    m_object = scanner.take('{');
    if (!m_object)
        return;
    do {
        const QByteArrayView key = scanner.string();
        if (key.size() < 2 || !scanner.take(':'))
            return;
        const QByteArrayView value = scanner.value();
        m_members.emplaceBack(key.sliced(1, key.size() - 2).toByteArray(),
                              value.size() > maxValue ? QByteArray() : value.toByteArray());
    } while (m_members.size() < maxMembers && scanner.take(','));
}

bool JsonPeek::has(QByteArrayView key) const
{
    return std::any_of(m_members.cbegin(), m_members.cend(), [key](const auto &member) { return member.first == key; });
}

QByteArray JsonPeek::value(QByteArrayView key) const
{
    const auto found =
        std::find_if(m_members.cbegin(), m_members.cend(), [key](const auto &member) { return member.first == key; });
    return found == m_members.cend() ? QByteArray() : found->second;
}

} // namespace workbench
