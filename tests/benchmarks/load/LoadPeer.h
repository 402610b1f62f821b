#pragma once

#include "EchoReader.h"
#include "Wire.h"

/// One connection of the generator: sends the frames of a Cycle as far as it may, reads what comes back.
class LoadPeer
{
public:
    LoadPeer(const Cycle &cycle, bool inflates)
        : m_cycle(cycle)
        , m_reader(cycle, inflates)
    {
    }

    Wire wire;

    /// So many further messages may be sent; flush() sends them.
    void allow(size_t messages) { m_allowed += messages; }
    /// Gives whether everything allowed was sent; otherwise the kernel takes no more at present.
    bool flush();
    /// Reads what came; gives how many messages it completed.
    size_t receive();
    /// Whether who polls is asked to tell when the kernel takes bytes again.
    bool waitsForRoom = false;
    uint64_t receivedBytes() const { return m_receivedBytes; }
    uint64_t checked() const { return m_reader.checked(); }

private:
    bool sendAllowed();
    void advance(size_t bytes);

    const Cycle &m_cycle;
    EchoReader m_reader;
    size_t m_next = 0;   ///< Frame that is being sent.
    size_t m_offset = 0; ///< Bytes of it that are sent.
    size_t m_allowed = 0;
    uint64_t m_receivedBytes = 0;
};
