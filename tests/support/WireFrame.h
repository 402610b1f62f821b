#pragma once

#include <QByteArray>

#include <array>
#include <optional>

/// The bytes of one frame, right or wrong, built without any code of the engine: a test that used
/// FrameSerializer would prove the engine by itself.
class WireFrame
{
public:
    enum class LengthForm { Minimal, Sixteen, SixtyFour };
    using Key = std::array<quint8, 4>;

    /// FIN is set, there is no mask, and the length is that of @p payload, in its shortest form.
    explicit WireFrame(quint8 opcode, const QByteArray &payload = {});

    static WireFrame continuation(const QByteArray &payload = {}) { return WireFrame(0x0, payload); }
    static WireFrame text(const QByteArray &payload = {}) { return WireFrame(0x1, payload); }
    static WireFrame binary(const QByteArray &payload = {}) { return WireFrame(0x2, payload); }
    static WireFrame close(const QByteArray &payload = {}) { return WireFrame(0x8, payload); }
    /// A Close frame with @p code in network order and @p reason.
    static WireFrame close(int code, const QByteArray &reason = {});
    static WireFrame ping(const QByteArray &payload = {}) { return WireFrame(0x9, payload); }
    static WireFrame pong(const QByteArray &payload = {}) { return WireFrame(0xA, payload); }

    /// Clears FIN: more fragments follow.
    WireFrame unfinished() const;
    /// @p bits: 4 for RSV1, 2 for RSV2, 1 for RSV3.
    WireFrame reserved(quint8 bits) const;
    WireFrame masked(Key key = defaultKey) const;
    WireFrame lengthAs(LengthForm form) const;
    /// A length on the wire that isn't the payload's.
    WireFrame declaring(quint64 length) const;

    QByteArray header() const;
    QByteArray bytes() const;

    static constexpr Key defaultKey{0x37, 0xFA, 0x21, 0x3D};

private:
    QByteArray lengthBytes() const;

    bool m_fin = true;
    quint8 m_reserved = 0;
    quint8 m_opcode;
    QByteArray m_payload;
    std::optional<Key> m_key;
    LengthForm m_form = LengthForm::Minimal;
    quint64 m_length;
};
