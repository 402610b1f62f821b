#include "tests/support/ZlibDeflater.h"

#include <QtGlobal>

ZlibDeflater::ZlibDeflater(int windowBits, int level, int strategy)
{
    if (deflateInit2(&m_stream, level, Z_DEFLATED, -windowBits, 8, strategy) != Z_OK)
        qFatal("deflateInit2 failed");
}

ZlibDeflater::~ZlibDeflater()
{
    deflateEnd(&m_stream);
}

QByteArray ZlibDeflater::compress(const QByteArray &bytes, int flush)
{
    QByteArray input = bytes;
    QByteArray output(static_cast<qsizetype>(deflateBound(&m_stream, static_cast<uLong>(input.size()))) + 100,
                      Qt::Uninitialized);
    m_stream.next_in = reinterpret_cast<Bytef *>(input.data());
    m_stream.avail_in = static_cast<uInt>(input.size());
    m_stream.next_out = reinterpret_cast<Bytef *>(output.data());
    m_stream.avail_out = static_cast<uInt>(output.size());
    deflate(&m_stream, flush);
    if (m_stream.avail_in > 0 || m_stream.avail_out == 0)
        qFatal("deflate wanted more room than deflateBound() said");
    output.chop(static_cast<qsizetype>(m_stream.avail_out));
    return output;
}

QByteArray ZlibDeflater::message(const QByteArray &bytes)
{
    QByteArray output = compress(bytes, Z_SYNC_FLUSH);
    if (output.isEmpty())
        return QByteArray(1, '\0'); // zlib flushes nothing twice
    output.chop(4);
    return output;
}

void ZlibDeflater::reset()
{
    deflateReset(&m_stream);
}
