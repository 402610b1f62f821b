#pragma once

#include "wslib/protocol/HttpHeaders.h"

namespace wslib {

/// An answer to a request: what a server sends instead of, or as, the 101.
struct HttpResponse
{
    int status = 200;
    HttpHeaders headers;
    QByteArray body;

    /// A refusal with a text/plain body and `Connection: close`.
    static HttpResponse refusal(int status, const QByteArray &text);

    /// The bytes for the wire. Adds Content-Length where the status allows a body (RFC 9110 §8.6).
    QByteArray serialized() const;
};

/// The standard phrase of a status ("Not Found"), or "Unknown".
const char *reasonPhrase(int status);

} // namespace wslib
