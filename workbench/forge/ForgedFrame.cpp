#include "workbench/forge/ForgedFrame.h"

#include "workbench/conformance/FrameSpec.h"

#include <QtEndian>

namespace workbench {

using conformance::FrameSpec;

namespace {

FrameSpec::LengthForm formOf(ForgedFrame::LengthEncoding encoding)
{
    switch (encoding) {
    case ForgedFrame::LengthEncoding::Minimal:
        return FrameSpec::LengthForm::Minimal;
    case ForgedFrame::LengthEncoding::Seven:
        return FrameSpec::LengthForm::Seven;
    case ForgedFrame::LengthEncoding::Sixteen:
        return FrameSpec::LengthForm::Sixteen;
    case ForgedFrame::LengthEncoding::SixtyFour:
        break;
    }
    return FrameSpec::LengthForm::SixtyFour;
}

quint64 mostFor(ForgedFrame::LengthEncoding encoding)
{
    switch (encoding) {
    case ForgedFrame::LengthEncoding::Seven:
        return 127;
    case ForgedFrame::LengthEncoding::Sixteen:
        return 0xFFFF;
    default:
        return ~quint64{0};
    }
}

} // namespace

ForgedFrame ForgedFrame::of(quint8 opcode, const ForgedPayload &payload)
{
    ForgedFrame frame;
    frame.opcode = opcode;
    frame.payload = payload;
    return frame;
}

ForgedFrame ForgedFrame::close(quint16 code, const QByteArray &reason)
{
    QByteArray payload(2, '\0');
    qToBigEndian(code, payload.data());
    return of(0x8, {ForgedPayload::Form::Hex, payload + reason});
}

ForgedFrame ForgedFrame::unfinished() const
{
    ForgedFrame frame = *this;
    frame.fin = false;
    return frame;
}

bool ForgedFrame::isMasked(wslib::Role role) const
{
    switch (masking) {
    case Masking::AsItMust:
        return role == wslib::Role::Client;
    case Masking::Wrong:
        return role == wslib::Role::Server;
    case Masking::On:
        return true;
    case Masking::Off:
        break;
    }
    return false;
}

QString ForgedFrame::problem() const
{
    if (QString why = payload.problem(); !why.isEmpty())
        return why;
    // What is compressed is as long as it comes out: only what is declared, or plain, is known without making it.
    const bool known = declaredLength || !payload.deflated;
    const quint64 length = declaredLength.value_or(static_cast<quint64>(payload.plainSize()));
    if (known && length > mostFor(lengthEncoding))
        return QStringLiteral("A length of %1 has no room in %2: choose a longer encoding, or declare at most %3.")
            .arg(length)
            .arg(lengthEncoding == LengthEncoding::Seven ? QStringLiteral("7 bits") : QStringLiteral("16 bits"))
            .arg(mostFor(lengthEncoding));
    return {};
}

// The header is the conformance cases': theirs is the serializer that can also do it wrong.
ForgedBytes ForgedFrame::forged(wslib::Role role, const wslib::MaskKey &randomKey) const
{
    const QByteArray body = payload.onWire();
    const bool masked = isMasked(role);
    FrameSpec header;
    header.fin = fin;
    header.reserved = static_cast<quint8>((rsv1 ? 4U : 0U) | (rsv2 ? 2U : 0U) | (rsv3 ? 1U : 0U));
    header.opcode = opcode & 0x0FU;
    header.lengthForm = formOf(lengthEncoding);
    header.declaredLength = declaredLength.value_or(static_cast<quint64>(body.size()));
    header.key = key;

    ForgedBytes forged;
    forged.bytes = header.serialized(masked, randomKey);
    const qsizetype keySize = masked ? 4 : 0;
    const qsizetype headSize = forged.bytes.size();
    forged.spans = {{ForgedBytes::Field::Flags, 0, 1}, {ForgedBytes::Field::Length, 1, headSize - 1 - keySize}};
    if (masked)
        forged.spans.append({ForgedBytes::Field::Key, headSize - keySize, keySize});
    if (!body.isEmpty())
        forged.spans.append({ForgedBytes::Field::Payload, headSize, body.size()});
    forged.bytes += body;
    if (masked)
        wslib::applyMask(forged.bytes.data() + headSize, body, key.value_or(randomKey));
    return forged;
}

} // namespace workbench
