#pragma once

#include "wslib/protocol/Frame.h"

#include <QByteArrayView>

namespace wslib {

/// A frame that passed, as it was on the wire. Its header's bytes are what appendFrameHeader() makes of the header: another
/// encoding is refused (RFC 6455 §5.2), and never made.
struct ObservedFrame
{
    const FrameHeader &header;
    /// What it carried on the wire, unmasked; valid during the call only. Of a frame that came and is part of a message without
    /// compression it isn't given: the message will have the same bytes.
    QByteArrayView payload;
    bool hasPayload = true;
    /// How many bytes of the message it brought, which permessage-deflate makes others than its own; what is left over in the
    /// inflater counts for the last frame. -1: that isn't known, as of compressed fragments that are sent.
    qint64 inflated = -1;
};

/// Is told by an Endpoint of each frame, both ways, in the order of the wire, and of each byte that is none: put together, what
/// it is told of is the whole of both streams behind the opening handshake. Without one an endpoint does no work for it.
/// Must not call the endpoint.
class FrameObserver
{
public:
    virtual ~FrameObserver() = default;

    /// Bytes came, of which the next calls tell.
    virtual void bytesArrived() {}
    /// A whole frame came and broke no rule of framing. Of a data frame it is told when it has been taken into its message; of
    /// a control frame before it is answered.
    virtual void frameReceived(const ObservedFrame &frame) = 0;
    /// A frame was put into the output.
    virtual void frameSent(const ObservedFrame &frame) = 0;
    /// The data frames that came since the last whole message won't become one. @p payload is what they brought, if they
    /// aren't compressed.
    virtual void messageBroken(QByteArrayView payload) = 0;
    /// These bytes came and aren't a frame that was accepted: from the first byte of one that breaks a rule on, or of one that
    /// had no end; or what came behind the peer's Close frame or a failure (RFC 6455 §1.4, §7.1.7).
    virtual void bytesRefused(QByteArrayView bytes) = 0;
    /// These bytes were put into the output as they are; see Endpoint::appendForged().
    virtual void bytesForged(QByteArrayView bytes) = 0;
    /// What waited was forgotten, see Endpoint::abandonWaiting(): of the message that had begun no more frames will be sent,
    /// and none of those behind it.
    virtual void waitingAbandoned() {}
};

} // namespace wslib
