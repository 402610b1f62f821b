#include "workbench/decode/MessagePackReader.h"
#include "workbench/decode/decoders/Decoders.h"

namespace workbench::decoders {

namespace {

Phrase summaryOf(const DecodedTree &tree)
{
    if (tree.isEmpty() || !tree.isContainer(DecodedTree::root))
        return {QT_TRANSLATE_NOOP("workbench", "MessagePack value"), {}};
    const QString count = QString::number(tree.childCount(DecodedTree::root));
    return tree.type(DecodedTree::root) == DecodedTree::Type::Object
               ? Phrase{QT_TRANSLATE_NOOP("workbench", "MessagePack map of %1"), {count}}
               : Phrase{QT_TRANSLATE_NOOP("workbench", "MessagePack array of %1"), {count}};
}

class MessagePack : public Decoder
{
public:
    QByteArray id() const override { return "messagepack"; }
    QString name() const override { return QStringLiteral("MessagePack"); }

    // It fits to the last byte, and its strings are text. The shorter it is the more of that is chance.
    int confidence(const DecodeInput &input) const override
    {
        const QByteArrayView bytes = input.bytes();
        if (input.hints().isText || bytes.isEmpty())
            return 0;
        const int wanted = input.hints().contentType.contains("msgpack") ? 95 : 0;
        const auto first = static_cast<quint8>(bytes.front());
        const bool map = (first & 0xF0) == 0x80 || first == 0xDE || first == 0xDF;
        const bool array = (first & 0xF0) == 0x90 || first == 0xDC || first == 0xDD;
        if (!map && !array)
            return wanted;
        TreeWriter counter(nullptr, input.limits());
        MessagePackReader reader(bytes, counter);
        const bool limited = !reader.readValue() && counter.problem() == TreeWriter::Problem::TooMany;
        if (!limited && (reader.error().offset >= 0 || !reader.atEnd()))
            return wanted;
        const TreeWriter::Counts &counts = counter.counts();
        if (counts.broken > 0 || bytes.size() < 3)
            return std::max(wanted, 40);
        const int base = map && counts.oddKeys == 0 ? 84 : counts.strings > 0 ? 74 : 64;
        return std::max(wanted, bytes.size() < 6 ? base - 10 : base);
    }

    Decoded decode(const DecodeInput &input) const override
    {
        Decoded decoded;
        TreeWriter writer(&decoded.tree, input.limits());
        MessagePackReader reader(input.bytes(), writer);
        if (!reader.readValue())
            decoded.error = reader.error();
        else if (!reader.atEnd())
            decoded.error = DecodeError{
                {QT_TRANSLATE_NOOP("workbench", "The MessagePack value is at its end here, but more follows."), {}},
                reader.position()};
        writer.finish(reader.position());
        decoded.summary = summaryOf(decoded.tree);
        return decoded;
    }
};

} // namespace

std::unique_ptr<Decoder> messagePack()
{
    return std::make_unique<MessagePack>();
}

} // namespace workbench::decoders
