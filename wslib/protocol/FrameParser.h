#pragma once

#include "wslib/protocol/Frame.h"
#include "wslib/protocol/ProtocolError.h"

namespace wslib {

/// Cuts a byte stream into frame headers and pieces of payload, and enforces the rules that one header alone can break
/// (RFC 6455 §5.1, §5.2, §5.5): reserved bits and opcodes, masking by role, minimal length encoding, the top bit of a
/// 64-bit length, size and fragmentation of control frames. Each is reported as soon as the first byte, the second byte or
/// the extended length that breaks it is complete. Holds at most one partial header; payload is never copied.
class FrameParser
{
public:
    enum class Step {
        NeedMore, ///< The input is used up.
        Header,   ///< header() is a new frame's; its payload follows.
        Payload,  ///< payload() is the next piece, still masked.
        FrameEnd, ///< The frame's last byte has been given; comes once per frame, also for empty ones.
        Error,    ///< error() says why; the parser takes nothing more.
    };

    /// @p receiver is the end that receives: a server expects masked frames, a client unmasked ones.
    explicit FrameParser(Role receiver);

    /// Lets RSV1 stand on the first frame of a data message (RFC 7692 §6).
    void setRsv1Allowed(bool allowed) { m_rsv1Allowed = allowed; }

    /// Consumes bytes from the front of @p input and says what they were. Call until it returns NeedMore or Error.
    Step next(QByteArrayView &input);

    const FrameHeader &header() const { return m_header; }
    /// A view into the input of the last next() that returned Payload.
    QByteArrayView payload() const { return m_payload; }
    /// Where payload() starts in the frame's payload: the offset that applyMask() wants.
    quint64 payloadOffset() const { return m_payloadOffset; }
    const ProtocolError &error() const { return m_error; }
    /// What came of a header that isn't complete, or that was refused after it had been cut.
    QByteArrayView partialHeader() const { return {m_partial.data(), m_partialSize}; }

private:
    enum class State { InHeader, InPayload, Failed };
    struct HeaderScan
    {
        qsizetype size = 0; ///< Bytes of a complete header; 0 if it isn't complete yet.
        const char *violation = nullptr;
    };

    Step takeHeader(QByteArrayView &input);
    Step takePayload(QByteArrayView &input);
    Step fail(const char *violation);
    HeaderScan scanHeader(QByteArrayView bytes);
    const char *checkFirstByte(quint8 byte);
    const char *checkSecondByte(quint8 byte);
    const char *readLength(QByteArrayView bytes, qsizetype lengthSize);

    Role m_receiver;
    bool m_rsv1Allowed = false;
    State m_state = State::InHeader;
    FrameHeader m_header;
    std::array<char, maxFrameHeaderSize> m_partial{};
    qsizetype m_partialSize = 0;
    QByteArrayView m_payload;
    quint64 m_payloadOffset = 0;
    quint64 m_payloadTaken = 0;
    ProtocolError m_error;
};

} // namespace wslib
