#include "tests/support/ZlibInflater.h"

#include <QtGlobal>

ZlibInflater::ZlibInflater(int windowBits)
    : m_windowBits(windowBits)
{
    if (inflateInit2(&m_stream, -windowBits) != Z_OK)
        qFatal("inflateInit2 failed");
}

ZlibInflater::~ZlibInflater()
{
    inflateEnd(&m_stream);
}

std::optional<QByteArray> ZlibInflater::message(const QByteArray &payload)
{
    QByteArray input = payload + QByteArray::fromHex("0000ffff");
    m_stream.next_in = reinterpret_cast<Bytef *>(input.data());
    m_stream.avail_in = static_cast<uInt>(input.size());
    QByteArray message;
    do {
        // Beyond the window zlib also looks back into what one call has put out: hence a byte at a time.
        char room[4096];
        m_stream.next_out = reinterpret_cast<Bytef *>(room);
        const uInt step = m_windowBits < 15 ? 1 : sizeof room;
        m_stream.avail_out = step;
        const int status = inflate(&m_stream, Z_SYNC_FLUSH);
        if (status != Z_OK && status != Z_BUF_ERROR)
            return std::nullopt;
        message.append(room, static_cast<qsizetype>(step - m_stream.avail_out));
    } while (m_stream.avail_out == 0);
    return m_stream.avail_in == 0 ? std::optional(message) : std::nullopt;
}

void ZlibInflater::reset()
{
    inflateReset(&m_stream);
}
