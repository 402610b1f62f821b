#pragma once

#include "Cycle.h"

#include <zlib.h>

#include <memory>

/// Reads a server's frames as they come, in pieces of any size, and checks that they are the messages of a Cycle in their
/// order: kind and length of every one, content of a sample. Servers may cut them into fragments.
class EchoReader
{
public:
    /// @p inflates: the content of compressed messages is looked at; that of all of them, since they share a window.
    EchoReader(const Cycle &cycle, bool inflates);
    ~EchoReader();
    EchoReader(const EchoReader &) = delete;
    EchoReader &operator=(const EchoReader &) = delete;

    /// Takes @p size bytes; gives how many messages they completed. Throws LoadError.
    size_t take(const char *bytes, size_t size);
    /// So many bytes that come next needn't be seen, and may be passed over unread.
    size_t skippable() const { return m_inPayload && !isChecked() ? m_remaining : 0; }
    size_t skipped(size_t size);

    uint64_t messages() const { return m_messages; }
    uint64_t checked() const { return m_checked; }

private:
    bool isChecked() const;
    size_t takeHeader(const char *bytes, size_t size);
    void startFrame();
    void compare(const char *bytes, size_t size);
    void inflate(const char *bytes, size_t size);
    size_t frameEnded();
    void messageEnded();

    const Cycle &m_cycle;
    std::unique_ptr<z_stream> m_inflate; ///< nullptr: compressed messages are only counted.
    char m_header[14] = {};
    size_t m_headerSize = 0;
    bool m_inPayload = false;
    bool m_compressed = false;
    bool m_inMessage = false;
    bool m_isControl = false;
    size_t m_remaining = 0; ///< Of the frame's payload.
    size_t m_received = 0;  ///< Of the message; inflated, if it is.
    size_t m_index = 0;     ///< Of the expected message among the cycle's payloads.
    uint64_t m_messages = 0;
    uint64_t m_checked = 0;
};
