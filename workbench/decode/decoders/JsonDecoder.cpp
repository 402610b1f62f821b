#include "workbench/decode/decoders/JsonDecoder.h"

#include "workbench/decode/JsonReader.h"
#include "workbench/decode/decoders/Decoders.h"

namespace workbench::decoders {

namespace {

Phrase summaryOf(const DecodedTree &tree)
{
    if (tree.isEmpty())
        return {};
    const QString count = QString::number(tree.childCount(DecodedTree::root));
    const bool one = tree.childCount(DecodedTree::root) == 1;
    switch (tree.type(DecodedTree::root)) {
    case DecodedTree::Type::Object:
        return one ? Phrase{QT_TRANSLATE_NOOP("workbench", "JSON object with 1 key"), {}}
                   : Phrase{QT_TRANSLATE_NOOP("workbench", "JSON object with %1 keys"), {count}};
    case DecodedTree::Type::Array:
        return one ? Phrase{QT_TRANSLATE_NOOP("workbench", "JSON array of 1 value"), {}}
                   : Phrase{QT_TRANSLATE_NOOP("workbench", "JSON array of %1 values"), {count}};
    default:
        return {QT_TRANSLATE_NOOP("workbench", "JSON value"), {}};
    }
}

class Json : public Decoder
{
public:
    QByteArray id() const override { return "json"; }
    QString name() const override { return QStringLiteral("JSON"); }

    // "{" alone begins many a text, and "[12:30] hello" is no array.
    int confidence(const DecodeInput &input) const override
    {
        const QByteArrayView text = input.bytes().trimmed();
        if (text.isEmpty() || (text.front() != '{' && text.front() != '['))
            return !text.isEmpty() && input.hints().contentType.contains("json") ? 75 : 0;
        const QByteArrayView inner = text.sliced(1).trimmed();
        const char next = inner.isEmpty() ? '\0' : inner.front();
        if (text.front() == '{')
            return next == '"' ? 85 : next == '}' ? 84 : 0;
        const QByteArrayView second = next == '{' || next == '[' ? inner.sliced(1).trimmed() : QByteArrayView();
        if (next == '{' && !second.isEmpty() && second.front() == '"')
            return 85;
        const bool value = next == '{' || next == '[' || next == ']' || next == '"' || next == '-' || next == 't'
                           || next == 'f' || next == 'n' || (next >= '0' && next <= '9');
        return value ? 75 : 0;
    }

    Decoded decode(const DecodeInput &input) const override
    {
        Decoded decoded = readJson(input);
        decoded.summary = summaryOf(decoded.tree);
        return decoded;
    }
};

} // namespace

Decoded readJson(const DecodeInput &input)
{
    Decoded decoded;
    TreeWriter writer(&decoded.tree, input.limits());
    JsonReader reader(input.bytes(), writer);
    if (!reader.readDocument())
        decoded.error = reader.error();
    writer.finish(reader.position());
    return decoded;
}

QString textOf(const DecodedTree &tree, DecodedTree::Node parent, QByteArrayView key)
{
    const DecodedTree::Node node =
        parent < static_cast<DecodedTree::Node>(tree.size()) ? tree.child(parent, key) : DecodedTree::none;
    return node == DecodedTree::none ? QString() : shortened(tree.value(node));
}

QString shortened(QByteArrayView text)
{
    static constexpr qsizetype longest = 60;
    QString line = QString::fromUtf8(text.first(std::min(text.size(), longest * 4))).simplified();
    if (line.size() > longest)
        line = line.left(longest) + u'…';
    return line;
}

std::unique_ptr<Decoder> json()
{
    return std::make_unique<Json>();
}

} // namespace workbench::decoders
