#pragma once

#include "wslib/protocol/Opcode.h"

#include <QByteArray>
#include <QMetaType>

#include <optional>

namespace workbench {

/// One thing that happened on a connection: a message, a control frame, a handshake, or something we have to say about it.
struct LogEntry
{
    enum class Direction : quint8 {
        Sent,
        Received,
        None, ///< Neither: a note or a failure.
    };
    enum class Kind : quint8 {
        Text,
        Binary,
        Ping,
        Pong,
        Close,     ///< The end; see closeCode. Its payload is the reason.
        Raw,       ///< Bytes as on the wire that made no message: forged, refused, or of one that never ended.
        Handshake, ///< An HTTP head, as on the wire.
        Note,      ///< A sentence: "Connecting to …".
        Failure,   ///< A sentence on what went wrong.
    };

    /// For intervals; its zero means nothing. Of a message: when the last of its frames passed, if that is known.
    qint64 monotonicNs = 0;
    qint64 wallClockMs = 0; ///< Since 1970, UTC.
    Direction direction = Direction::None;
    Kind kind = Kind::Note;
    quint16 closeCode = 0; ///< Kind::Close only.
    quint32 peer = 0;      ///< Which peer of a server; 0 on a client.
    QByteArray payload;    ///< UTF-8, but for Binary, Ping, Pong and Raw.
    /// Of a message: the bytes of payload that its frames had on the wire, where permessage-deflate makes them others than
    /// those of the payload above (RFC 7692 §6); frame headers aren't counted. -1: that isn't known, or it is no message.
    qint64 wireSize = -1;
    /// Of a Pong that came: the time since the Ping that it answers (RFC 6455 §5.5.3). -1: it answers none that is known of.
    qint64 roundTripNs = -1;
    /// The frames that it came or went out in, or both, as a FrameTrail reads them. Empty: they aren't known, or there were none.
    QByteArray frames;

    /// Whether it is a message or a control frame of the peer or of ours, whose size is worth counting.
    bool isFrame() const { return kind <= Kind::Close; }
    bool isMessage() const { return kind == Kind::Text || kind == Kind::Binary; }
    /// Whether its payload is any bytes, not text.
    bool isBytes() const
    {
        return kind == Kind::Binary || kind == Kind::Ping || kind == Kind::Pong || kind == Kind::Raw;
    }
};

/// What a frame of that kind has on the wire (RFC 6455 §11.8); nothing if it is none.
std::optional<wslib::Opcode> opcodeOf(LogEntry::Kind kind);
/// "text", "binary", "ping" … : fixed English names, as the log files have them.
const char *kindName(LogEntry::Kind kind);
/// "sent", "received" or "none".
const char *directionName(LogEntry::Direction direction);

} // namespace workbench
