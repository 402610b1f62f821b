#pragma once

#include "workbench/conformance/Case.h"

#include <chrono>

namespace workbench::conformance {

/// A frame as it was on the wire.
struct FrameRecord
{
    enum class Direction { Sent, Received };
    Direction direction = Direction::Sent;
    bool fin = true;
    quint8 reserved = 0; ///< 4 for RSV1, 2 for RSV2, 1 for RSV3.
    quint8 opcode = 0;
    bool masked = false;
    quint64 payloadLength = 0;      ///< As declared.
    QByteArray header;              ///< As it passed, masking key included.
    QByteArray payload;             ///< Unmasked, not inflated; at most maxKeptPayload bytes of it.
    std::chrono::nanoseconds at{0}; ///< Since the case began.

    bool operator==(const FrameRecord &) const = default;

    static constexpr qsizetype maxKeptPayload = 1024;
};

/// How a connection ended.
struct ClosingRecord
{
    enum class DroppedBy {
        Nobody, ///< It never stood.
        Us,
        Peer,
    };
    bool clean = false;                      ///< Close frames went both ways.
    int code = noCloseFrame;                 ///< Of the peer's Close frame, closeWithoutCode, or noCloseFrame.
    QByteArray reason;                       ///< Of the peer's Close frame.
    int sentCode = noCloseFrame;             ///< Of ours, likewise.
    DroppedBy droppedBy = DroppedBy::Nobody; ///< Who ended TCP first.

    bool operator==(const ClosingRecord &) const = default;
};

/// What came of one case.
struct CaseReport
{
    Case question;
    Verdict verdict = Verdict::Failed;
    QByteArray explanation;    ///< Why it is not OK, in a sentence; empty if it is.
    QByteArrayList expected;   ///< What would have been OK, a line each.
    QByteArray sentHead;       ///< Our side of the opening handshake.
    QByteArray receivedHead;   ///< The peer's.
    QList<FrameRecord> frames; ///< Both directions, in order; at most maxKeptFrames.
    ClosingRecord closing;
    std::chrono::milliseconds duration{0};

    static constexpr qsizetype maxKeptFrames = 2000;
};

/// "→ text FIN 5 bytes "Hello"": a line for reports.
QByteArray frameText(const FrameRecord &frame);
/// How @p closing went, in a sentence.
QByteArray closingText(const ClosingRecord &closing);

} // namespace workbench::conformance
