#pragma once

#include <zlib.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

/// Where a session writes its answers; grows, and never shrinks.
class Output
{
public:
    char *grow(size_t size)
    {
        if (m_size + size > m_bytes.size())
            m_bytes.resize((m_size + size) * 2);
        m_size += size;
        return m_bytes.data() + m_size - size;
    }
    const char *data() const { return m_bytes.data(); }
    size_t size() const { return m_size; }
    void clear() { m_size = 0; }

private:
    std::vector<char> m_bytes;
    size_t m_size = 0;
};

/// The least that an echo over WebSocket takes, and nothing of what a server must do beside: no validation, no limits, no
/// text checked, payload unmasked on its way out as it comes, without waiting for the rest of its frame. What remains is
/// what the kernel allows. With a level for permessage-deflate, messages are collected and go through bare zlib.
class FloorSession
{
public:
    explicit FloorSession(int deflateLevel)
        : m_deflateLevel(deflateLevel)
    {
    }
    ~FloorSession();
    FloorSession(const FloorSession &) = delete;
    FloorSession &operator=(const FloorSession &) = delete;

    /// Takes what came, appends the answer to @p out; false: the connection is to end behind that answer.
    bool consume(const char *bytes, size_t size, Output &out);
    /// Asked for "/fan": what it sends goes to all of these.
    bool isFan() const { return m_isFan; }
    /// The handshake is done.
    bool isOpen() const { return m_state != State::Head; }

private:
    enum class State : uint8_t { Head, Header, Payload };

    size_t takeHead(const char *bytes, size_t size, Output &out);
    size_t takeHeader(const char *bytes, size_t size);
    void startFrame(Output &out);
    void takePayload(const char *bytes, size_t size, Output &out);
    void echoMessage(Output &out);
    void startZlib();

    struct Zlib
    {
        z_stream inflate{};
        z_stream deflate{};
        std::string message;
    };

    std::unique_ptr<Zlib> m_zlib; ///< Once permessage-deflate is agreed on.
    std::string m_pending;        ///< Of an unfinished head.
    uint64_t m_remaining = 0;     ///< Of the frame's payload.
    uint32_t m_key = 0;           ///< Turned so that its first byte is the next to be used.
    int m_deflateLevel;
    State m_state = State::Head;
    bool m_isFan = false;
    uint8_t m_headerSize = 0;
    unsigned char m_header[14] = {};
};
