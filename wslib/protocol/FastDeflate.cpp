#include "wslib/protocol/FastDeflate.h"

#ifdef WSLIB_ISAL

#include <algorithm>

#include <isa-l/igzip_lib.h>

namespace wslib {

namespace {

// Its levels aren't zlib's. Of JSON, 1 makes what zlib's 1 makes, and 3 what zlib's 2 does, each in half of the time. 2 is no
// better than 1.
constexpr int quickLevel = 1;
constexpr int thoroughLevel = 3;
constexpr int lastQuickLevel = 2;

constexpr qsizetype firstRoom = 4096;
constexpr int largestWindow = 15;
constexpr int usualMemoryLevel = 8;

} // namespace

std::unique_ptr<FastDeflate> FastDeflate::make(int level, int windowBits, int memoryLevel)
{
    if (level < 1 || level > lastLevel || windowBits != largestWindow || memoryLevel != usualMemoryLevel)
        return nullptr;
    // With the least memory it is as fast and as small for messages of a few KiB, and there may be many connections.
    return level <= lastQuickLevel ? std::unique_ptr<FastDeflate>(new FastDeflate(quickLevel, ISAL_DEF_LVL1_MIN))
                                   : std::unique_ptr<FastDeflate>(new FastDeflate(thoroughLevel, ISAL_DEF_LVL3_MIN));
}

FastDeflate::FastDeflate(int level, size_t memory)
    : m_stream(new isal_zstream) // not zeroed: isal_deflate_init() sets what must be
    , m_memory(new unsigned char[memory])
{
    isal_deflate_init(m_stream.get());
    m_stream->level = static_cast<uint32_t>(level);
    m_stream->level_buf = m_memory.get();
    m_stream->level_buf_size = static_cast<uint32_t>(memory);
    m_stream->gzip_flag = IGZIP_DEFLATE;
}

FastDeflate::~FastDeflate() = default;

void FastDeflate::compress(QByteArrayView input, QByteArray &output)
{
    // ISA-L counts its input in 32 bits.
    constexpr qsizetype slice = qsizetype{1} << 30;
    for (; input.size() > slice; input = input.sliced(slice))
        feed(input.first(slice), NO_FLUSH, output);
    feed(input, SYNC_FLUSH, output);
}

void FastDeflate::feed(QByteArrayView input, int flush, QByteArray &output)
{
    m_stream->next_in = reinterpret_cast<uint8_t *>(const_cast<char *>(input.data())); // it doesn't write there
    m_stream->avail_in = static_cast<uint32_t>(input.size());
    m_stream->flush = static_cast<uint16_t>(flush);
    do {
        const qsizetype size = output.size();
        const qsizetype room = std::clamp<qsizetype>(input.size() / 2, firstRoom, qsizetype{1} << 24);
        output.resize(size + room);
        m_stream->next_out = reinterpret_cast<uint8_t *>(output.data() + size);
        m_stream->avail_out = static_cast<uint32_t>(room);
        isal_deflate(m_stream.get());
        output.resize(size + room - static_cast<qsizetype>(m_stream->avail_out));
    } while (m_stream->avail_out == 0);
}

void FastDeflate::forget()
{
    isal_deflate_reset(m_stream.get());
}

} // namespace wslib

#else

struct isal_zstream
{
};

namespace wslib {

std::unique_ptr<FastDeflate> FastDeflate::make(int /*level*/, int /*windowBits*/, int /*memoryLevel*/)
{
    return nullptr;
}

FastDeflate::~FastDeflate() = default;
void FastDeflate::compress(QByteArrayView /*input*/, QByteArray & /*output*/) {}
void FastDeflate::forget() {}

} // namespace wslib

#endif
