#pragma once

#include <QByteArray>

namespace workbench::conformance {

/// A whole answer to a plain HTTP request, or to a handshake that leads nowhere. The connection ends behind it.
struct HttpAnswer
{
    int status = 200;
    QByteArray type = "text/plain; charset=utf-8";
    QByteArray body;
    QByteArray fields; ///< Further lines, each with its CRLF.

    /// An error: @p sentence says what was wrong and what would be right.
    static HttpAnswer error(int status, const QByteArray &sentence);

    /// For the wire; without the body if it answers a HEAD.
    QByteArray bytes(bool toHead = false) const;
};

} // namespace workbench::conformance
