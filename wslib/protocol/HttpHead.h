#pragma once

#include "wslib/protocol/HttpHeaders.h"
#include "wslib/protocol/Limits.h"

#include <variant>

namespace wslib {

/// Why a head is refused: the HTTP status that answers it, and a fixed English text.
struct HttpError
{
    int status = 400;
    const char *text = "";
};

/// The head of a request (RFC 9112 §3).
struct HttpRequestHead
{
    QByteArray method;
    QByteArray target; ///< As on the wire: percent-encoding and case untouched.
    int majorVersion = 1;
    int minorVersion = 1;
    HttpHeaders headers;
    QByteArray raw; ///< The bytes it was read from, with the empty line.
};

/// The head of a response (RFC 9112 §4).
struct HttpResponseHead
{
    int majorVersion = 1;
    int minorVersion = 1;
    int status = 0;
    QByteArray reason;
    HttpHeaders headers;
    QByteArray raw;
};

/// Parses a complete head, empty line included, strictly: CRLF line ends only, no folded lines, no blank before a colon,
/// no control characters (RFC 9112 §2.2, §5). Both parsers are linear in the size of the head.
std::variant<HttpRequestHead, HttpError> parseRequestHead(const QByteArray &raw);
std::variant<HttpResponseHead, HttpError> parseResponseHead(const QByteArray &raw);

/// Whether a request with these fields has a body behind its head (RFC 9112 §6.3): Transfer-Encoding, or a Content-Length
/// that isn't plainly 0.
bool announcesBody(const HttpHeaders &headers);

/// Collects the bytes of one head, within Limits::maxHeadSize and maxHeadFields, and stops behind it. What can never
/// become a head (a bare LF, a NUL, a wrong beginning) is refused at the byte that shows it.
class HttpHeadReader
{
public:
    enum class Kind { Request, Response };
    enum class Progress { NeedMore, Complete, Failed };

    HttpHeadReader(Kind kind, const Limits &limits);

    /// Consumes from the front of @p input up to the end of the head; what follows stays there.
    Progress receive(QByteArrayView &input);

    /// The head, once Complete; what came so far, otherwise.
    const QByteArray &raw() const { return m_raw; }
    const HttpError &error() const { return m_error; }

private:
    Progress takeByte(char byte);
    Progress endLine();
    Progress fail(int status, const char *text);

    Kind m_kind;
    qsizetype m_maxSize;
    int m_maxFields;
    Progress m_progress = Progress::NeedMore;
    QByteArray m_raw;
    qsizetype m_lineStart = 0;
    int m_lines = 0;
    HttpError m_error;
};

} // namespace wslib
