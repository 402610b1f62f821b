#pragma once

#include "wslib/protocol/HttpHead.h"
#include "wslib/protocol/HttpResponse.h"

#include <variant>

namespace wslib {

/// What a request is about (RFC 9112 §3.2).
struct RequestTarget
{
    QByteArray path;  ///< As on the wire, without the query; begins with "/".
    QByteArray query; ///< Behind the "?", as on the wire.
    QByteArray host;  ///< Host, or the authority of an absolute-form target; empty if HTTP/1.0 doesn't say.
};

/// Takes the target apart: a path, or an absolute URI with http, https, ws or wss, whose authority then stands for Host
/// (§3.2.2). Refuses with 400 other forms, fragments, and a Host that is malformed, given twice or (but for HTTP/1.0)
/// missing (§3.2).
std::variant<RequestTarget, HttpResponse> parseRequestTarget(const HttpRequestHead &head);

} // namespace wslib
