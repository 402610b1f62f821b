#include "workbench/conformance/DeflateStreams.h"

#include <zlib.h>

#include <QtEndian>

#include <algorithm>
#include <vector>

namespace workbench::conformance {

namespace {

constexpr qsizetype maxInflated = qsizetype{64} * 1024 * 1024;
const QByteArray flushTail = QByteArray::fromHex("0000ffff");

// zlib doesn't write through it.
Bytef *inputOf(const QByteArray &bytes)
{
    return reinterpret_cast<Bytef *>(const_cast<char *>(bytes.data())); // NOLINT(cppcoreguidelines-pro-type-const-cast)
}

} // namespace

Deflater::Deflater(int windowBits, bool noContextTakeover)
    : m_stream(std::make_unique<z_stream>())
    , m_noContextTakeover(noContextTakeover)
{
    const int usable = std::max(windowBits, 9); // raw deflate of zlib has no 8
    deflateInit2(m_stream.get(), Z_DEFAULT_COMPRESSION, Z_DEFLATED, -usable, 8, Z_DEFAULT_STRATEGY);
}

Deflater::~Deflater()
{
    deflateEnd(m_stream.get());
}

QByteArray Deflater::run(const QByteArray &input, int flush)
{
    constexpr qsizetype step = qsizetype{64} * 1024;
    std::vector<Bytef> buffer(step);
    QByteArray output;
    m_stream->next_in = inputOf(input);
    m_stream->avail_in = static_cast<uInt>(input.size());
    do {
        m_stream->next_out = buffer.data();
        m_stream->avail_out = static_cast<uInt>(step);
        deflate(m_stream.get(), flush);
        output.append(reinterpret_cast<const char *>(buffer.data()),
                      step - static_cast<qsizetype>(m_stream->avail_out));
    } while (m_stream->avail_out == 0);
    m_stream->avail_out = 0; // the buffer goes: deflateParams() mustn't write to it
    return output;
}

QByteArray Deflater::inManyBlocks(const QByteArray &payload)
{
    constexpr qsizetype block = 7;
    QByteArray output;
    for (qsizetype at = 0; at < payload.size(); at += block)
        output += run(payload.sliced(at, std::min(block, payload.size() - at)), Z_SYNC_FLUSH);
    return output;
}

QByteArray Deflater::message(const QByteArray &payload, DeflateForm form)
{
    if (form == DeflateForm::Stored)
        return inStoredBlocks(payload);
    if (payload.isEmpty() && form == DeflateForm::Normal)
        return QByteArray(1, '\0'); // §7.2.3.6
    deflateParams(m_stream.get(), Z_DEFAULT_COMPRESSION,
                  form == DeflateForm::FixedCodes ? Z_FIXED : Z_DEFAULT_STRATEGY);
    QByteArray output;
    if (form == DeflateForm::FinalBlock) {
        output = run(payload, Z_FINISH) + '\0';
        deflateReset(m_stream.get());
        return output;
    }
    output = form == DeflateForm::ManyBlocks  ? inManyBlocks(payload)
             : form == DeflateForm::FullFlush ? run(payload, Z_FULL_FLUSH)
                                              : run(payload, Z_SYNC_FLUSH);
    if (m_noContextTakeover)
        deflateReset(m_stream.get());
    if (form == DeflateForm::ExtraBlock)
        return output + '\0'; // the beginning of another, whose rest the receiver adds
    if (output.endsWith(flushTail))
        output.chop(flushTail.size());
    return output;
}

QByteArray inStoredBlocks(const QByteArray &payload)
{
    constexpr qsizetype largest = 0xFFFF;
    QByteArray output;
    for (qsizetype at = 0; at < payload.size(); at += largest) {
        const qsizetype take = std::min(largest, payload.size() - at);
        QByteArray header(5, '\0');
        qToLittleEndian(static_cast<quint16>(take), header.data() + 1);
        qToLittleEndian(static_cast<quint16>(~take), header.data() + 3);
        output += header + payload.sliced(at, take);
    }
    return output + '\0'; // the header of the empty stored block whose rest the receiver adds
}

QByteArray deflateBomb(qint64 inflated)
{
    constexpr qsizetype block = qsizetype{1024} * 1024;
    Deflater deflater(15, false); // all matches are one octet behind
    const QByteArray first = deflater.message(QByteArray(block, 'b'), DeflateForm::FullFlush);
    // Behind a full flush every block is the same.
    const auto blocks = static_cast<qsizetype>(std::max<qint64>(1, inflated / block));
    return (first + flushTail).repeated(blocks).chopped(flushTail.size());
}

Inflater::Inflater(int windowBits, bool noContextTakeover)
    : m_stream(std::make_unique<z_stream>())
    , m_noContextTakeover(noContextTakeover)
    , m_smallWindow(windowBits < 15)
{
    inflateInit2(m_stream.get(), -windowBits);
}

Inflater::~Inflater()
{
    inflateEnd(m_stream.get());
}

bool Inflater::run(const QByteArray &input, QByteArray &output)
{
    // zlib forgives a distance past the window as long as it stays within what one call has put out, so with a small
    // window the calls are small too.
    constexpr int blockBoundary = 128; // in data_type
    const qsizetype step = m_smallWindow ? 32 : qsizetype{64} * 1024;
    std::vector<Bytef> buffer(static_cast<size_t>(step));
    m_stream->next_in = inputOf(input);
    m_stream->avail_in = static_cast<uInt>(input.size());
    while (true) {
        m_stream->next_out = buffer.data();
        m_stream->avail_out = static_cast<uInt>(step);
        const int result = inflate(m_stream.get(), Z_SYNC_FLUSH);
        output.append(reinterpret_cast<const char *>(buffer.data()),
                      step - static_cast<qsizetype>(m_stream->avail_out));
        if (output.size() > maxInflated || (result != Z_OK && result != Z_STREAM_END && result != Z_BUF_ERROR))
            return false;
        if (result != Z_BUF_ERROR) // else it had nothing to do, and says nothing
            m_betweenBlocks = (m_stream->data_type & blockBoundary) != 0;
        if (result == Z_STREAM_END)
            inflateReset(m_stream.get()); // §7.2.3.4: what follows is a stream of its own
        else if (m_stream->avail_out != 0)
            return m_stream->avail_in == 0;
    }
}

std::optional<QByteArray> Inflater::message(const QByteArray &compressed)
{
    QByteArray output;
    // §7.2.1: the message ends with a block. Behind octets that should have been taken off, another one has begun.
    if (!run(compressed + flushTail, output) || !m_betweenBlocks)
        return std::nullopt;
    if (m_noContextTakeover)
        inflateReset(m_stream.get());
    return output;
}

} // namespace workbench::conformance
