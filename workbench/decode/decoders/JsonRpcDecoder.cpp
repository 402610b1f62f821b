#include "workbench/decode/TreeWriter.h"
#include "workbench/decode/decoders/Decoders.h"
#include "workbench/decode/decoders/JsonDecoder.h"

namespace workbench::decoders {

namespace {

using Node = DecodedTree::Node;

// jsonrpc.org/specification §5.1
QByteArray errorName(int code)
{
    switch (code) {
    case -32700:
        return "Parse error";
    case -32600:
        return "Invalid Request";
    case -32601:
        return "Method not found";
    case -32602:
        return "Invalid params";
    case -32603:
        return "Internal error";
    default:
        return code >= -32099 && code <= -32000 ? QByteArray("Server error") : QByteArray();
    }
}

Phrase summaryOf(const DecodedTree &tree, Node message)
{
    const QString id = textOf(tree, message, "id");
    const bool hasId = tree.child(message, "id") != DecodedTree::none;
    const QString method = textOf(tree, message, "method");
    if (!method.isEmpty())
        return hasId ? Phrase{QT_TRANSLATE_NOOP("workbench", "JSON-RPC request #%1: %2"), {id, method}}
                     : Phrase{QT_TRANSLATE_NOOP("workbench", "JSON-RPC notification: %1"), {method}};
    const Node error = tree.child(message, "error");
    if (error != DecodedTree::none && tree.type(error) == DecodedTree::Type::Object)
        return {QT_TRANSLATE_NOOP("workbench", "JSON-RPC error #%1: %2 %3"),
                {id, textOf(tree, error, "code"), textOf(tree, error, "message")}};
    if (tree.child(message, "result") != DecodedTree::none)
        return {QT_TRANSLATE_NOOP("workbench", "JSON-RPC response #%1"), {id}};
    return {QT_TRANSLATE_NOOP("workbench", "JSON-RPC, but neither request nor response"), {}};
}

class JsonRpc : public Decoder
{
public:
    QByteArray id() const override { return "jsonrpc"; }
    QString name() const override { return QStringLiteral("JSON-RPC"); }

    int confidence(const DecodeInput &input) const override
    {
        return input.json().value("jsonrpc").startsWith("\"2.") ? 96 : 0;
    }

    Decoded decode(const DecodeInput &input) const override
    {
        Decoded decoded = readJson(input);
        DecodedTree &tree = decoded.tree;
        if (tree.isEmpty())
            return decoded;
        TreeWriter notes(&tree, input.limits());
        if (tree.type(DecodedTree::root) == DecodedTree::Type::Array) {
            decoded.summary = {QT_TRANSLATE_NOOP("workbench", "JSON-RPC batch of %1"),
                               {QString::number(tree.childCount(DecodedTree::root))}};
            for (int row = 0; row < tree.childCount(DecodedTree::root); ++row)
                annotate(tree, notes, tree.child(DecodedTree::root, row), true);
        } else {
            annotate(tree, notes, DecodedTree::root, false);
            decoded.summary = summaryOf(tree, DecodedTree::root);
        }
        return decoded;
    }

private:
    static void annotate(const DecodedTree &tree, TreeWriter &notes, Node message, bool inBatch)
    {
        if (tree.type(message) != DecodedTree::Type::Object)
            return;
        if (inBatch)
            notes.setNote(message, summaryOf(tree, message).english().toUtf8());
        const Node error = tree.child(message, "error");
        const Node code = error == DecodedTree::none ? error : tree.child(error, "code");
        if (code != DecodedTree::none)
            notes.setNote(code, errorName(tree.value(code).toByteArray().toInt()));
    }
};

} // namespace

std::unique_ptr<Decoder> jsonRpc()
{
    return std::make_unique<JsonRpc>();
}

} // namespace workbench::decoders
