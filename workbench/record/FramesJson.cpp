#include "workbench/record/FramesJson.h"

#include "workbench/log/FrameScan.h"
#include "workbench/record/JsonText.h"

#include <algorithm>

namespace workbench {

using Direction = LogEntry::Direction;

namespace {

// Larger ones aren't believed: their sums must be numbers, too.
constexpr qint64 mostBytes = qint64{1} << 40;
constexpr qint64 mostNs = qint64{1} << 61;

} // namespace

void appendFramesJson(QByteArray &json, QByteArrayView frames)
{
    json += ",\"frames\":[";
    FrameTrail trail(frames);
    const char *separator = "";
    for (LoggedFrame frame; trail.next(frame);) {
        json += separator;
        separator = ",";
        json += frame.direction == Direction::Sent ? "{\"direction\":\"sent\"" : "{\"direction\":\"received\"";
        json += ",\"ns\":" + QByteArray::number(frame.timeNs) + ",\"offset\":" + QByteArray::number(frame.offset);
        if (frame.isFrame())
            json += ",\"header\":\"" + frame.headerView().toByteArray().toHex() + '"';
        if (!frame.isFrame() || frame.isCut())
            json += ",\"size\":" + QByteArray::number(frame.payloadSize);
        if (frame.inflated != frame.payloadSize)
            json += ",\"inflated\":" + QByteArray::number(frame.inflated);
        if (frame.isRaw)
            json += ",\"raw\":1";
        if (frame.hasOwnPayload) {
            json += ",\"base64\":\"";
            appendBase64(json, frame.ownPayload);
            json += '"';
        }
        json += '}';
    }
    json += ']';
}

void FramesFromJson::Frame::setText(const std::string &key, const std::string &value)
{
    const QByteArray bytes = QByteArray::fromStdString(value);
    if (key == "direction") {
        sent = bytes == "sent";
    } else if (key == "header") {
        header = QByteArray::fromHex(bytes);
    } else if (key == "base64") {
        auto decoded = QByteArray::fromBase64Encoding(bytes, QByteArray::AbortOnBase64DecodingErrors);
        isWrong = isWrong || !decoded;
        payload = decoded ? *decoded : QByteArray();
        hasPayload = true;
    }
}

void FramesFromJson::Frame::setNumber(const std::string &key, qint64 value)
{
    if (key == "ns")
        ns = value;
    else if (key == "offset")
        offset = value;
    else if (key == "size")
        size = value;
    else if (key == "inflated")
        inflated = value;
    else if (key == "raw")
        raw = value != 0;
}

void FramesFromJson::take(const Frame &frame)
{
    LoggedFrame made;
    const auto header = scanFrameHeader(frame.header);
    m_isWrong =
        m_isWrong || frame.isWrong || (!frame.header.isEmpty() && (!header || header->size != frame.header.size()));
    if (header && !m_isWrong) {
        made.header = header->header;
        made.headerSize = header->size;
        std::copy(frame.header.begin(), frame.header.end(), made.headerBytes.begin());
    }
    const auto declared = static_cast<qint64>(std::min(made.header.payloadLength, static_cast<quint64>(mostBytes)));
    made.payloadSize = frame.size >= 0 ? frame.size : declared;
    made.inflated = frame.inflated >= -1 ? frame.inflated : made.payloadSize;
    made.direction = frame.sent ? Direction::Sent : Direction::Received;
    made.offset = frame.offset;
    made.isRaw = frame.raw;
    made.hasOwnPayload = frame.hasPayload;
    made.ownPayload = frame.payload;
    m_isWrong = m_isWrong || made.payloadSize > mostBytes || made.inflated > mostBytes || frame.offset < 0
                || frame.offset > mostBytes || frame.ns < -mostNs || frame.ns > mostNs
                || (frame.hasPayload && frame.payload.size() != made.payloadSize);
    if (!m_isWrong)
        m_frames.add(made, frame.ns);
}

// Times are those from the entry's on, as in the file.
QByteArray FramesFromJson::finish()
{
    QByteArray coded;
    if (!m_frames.isEmpty())
        m_frames.finish(0, coded);
    return coded;
}

} // namespace workbench
