#include "wslib/protocol/HttpBody.h"

#include <algorithm>

namespace wslib {

namespace {

// A chunk's size, and extensions that nobody uses (RFC 9112 §7.1.1: to be limited).
constexpr qsizetype longestChunkLine = 4096;

bool hasNoBody(int status)
{
    return status < 200 || status == 204 || status == 304;
}

} // namespace

HttpBodyReader::HttpBodyReader(const HttpResponseHead &head, qsizetype maxSize)
    : m_maxSize(maxSize)
    , m_chunked(!hasNoBody(head.status) && head.headers.hasToken("Transfer-Encoding", "chunked"))
{
    if (m_chunked || hasNoBody(head.status)) {
        m_remaining = 0;
    } else if (const auto length = head.headers.value("Content-Length")) {
        bool ok = false;
        const qint64 size = length->toLongLong(&ok);
        m_remaining = ok && size >= 0 ? size : -1;
    }
}

void HttpBodyReader::keep(QByteArrayView piece)
{
    const qsizetype room = m_maxSize - m_body.size();
    m_truncated = m_truncated || piece.size() > room;
    m_body.append(piece.first(std::min(room, piece.size())));
}

bool HttpBodyReader::receive(QByteArrayView input)
{
    if (m_chunked)
        return receiveChunked(input);
    if (m_remaining >= 0) {
        input = input.first(static_cast<qsizetype>(std::min<qint64>(m_remaining, input.size())));
        m_remaining -= input.size();
    }
    keep(input);
    return m_remaining == 0 || m_truncated;
}

// RFC 9112 §7.1. Leniently: it is only shown to a person, and the connection ends with it.
bool HttpBodyReader::receiveChunked(QByteArrayView input)
{
    while (!input.isEmpty() && m_chunk != Chunk::Ended && !m_truncated) {
        if (m_chunk == Chunk::Data) {
            const auto size = static_cast<qsizetype>(std::min<qint64>(m_remaining, input.size()));
            keep(input.first(size));
            input = input.sliced(size);
            m_remaining -= size;
            if (m_remaining == 0)
                m_chunk = Chunk::DataEnd;
        } else {
            takeChunkSizeByte(input.front());
            input = input.sliced(1);
        }
    }
    return m_chunk == Chunk::Ended || m_truncated;
}

void HttpBodyReader::takeChunkSizeByte(char byte)
{
    if (byte == '\n') {
        m_chunkLine = 0;
        endChunkSize();
    } else if (++m_chunkLine > longestChunkLine) {
        m_truncated = true;
    } else if (m_chunk == Chunk::Size) {
        bool ok = false;
        const int digit = QByteArray(1, byte).toInt(&ok, 16);
        if (ok && m_remaining < (qint64{1} << 56))
            m_remaining = m_remaining * 16 + digit;
        else
            m_chunk = Chunk::Extension;
    }
}

void HttpBodyReader::endChunkSize()
{
    if (m_chunk == Chunk::DataEnd)
        m_chunk = Chunk::Size;
    else
        m_chunk = m_remaining == 0 ? Chunk::Ended : Chunk::Data;
}

} // namespace wslib
