#pragma once

#include "workbench/forge/ForgeExpectation.h"
#include "workbench/forge/ForgedFrame.h"

#include <QMetaType>

#include <chrono>

namespace workbench {

/// One thing to do to a connection.
struct ForgeStep
{
    enum class Kind {
        Frame,
        Raw,       ///< Bytes as they are, no frame around them.
        Wait,      ///< Nothing for a while; what was sent before leaves at once.
        HalfClose, ///< FIN of TCP: nothing more comes from us, but we still read. With TLS, close_notify ends both ways.
        Reset,     ///< RST of TCP, behind what was sent before.
    };

    static constexpr int mostRepeats = 1'000'000;
    static constexpr std::chrono::milliseconds longestWait{600'000};

    Kind kind = Kind::Frame;
    ForgedFrame frame; ///< Kind::Frame.
    ForgedPayload raw; ///< Kind::Raw.
    /// Of a frame or raw bytes only the first so many are sent, "half a frame". Nothing: all.
    std::optional<qint64> cut;
    std::chrono::milliseconds wait{0}; ///< Kind::Wait.
    int repeat = 1;                    ///< How often.

    static ForgeStep of(const ForgedFrame &frame, int times = 1);
    static ForgeStep cutAt(qint64 bytes, const ForgedFrame &frame);
    static ForgeStep bytes(const ForgedPayload &raw);
    static ForgeStep pause(std::chrono::milliseconds time);
    static ForgeStep halfClose() { return {Kind::HalfClose, {}, {}, {}, {}, 1}; }
    static ForgeStep reset() { return {Kind::Reset, {}, {}, {}, {}, 1}; }

    bool hasBytes() const { return kind == Kind::Frame || kind == Kind::Raw; }
    /// What goes out at one time, as @p role sends it.
    QByteArray wireBytes(wslib::Role role, const wslib::MaskKey &randomKey) const;
    /// Bytes of its payload, before it is compressed or cut: what making it once costs.
    qint64 plainSize() const;
    /// Why it can't be done, a sentence; empty: it can.
    QString problem() const;

    bool operator==(const ForgeStep &) const = default;
};

/// Steps, one behind the other, and what they should come to.
struct ForgeSequence
{
    /// What must have been agreed on for it to mean what it is meant to.
    enum class Needs {
        Nothing,
        Deflate,   ///< permessage-deflate (RFC 7692).
        NoDeflate, ///< No permessage-deflate: RSV1 has no meaning.
    };

    static constexpr int mostSteps = 10'000;

    QString title; ///< For people, as typed.
    QList<ForgeStep> steps;
    int repeat = 1; ///< The whole of it.
    Needs needs = Needs::Nothing;
    ForgeExpectation expected;

    bool operator==(const ForgeSequence &) const = default;
};

/// Whether it may harm a host that doesn't expect it: a bomb, or a flood of frames or bytes.
bool isHeavy(const ForgeSequence &sequence);
/// Why it can't be carried out, with the step's number; empty: it can.
QString problemOf(const ForgeSequence &sequence);

} // namespace workbench

Q_DECLARE_METATYPE(workbench::ForgeSequence)
