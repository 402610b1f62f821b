#include "FloorSession.h"

#include <openssl/evp.h>
#include <openssl/sha.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <string_view>

namespace {

uint32_t turned(uint32_t key, size_t bytes)
{
    const auto bits = static_cast<unsigned>(bytes % 4 * 8);
    return bits == 0 ? key : key >> bits | key << (32 - bits);
}

void unmask(char *to, const char *from, size_t size, uint32_t key)
{
    const uint64_t wide = uint64_t{key} << 32 | key;
    size_t i = 0;
    for (; i + 8 <= size; i += 8) {
        uint64_t word = 0;
        std::memcpy(&word, from + i, 8);
        word ^= wide;
        std::memcpy(to + i, &word, 8);
    }
    for (; i < size; ++i)
        to[i] = static_cast<char>(from[i] ^ static_cast<char>(key >> (8 * (i % 4))));
}

void writeHeader(Output &out, unsigned char first, uint64_t length)
{
    const size_t lengthBytes = length < 126 ? 0 : length < 65536 ? 2 : 8;
    char *header = out.grow(2 + lengthBytes);
    header[0] = static_cast<char>(first);
    header[1] = static_cast<char>(lengthBytes == 0 ? length : lengthBytes == 2 ? 126 : 127);
    for (size_t i = 0; i < lengthBytes; ++i)
        header[2 + i] = static_cast<char>(length >> (8 * (lengthBytes - 1 - i)));
}

std::string acceptFor(std::string_view key)
{
    const std::string text = std::string(key) + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    std::array<unsigned char, SHA_DIGEST_LENGTH> digest{};
    SHA1(reinterpret_cast<const unsigned char *>(text.data()), text.size(), digest.data());
    std::array<unsigned char, 32> base64{};
    const int length = EVP_EncodeBlock(base64.data(), digest.data(), SHA_DIGEST_LENGTH);
    return {reinterpret_cast<const char *>(base64.data()), static_cast<size_t>(length)};
}

} // namespace

FloorSession::~FloorSession()
{
    if (m_zlib) {
        ::inflateEnd(&m_zlib->inflate);
        ::deflateEnd(&m_zlib->deflate);
    }
}

bool FloorSession::consume(const char *bytes, size_t size, Output &out)
{
    while (size > 0) {
        size_t taken = 0;
        switch (m_state) {
        case State::Head:
            taken = takeHead(bytes, size, out);
            break;
        case State::Header:
            taken = takeHeader(bytes, size);
            if (m_state == State::Payload)
                startFrame(out);
            break;
        case State::Payload:
            taken = std::min<size_t>(size, m_remaining);
            takePayload(bytes, taken, out);
            break;
        }
        bytes += taken;
        size -= taken;
        if (m_state == State::Payload && m_remaining == 0) {
            if (m_zlib && (m_header[0] & 0x8F) < 0x88 && (m_header[0] & 0x80) != 0)
                echoMessage(out);
            m_state = State::Header;
            m_headerSize = 0;
            if ((m_header[0] & 0x0F) == 8)
                return false;
        }
    }
    return true;
}

size_t FloorSession::takeHead(const char *bytes, size_t size, Output &out)
{
    const size_t before = m_pending.size();
    m_pending.append(bytes, size);
    const size_t end = m_pending.find("\r\n\r\n");
    if (end == std::string::npos)
        return size;
    m_isFan = m_pending.compare(0, 9, "GET /fan ") == 0;
    static constexpr std::string_view name = "Sec-WebSocket-Key: ";
    const size_t key = m_pending.find(name) + name.size();
    std::string answer =
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
        + acceptFor(std::string_view(m_pending).substr(key, 24));
    if (m_deflateLevel >= 0 && m_pending.find("permessage-deflate") != std::string::npos) {
        answer += "\r\nSec-WebSocket-Extensions: permessage-deflate";
        startZlib();
    }
    answer += "\r\n\r\n";
    std::memcpy(out.grow(answer.size()), answer.data(), answer.size());
    m_state = State::Header;
    std::string().swap(m_pending);
    return end + 4 - before;
}

size_t FloorSession::takeHeader(const char *bytes, size_t size)
{
    size_t taken = 0;
    size_t needed = 2;
    for (;;) {
        if (m_headerSize >= 2)
            needed = (m_header[1] & 0x7F) == 127 ? 14 : (m_header[1] & 0x7F) == 126 ? 8 : 6;
        if (m_headerSize == needed)
            break;
        const size_t part = std::min(size - taken, needed - m_headerSize);
        if (part == 0)
            return taken;
        std::memcpy(m_header + m_headerSize, bytes + taken, part);
        m_headerSize = static_cast<uint8_t>(m_headerSize + part);
        taken += part;
    }
    m_remaining = m_header[1] & 0x7F;
    if (needed > 6)
        m_remaining = 0;
    for (size_t i = 2; i + 4 < needed; ++i)
        m_remaining = m_remaining << 8 | m_header[i];
    std::memcpy(&m_key, m_header + needed - 4, 4);
    m_state = State::Payload;
    return taken;
}

void FloorSession::startFrame(Output &out)
{
    unsigned char first = m_header[0];
    if ((first & 0x0F) == 9)
        first = 0x8A;
    if (!m_zlib || (first & 0x08) != 0)
        writeHeader(out, first, m_remaining);
}

void FloorSession::takePayload(const char *bytes, size_t size, Output &out)
{
    char *to = nullptr;
    if (!m_zlib || (m_header[0] & 0x08) != 0) {
        to = out.grow(size);
    } else {
        m_zlib->message.resize(m_zlib->message.size() + size);
        to = m_zlib->message.data() + m_zlib->message.size() - size;
    }
    unmask(to, bytes, size, m_key);
    m_key = turned(m_key, size);
    m_remaining -= size;
}

void FloorSession::startZlib()
{
    m_zlib = std::make_unique<Zlib>();
    ::inflateInit2(&m_zlib->inflate, -15);
    ::deflateInit2(&m_zlib->deflate, m_deflateLevel, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY);
}

void FloorSession::echoMessage(Output &out)
{
    static std::vector<Bytef> plain(4 * 1024 * 1024);
    static std::vector<Bytef> packed(4 * 1024 * 1024);
    std::string &message = m_zlib->message;
    message.append("\x00\x00\xFF\xFF", 4);
    z_stream &in = m_zlib->inflate;
    in.next_in = reinterpret_cast<Bytef *>(message.data());
    in.avail_in = static_cast<uInt>(message.size());
    in.next_out = plain.data();
    in.avail_out = static_cast<uInt>(plain.size());
    ::inflate(&in, Z_SYNC_FLUSH);
    z_stream &again = m_zlib->deflate;
    again.next_in = plain.data();
    again.avail_in = static_cast<uInt>(plain.size()) - in.avail_out;
    again.next_out = packed.data();
    again.avail_out = static_cast<uInt>(packed.size());
    ::deflate(&again, Z_SYNC_FLUSH);
    const size_t size = packed.size() - again.avail_out - 4;
    writeHeader(out, m_header[0], size);
    std::memcpy(out.grow(size), packed.data(), size);
    message.clear();
}
