#pragma once

#include "wslib/protocol/DeflateNegotiation.h"
#include "wslib/protocol/HttpBody.h"
#include "wslib/protocol/HttpHead.h"

#include <optional>

namespace wslib {

/// What a client asks for in its opening handshake (RFC 6455 §4.1).
struct HandshakeOffer
{
    QByteArray host;   ///< Value of Host: with the port unless it is the scheme's default, IPv6 in brackets.
    QByteArray target; ///< Path and query, percent-encoded; at least "/".
    QByteArray key;    ///< Value of Sec-WebSocket-Key: 16 random bytes in base64, new for each connection.
    QByteArray origin; ///< Empty: not sent.
    QList<QByteArray> subprotocols;
    std::optional<DeflateOptions> deflate; ///< Offers permessage-deflate.
    HttpHeaders headers;                   ///< Further fields.

    /// Why this can't be sent (a field that breaks the head's syntax or that the handshake itself sets), or nullptr.
    const char *violation() const;

    /// The head for the wire.
    QByteArray serialized() const;
};

/// Why an opening handshake failed although something answered.
enum class HandshakeFailure {
    None,
    NotHttp,              ///< What came isn't an HTTP response.
    MalformedHead,        ///< HTTP, but a head that breaks its syntax.
    HeadTooLarge,         ///< Past Limits::maxHeadSize or maxHeadFields.
    UnexpectedStatus,     ///< An HTTP status other than 101.
    WrongHttpVersion,     ///< 101, but not in HTTP/1.1.
    MissingUpgrade,       ///< 101 without Upgrade: websocket.
    MissingConnection,    ///< 101 without Connection: Upgrade.
    WrongAccept,          ///< Sec-WebSocket-Accept is missing, repeated, or doesn't answer our key.
    UnofferedSubprotocol, ///< A subprotocol that wasn't asked for.
    UnofferedExtension,   ///< An extension that wasn't asked for, or with parameters that don't fit what was asked.
    EndedEarly,           ///< The transport ended within the head.
};

/// The client's side of the opening handshake: checks the server's answer against every MUST of RFC 6455 §4.1.
class ClientHandshake
{
public:
    enum class Progress { NeedMore, Accepted, Failed };

    ClientHandshake(const HandshakeOffer &offer, const Limits &limits);

    /// Takes bytes from the front of @p input. Once Accepted, what is left there is frames. An answer that isn't 101 is
    /// read to the end of its body (or Limits::maxRejectionBody) before it is Failed with UnexpectedStatus.
    Progress receive(QByteArrayView &input);

    /// The transport has ended: an answer that has no other end is complete now.
    Progress receiveEnd();

    const HttpResponseHead &response() const { return m_response; }
    /// What came of the head, even if it is none.
    const QByteArray &rawAnswer() const { return m_reader.raw(); }
    /// The body of an answer that isn't 101, its first Limits::maxRejectionBody bytes.
    QByteArray body() const { return m_body ? m_body->body() : QByteArray(); }
    QByteArray subprotocol() const { return m_subprotocol; }
    /// What was agreed on permessage-deflate; nothing if the server declined it.
    std::optional<DeflateParameters> deflate() const { return m_deflate; }
    HandshakeFailure failure() const { return m_failure; }
    /// An English text for failure(), fixed.
    const char *failureText() const { return m_failureText; }

private:
    Progress fail(HandshakeFailure failure, const char *text);
    Progress headFailed();
    Progress headComplete(QByteArrayView &input);
    Progress skipInterim(QByteArrayView &input);
    Progress checkUpgrade();
    Progress checkExtensions();
    Progress checkSubprotocol();

    HandshakeOffer m_offer;
    Limits m_limits;
    HttpHeadReader m_reader;
    std::optional<HttpBodyReader> m_body;
    HttpResponseHead m_response;
    int m_interimAnswers = 0;
    QByteArray m_subprotocol;
    std::optional<DeflateParameters> m_deflate;
    Progress m_progress = Progress::NeedMore;
    HandshakeFailure m_failure = HandshakeFailure::None;
    const char *m_failureText = "";
};

} // namespace wslib
