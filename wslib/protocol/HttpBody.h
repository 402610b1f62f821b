#pragma once

#include "wslib/protocol/HttpHead.h"

namespace wslib {

/// Reads the body of a response (RFC 9112 §6): by Content-Length, chunked, or until the transport ends. Keeps the first
/// bytes, for a person to read, and stops there.
class HttpBodyReader
{
public:
    /// @p maxSize in bytes: what is kept at most.
    HttpBodyReader(const HttpResponseHead &head, qsizetype maxSize);

    /// Takes bytes; true once the body is complete or as large as it may be.
    bool receive(QByteArrayView input);

    const QByteArray &body() const { return m_body; }
    /// Whether the body was longer than what was kept.
    bool isTruncated() const { return m_truncated; }

private:
    enum class Chunk { Size, Extension, Data, DataEnd, Ended };

    void keep(QByteArrayView piece);
    bool receiveChunked(QByteArrayView input);
    void takeChunkSizeByte(char byte);
    void endChunkSize();

    qsizetype m_maxSize;
    QByteArray m_body;
    bool m_truncated = false;
    bool m_chunked = false;
    qint64 m_remaining = -1; ///< Of Content-Length or of the chunk; negative: until the end.
    Chunk m_chunk = Chunk::Size;
    qsizetype m_chunkLine = 0; ///< Octets of the line with the chunk's size.
};

} // namespace wslib
