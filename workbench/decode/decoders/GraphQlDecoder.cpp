#include "workbench/decode/decoders/Decoders.h"
#include "workbench/decode/decoders/JsonDecoder.h"

namespace workbench::decoders {

namespace {

// graphql-transport-ws (enisdenjo/graphql-ws, PROTOCOL.md), and the older graphql-ws
// (apollographql/subscriptions-transport-ws).
constexpr QByteArrayView newTypes[] = {"subscribe", "next", "ping", "pong"};
constexpr QByteArrayView oldTypes[] = {"start", "stop", "data", "ka", "connection_terminate", "connection_error"};
constexpr QByteArrayView bothTypes[] = {"connection_init", "connection_ack", "error", "complete"};

template <typename Types>
bool isOneOf(QByteArrayView type, const Types &types)
{
    return std::find(std::begin(types), std::end(types), type) != std::end(types);
}

bool isAgreed(const DecodeHints &hints)
{
    return hints.subprotocol == "graphql-transport-ws" || hints.subprotocol == "graphql-ws";
}

class GraphQl : public Decoder
{
public:
    QByteArray id() const override { return "graphql"; }
    QString name() const override { return QStringLiteral("GraphQL"); }

    // Without the subprotocol, "type" and "id" are anybody's: then only words that nobody else says count.
    int confidence(const DecodeInput &input) const override
    {
        if (!input.json().isObject() || input.json().isArray())
            return 0;
        QByteArray type = input.json().value("type");
        if (type.size() < 2)
            return 0;
        type = type.sliced(1, type.size() - 2);
        const bool known = isOneOf(type, newTypes) || isOneOf(type, oldTypes) || isOneOf(type, bothTypes);
        if (isAgreed(input.hints()))
            return known ? 98 : 60;
        if (type.startsWith("connection_") && known)
            return 90;
        const bool stream = type == "subscribe" || type == "next" || type == "start" || type == "data";
        const bool asked = input.bytes().contains("\"query\"") || input.bytes().contains("\"data\"");
        return stream && asked && input.json().has("id") && input.json().has("payload") ? 86 : 0;
    }

    Decoded decode(const DecodeInput &input) const override
    {
        Decoded decoded = readJson(input);
        if (!decoded.tree.isEmpty())
            decoded.summary = summaryOf(decoded.tree);
        return decoded;
    }

private:
    static Phrase summaryOf(const DecodedTree &tree)
    {
        if (tree.type(DecodedTree::root) != DecodedTree::Type::Object)
            return {};
        const QString type = textOf(tree, DecodedTree::root, "type");
        const QString id = textOf(tree, DecodedTree::root, "id");
        const DecodedTree::Node payload = tree.child(DecodedTree::root, "payload");
        QString what;
        if (payload != DecodedTree::none && tree.type(payload) == DecodedTree::Type::Object) {
            what = textOf(tree, payload, "operationName");
            if (what.isEmpty())
                what = textOf(tree, payload, "query");
        }
        if (id.isEmpty())
            return {QT_TRANSLATE_NOOP("workbench", "GraphQL %1"), {type}};
        return what.isEmpty() ? Phrase{QT_TRANSLATE_NOOP("workbench", "GraphQL %1 (%2)"), {type, id}}
                              : Phrase{QT_TRANSLATE_NOOP("workbench", "GraphQL %1 (%2): %3"), {type, id, what}};
    }
};

} // namespace

std::unique_ptr<Decoder> graphQl()
{
    return std::make_unique<GraphQl>();
}

} // namespace workbench::decoders
