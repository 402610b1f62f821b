#pragma once

#include "wslib/protocol/HttpHead.h"
#include "wslib/protocol/HttpResponse.h"

#include <QDateTime>

#include <optional>

namespace wslib {

/// What has to be known about a file to answer a request for it.
struct FileFacts
{
    qint64 size = 0;                       ///< In bytes.
    QByteArray entityTag;                  ///< A strong one, with its quotes: `"1f-18c2"`.
    std::optional<QDateTime> lastModified; ///< Only the seconds count. Nothing: not known.
    QByteArray contentType;
};

/// How a request for a file is answered: the head, and which part of the file follows it.
struct FileAnswer
{
    HttpResponse head;
    qint64 offset = 0; ///< In bytes, from the beginning of the file.
    qint64 length = 0; ///< In bytes; 0 for HEAD and for what has no part of the file.
};

/// Answers a GET or HEAD of an existing file: 200, 206 with Content-Range, 304, 412 or 416.
///
/// The conditions are evaluated in the order of RFC 9110 §13.2.2: If-Match (strong comparison), else
/// If-Unmodified-Since; If-None-Match (weak comparison), else If-Modified-Since; then, for GET alone (§14.2), Range, unless
/// If-Range says that the client has another version. A date that is none is ignored. A Range that is malformed or has
/// several ranges is ignored as well, so that the whole file is sent.
///
/// An If-Range date counts when it is exactly the Last-Modified. Whether a second is fine enough is for the client to know,
/// who must not use a date when it was told an ETag (§13.1.5).
FileAnswer answerFileRequest(const HttpRequestHead &request, const FileFacts &file);

} // namespace wslib
