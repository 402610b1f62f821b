#include "EchoReader.h"

#include "LoadResult.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace {

constexpr size_t alwaysChecked = 1024; // Bytes: up to there, comparing costs next to nothing.
constexpr uint64_t sampleEvery = 16;   // Of the larger ones.

size_t headerLength(const char *header, size_t have)
{
    if (have < 2)
        return 2;
    if ((header[1] & 0x80) != 0)
        throw LoadError("the server masks its frames");
    const int length = header[1] & 0x7F;
    return length == 127 ? 10 : length == 126 ? 4 : 2;
}

} // namespace

EchoReader::EchoReader(const Cycle &cycle, bool inflates)
    : m_cycle(cycle)
{
    if (inflates) {
        m_inflate = std::make_unique<z_stream>();
        if (::inflateInit2(m_inflate.get(), -15) != Z_OK)
            throw LoadError("zlib doesn't start");
    }
}

EchoReader::~EchoReader()
{
    if (m_inflate)
        ::inflateEnd(m_inflate.get());
}

bool EchoReader::isChecked() const
{
    return m_isControl || m_cycle.payloads[m_index].size() <= alwaysChecked || m_messages % sampleEvery == 0;
}

size_t EchoReader::take(const char *bytes, size_t size)
{
    size_t completed = 0;
    while (size > 0) {
        size_t taken = 0;
        if (m_inPayload) {
            taken = std::min(size, m_remaining);
            if (m_compressed && m_inflate && !m_isControl)
                inflate(bytes, taken);
            else if (!m_compressed && !m_isControl)
                compare(bytes, taken);
            m_remaining -= taken;
        } else {
            taken = takeHeader(bytes, size);
        }
        bytes += taken;
        size -= taken;
        if (m_inPayload && m_remaining == 0)
            completed += frameEnded();
    }
    return completed;
}

size_t EchoReader::skipped(size_t size)
{
    m_received += size;
    m_remaining -= size;
    return m_remaining == 0 ? frameEnded() : 0;
}

size_t EchoReader::takeHeader(const char *bytes, size_t size)
{
    size_t taken = 0;
    while (m_headerSize < headerLength(m_header, m_headerSize) && taken < size)
        m_header[m_headerSize++] = bytes[taken++];
    if (m_headerSize == headerLength(m_header, m_headerSize))
        startFrame();
    return taken;
}

void EchoReader::startFrame()
{
    m_remaining = static_cast<size_t>(m_header[1] & 0x7F);
    if (m_headerSize > 2)
        m_remaining = 0;
    for (size_t i = 2; i < m_headerSize; ++i)
        m_remaining = m_remaining << 8 | static_cast<unsigned char>(m_header[i]);
    m_headerSize = 0;
    m_inPayload = true;
    const int opcode = m_header[0] & 0x0F;
    m_isControl = opcode >= 8;
    if (opcode == 8)
        throw LoadError("the server closes");
    if (m_isControl)
        return;
    if (opcode != (m_inMessage ? 0 : m_cycle.opcode))
        throw LoadError("a frame of another kind than what was sent");
    if (!m_inMessage)
        m_compressed = (m_header[0] & 0x40) != 0;
    m_inMessage = true;
}

void EchoReader::compare(const char *bytes, size_t size)
{
    const std::string &expected = m_cycle.payloads[m_index];
    if (m_received + size > expected.size())
        throw LoadError("an echo is longer than what was sent");
    if (isChecked() && std::memcmp(expected.data() + m_received, bytes, size) != 0)
        throw LoadError("an echo isn't what was sent");
    m_received += size;
}

void EchoReader::inflate(const char *bytes, size_t size)
{
    std::array<char, 16384> out{};
    m_inflate->next_in = reinterpret_cast<Bytef *>(const_cast<char *>(bytes));
    m_inflate->avail_in = static_cast<uInt>(size);
    do {
        m_inflate->next_out = reinterpret_cast<Bytef *>(out.data());
        m_inflate->avail_out = static_cast<uInt>(out.size());
        const int result = ::inflate(m_inflate.get(), Z_SYNC_FLUSH);
        if (result != Z_OK && result != Z_BUF_ERROR)
            throw LoadError("an echo can't be inflated");
        compare(out.data(), out.size() - m_inflate->avail_out);
    } while (m_inflate->avail_out == 0 || m_inflate->avail_in > 0);
}

size_t EchoReader::frameEnded()
{
    m_inPayload = false;
    if (m_isControl) {
        m_isControl = false;
        return 0;
    }
    if ((m_header[0] & 0x80) == 0)
        return 0;
    if (m_compressed && m_inflate)
        inflate("\x00\x00\xFF\xFF", 4); // RFC 7692 §7.2.2
    messageEnded();
    return 1;
}

void EchoReader::messageEnded()
{
    const bool seen = !m_compressed || m_inflate;
    if (seen && m_received != m_cycle.payloads[m_index].size())
        throw LoadError("an echo is shorter than what was sent");
    if (seen && isChecked())
        ++m_checked;
    ++m_messages;
    m_inMessage = false;
    m_received = 0;
    if (++m_index == m_cycle.payloads.size())
        m_index = 0;
}
