#pragma once

#include <QByteArray>
#include <QList>

#include <optional>

namespace workbench {

/// One field of an HTTP head.
struct HeadField
{
    QByteArray name;
    QByteArray value;
    bool isSecret = false; ///< It proves who somebody is: Authorization, Cookie …
};

/// An HTTP head taken apart as it is: what breaks the grammar is shown, not refused.
struct HeadFacts
{
    QByteArray startLine;
    QList<HeadField> fields;
    bool isRequest = false;

    static HeadFacts of(const QByteArray &head);
    /// All values of that name, joined with ", " (RFC 9110 §5.3); nothing if there is none.
    std::optional<QByteArray> value(QByteArrayView name) const;
    /// "/chat?x=1" of a request.
    QByteArray target() const;
    /// 101 of an answer, else 0.
    int status() const;
};

/// Both heads of an opening handshake, as on the wire; one that isn't known is empty.
struct HandshakeHeads
{
    QByteArray request;
    QByteArray response;

    bool isEmpty() const { return request.isEmpty() && response.isEmpty(); }
    bool operator==(const HandshakeHeads &) const = default;
};

/// Whether Sec-WebSocket-Accept belongs to Sec-WebSocket-Key (RFC 6455 §4.2.2).
enum class AcceptVerdict {
    Unknown, ///< One of the heads isn't known, or the answer is no 101.
    Right,
    Wrong,
    Missing,
};
AcceptVerdict judgeAccept(const HeadFacts &request, const HeadFacts &response);

/// @p head with the values of its secrets masked.
QByteArray maskedHead(const QByteArray &head);

} // namespace workbench
