#include "tests/support/WireFrame.h"

namespace {

QByteArray bigEndian(quint64 number, int size)
{
    QByteArray bytes;
    for (int i = size - 1; i >= 0; --i)
        bytes += static_cast<char>((number >> (8 * i)) & 0xFF);
    return bytes;
}

} // namespace

WireFrame::WireFrame(quint8 opcode, const QByteArray &payload)
    : m_opcode(opcode)
    , m_payload(payload)
    , m_length(static_cast<quint64>(payload.size()))
{
}

WireFrame WireFrame::close(int code, const QByteArray &reason)
{
    return WireFrame(0x8, bigEndian(static_cast<quint64>(code), 2) + reason);
}

WireFrame WireFrame::unfinished() const
{
    WireFrame frame = *this;
    frame.m_fin = false;
    return frame;
}

WireFrame WireFrame::reserved(quint8 bits) const
{
    WireFrame frame = *this;
    frame.m_reserved = bits;
    return frame;
}

WireFrame WireFrame::masked(Key key) const
{
    WireFrame frame = *this;
    frame.m_key = key;
    return frame;
}

WireFrame WireFrame::lengthAs(LengthForm form) const
{
    WireFrame frame = *this;
    frame.m_form = form;
    return frame;
}

WireFrame WireFrame::declaring(quint64 length) const
{
    WireFrame frame = *this;
    frame.m_length = length;
    return frame;
}

// The second byte without the MASK bit, and what follows it.
QByteArray WireFrame::lengthBytes() const
{
    if (m_form == LengthForm::SixtyFour || (m_form == LengthForm::Minimal && m_length > 65535))
        return QByteArray(1, 127) + bigEndian(m_length, 8);
    if (m_form == LengthForm::Sixteen || m_length > 125)
        return QByteArray(1, 126) + bigEndian(m_length, 2);
    return bigEndian(m_length, 1);
}

QByteArray WireFrame::header() const
{
    QByteArray bytes = bigEndian((m_fin ? 128U : 0U) + 16U * m_reserved + m_opcode, 1) + lengthBytes();
    if (m_key) {
        bytes[1] = static_cast<char>(static_cast<quint8>(bytes[1]) + 128);
        for (const quint8 byte : *m_key)
            bytes += static_cast<char>(byte);
    }
    return bytes;
}

QByteArray WireFrame::bytes() const
{
    QByteArray payload = m_payload;
    for (qsizetype i = 0; m_key && i < payload.size(); ++i)
        payload[i] = static_cast<char>(payload[i] ^ (*m_key)[static_cast<size_t>(i % 4)]);
    return header() + payload;
}
