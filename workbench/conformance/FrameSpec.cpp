#include "workbench/conformance/FrameSpec.h"

#include <QtEndian>

#include <algorithm>

namespace workbench::conformance {

FrameSpec FrameSpec::of(quint8 opcode, const Payload &payload)
{
    FrameSpec frame;
    frame.opcode = opcode;
    frame.payload = payload;
    return frame;
}

FrameSpec FrameSpec::close(int code, const QByteArray &reason)
{
    QByteArray payload(2, '\0');
    qToBigEndian(static_cast<quint16>(code), payload.data());
    return close(payload + reason);
}

FrameSpec FrameSpec::unfinished() const
{
    FrameSpec frame = *this;
    frame.fin = false;
    return frame;
}

FrameSpec FrameSpec::withReserved(quint8 bits) const
{
    FrameSpec frame = *this;
    frame.reserved = bits;
    return frame;
}

FrameSpec FrameSpec::withKey(const Key &maskKey) const
{
    FrameSpec frame = *this;
    frame.key = maskKey;
    return frame;
}

FrameSpec FrameSpec::wronglyMasked() const
{
    FrameSpec frame = *this;
    frame.masking = Masking::Opposite;
    return frame;
}

FrameSpec FrameSpec::lengthAs(LengthForm form) const
{
    FrameSpec frame = *this;
    frame.lengthForm = form;
    return frame;
}

FrameSpec FrameSpec::declaring(quint64 length) const
{
    FrameSpec frame = *this;
    frame.declaredLength = length;
    return frame;
}

QByteArray FrameSpec::lengthBytes(bool masked) const
{
    const quint64 length = declaredLength.value_or(static_cast<quint64>(payload.size()));
    LengthForm form = lengthForm;
    if (form == LengthForm::Seven && length <= 127)
        return QByteArray(1, static_cast<char>((masked ? 0x80U : 0U) | length));
    if (length > 0xFFFF)
        form = LengthForm::SixtyFour;
    else if (length > 125 && form <= LengthForm::Seven)
        form = LengthForm::Sixteen;
    const quint8 maskBit = masked ? 0x80 : 0;
    if (form <= LengthForm::Seven)
        return QByteArray(1, static_cast<char>(maskBit | length));
    QByteArray bytes(form == LengthForm::Sixteen ? 3 : 9, static_cast<char>(maskBit | 126U));
    if (form == LengthForm::Sixteen) {
        qToBigEndian(static_cast<quint16>(length), bytes.data() + 1);
    } else {
        bytes[0] = static_cast<char>(maskBit | 127U);
        qToBigEndian(length, bytes.data() + 1);
    }
    return bytes;
}

QByteArray FrameSpec::serialized(bool weAreClient, const Key &randomKey) const
{
    const bool masked = isMasked(weAreClient);
    const auto first = static_cast<quint8>((fin ? 0x80U : 0U) | static_cast<quint32>(reserved << 4U) | opcode);
    QByteArray bytes(1, static_cast<char>(first));
    bytes += lengthBytes(masked);
    const Key maskKey = key.value_or(randomKey);
    if (masked)
        bytes.append(reinterpret_cast<const char *>(maskKey.data()), 4);
    const qsizetype start = bytes.size();
    bytes += payload.bytes();
    if (masked)
        applyKey(bytes, start, maskKey);
    return bytes;
}

void applyKey(QByteArray &bytes, qsizetype start, const FrameSpec::Key &key)
{
    char *const data = bytes.data() + start;
    const auto size = static_cast<size_t>(bytes.size() - start);
    for (size_t i = 0; i < size; ++i)
        data[i] = static_cast<char>(static_cast<quint8>(data[i]) ^ key[i % 4]);
}

QList<FrameSpec> inFragments(quint8 opcode, const QByteArray &payload, qsizetype size)
{
    QList<FrameSpec> frames;
    for (qsizetype at = 0; at < payload.size() || frames.isEmpty(); at += size) {
        const qsizetype take = std::min(size, payload.size() - at);
        frames.append(FrameSpec::of(frames.isEmpty() ? opcode : 0x0, payload.sliced(at, take)).unfinished());
    }
    frames.last().fin = true;
    return frames;
}

} // namespace workbench::conformance
