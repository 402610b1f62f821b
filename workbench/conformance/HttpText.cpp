#include "workbench/conformance/HttpText.h"

#include <QCryptographicHash>

#include <algorithm>

namespace workbench::conformance {

std::optional<HttpText> HttpText::take(QByteArray &buffer)
{
    const qsizetype end = buffer.indexOf("\r\n\r\n");
    if (end < 0)
        return std::nullopt;
    HttpText head;
    head.m_raw = buffer.first(end + 4);
    buffer.remove(0, end + 4);
    QByteArrayList lines = head.m_raw.first(end).split('\n');
    head.m_startLine = lines.takeFirst().trimmed();
    for (const QByteArray &line : std::as_const(lines)) {
        const qsizetype colon = line.indexOf(':');
        if (colon >= 0)
            head.m_fields.append({line.first(colon), line.sliced(colon + 1).trimmed()});
    }
    return head;
}

std::optional<HttpText> HttpText::takeFinal(QByteArray &buffer)
{
    std::optional<HttpText> head = take(buffer);
    while (head && head->isInterim())
        head = take(buffer);
    return head;
}

int HttpText::status() const
{
    const bool isResponse = m_startLine.startsWith("HTTP/1.") && m_startLine.size() >= 12;
    return isResponse ? m_startLine.sliced(9, 3).toInt() : 0;
}

QByteArray HttpText::target() const
{
    const QByteArrayList words = m_startLine.split(' ');
    return words.size() == 3 ? words[1] : QByteArray();
}

QByteArrayList HttpText::values(const QByteArray &name) const
{
    QByteArrayList values;
    for (const Field &field : m_fields) {
        if (field.name.compare(name, Qt::CaseInsensitive) == 0)
            values.append(field.value);
    }
    return values;
}

QByteArrayList HttpText::list(const QByteArray &name) const
{
    QByteArrayList elements;
    for (const QByteArray &value : values(name)) {
        for (const QByteArray &part : value.split(',')) {
            if (!part.trimmed().isEmpty())
                elements.append(part.trimmed());
        }
    }
    return elements;
}

bool HttpText::hasToken(const QByteArray &name, const QByteArray &token) const
{
    const QByteArrayList elements = list(name);
    return std::any_of(elements.begin(), elements.end(), [&token](const QByteArray &element) {
        return element.compare(token, Qt::CaseInsensitive) == 0;
    });
}

QByteArray acceptFor(const QByteArray &key)
{
    return QCryptographicHash::hash(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11", QCryptographicHash::Sha1).toBase64();
}

QByteArray requestViolation(const HttpText &request)
{
    if (!request.startLine().startsWith("GET ") || !request.startLine().endsWith(" HTTP/1.1"))
        return "the handshake isn't a GET of HTTP/1.1";
    if (request.values("Host").size() != 1)
        return "the handshake hasn't exactly one Host";
    if (!request.hasToken("Upgrade", "websocket"))
        return "the handshake lacks Upgrade: websocket";
    if (!request.hasToken("Connection", "Upgrade"))
        return "the handshake lacks Connection: Upgrade";
    if (request.values("Sec-WebSocket-Version") != QByteArrayList{"13"})
        return "the handshake hasn't exactly one Sec-WebSocket-Version: 13";
    const QByteArrayList keys = request.values("Sec-WebSocket-Key");
    if (keys.size() != 1 || keys[0].size() != 24 || QByteArray::fromBase64(keys[0]).size() != 16)
        return "the handshake hasn't exactly one Sec-WebSocket-Key of 16 bytes in base64";
    return {};
}

QByteArray acceptanceViolation(const HttpText &answer, const QByteArray &key, const QByteArrayList &subprotocols)
{
    if (!answer.startLine().startsWith("HTTP/1.1 "))
        return "the 101 isn't HTTP/1.1";
    const QByteArrayList upgrade = answer.values("Upgrade");
    if (upgrade.size() != 1 || upgrade[0].compare("websocket", Qt::CaseInsensitive) != 0)
        return "the 101 lacks Upgrade: websocket";
    if (!answer.hasToken("Connection", "Upgrade"))
        return "the 101 lacks Connection: Upgrade";
    if (answer.values("Sec-WebSocket-Accept") != QByteArrayList{acceptFor(key)})
        return "Sec-WebSocket-Accept doesn't answer the key";
    const QByteArrayList chosen = answer.values("Sec-WebSocket-Protocol");
    if (chosen.size() > 1 || (chosen.size() == 1 && !subprotocols.contains(chosen[0])))
        return "the 101 has a subprotocol that was not offered";
    return {};
}

} // namespace workbench::conformance
