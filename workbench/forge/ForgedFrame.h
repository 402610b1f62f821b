#pragma once

#include "workbench/forge/ForgedPayload.h"

#include "wslib/protocol/Endpoint.h"
#include "wslib/protocol/Mask.h"

#include <QList>

#include <optional>

namespace workbench {

/// The bytes of a frame, and what each of them is.
struct ForgedBytes
{
    enum class Field {
        Flags,  ///< FIN, RSV1–3 and the opcode: one byte.
        Length, ///< The mask bit and the length: one, three or nine bytes.
        Key,
        Payload, ///< As on the wire: masked if there is a key.
    };
    struct Span
    {
        Field field = Field::Payload;
        qsizetype start = 0;
        qsizetype size = 0;
        bool operator==(const Span &) const = default;
    };

    QByteArray bytes;
    QList<Span> spans; ///< In order, without gaps; no empty ones.
};

/// A frame to be sent, right or wrong: each field of RFC 6455 §5.2 is what it is told to be, whatever the others say.
struct ForgedFrame
{
    enum class Masking {
        AsItMust, ///< A client's frames are masked, a server's aren't (§5.1).
        Wrong,    ///< What must not be.
        On,
        Off,
    };
    enum class LengthEncoding {
        Minimal,
        Seven,   ///< In the seven bits, also 126 and 127, which then announce bytes that don't come.
        Sixteen, ///< In two further bytes.
        SixtyFour,
    };

    bool fin = true;
    bool rsv1 = false;
    bool rsv2 = false;
    bool rsv3 = false;
    quint8 opcode = 0x1; ///< 0 to 15.
    Masking masking = Masking::AsItMust;
    std::optional<wslib::MaskKey> key; ///< A random one if not given.
    LengthEncoding lengthEncoding = LengthEncoding::Minimal;
    std::optional<quint64> declaredLength; ///< If not the payload's.
    ForgedPayload payload;

    /// @name Beginnings
    /// @{
    static ForgedFrame of(quint8 opcode, const ForgedPayload &payload = {});
    static ForgedFrame text(const QByteArray &utf8) { return of(0x1, ForgedPayload::text(utf8)); }
    static ForgedFrame continuation(const QByteArray &utf8) { return of(0x0, ForgedPayload::text(utf8)); }
    static ForgedFrame ping(const QByteArray &utf8) { return of(0x9, ForgedPayload::text(utf8)); }
    static ForgedFrame close(quint16 code, const QByteArray &reason = {});
    ForgedFrame unfinished() const;
    /// @}

    bool isMasked(wslib::Role role) const;
    /// A sentence on why it has no bytes, such as a length that the encoding has no room for; empty: it has.
    QString problem() const;
    /// As sent by @p role. @p randomKey is taken if there is none of its own.
    ForgedBytes forged(wslib::Role role, const wslib::MaskKey &randomKey) const;

    bool operator==(const ForgedFrame &) const = default;
};

} // namespace workbench
