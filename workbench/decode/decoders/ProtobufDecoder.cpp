#include "workbench/decode/ProtobufReader.h"
#include "workbench/decode/decoders/Decoders.h"

namespace workbench::decoders {

namespace {

class Protobuf : public Decoder
{
public:
    QByteArray id() const override { return "protobuf"; }
    QString name() const override { return QStringLiteral("Protobuf"); }

    // Without a schema it is never sure: a fair share of short random bytes can be read as fields.
    int confidence(const DecodeInput &input) const override
    {
        const QByteArrayView bytes = input.bytes();
        if (input.hints().isText || bytes.size() < 2)
            return 0;
        if (input.hints().contentType.contains("protobuf"))
            return 95;
        TreeWriter counter(nullptr, input.limits());
        ProtobufReader reader(bytes, counter);
        if (!reader.readMessage() || reader.highestField() > 2000)
            return 0;
        const bool told = input.hints().subprotocol.contains("proto");
        const qsizetype strings = counter.counts().strings;
        int score = bytes.size() < 4 ? 35 : strings > 0 ? 62 : 50;
        if (reader.highestField() > 100)
            score -= 15;
        return told ? score + 30 : score;
    }

    Decoded decode(const DecodeInput &input) const override
    {
        Decoded decoded;
        TreeWriter writer(&decoded.tree, input.limits());
        ProtobufReader reader(input.bytes(), writer);
        if (!reader.readMessage())
            decoded.error = reader.error();
        writer.finish(reader.position());
        const int fields = decoded.tree.isEmpty() ? 0 : decoded.tree.childCount(DecodedTree::root);
        decoded.summary = fields == 1 ? Phrase{QT_TRANSLATE_NOOP("workbench", "Protobuf message with 1 field"), {}}
                                      : Phrase{QT_TRANSLATE_NOOP("workbench", "Protobuf message with %1 fields"),
                                               {QString::number(fields)}};
        return decoded;
    }
};

} // namespace

std::unique_ptr<Decoder> protobuf()
{
    return std::make_unique<Protobuf>();
}

} // namespace workbench::decoders
