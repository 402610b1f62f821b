#include "workbench/conformance/OpeningHandshake.h"

#include <algorithm>

namespace workbench::conformance {

namespace {

const QByteArray plainRequest = "GET {target} HTTP/1.1\r\n"
                                "Host: {host}\r\n"
                                "Upgrade: websocket\r\n"
                                "Connection: Upgrade\r\n"
                                "Sec-WebSocket-Key: {key}\r\n"
                                "Sec-WebSocket-Version: 13\r\n"
                                "{extensions}\r\n";
const QByteArray plainAnswer = "HTTP/1.1 101 Switching Protocols\r\n"
                               "Upgrade: websocket\r\n"
                               "Connection: Upgrade\r\n"
                               "Sec-WebSocket-Accept: {accept}\r\n"
                               "{extensions}\r\n";

QByteArray nameOf(const QUrl &url)
{
    const QByteArray host = url.host(QUrl::FullyEncoded).toLatin1();
    return host.contains(':') ? '[' + host + ']' : host;
}

QByteArray portOf(const QUrl &url)
{
    return QByteArray::number(url.port(url.scheme() == QStringLiteral("wss") ? 443 : 80));
}

QByteArray hostOf(const QUrl &url)
{
    return url.port() > 0 ? nameOf(url) + ':' + QByteArray::number(url.port()) : nameOf(url);
}

QByteArray targetOf(const QUrl &url)
{
    QByteArray target = url.path(QUrl::FullyEncoded).toLatin1();
    if (target.isEmpty())
        target = "/";
    if (url.hasQuery())
        target += '?' + url.query(QUrl::FullyEncoded).toLatin1();
    return target;
}

// How long things are is known when the other place-holders are filled in.
void fillLengths(QByteArray &text)
{
    const QByteArray chunk = "{chunk}";
    const QByteArray lastChunk = "\r\n0\r\n\r\n";
    const qsizetype at = text.indexOf(chunk + "\r\n");
    const qsizetype begin = at + chunk.size() + 2;
    if (at >= 0)
        text.replace(at, chunk.size(), QByteArray::number(text.lastIndexOf(lastChunk) - begin, 16));
    const QByteArray endOfHead = "\r\n\r\n";
    text.replace("{behind}", QByteArray::number(text.size() - text.indexOf(endOfHead) - endOfHead.size()));
}

} // namespace

OpeningHandshake::OpeningHandshake(const Opening &opening)
    : m_opening(opening)
    , m_extensions(opening.extensions)
{
}

QByteArray OpeningHandshake::expanded(QByteArray text) const
{
    if (!text.contains('{'))
        return text;
    const QByteArray field =
        m_extensions.isEmpty() ? QByteArray() : "Sec-WebSocket-Extensions: " + m_extensions + "\r\n";
    text.replace("{target}", targetOf(m_url));
    text.replace("{host}", hostOf(m_url));
    text.replace("{name}", nameOf(m_url));
    text.replace("{port}", portOf(m_url));
    text.replace("{key}", m_key);
    text.replace("{accept}", acceptFor(m_clientKey));
    text.replace("{extensions}", field);
    fillLengths(text);
    return text;
}

// ---- We are the client -----------------------------------------------------------------------------------------------

QByteArray OpeningHandshake::request(const QUrl &url, QRandomGenerator &random)
{
    m_url = url;
    QByteArray nonce(16, '\0');
    std::generate(nonce.begin(), nonce.end(), [&random] { return static_cast<char>(random.generate() >> 24U); });
    m_key = nonce.toBase64();
    m_sent = expanded(m_opening.head.isEmpty() && !m_opening.unfinished ? plainRequest : m_opening.head);
    return m_sent;
}

void OpeningHandshake::readAnswer(const HttpText &answer)
{
    QByteArray sent = m_sent;
    const std::optional<HttpText> request = HttpText::take(sent);
    const QByteArrayList keys = request ? request->values("Sec-WebSocket-Key") : QByteArrayList();
    if (!keys.isEmpty())
        m_violation = acceptanceViolation(answer, keys.first(), request->list("Sec-WebSocket-Protocol"));
    if (!m_violation.isEmpty())
        return;
    const QByteArray offer = request ? request->values("Sec-WebSocket-Extensions").join(", ") : m_extensions;
    const AnswerReading reading = conformance::readAnswer(offer, answer.values("Sec-WebSocket-Extensions").join(", "));
    if (const auto *violation = std::get_if<QByteArray>(&reading))
        m_violation = *violation;
    else if (const auto *terms = std::get_if<DeflateTerms>(&reading))
        m_deflate = *terms;
    else if (m_opening.compression == Compression::Agreed)
        lacks("the server declined permessage-deflate");
}

// ---- We are the server -----------------------------------------------------------------------------------------------

void OpeningHandshake::readRequest(const HttpText &request)
{
    m_violation = requestViolation(request);
    if (!m_violation.isEmpty())
        return;
    m_clientKey = request.values("Sec-WebSocket-Key").first();
    // For a Location of ours.
    m_url = QUrl::fromEncoded("ws://" + request.values("Host").first() + request.target());
    const QByteArray offer = request.values("Sec-WebSocket-Extensions").join(", ");
    if (m_opening.compression == Compression::Wrong && validOffers(offer).isEmpty())
        lacks("the client doesn't offer permessage-deflate");
    if (m_opening.compression != Compression::Agreed)
        return;
    const std::optional<QByteArray> answer = makeAnswer(offer, m_extensions);
    if (!answer) {
        lacks("the client doesn't offer permessage-deflate with these parameters");
        return;
    }
    m_extensions = *answer;
    const AnswerReading reading = conformance::readAnswer(offer, m_extensions);
    m_deflate = *std::get_if<DeflateTerms>(&reading);
}

QByteArray OpeningHandshake::answer() const
{
    const bool plain = (m_opening.head.isEmpty() && !m_opening.unfinished) || !m_unimplemented.isEmpty();
    return expanded(plain ? plainAnswer : m_opening.head);
}

void OpeningHandshake::lacks(const QByteArray &what)
{
    m_unimplemented = what;
    m_extensions.clear();
}

} // namespace workbench::conformance
