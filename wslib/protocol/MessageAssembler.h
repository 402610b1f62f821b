#pragma once

#include "wslib/protocol/Frame.h"
#include "wslib/protocol/Message.h"
#include "wslib/protocol/ProtocolError.h"
#include "wslib/protocol/Utf8Validator.h"

#include <optional>

namespace wslib {

/// Puts data frames together to messages (RFC 6455 §5.4): the order of fragments, the size limit before anything is held,
/// UTF-8 as it arrives. Fragments are joined at once, so many small ones cost no more than their bytes.
///
/// For each data frame call beginFrame(), append() for its pieces, endFrame(). A returned error fails the connection.
class MessageAssembler
{
public:
    explicit MessageAssembler(qint64 maxMessageSize);

    /// Checks the frame against the message it belongs to, and its declared length against the limit.
    std::optional<ProtocolError> beginFrame(const FrameHeader &header);

    /// Takes the next piece of the current frame's payload, as on the wire, which starts @p offset bytes into it.
    std::optional<ProtocolError> append(QByteArrayView piece, quint64 offset);

    /// Ends the current frame. If it was the message's last, takeMessage() has the message.
    std::optional<ProtocolError> endFrame();

    bool hasMessage() const { return m_complete; }
    Message takeMessage();

private:
    qint64 m_maxMessageSize;
    FrameHeader m_frame;
    Message m_message;
    Utf8Validator m_utf8;
    bool m_inMessage = false;
    bool m_complete = false;
};

} // namespace wslib
