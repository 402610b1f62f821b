#include "workbench/decode/JsonReader.h"
#include "workbench/decode/decoders/Decoders.h"
#include "workbench/decode/decoders/SignalRMessages.h"

namespace workbench::decoders {

namespace {

constexpr char separator = 0x1E;

// JSON messages, each followed by 0x1E; several may share a frame.
class SignalR : public Decoder
{
public:
    QByteArray id() const override { return "signalr"; }
    QString name() const override { return QStringLiteral("SignalR"); }

    int confidence(const DecodeInput &input) const override
    {
        const QByteArrayView text = input.bytes();
        return text.size() > 2 && text.front() == '{' && text.back() == separator ? 97 : 0;
    }

    Decoded decode(const DecodeInput &input) const override
    {
        Decoded decoded;
        const QByteArrayView text = input.bytes();
        const qsizetype first = text.indexOf(separator);
        const bool several = first >= 0 && first + 1 < text.size();
        TreeWriter writer(&decoded.tree, input.limits());
        if (several)
            writer.begin(TreeWriter::Type::Array, 0);
        int count = 0;
        for (qsizetype at = 0; at < text.size() && !decoded.error; ++count) {
            const qsizetype found = text.indexOf(separator, at);
            const qsizetype end = found < 0 ? text.size() : found;
            JsonReader reader(text.first(end), writer, at);
            if (!reader.readDocument())
                decoded.error = reader.error();
            else if (found < 0)
                decoded.error = DecodeError{
                    {QT_TRANSLATE_NOOP("workbench", "The byte 1E that ends a SignalR message is missing."), {}}, end};
            at = end + 1;
        }
        writer.finish(text.size());
        annotate(decoded.tree, writer, several);
        if (!decoded.tree.isEmpty())
            decoded.summary = signalRSummary(decoded.tree, DecodedTree::root, count);
        return decoded;
    }

private:
    static void annotate(const DecodedTree &tree, TreeWriter &writer, bool several)
    {
        const int count = tree.isEmpty() ? 0 : several ? tree.childCount(DecodedTree::root) : 1;
        for (int row = 0; row < count; ++row) {
            const DecodedTree::Node message = several ? tree.child(DecodedTree::root, row) : DecodedTree::root;
            const DecodedTree::Node type = tree.child(message, "type");
            if (type == DecodedTree::none)
                continue;
            const QByteArray name = signalRTypeName(tree.value(type).toByteArray().toInt());
            writer.setNote(type, name);
            if (several)
                writer.setNote(message, name);
        }
    }
};

} // namespace

std::unique_ptr<Decoder> signalR()
{
    return std::make_unique<SignalR>();
}

} // namespace workbench::decoders
