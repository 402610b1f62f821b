#include "workbench/record/PcapngBlocks.h"

namespace workbench {

namespace {

constexpr quint32 sectionHeaderBlock = 0x0A0D0D0A;
constexpr quint32 interfaceBlock = 1;
constexpr quint32 enhancedPacketBlock = 6;
constexpr quint16 linkEthernet = 1;
// Options.
constexpr quint16 optComment = 1;
constexpr quint16 sectionProgram = 4;
constexpr quint16 interfaceName = 2;
constexpr quint16 interfaceTimeResolution = 9;

template <typename Number>
void append(QByteArray &file, Number number)
{
    file.append(reinterpret_cast<const char *>(&number), sizeof number);
}

void pad(QByteArray &file, qsizetype size)
{
    file.append((4 - size % 4) % 4, '\0');
}

void appendOption(QByteArray &options, quint16 code, QByteArrayView value)
{
    constexpr qsizetype longest = 60'000;
    value = value.first(qMin(value.size(), longest));
    append(options, code);
    append(options, static_cast<quint16>(value.size()));
    options += value;
    pad(options, value.size());
}

void endOptions(QByteArray &options)
{
    if (!options.isEmpty())
        append(options, quint32{0});
}

// Type and length before the body, the length again behind it.
void appendBlock(QByteArray &file, quint32 type, QByteArrayView body)
{
    const auto length = static_cast<quint32>(body.size() + 12);
    append(file, type);
    append(file, length);
    file += body;
    append(file, length);
}

} // namespace

void appendSectionHeader(QByteArray &file, QByteArrayView program, QByteArrayView comment)
{
    QByteArray body;
    append(body, quint32{0x1A2B3C4D}); // tells the byte order
    append(body, quint16{1});
    append(body, quint16{0});
    append(body, qint64{-1}); // nobody knows how long the section gets
    QByteArray options;
    appendOption(options, optComment, comment);
    appendOption(options, sectionProgram, program);
    endOptions(options);
    appendBlock(file, sectionHeaderBlock, body + options);
}

void appendEthernetInterface(QByteArray &file, QByteArrayView name)
{
    QByteArray body;
    append(body, linkEthernet);
    append(body, quint16{0});
    append(body, quint32{0}); // no limit for a packet's length
    QByteArray options;
    appendOption(options, interfaceName, name);
    appendOption(options, interfaceTimeResolution, QByteArrayView("\x09", 1)); // 10^-9 s
    endOptions(options);
    appendBlock(file, interfaceBlock, body + options);
}

void appendPacket(QByteArray &file, qint64 nsSinceEpoch, QByteArrayView frame, QByteArrayView comment)
{
    QByteArray options;
    if (!comment.isEmpty())
        appendOption(options, optComment, comment);
    endOptions(options);
    const auto size = static_cast<quint32>(frame.size());
    const auto padded = (size + 3U) & ~3U;
    const quint32 length = 32 + padded + static_cast<quint32>(options.size());
    const auto time = static_cast<quint64>(nsSinceEpoch);
    append(file, enhancedPacketBlock);
    append(file, length);
    append(file, quint32{0}); // the only interface
    append(file, static_cast<quint32>(time >> 32U));
    append(file, static_cast<quint32>(time));
    append(file, size);
    append(file, size);
    file += frame;
    pad(file, frame.size());
    file += options;
    append(file, length);
}

} // namespace workbench
