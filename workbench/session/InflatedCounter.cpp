#include "workbench/session/InflatedCounter.h"

#include <QByteArray>

#include <zlib.h>

#include <array>

namespace workbench {

namespace {

constexpr int rawDeflate = -15; // without zlib's header, with the largest window
constexpr int windowSize = 32 * 1024;

} // namespace

InflatedCounter::InflatedCounter()
    : m_stream(std::make_unique<z_stream>())
{
    const QByteArray anyWindow(windowSize, '\0');
    m_failed =
        inflateInit2(m_stream.get(), rawDeflate) != Z_OK
        || inflateSetDictionary(m_stream.get(), reinterpret_cast<const Bytef *>(anyWindow.constData()), windowSize)
               != Z_OK;
}

InflatedCounter::~InflatedCounter()
{
    inflateEnd(m_stream.get());
}

qint64 InflatedCounter::count(QByteArrayView compressed)
{
    std::array<Bytef, 16 * 1024> nowhere;
    qint64 counted = 0;
    while (!m_failed && !compressed.isEmpty()) {
        const auto size = static_cast<uInt>(qMin<qsizetype>(compressed.size(), 1 << 20));
        m_stream->next_in = reinterpret_cast<Bytef *>(const_cast<char *>(compressed.data()));
        m_stream->avail_in = size;
        do {
            m_stream->next_out = nowhere.data();
            m_stream->avail_out = static_cast<uInt>(nowhere.size());
            const int result = inflate(m_stream.get(), Z_SYNC_FLUSH);
            m_failed = result != Z_OK && result != Z_BUF_ERROR && result != Z_STREAM_END;
            counted += static_cast<qint64>(nowhere.size()) - static_cast<qint64>(m_stream->avail_out);
            if (result == Z_STREAM_END) // a block said that it is the last; the message may go on all the same
                m_failed = m_failed || inflateReset(m_stream.get()) != Z_OK;
        } while (!m_failed
                 && (m_stream->avail_out == 0 || (m_stream->avail_in > 0 && m_stream->avail_out < nowhere.size())));
        compressed = compressed.sliced(size - m_stream->avail_in);
        m_failed = m_failed || (m_stream->avail_in == size);
    }
    return m_failed ? -1 : counted;
}

} // namespace workbench
