#pragma once

#include "wslib/protocol/HttpHeaders.h"

#include <optional>

namespace wslib {

/// An answer to a request: what a server sends instead of, or as, the 101.
struct HttpResponse
{
    int status = 200;
    HttpHeaders headers;
    QByteArray body;
    /// In bytes, of a body that is sent apart, or that HEAD is only told of; @ref body is then empty.
    std::optional<qint64> contentLength;

    /// A refusal with a text/plain body and `Connection: close`.
    static HttpResponse refusal(int status, const QByteArray &text);

    /// What answers HEAD: the same, with the Content-Length of the body that it leaves out (RFC 9110 §9.3.2).
    HttpResponse withoutBody() const;

    /// The bytes for the wire. Adds Content-Length where the status allows a body (RFC 9110 §8.6).
    QByteArray serialized() const;
};

/// The standard phrase of a status ("Not Found"), or "Unknown".
const char *reasonPhrase(int status);

} // namespace wslib
