#include "wslib/protocol/ClientHandshake.h"

#include "wslib/protocol/HandshakeKey.h"

#include <algorithm>

namespace wslib {

namespace {

bool isSetByHandshake(QByteArrayView name)
{
    constexpr const char *own[] = {"Upgrade",
                                   "Connection",
                                   "Sec-WebSocket-Key",
                                   "Sec-WebSocket-Version",
                                   "Sec-WebSocket-Protocol",
                                   "Sec-WebSocket-Extensions",
                                   "Sec-WebSocket-Accept"};
    return std::any_of(std::begin(own), std::end(own),
                       [name](const char *field) { return equalsIgnoringCase(name, field); });
}

bool isVisibleAscii(QByteArrayView text)
{
    return std::all_of(text.begin(), text.end(), [](char byte) {
        const auto code = static_cast<quint8>(byte);
        return code > 0x20 && code < 0x7F;
    });
}

} // namespace

const char *HandshakeOffer::violation() const
{
    if (!target.startsWith('/') || !isVisibleAscii(target) || target.contains('#'))
        return "The path of the URL can't be sent as a request target.";
    if (host.isEmpty() || !isVisibleAscii(host))
        return "The host name can't be sent.";
    if (!isFieldValue(origin))
        return "The Origin has a control character.";
    if (headers.count("Host") > 1 || headers.count("Origin") + (origin.isEmpty() ? 0 : 1) > 1)
        return "Host and Origin can each be given only once.";
    for (const QByteArray &name : subprotocols) {
        if (!isToken(name) || subprotocols.count(name) > 1)
            return "A subprotocol must be a token (letters, digits, !#$%&'*+-.^_`|~) and be named once.";
    }
    for (const HttpHeaders::Field &field : headers) {
        if (!isToken(field.name) || !isFieldValue(field.value))
            return "A header has a name that isn't a token, or a value with a control character.";
        if (isSetByHandshake(field.name))
            return "A header was given that the handshake sets by itself (Upgrade, Connection, Sec-WebSocket-*).";
    }
    return nullptr;
}

QByteArray HandshakeOffer::serialized() const
{
    QByteArray head = "GET " + target + " HTTP/1.1\r\n";
    const auto add = [&head](const QByteArray &name, const QByteArray &value) { head += name + ": " + value + "\r\n"; };
    if (!headers.contains("Host"))
        add("Host", host);
    add("Upgrade", "websocket");
    add("Connection", "Upgrade");
    add("Sec-WebSocket-Key", key);
    add("Sec-WebSocket-Version", "13");
    if (!origin.isEmpty())
        add("Origin", origin);
    if (!subprotocols.isEmpty())
        add("Sec-WebSocket-Protocol", subprotocols.join(", "));
    if (deflate)
        add("Sec-WebSocket-Extensions", offerDeflate(*deflate));
    for (const HttpHeaders::Field &field : headers)
        add(field.name, field.value);
    return head + "\r\n";
}

ClientHandshake::ClientHandshake(const HandshakeOffer &offer, const Limits &limits)
    : m_offer(offer)
    , m_limits(limits)
    , m_reader(HttpHeadReader::Kind::Response, limits)
{
}

ClientHandshake::Progress ClientHandshake::fail(HandshakeFailure failure, const char *text)
{
    m_failure = failure;
    m_failureText = text;
    m_progress = Progress::Failed;
    return m_progress;
}

ClientHandshake::Progress ClientHandshake::receive(QByteArrayView &input)
{
    if (m_progress != Progress::NeedMore)
        return m_progress;
    if (!m_body) {
        switch (m_reader.receive(input)) {
        case HttpHeadReader::Progress::NeedMore:
            return Progress::NeedMore;
        case HttpHeadReader::Progress::Failed:
            return headFailed();
        case HttpHeadReader::Progress::Complete:
            return headComplete(input);
        }
    }
    if (m_body->receive(input))
        return fail(HandshakeFailure::UnexpectedStatus, "the server answered with a status other than 101");
    return Progress::NeedMore;
}

ClientHandshake::Progress ClientHandshake::receiveEnd()
{
    if (m_progress != Progress::NeedMore)
        return m_progress;
    if (m_body)
        return fail(HandshakeFailure::UnexpectedStatus, "the server answered with a status other than 101");
    return fail(HandshakeFailure::EndedEarly, "the connection ended before the server had answered the handshake");
}

ClientHandshake::Progress ClientHandshake::headFailed()
{
    const HttpError &error = m_reader.error();
    if (error.status == 431)
        return fail(HandshakeFailure::HeadTooLarge, error.text);
    const bool isHttp = m_reader.raw().startsWith("HTTP/");
    return fail(isHttp ? HandshakeFailure::MalformedHead : HandshakeFailure::NotHttp, error.text);
}

ClientHandshake::Progress ClientHandshake::headComplete(QByteArrayView &input)
{
    auto parsed = parseResponseHead(m_reader.raw());
    if (const auto *error = std::get_if<HttpError>(&parsed))
        return fail(HandshakeFailure::MalformedHead, error->text);
    m_response = std::move(std::get<HttpResponseHead>(parsed));
    if (m_response.status == 101)
        return checkUpgrade();
    if (m_response.status < 200)
        return skipInterim(input);
    m_body.emplace(m_response, m_limits.maxRejectionBody);
    return receive(input);
}

// RFC 9110 §15.2: a client must be able to read interim answers (100, 103 …) and may ignore them; not without end, though.
ClientHandshake::Progress ClientHandshake::skipInterim(QByteArrayView &input)
{
    constexpr int mostInterimAnswers = 8;
    if (++m_interimAnswers > mostInterimAnswers)
        return fail(HandshakeFailure::UnexpectedStatus, "the server sent interim answers without end");
    m_reader = HttpHeadReader(HttpHeadReader::Kind::Response, m_limits);
    return receive(input);
}

ClientHandshake::Progress ClientHandshake::checkUpgrade()
{
    const HttpHeaders &headers = m_response.headers;
    if (m_response.majorVersion != 1 || m_response.minorVersion < 1)
        return fail(HandshakeFailure::WrongHttpVersion,
                    "the server switched protocols in an HTTP version other than 1.1");
    const QList<QByteArray> upgrade = headers.list("Upgrade");
    if (upgrade.size() != 1 || !equalsIgnoringCase(upgrade.first(), "websocket"))
        return fail(HandshakeFailure::MissingUpgrade, "the server's 101 lacks Upgrade: websocket");
    if (!headers.hasToken("Connection", "upgrade"))
        return fail(HandshakeFailure::MissingConnection, "the server's 101 lacks Connection: Upgrade");
    if (headers.count("Sec-WebSocket-Accept") != 1 || headers.value("Sec-WebSocket-Accept") != acceptKey(m_offer.key))
        return fail(HandshakeFailure::WrongAccept, "the server's Sec-WebSocket-Accept doesn't answer our key");
    return checkExtensions();
}

// §4.1: only what was offered; RFC 7692 §5.1: only with parameters that fit the offer.
ClientHandshake::Progress ClientHandshake::checkExtensions()
{
    const auto extensions = parseExtensions(m_response.headers.joined("Sec-WebSocket-Extensions"));
    if (!extensions)
        return fail(HandshakeFailure::UnofferedExtension, "the server's Sec-WebSocket-Extensions is malformed");
    if (extensions->isEmpty())
        return checkSubprotocol();
    if (!m_offer.deflate || extensions->size() > 1 || extensions->first().name != "permessage-deflate")
        return fail(HandshakeFailure::UnofferedExtension, "the server chose an extension that wasn't offered");
    m_deflate = acceptDeflateAnswer(extensions->first(), *m_offer.deflate);
    if (!m_deflate)
        return fail(HandshakeFailure::UnofferedExtension,
                    "the server answered permessage-deflate with parameters that don't fit the offer");
    return checkSubprotocol();
}

ClientHandshake::Progress ClientHandshake::checkSubprotocol()
{
    const HttpHeaders &headers = m_response.headers;
    if (headers.contains("Sec-WebSocket-Protocol")) {
        // §4.1: exactly one, and one of ours; compared with its case.
        const QByteArray chosen = *headers.value("Sec-WebSocket-Protocol");
        if (headers.count("Sec-WebSocket-Protocol") > 1 || !m_offer.subprotocols.contains(chosen))
            return fail(HandshakeFailure::UnofferedSubprotocol, "the server chose a subprotocol that wasn't offered");
        m_subprotocol = chosen;
    }
    m_progress = Progress::Accepted;
    return m_progress;
}

} // namespace wslib
