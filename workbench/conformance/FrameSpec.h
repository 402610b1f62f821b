#pragma once

#include "workbench/conformance/Payload.h"

#include <QList>

#include <array>
#include <optional>

namespace workbench::conformance {

/// A frame to send, right or wrong. Built here byte by byte: a case that used the engine's serializer would prove the
/// engine by itself.
struct FrameSpec
{
    enum class Masking {
        AsOurSide, ///< Masked when we act as a client, plain when we act as a server.
        Opposite,  ///< What our side must never do.
    };
    enum class LengthForm {
        Minimal,
        Seven, ///< In the seven bits, also 126 and 127, which then announce bytes that don't come.
        Sixteen,
        SixtyFour,
    };
    using Key = std::array<quint8, 4>;

    bool fin = true;
    quint8 reserved = 0; ///< 4 for RSV1, 2 for RSV2, 1 for RSV3.
    quint8 opcode = 0x1;
    Payload payload;
    Masking masking = Masking::AsOurSide;
    std::optional<Key> key; ///< A random one if not given.
    LengthForm lengthForm = LengthForm::Minimal;
    std::optional<quint64> declaredLength; ///< If not the payload's.

    static FrameSpec of(quint8 opcode, const Payload &payload = {});
    static FrameSpec continuation(const Payload &payload = {}) { return of(0x0, payload); }
    static FrameSpec text(const Payload &payload = {}) { return of(0x1, payload); }
    static FrameSpec binary(const Payload &payload = {}) { return of(0x2, payload); }
    static FrameSpec close(const Payload &payload = {}) { return of(0x8, payload); }
    /// With @p code in network order, and @p reason.
    static FrameSpec close(int code, const QByteArray &reason = {});
    static FrameSpec ping(const Payload &payload = {}) { return of(0x9, payload); }
    static FrameSpec pong(const Payload &payload = {}) { return of(0xA, payload); }

    /// FIN cleared: more fragments follow.
    FrameSpec unfinished() const;
    FrameSpec withReserved(quint8 bits) const;
    FrameSpec withKey(const Key &maskKey) const;
    FrameSpec wronglyMasked() const;
    FrameSpec lengthAs(LengthForm form) const;
    /// Says @p length on the wire whatever the payload is.
    FrameSpec declaring(quint64 length) const;

    bool isMasked(bool weAreClient) const { return weAreClient == (masking == Masking::AsOurSide); }
    /// The bytes for the wire.
    QByteArray serialized(bool weAreClient, const Key &randomKey) const;

private:
    QByteArray lengthBytes(bool masked) const;
};

/// XORs @p bytes, from @p start on, with @p key (RFC 6455 §5.3).
void applyKey(QByteArray &bytes, qsizetype start, const FrameSpec::Key &key);

/// @p payload as an unfragmented message in @p opcode, or cut into frames of @p size bytes. An empty message is one empty
/// frame.
QList<FrameSpec> inFragments(quint8 opcode, const QByteArray &payload, qsizetype size);

} // namespace workbench::conformance
