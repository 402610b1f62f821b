#include "wslib/protocol/Deflate.h"

#include <algorithm>
#include <new>

#include <zlib.h>

namespace wslib {

namespace {

// What a sync flush ends with; left off on the wire (RFC 7692 §7.2.1).
constexpr QByteArrayView flushTail("\x00\x00\xff\xff", 4);

constexpr qsizetype firstRoom = 4096;
constexpr int largestWindow = 15;

// zlib's manual on inflate(): what it adds to data_type behind the end of a block.
constexpr int dataTypeAtBlockEnd = 128;

// zlib's raw deflate has no window of 256 bytes. Flushed so often, one of 512 reaches back no further.
constexpr qsizetype smallestWindow = 256;

// zlib's interface isn't const-correct unless ZLIB_CONST is defined; it doesn't write there.
Bytef *inputOf(QByteArrayView bytes)
{
    return const_cast<Bytef *>(reinterpret_cast<const Bytef *>(bytes.data()));
}

} // namespace

Deflater::Deflater(int windowBits, bool noContextTakeover, int level, int memoryLevel)
    : m_windowBits(windowBits)
    , m_noContextTakeover(noContextTakeover)
    , m_level(level)
    , m_memoryLevel(memoryLevel)
{
}

Deflater::~Deflater()
{
    if (m_stream)
        deflateEnd(m_stream.get());
}

QByteArray Deflater::compress(QByteArrayView message)
{
    if (message.isEmpty())
        return QByteArray(1, '\0'); // §7.2.3.6: an empty stored block; nothing is flushed twice
    if (!m_fast && !m_stream)
        takeMemory();
    QByteArray output;
    if (m_fast) {
        m_fast->compress(message, output);
        if (m_noContextTakeover)
            m_fast->forget();
    } else {
        compressByZlib(message, output);
    }
    output.chop(flushTail.size());
    return output;
}

void Deflater::takeMemory()
{
    m_fast = FastDeflate::make(m_level, m_windowBits, m_memoryLevel);
    if (m_fast)
        return;
    m_stream = std::make_unique<z_stream_s>();
    if (deflateInit2(m_stream.get(), m_level, Z_DEFLATED, -std::max(m_windowBits, 9), m_memoryLevel, Z_DEFAULT_STRATEGY)
        != Z_OK)
        throw std::bad_alloc();
}

void Deflater::compressByZlib(QByteArrayView message, QByteArray &output)
{
    if (m_windowBits == 8) {
        for (; message.size() > smallestWindow; message = message.sliced(smallestWindow))
            feed(message.first(smallestWindow), Z_FULL_FLUSH, output);
    }
    feed(message, m_windowBits == 8 ? Z_FULL_FLUSH : Z_SYNC_FLUSH, output);
    if (m_noContextTakeover)
        deflateReset(m_stream.get());
}

void Deflater::feed(QByteArrayView input, int flush, QByteArray &output)
{
    // zlib counts its input in 32 bits.
    constexpr qsizetype slice = qsizetype{1} << 30;
    for (; input.size() > slice; input = input.sliced(slice))
        feed(input.first(slice), Z_NO_FLUSH, output);
    m_stream->next_in = inputOf(input);
    m_stream->avail_in = static_cast<uInt>(input.size());
    do {
        const qsizetype size = output.size();
        const qsizetype room = std::clamp<qsizetype>(input.size() / 2, firstRoom, qsizetype{1} << 24);
        output.resize(size + room);
        m_stream->next_out = reinterpret_cast<Bytef *>(output.data() + size);
        m_stream->avail_out = static_cast<uInt>(room);
        deflate(m_stream.get(), flush);
        output.resize(size + room - static_cast<qsizetype>(m_stream->avail_out));
    } while (m_stream->avail_out == 0);
}

Inflater::Inflater(bool noContextTakeover)
    : m_noContextTakeover(noContextTakeover)
{
}

Inflater::~Inflater()
{
    if (m_stream)
        inflateEnd(m_stream.get());
}

Inflater::Result Inflater::makeRoom(QByteArray &output, qint64 maxSize) const
{
    // One byte more than allowed: only by writing it does zlib show that there is one.
    const qsizetype most = static_cast<qsizetype>(std::min<qint64>(maxSize, PTRDIFF_MAX - 1)) + 1;
    const qsizetype size = output.size();
    if (size >= most)
        return Result::TooLarge;
    if (output.capacity() == size)
        output.reserve(std::min(most, std::max(2 * size, firstRoom)));
    const qsizetype room = std::min({output.capacity() - size, most - size, qsizetype{1} << 30});
    output.resize(size + room);
    m_stream->next_out = reinterpret_cast<Bytef *>(output.data() + size);
    m_stream->avail_out = static_cast<uInt>(room);
    return Result::Ok;
}

Inflater::Result Inflater::inflate(QByteArrayView input, QByteArray &output, qint64 maxSize)
{
    if (input.isEmpty())
        return Result::Ok;
    if (!m_stream) {
        m_stream = std::make_unique<z_stream_s>();
        if (inflateInit2(m_stream.get(), -largestWindow) != Z_OK)
            throw std::bad_alloc();
    }
    m_stream->next_in = inputOf(input);
    m_stream->avail_in = static_cast<uInt>(input.size());
    int status = Z_OK;
    do {
        // §7.2.3.5: a block may be marked final in mid-stream; the window lives on, and what follows may reach into it.
        if (m_blockEnded)
            inflateResetKeep(m_stream.get());
        m_blockEnded = false;
        if (const Result result = makeRoom(output, maxSize); result != Result::Ok)
            return result;
        status = ::inflate(m_stream.get(), Z_SYNC_FLUSH);
        output.resize(output.size() - static_cast<qsizetype>(m_stream->avail_out));
        m_blockEnded = status == Z_STREAM_END;
        if (output.size() > maxSize)
            return Result::TooLarge;
        if (status != Z_OK && status != Z_STREAM_END && status != Z_BUF_ERROR)
            return Result::Corrupt;
    } while (m_stream->avail_in > 0 || (m_stream->avail_out == 0 && !m_blockEnded));
    return Result::Ok;
}

Inflater::Result Inflater::finishMessage(QByteArray &output, qint64 maxSize)
{
    // A sender that ends on a final block, and so has no tail to leave off, is understood as well.
    if (!m_blockEnded) {
        const qsizetype size = output.size();
        if (const Result result = inflate(flushTail, output, maxSize); result != Result::Ok)
            return result;
        // The tail ends an empty block. If it was taken for something else, the message was cut within a block.
        const bool atBlockEnd = m_blockEnded || (m_stream->data_type & dataTypeAtBlockEnd) != 0;
        if (!atBlockEnd || output.size() > size) {
            output.truncate(size);
            return Result::Corrupt;
        }
    }
    if (m_noContextTakeover && m_stream) {
        inflateReset(m_stream.get());
        m_blockEnded = false;
    }
    return Result::Ok;
}

} // namespace wslib
