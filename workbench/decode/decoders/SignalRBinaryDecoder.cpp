#include "workbench/decode/MessagePackReader.h"
#include "workbench/decode/decoders/Decoders.h"
#include "workbench/decode/decoders/SignalRMessages.h"

namespace workbench::decoders {

namespace {

using Type = TreeWriter::Type;

// What stands where in a message's array (HubProtocol.md, "MessagePack (MsgPack) encoding").
QByteArrayList fieldNames(int type)
{
    switch (type) {
    case 1:
    case 4:
        return {"type", "headers", "invocationId", "target", "arguments", "streamIds"};
    case 2:
        return {"type", "headers", "invocationId", "item"};
    case 3:
        return {"type", "headers", "invocationId", "resultKind", "result"};
    case 5:
        return {"type", "headers", "invocationId"};
    case 7:
        return {"type", "error", "allowReconnect"};
    case 8:
    case 9:
        return {"type", "sequenceId"};
    default:
        return {"type"};
    }
}

// Reads the messages of a frame, each behind its length.
class FrameReader
{
public:
    FrameReader(QByteArrayView bytes, TreeWriter &writer)
        : m_bytes(bytes)
        , m_reader(bytes)
        , m_writer(writer)
    {
    }

    bool readMessage()
    {
        const qsizetype begin = m_reader.position();
        const quint64 size = m_reader.varint();
        const qsizetype at = m_reader.position();
        const QByteArrayView message = m_reader.take(size);
        if (!m_reader.ok()) {
            m_error = truncatedError(begin);
            return false;
        }
        return readFields(message, at);
    }

    bool atEnd() const { return m_reader.atEnd(); }
    const std::optional<DecodeError> &error() const { return m_error; }
    qsizetype position() const { return m_reader.position(); }

private:
    bool fail(qsizetype at)
    {
        m_error = DecodeError{
            {QT_TRANSLATE_NOOP("workbench", "This isn’t a message of SignalR’s MessagePack protocol."), {}}, at};
        return false;
    }

    // [type, …]: the type says what the others are, so they are given names.
    bool readFields(QByteArrayView message, qsizetype at)
    {
        const quint8 head = message.isEmpty() ? quint8{0} : static_cast<quint8>(message[0]);
        const quint8 type = message.size() < 2 ? quint8{0} : static_cast<quint8>(message[1]);
        if ((head & 0xF0) != 0x90 || type < 1 || type > 9)
            return fail(at);
        const QByteArrayList names = fieldNames(type);
        m_writer.note(signalRTypeName(type));
        if (!m_writer.begin(Type::Object, at))
            return full(at);
        MessagePackReader reader(message.sliced(1), m_writer, at + 1);
        for (int i = 0; i < (head & 0x0F); ++i) {
            m_writer.key(i < names.size() ? names[i] : QByteArray::number(i));
            if (i == 0)
                m_writer.note(signalRTypeName(type));
            if (!reader.readValue()) {
                m_error = reader.error();
                return false;
            }
        }
        if (!reader.atEnd())
            return fail(reader.position());
        m_writer.end(reader.position());
        return true;
    }

    bool full(qsizetype at)
    {
        m_error = limitError(m_writer, at);
        return false;
    }

    QByteArrayView m_bytes;
    ByteReader m_reader;
    TreeWriter &m_writer;
    std::optional<DecodeError> m_error;
};

class SignalRBinary : public Decoder
{
public:
    QByteArray id() const override { return "signalr-messagepack"; }
    QString name() const override { return QStringLiteral("SignalR (MessagePack)"); }

    // Lengths, types and MessagePack fit to the last byte.
    int confidence(const DecodeInput &input) const override
    {
        if (input.hints().isText || input.bytes().size() < 3)
            return 0;
        TreeWriter counter(nullptr, input.limits());
        FrameReader reader(input.bytes(), counter);
        while (!reader.atEnd()) {
            if (!reader.readMessage())
                return 0;
        }
        return counter.counts().broken > 0 ? 0 : 93;
    }

    Decoded decode(const DecodeInput &input) const override
    {
        Decoded decoded;
        TreeWriter writer(&decoded.tree, input.limits());
        ByteReader length(input.bytes());
        const quint64 first = length.varint();
        const bool several = first < static_cast<quint64>(length.remaining());
        if (several)
            writer.begin(Type::Array, 0);
        FrameReader reader(input.bytes(), writer);
        int count = 0;
        for (; !reader.atEnd() && reader.readMessage(); ++count) {
        }
        decoded.error = reader.error();
        writer.finish(reader.position());
        if (!decoded.tree.isEmpty())
            decoded.summary = signalRSummary(decoded.tree, DecodedTree::root, count);
        return decoded;
    }
};

} // namespace

std::unique_ptr<Decoder> signalRBinary()
{
    return std::make_unique<SignalRBinary>();
}

} // namespace workbench::decoders
