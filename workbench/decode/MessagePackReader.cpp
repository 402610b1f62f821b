#include "workbench/decode/MessagePackReader.h"

#include "workbench/decode/TimeText.h"
#include "workbench/decode/TreeText.h"

namespace workbench {

using Type = TreeWriter::Type;

MessagePackReader::MessagePackReader(QByteArrayView bytes, TreeWriter &writer, qsizetype offset)
    : m_reader(bytes)
    , m_writer(writer)
    , m_offset(offset)
{
}

bool MessagePackReader::truncated()
{
    m_error = truncatedError(position());
    return false;
}

bool MessagePackReader::full()
{
    m_error = limitError(m_writer, position());
    return false;
}

bool MessagePackReader::scalar(Type type, QByteArrayView value)
{
    if (m_reader.isTruncated())
        return truncated();
    return m_writer.value(type, value, m_begin, position()) || full();
}

bool MessagePackReader::readValue()
{
    m_begin = position();
    const auto format = m_reader.bigEndian<quint8>();
    if (m_reader.isTruncated())
        return truncated();
    if (format < 0x80)
        return scalar(Type::Integer, QByteArray::number(format));
    if (format < 0x90)
        return readMap(format & 15U);
    if (format < 0xA0)
        return readArray(format & 15U);
    if (format < 0xC0)
        return readString(format & 31U);
    if (format >= 0xE0)
        return scalar(Type::Integer, QByteArray::number(static_cast<qint8>(format)));
    if (format >= 0xCC && format <= 0xD3)
        return readInteger(format);
    return readSized(format);
}

bool MessagePackReader::readSized(quint8 format)
{
    switch (format) {
    case 0xC0:
        return scalar(Type::Null, "null");
    case 0xC2:
        return scalar(Type::Boolean, "false");
    case 0xC3:
        return scalar(Type::Boolean, "true");
    case 0xC4:
        return readBinary(m_reader.bigEndian<quint8>());
    case 0xC5:
        return readBinary(m_reader.bigEndian<quint16>());
    case 0xC6:
        return readBinary(m_reader.bigEndian<quint32>());
    case 0xC7:
        return readExtension(m_reader.bigEndian<quint8>());
    case 0xC8:
        return readExtension(m_reader.bigEndian<quint16>());
    case 0xC9:
        return readExtension(m_reader.bigEndian<quint32>());
    case 0xCA:
        return scalar(Type::Float, spelled(m_reader.bigEndian<float>()));
    case 0xCB:
        return scalar(Type::Float, spelled(m_reader.bigEndian<double>()));
    case 0xD9:
        return readString(m_reader.bigEndian<quint8>());
    case 0xDA:
        return readString(m_reader.bigEndian<quint16>());
    case 0xDB:
        return readString(m_reader.bigEndian<quint32>());
    case 0xDC:
        return readArray(m_reader.bigEndian<quint16>());
    case 0xDD:
        return readArray(m_reader.bigEndian<quint32>());
    case 0xDE:
        return readMap(m_reader.bigEndian<quint16>());
    case 0xDF:
        return readMap(m_reader.bigEndian<quint32>());
    case 0xC1:
        m_error = {{QT_TRANSLATE_NOOP("workbench", "The byte C1 means nothing in MessagePack."), {}}, m_begin};
        return false;
    default: // D4 … D8: fixext 1, 2, 4, 8, 16
        return readExtension(quint64{1} << (format - 0xD4U));
    }
}

bool MessagePackReader::readInteger(quint8 format)
{
    switch (format) {
    case 0xCC:
        return scalar(Type::Integer, QByteArray::number(m_reader.bigEndian<quint8>()));
    case 0xCD:
        return scalar(Type::Integer, QByteArray::number(m_reader.bigEndian<quint16>()));
    case 0xCE:
        return scalar(Type::Integer, QByteArray::number(m_reader.bigEndian<quint32>()));
    case 0xCF:
        return scalar(Type::Integer, QByteArray::number(m_reader.bigEndian<quint64>()));
    case 0xD0:
        return scalar(Type::Integer, QByteArray::number(m_reader.bigEndian<qint8>()));
    case 0xD1:
        return scalar(Type::Integer, QByteArray::number(m_reader.bigEndian<qint16>()));
    case 0xD2:
        return scalar(Type::Integer, QByteArray::number(m_reader.bigEndian<qint32>()));
    default:
        return scalar(Type::Integer, QByteArray::number(m_reader.bigEndian<qint64>()));
    }
}

bool MessagePackReader::readString(quint64 size)
{
    const QByteArrayView text = m_reader.take(size);
    if (m_reader.isTruncated())
        return truncated();
    return m_writer.string(text, m_begin, position()) || full();
}

bool MessagePackReader::readBinary(quint64 size)
{
    const QByteArrayView data = m_reader.take(size);
    if (m_reader.isTruncated())
        return truncated();
    return m_writer.bytes(data, m_begin, position()) || full();
}

bool MessagePackReader::readExtension(quint64 size)
{
    const auto type = m_reader.bigEndian<qint8>();
    const QByteArrayView data = m_reader.take(size);
    if (m_reader.isTruncated())
        return truncated();
    if (type == -1 && (size == 4 || size == 8 || size == 12))
        return readTime(data);
    m_writer.note("ext " + QByteArray::number(type));
    return m_writer.bytes(data, m_begin, position(), Type::Extension) || full();
}

// Seconds in 32 bits; nanoseconds in 30 and seconds in 34; nanoseconds in 32 and seconds in 64.
bool MessagePackReader::readTime(QByteArrayView data)
{
    ByteReader reader(data);
    qint64 seconds = 0;
    quint32 nanoseconds = 0;
    if (data.size() == 4) {
        seconds = reader.bigEndian<quint32>();
    } else if (data.size() == 8) {
        const auto both = reader.bigEndian<quint64>();
        nanoseconds = static_cast<quint32>(both >> 34);
        seconds = static_cast<qint64>(both & 0x3FFFFFFFFU);
    } else {
        nanoseconds = reader.bigEndian<quint32>();
        seconds = reader.bigEndian<qint64>();
    }
    m_writer.note("ext -1 (timestamp)");
    return scalar(Type::Time, isoTime(seconds, nanoseconds));
}

bool MessagePackReader::readArray(quint64 count)
{
    if (m_reader.isTruncated())
        return truncated();
    if (!m_writer.begin(Type::Array, m_begin))
        return full();
    for (quint64 i = 0; i < count; ++i) {
        if (!readValue())
            return false;
    }
    m_writer.end(position());
    return true;
}

bool MessagePackReader::readMap(quint64 count)
{
    if (m_reader.isTruncated())
        return truncated();
    if (!m_writer.begin(Type::Object, m_begin))
        return full();
    for (quint64 i = 0; i < count; ++i) {
        if (!readKey() || !readValue())
            return false;
    }
    m_writer.end(position());
    return true;
}

// Almost always a short string. Anything else may be a key too; it is shown as JSON.
bool MessagePackReader::readKey()
{
    const quint8 format = m_reader.peek();
    if (format >= 0xA0 && format < 0xC0) {
        m_reader.take(1);
        m_writer.key(m_reader.take(format & 31U));
        return !m_reader.isTruncated() || truncated();
    }
    DecodedTree tree;
    DecodeLimits limits = m_writer.limits();
    limits.maxDepth -= m_writer.depth();
    TreeWriter writer(&tree, limits);
    MessagePackReader reader(m_reader.rest(), writer, position());
    if (!reader.readValue()) {
        m_error = reader.error();
        return false;
    }
    writer.finish(reader.position());
    m_reader.take(static_cast<quint64>(reader.position() - position()));
    const bool string = tree.type(DecodedTree::root) == Type::String;
    if (string)
        m_writer.key(tree.value(DecodedTree::root));
    else
        m_writer.oddKey(asKey(tree));
    return true;
}

} // namespace workbench
