#include "wslib/protocol/HttpHeaders.h"

#include <algorithm>

namespace wslib {

namespace {

bool isBlank(char byte)
{
    return byte == ' ' || byte == '\t';
}

bool isTokenByte(char byte)
{
    if ((byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9'))
        return true;
    return QByteArrayView("!#$%&'*+-.^_`|~").contains(byte);
}

} // namespace

bool equalsIgnoringCase(QByteArrayView a, QByteArrayView b)
{
    return a.size() == b.size() && qstrnicmp(a.data(), a.size(), b.data(), b.size()) == 0;
}

bool isToken(QByteArrayView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), isTokenByte);
}

bool isFieldValue(QByteArrayView value)
{
    return std::all_of(value.begin(), value.end(), [](char byte) {
        const auto code = static_cast<quint8>(byte);
        return byte == '\t' || (code >= 0x20 && code != 0x7F);
    });
}

QByteArrayView trimmedBlanks(QByteArrayView text)
{
    while (!text.isEmpty() && isBlank(text.front()))
        text = text.sliced(1);
    while (!text.isEmpty() && isBlank(text.back()))
        text.chop(1);
    return text;
}

qsizetype HttpHeaders::count(QByteArrayView name) const
{
    return std::count_if(begin(), end(), [name](const Field &field) { return equalsIgnoringCase(field.name, name); });
}

std::optional<QByteArray> HttpHeaders::value(QByteArrayView name) const
{
    const auto found =
        std::find_if(begin(), end(), [name](const Field &field) { return equalsIgnoringCase(field.name, name); });
    return found == end() ? std::nullopt : std::optional(found->value);
}

QByteArray HttpHeaders::joined(QByteArrayView name) const
{
    QList<QByteArray> values;
    for (const Field &field : m_fields) {
        if (equalsIgnoringCase(field.name, name))
            values.append(field.value);
    }
    return values.join(", ");
}

QList<QByteArray> HttpHeaders::list(QByteArrayView name) const
{
    QList<QByteArray> elements;
    for (const QByteArray &part : joined(name).split(',')) {
        const QByteArrayView element = trimmedBlanks(part);
        if (!element.isEmpty())
            elements.append(element.toByteArray());
    }
    return elements;
}

bool HttpHeaders::hasToken(QByteArrayView name, QByteArrayView token) const
{
    const QList<QByteArray> elements = list(name);
    return std::any_of(elements.begin(), elements.end(),
                       [token](const QByteArray &element) { return equalsIgnoringCase(element, token); });
}

} // namespace wslib
