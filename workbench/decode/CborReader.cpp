#include "workbench/decode/CborReader.h"

#include "workbench/decode/CborTags.h"
#include "workbench/decode/TimeText.h"
#include "workbench/decode/TreeText.h"

#include <QFloat16>

#include <bit>
#include <cmath>
#include <utility>

namespace workbench {

using Type = TreeWriter::Type;

namespace {

enum Major : quint8 { Unsigned, Negative, Bytes, Text, Array, Map, Tag, Simple };

constexpr quint64 epochTag = 1;
constexpr int maxTags = 32; // in front of one item

} // namespace

CborReader::CborReader(QByteArrayView bytes, TreeWriter &writer, qsizetype offset)
    : m_reader(bytes)
    , m_writer(writer)
    , m_offset(offset)
{
}

bool CborReader::truncated()
{
    m_error = truncatedError(position());
    return false;
}

bool CborReader::malformed(const char *what)
{
    m_error = {{what, {}}, m_begin};
    return false;
}

bool CborReader::full()
{
    m_error = limitError(m_writer, position());
    return false;
}

bool CborReader::scalar(Type type, QByteArrayView value)
{
    return m_writer.value(type, value, m_begin, position()) || full();
}

// RFC 8949 §3
std::optional<CborReader::Head> CborReader::readHead()
{
    const auto first = m_reader.bigEndian<quint8>();
    Head head{static_cast<quint8>(first >> 5), static_cast<quint8>(first & 31U), first & 31U};
    if (head.info == 24)
        head.argument = m_reader.bigEndian<quint8>();
    else if (head.info == 25)
        head.argument = m_reader.bigEndian<quint16>();
    else if (head.info == 26)
        head.argument = m_reader.bigEndian<quint32>();
    else if (head.info == 27)
        head.argument = m_reader.bigEndian<quint64>();
    if (m_reader.isTruncated()) {
        truncated();
        return std::nullopt;
    }
    const bool lengthless = head.major >= Bytes && head.major != Tag;
    if ((head.info > 27 && head.info < 31) || (head.isIndefinite() && !lengthless)) {
        malformed(QT_TRANSLATE_NOOP("workbench", "This byte has no meaning in CBOR (RFC 8949 §3)."));
        return std::nullopt;
    }
    return head;
}

bool CborReader::readItem()
{
    if (m_tagDepth == 0)
        m_begin = position();
    const std::optional<Head> head = readHead();
    if (!head)
        return false;
    if (head->major == Tag)
        return readTagged(head->argument);
    m_tagDepth = 0;
    switch (head->major) {
    case Unsigned:
    case Negative:
        return readInteger(*head);
    case Bytes:
    case Text:
        return readString(*head);
    case Array:
        return readArray(*head);
    case Map:
        return readMap(*head);
    default:
        return readSimple(*head);
    }
}

bool CborReader::readTagged(quint64 tag)
{
    const QByteArray name = cborTagName(tag);
    m_sawNamedTag = m_sawNamedTag || !name.isEmpty();
    QByteArray note = "tag " + QByteArray::number(tag);
    if (!name.isEmpty())
        note += " (" + name + ')';
    m_writer.note(note);
    m_tag = tag;
    if (++m_tagDepth > maxTags)
        return malformed(
            QT_TRANSLATE_NOOP("workbench", "There are more tags in front of one value than anybody needs."));
    return readItem();
}

bool CborReader::readInteger(const Head &head)
{
    const std::optional<quint64> tag = std::exchange(m_tag, std::nullopt);
    if (tag == epochTag && head.argument < (quint64{1} << 60)) {
        const auto seconds = static_cast<qint64>(head.argument);
        return scalar(Type::Time, isoTime(head.major == Negative ? -1 - seconds : seconds));
    }
    if (head.major == Unsigned)
        return scalar(Type::Integer, QByteArray::number(head.argument));
    // −1 − n doesn't fit 64 bits where n is large.
    const quint64 bytes = qToBigEndian(head.argument);
    return scalar(Type::Integer, decimal(QByteArrayView(reinterpret_cast<const char *>(&bytes), sizeof bytes), true));
}

std::optional<QByteArray> CborReader::takeString(const Head &head)
{
    QByteArray whole;
    if (!head.isIndefinite()) {
        whole = m_reader.take(head.argument).toByteArray();
    } else {
        while (!m_reader.isTruncated() && !takeBreak()) {
            const std::optional<Head> piece = readHead();
            if (!piece)
                return std::nullopt;
            if (piece->major != head.major || piece->isIndefinite()) {
                malformed(QT_TRANSLATE_NOOP("workbench",
                                            "A string in pieces has a piece of another type (RFC 8949 §3.2.3)."));
                return std::nullopt;
            }
            whole += m_reader.take(piece->argument);
        }
    }
    if (m_reader.isTruncated()) {
        truncated();
        return std::nullopt;
    }
    return whole;
}

bool CborReader::readString(const Head &head)
{
    const std::optional<quint64> tag = std::exchange(m_tag, std::nullopt);
    const std::optional<QByteArray> string = takeString(head);
    if (!string)
        return false;
    if (head.major == Text)
        return m_writer.string(*string, m_begin, position()) || full();
    if (tag && (*tag == 2 || *tag == 3)) {
        const QByteArray number = decimal(*string, *tag == 3);
        if (!number.isEmpty())
            return scalar(Type::Integer, number);
    }
    return m_writer.bytes(*string, m_begin, position()) || full();
}

// At the end of what has no length; a broken off end counts as none.
bool CborReader::takeBreak()
{
    if (m_reader.peek() != 0xFF)
        return false;
    m_reader.take(1);
    return true;
}

bool CborReader::readArray(const Head &head)
{
    m_tag.reset();
    if (!m_writer.begin(Type::Array, m_begin))
        return full();
    for (quint64 i = 0; head.isIndefinite() ? !takeBreak() : i < head.argument; ++i) {
        if (!readItem())
            return false;
    }
    m_writer.end(position());
    return true;
}

bool CborReader::readMap(const Head &head)
{
    m_tag.reset();
    if (!m_writer.begin(Type::Object, m_begin))
        return full();
    for (quint64 i = 0; head.isIndefinite() ? !takeBreak() : i < head.argument; ++i) {
        if (!readKey() || !readItem())
            return false;
    }
    m_writer.end(position());
    return true;
}

// Almost always a string. Anything else may be a key too; it is shown as JSON.
bool CborReader::readKey()
{
    DecodedTree tree;
    DecodeLimits limits = m_writer.limits();
    limits.maxDepth -= m_writer.depth();
    TreeWriter writer(&tree, limits);
    CborReader reader(m_reader.rest(), writer, position());
    if (!reader.readItem()) {
        m_error = reader.error();
        return false;
    }
    writer.finish(reader.position());
    m_reader.take(static_cast<quint64>(reader.position() - position()));
    const DecodedTree::Node root = DecodedTree::root;
    if (tree.type(root) == Type::String)
        m_writer.key(tree.value(root));
    else
        m_writer.oddKey(asKey(tree));
    return true;
}

// RFC 8949 §3.3
bool CborReader::readSimple(const Head &head)
{
    const std::optional<quint64> tag = std::exchange(m_tag, std::nullopt);
    const auto number = [&](double value, QByteArrayView text) {
        if (tag == epochTag && std::isfinite(value) && std::abs(value) < 1e15) {
            const double seconds = std::floor(value);
            return scalar(Type::Time,
                          isoTime(static_cast<qint64>(seconds), static_cast<quint32>((value - seconds) * 1e9)));
        }
        return scalar(Type::Float, text);
    };
    switch (head.info) {
    case 20:
        return scalar(Type::Boolean, "false");
    case 21:
        return scalar(Type::Boolean, "true");
    case 22:
        return scalar(Type::Null, "null");
    case 23:
        return scalar(Type::Undefined, "undefined");
    case 25: {
        const auto bits = static_cast<quint16>(head.argument);
        qfloat16 half;
        std::memcpy(static_cast<void *>(&half), &bits, sizeof half);
        const auto value = static_cast<float>(half);
        return number(static_cast<double>(value), spelled(value));
    }
    case 26: {
        const float value = std::bit_cast<float>(static_cast<quint32>(head.argument));
        return number(static_cast<double>(value), spelled(value));
    }
    case 27: {
        const double value = std::bit_cast<double>(head.argument);
        return number(value, spelled(value));
    }
    case 31:
        return malformed(
            QT_TRANSLATE_NOOP("workbench", "This byte ends something in CBOR, but nothing is open (RFC 8949 §3.2.1)."));
    default:
        m_writer.note("simple value");
        return scalar(Type::Extension, QByteArray::number(head.argument));
    }
}

} // namespace workbench
