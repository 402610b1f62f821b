#include "workbench/decode/CborReader.h"
#include "workbench/decode/decoders/Decoders.h"

namespace workbench::decoders {

namespace {

Phrase summaryOf(const DecodedTree &tree)
{
    if (tree.isEmpty() || !tree.isContainer(DecodedTree::root))
        return {QT_TRANSLATE_NOOP("workbench", "CBOR value"), {}};
    const QString count = QString::number(tree.childCount(DecodedTree::root));
    return tree.type(DecodedTree::root) == DecodedTree::Type::Object
               ? Phrase{QT_TRANSLATE_NOOP("workbench", "CBOR map of %1"), {count}}
               : Phrase{QT_TRANSLATE_NOOP("workbench", "CBOR array of %1"), {count}};
}

class Cbor : public Decoder
{
public:
    QByteArray id() const override { return "cbor"; }
    QString name() const override { return QStringLiteral("CBOR"); }

    // As with MessagePack: it fits to the last byte, and its strings are text.
    int confidence(const DecodeInput &input) const override
    {
        const QByteArrayView bytes = input.bytes();
        if (input.hints().isText || bytes.isEmpty())
            return 0;
        if (bytes.startsWith("\xd9\xd9\xf7"))
            return 99; // RFC 8949 §3.4.6: the tag that is there to tell
        const int wanted =
            input.hints().contentType.contains("cbor") || input.hints().subprotocol.contains("cbor") ? 95 : 0;
        const int major = static_cast<quint8>(bytes.front()) >> 5;
        if (major < 4 || major > 6)
            return wanted;
        TreeWriter counter(nullptr, input.limits());
        CborReader reader(bytes, counter);
        const bool limited = !reader.readItem() && counter.problem() == TreeWriter::Problem::TooMany;
        if (!limited && (reader.error().offset >= 0 || !reader.atEnd()))
            return wanted;
        const TreeWriter::Counts &counts = counter.counts();
        if (counts.broken > 0 || bytes.size() < 3)
            return std::max(wanted, 40);
        const int base = reader.sawNamedTag() || (major == 5 && counts.oddKeys == 0) ? 83
                         : counts.strings > 0                                        ? 72
                                                                                     : 62;
        return std::max(wanted, bytes.size() < 6 ? base - 10 : base);
    }

    Decoded decode(const DecodeInput &input) const override
    {
        Decoded decoded;
        TreeWriter writer(&decoded.tree, input.limits());
        CborReader reader(input.bytes(), writer);
        if (!reader.readItem())
            decoded.error = reader.error();
        else if (!reader.atEnd())
            decoded.error =
                DecodeError{{QT_TRANSLATE_NOOP("workbench", "The CBOR item is at its end here, but more follows."), {}},
                            reader.position()};
        writer.finish(reader.position());
        decoded.summary = summaryOf(decoded.tree);
        return decoded;
    }
};

} // namespace

std::unique_ptr<Decoder> cbor()
{
    return std::make_unique<Cbor>();
}

} // namespace workbench::decoders
