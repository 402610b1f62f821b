#include "workbench/decode/JsonReader.h"
#include "workbench/decode/decoders/Decoders.h"

namespace workbench::decoders {

namespace {

// One JSON value a line: NDJSON, JSON Lines.
class JsonLines : public Decoder
{
public:
    QByteArray id() const override { return "jsonlines"; }
    QString name() const override { return QStringLiteral("JSON lines"); }

    // The first line is an object or an array by itself, and another one follows.
    int confidence(const DecodeInput &input) const override
    {
        static constexpr qsizetype longest = 65536;
        const QByteArrayView text = input.bytes().trimmed();
        const qsizetype end = text.first(std::min(text.size(), longest)).indexOf('\n');
        if (end < 0 || (text.front() != '{' && text.front() != '['))
            return 0;
        const QByteArrayView rest = text.sliced(end).trimmed();
        if (rest.isEmpty() || (rest.front() != '{' && rest.front() != '['))
            return 0;
        TreeWriter counter(nullptr, input.limits());
        return JsonReader(text.first(end), counter).readDocument() ? 90 : 0;
    }

    Decoded decode(const DecodeInput &input) const override
    {
        Decoded decoded;
        TreeWriter writer(&decoded.tree, input.limits());
        writer.begin(TreeWriter::Type::Array, 0);
        const QByteArrayView text = input.bytes();
        int lines = 0;
        for (qsizetype at = 0; at < text.size() && !decoded.error;) {
            const qsizetype newline = text.indexOf('\n', at);
            const qsizetype end = newline < 0 ? text.size() : newline;
            if (!text.sliced(at, end - at).trimmed().isEmpty()) {
                ++lines;
                JsonReader reader(text.first(end), writer, at);
                if (!reader.readDocument())
                    decoded.error = reader.error();
            }
            at = end + 1;
        }
        writer.finish(text.size());
        decoded.summary = {QT_TRANSLATE_NOOP("workbench", "%1 lines of JSON"), {QString::number(lines)}};
        return decoded;
    }
};

} // namespace

std::unique_ptr<Decoder> jsonLines()
{
    return std::make_unique<JsonLines>();
}

} // namespace workbench::decoders
