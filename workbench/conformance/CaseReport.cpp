#include "workbench/conformance/CaseReport.h"

namespace workbench::conformance {

namespace {

QByteArray codeText(int code)
{
    if (code == closeWithoutCode)
        return "a Close frame without a code";
    if (code == noCloseFrame)
        return "no Close frame";
    return "Close " + QByteArray::number(code);
}

} // namespace

QByteArray frameText(const FrameRecord &frame)
{
    QByteArray text = frame.direction == FrameRecord::Direction::Sent ? "> " : "< ";
    text += frameName(frame.opcode);
    if (frame.fin)
        text += " FIN";
    for (int bit = 0; bit < 3; ++bit) {
        if ((frame.reserved & (4U >> static_cast<quint32>(bit))) != 0)
            text += " RSV" + QByteArray::number(bit + 1);
    }
    if (frame.masked)
        text += " MASK";
    text += ", " + QByteArray::number(frame.payloadLength) + " bytes";
    if (!frame.payload.isEmpty())
        text += ": " + shownBytes(frame.payload);
    return text;
}

QByteArray closingText(const ClosingRecord &closing)
{
    QByteArray text = "The peer sent " + codeText(closing.code);
    if (!closing.reason.isEmpty())
        text += " (" + shownBytes(closing.reason) + ')';
    text += ", we sent " + codeText(closing.sentCode);
    switch (closing.droppedBy) {
    case ClosingRecord::DroppedBy::Nobody:
        return text + "; there was no connection.";
    case ClosingRecord::DroppedBy::Us:
        return text + "; we ended TCP.";
    case ClosingRecord::DroppedBy::Peer:
        break;
    }
    return text + "; the peer ended TCP.";
}

} // namespace workbench::conformance
