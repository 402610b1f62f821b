#include "workbench/decode/ProtobufReader.h"

#include "workbench/decode/TextCheck.h"

#include <bit>

namespace workbench {

using Type = TreeWriter::Type;

namespace {

constexpr quint64 highestNumber = (quint64{1} << 29) - 1;
constexpr int packedShown = 16;

enum WireType : quint8 { Varint, Fixed64, Delimited, GroupStart, GroupEnd, Fixed32 };

QByteArray varintNote(quint64 value)
{
    QByteArray note = "varint";
    if (value > 0x7FFFFFFFFFFFFFFFU)
        note += ", int " + QByteArray::number(static_cast<qint64>(value));
    // 0 → 0, 1 → −1, 2 → 1 …
    const auto zigzag = static_cast<qint64>(value >> 1) ^ -static_cast<qint64>(value & 1);
    if (value > 0)
        note += ", sint " + QByteArray::number(zigzag);
    return note;
}

// "packed varints: 3, 270, 86942", if they are nothing else.
QByteArray packedNote(QByteArrayView bytes)
{
    ByteReader reader(bytes);
    QByteArray numbers;
    int count = 0;
    while (!reader.atEnd()) {
        const quint64 number = reader.varint();
        if (!reader.ok())
            return {};
        if (++count <= packedShown)
            numbers += (count > 1 ? ", " : "") + QByteArray::number(number);
    }
    return count > packedShown ? "packed varints? " + numbers + " …" : "packed varints? " + numbers;
}

} // namespace

ProtobufReader::ProtobufReader(QByteArrayView bytes, TreeWriter &writer)
    : ProtobufReader(bytes, writer, 0, 0, std::make_shared<Trials>())
{
}

ProtobufReader::ProtobufReader(QByteArrayView bytes, TreeWriter &writer, qsizetype offset, int depth,
                               std::shared_ptr<Trials> trials)
    : m_reader(bytes)
    , m_writer(writer)
    , m_offset(offset)
    , m_depth(depth)
    , m_trials(std::move(trials))
{
}

bool ProtobufReader::fail(const char *what, qsizetype at)
{
    m_error = {{what, {}}, at};
    return false;
}

bool ProtobufReader::truncated()
{
    if (m_reader.isOverlong())
        return fail(QT_TRANSLATE_NOOP("workbench", "A number of more than ten bytes is none of Protobuf."), m_begin);
    m_error = truncatedError(position());
    return false;
}

bool ProtobufReader::full()
{
    m_error = limitError(m_writer, position());
    return false;
}

bool ProtobufReader::value(Type type, QByteArrayView text)
{
    return m_writer.value(type, text, m_begin, position()) || full();
}

bool ProtobufReader::readMessage()
{
    if (!m_writer.begin(Type::Object, position()))
        return full();
    while (!m_reader.atEnd()) {
        if (!readField())
            return false;
    }
    m_writer.end(position());
    return true;
}

bool ProtobufReader::readField()
{
    m_begin = position();
    const quint64 tag = m_reader.varint();
    if (!m_reader.ok())
        return truncated();
    const quint64 field = tag >> 3;
    if (field == 0 || field > highestNumber)
        return fail(QT_TRANSLATE_NOOP("workbench", "No field of a Protobuf message has this number."), m_begin);
    m_highestField = std::max(m_highestField, field);
    m_writer.key(QByteArray::number(field));
    switch (tag & 7) {
    case Varint:
        return readVarint(field);
    case Fixed64: {
        const auto bits = m_reader.littleEndian<quint64>();
        if (!m_reader.ok())
            return truncated();
        m_writer.note("fixed64, double " + spelled(std::bit_cast<double>(bits)));
        return value(Type::Integer, QByteArray::number(bits));
    }
    case Fixed32: {
        const auto bits = m_reader.littleEndian<quint32>();
        if (!m_reader.ok())
            return truncated();
        m_writer.note("fixed32, float " + spelled(std::bit_cast<float>(bits)));
        return value(Type::Integer, QByteArray::number(bits));
    }
    case Delimited:
        return readDelimited(field);
    case GroupStart:
        return readGroup(field);
    case GroupEnd:
        if (m_openGroup != field)
            return fail(QT_TRANSLATE_NOOP("workbench", "A group ends here that was never begun."), m_begin);
        m_groupEnded = true;
        return true;
    default:
        return fail(QT_TRANSLATE_NOOP("workbench", "Protobuf has no wire type 6 or 7."), m_begin);
    }
}

bool ProtobufReader::readVarint(quint64)
{
    const quint64 number = m_reader.varint();
    if (!m_reader.ok())
        return truncated();
    m_writer.note(varintNote(number));
    return value(Type::Integer, QByteArray::number(number));
}

// Since proto3 no group is written any more, but old peers do. Its fields follow until its end's tag.
bool ProtobufReader::readGroup(quint64 field)
{
    if (m_depth >= m_writer.limits().maxProtobufDepth)
        return fail(QT_TRANSLATE_NOOP("workbench", "Groups are nested deeper than anybody needs."), m_begin);
    m_writer.note("group");
    if (!m_writer.begin(Type::Object, m_begin))
        return full();
    const quint64 outer = std::exchange(m_openGroup, field);
    ++m_depth;
    for (m_groupEnded = false; !m_groupEnded;) {
        if (m_reader.atEnd())
            return truncated();
        if (!readField())
            return false;
    }
    --m_depth;
    m_groupEnded = false;
    m_openGroup = outer;
    m_writer.key({}); // the one of the end's tag
    m_writer.end(position());
    return true;
}

bool ProtobufReader::isMessage(QByteArrayView bytes, qsizetype offset) const
{
    if (m_depth >= m_writer.limits().maxProtobufDepth || bytes.size() < 2)
        return false;
    const std::pair place(offset, bytes.size());
    if (const auto known = m_trials->constFind(place); known != m_trials->cend())
        return *known;
    TreeWriter counter(nullptr, m_writer.limits());
    ProtobufReader reader(bytes, counter, offset, m_depth + 1, m_trials);
    const bool message = reader.readMessage() && reader.highestField() < 10'000;
    m_trials->insert(place, message);
    return message;
}

bool ProtobufReader::readDelimited(quint64)
{
    const quint64 size = m_reader.varint();
    if (!m_reader.ok())
        return truncated();
    const QByteArrayView bytes = m_reader.take(size);
    if (!m_reader.ok())
        return truncated();
    // "\n" begins many a message (field 1, delimited) and few texts; and most short texts would be messages too.
    const bool text = isReadable(bytes);
    const bool oddText = text && !bytes.isEmpty() && static_cast<quint8>(bytes.front()) < 0x20;
    if ((!text || oddText) && isMessage(bytes, position() - bytes.size())) {
        m_writer.note("message?");
        ProtobufReader nested(bytes, m_writer, position() - bytes.size(), m_depth + 1, m_trials);
        if (nested.readMessage())
            return true;
        m_error = nested.error();
        return false;
    }
    if (text)
        return m_writer.string(bytes, m_begin, position()) || full();
    if (bytes.size() <= 4096)
        m_writer.note(packedNote(bytes));
    return m_writer.bytes(bytes, m_begin, position()) || full();
}

} // namespace workbench
