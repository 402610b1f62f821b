#include "Cycle.h"

#include "LoadResult.h"
#include "Payloads.h"

#include <zlib.h>

#include <algorithm>
#include <random>

namespace {

// Behind that many bytes of text, a window of 32 KiB has forgotten the beginning.
constexpr size_t farBeyondWindow = 64 * 1024;

void appendLength(std::string &bytes, size_t length)
{
    int lengthBytes = 0;
    if (length < 126) {
        bytes += static_cast<char>(0x80 | length);
    } else if (length < 65536) {
        bytes += static_cast<char>(0x80 | 126);
        lengthBytes = 2;
    } else {
        bytes += static_cast<char>(0x80 | 127);
        lengthBytes = 8;
    }
    for (int i = lengthBytes - 1; i >= 0; --i)
        bytes += static_cast<char>(length >> (8 * i));
}

void appendFrame(Cycle &cycle, const std::string &payload, bool compressed, uint32_t key)
{
    cycle.bytes += static_cast<char>(0x80 | (compressed ? 0x40 : 0) | cycle.opcode);
    appendLength(cycle.bytes, payload.size());
    for (int i = 0; i < 4; ++i)
        cycle.bytes += static_cast<char>(key >> (8 * i));
    for (size_t i = 0; i < payload.size(); ++i)
        cycle.bytes += static_cast<char>(payload[i] ^ static_cast<char>(key >> (8 * (i % 4))));
    cycle.offsets.push_back(cycle.bytes.size());
}

std::string deflated(z_stream &stream, const std::string &payload)
{
    std::string out(payload.size() * 2 + 64, '\0');
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(payload.data()));
    stream.avail_in = static_cast<uInt>(payload.size());
    stream.next_out = reinterpret_cast<Bytef *>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    if (::deflate(&stream, Z_SYNC_FLUSH) != Z_OK || stream.avail_in != 0)
        throw LoadError("the messages can't be compressed");
    out.resize(out.size() - stream.avail_out - 4); // Without 00 00 FF FF (RFC 7692 §7.2.1).
    return out;
}

// With context takeover a message's bytes depend on those before. As the messages repeat beyond the window's reach, the
// second time round is the same as every later one.
void appendDeflated(Cycle &cycle, Compression compression, std::mt19937 &keys)
{
    z_stream stream{};
    if (::deflateInit2(&stream, 6, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        throw LoadError("zlib doesn't start");
    const int rounds = compression == Compression::OneWindow ? 2 : 1;
    for (int round = 0; round < rounds; ++round) {
        cycle.loop = cycle.frames();
        for (const std::string &payload : cycle.payloads) {
            if (compression == Compression::OwnWindows)
                ::deflateReset(&stream);
            appendFrame(cycle, deflated(stream, payload), true, static_cast<uint32_t>(keys()));
        }
    }
    ::deflateEnd(&stream);
}

} // namespace

Cycle makeCycle(const std::string &kind, size_t size, Compression compression)
{
    Cycle cycle;
    cycle.opcode = kind == "binary" ? 2 : 1;
    const size_t count =
        compression != Compression::None ? farBeyondWindow / size + 1 : std::clamp<size_t>(16 * 1024 / size, 1, 256);
    cycle.payloads = makePayloads(kind, size, count);
    std::mt19937 keys(7);
    if (compression != Compression::None) {
        appendDeflated(cycle, compression, keys);
        return cycle;
    }
    for (const std::string &payload : cycle.payloads)
        appendFrame(cycle, payload, false, static_cast<uint32_t>(keys()));
    return cycle;
}
