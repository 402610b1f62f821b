#pragma once

#include "wslib/protocol/Deflate.h"
#include "wslib/protocol/Frame.h"
#include "wslib/protocol/Message.h"
#include "wslib/protocol/ProtocolError.h"
#include "wslib/protocol/Utf8Validator.h"

#include <optional>

namespace wslib {

/// Puts data frames together to messages (RFC 6455 §5.4): the order of fragments, the size limit before anything is held,
/// inflating and UTF-8 as the bytes arrive. Fragments are joined at once, so many small ones cost no more than their bytes.
///
/// For each data frame call beginFrame(), append() for its pieces, endFrame(). A returned error fails the connection.
class MessageAssembler
{
public:
    explicit MessageAssembler(qint64 maxMessageSize);

    /// From now on messages whose first frame has RSV1 are inflated (RFC 7692 §7.2.2).
    void setInflater(std::unique_ptr<Inflater> inflater) { m_inflater = std::move(inflater); }

    /// Checks the frame against the message it belongs to, and its declared length against the limit.
    std::optional<ProtocolError> beginFrame(const FrameHeader &header);

    /// Takes the next piece of the current frame's payload, as on the wire, which starts @p offset bytes into it.
    std::optional<ProtocolError> append(QByteArrayView piece, quint64 offset);

    /// Ends the current frame. If it was the message's last, takeMessage() has the message.
    std::optional<ProtocolError> endFrame();

    bool hasMessage() const { return m_complete; }
    /// Whether frames have come of a message that has no end yet.
    bool isWithinMessage() const { return m_inMessage; }
    /// Whether the message that is being put together is compressed.
    bool isCompressed() const { return m_compressed; }
    /// What there is of that message; also of one that is complete, until it is taken.
    QByteArrayView soFar() const { return m_message.payload; }
    Message takeMessage();

private:
    bool isTooLong(quint64 frameSize) const;
    std::optional<ProtocolError> appendPlain(QByteArrayView piece, quint64 offset);
    std::optional<ProtocolError> appendCompressed(QByteArrayView piece, quint64 offset);
    char *grown(qsizetype size);
    std::optional<ProtocolError> checkText(qsizetype start);
    std::optional<ProtocolError> firstError(qsizetype start, std::optional<ProtocolError> error);

    qint64 m_maxMessageSize;
    std::unique_ptr<Inflater> m_inflater;
    FrameHeader m_frame;
    Message m_message;
    Utf8Validator m_utf8;
    QByteArray m_unmasked;   ///< Scratch for a compressed piece.
    quint64 m_wireSize = 0;  ///< Payload of the message's frames so far, as declared.
    qsizetype m_claimed = 0; ///< How long the message is with the current frame, if that can be believed.
    bool m_compressed = false;
    bool m_inMessage = false;
    bool m_complete = false;
};

} // namespace wslib
