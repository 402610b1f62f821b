#include "FuzzInput.h"

#include "workbench/decode/DecoderStack.h"
#include "workbench/decode/HandshakeFacts.h"
#include "workbench/decode/TreeText.h"

using namespace workbench;

namespace {

DecodeLimits tightLimits()
{
    DecodeLimits limits;
    limits.maxDepth = 50;
    limits.maxNodes = 5000;
    limits.maxText = 200'000;
    limits.maxInflated = 100'000;
    return limits;
}

void checkTree(const DecodedTree &tree, qsizetype sourceSize)
{
    for (DecodedTree::Node node = 0; node < static_cast<DecodedTree::Node>(tree.size()); ++node) {
        const DecodedTree::Node parent = tree.parent(node);
        require((parent == DecodedTree::none) == (node == DecodedTree::root), "there is one root");
        require(parent == DecodedTree::none || tree.child(parent, tree.row(node)) == node, "a child is where it says");
        const DecodedTree::Range range = tree.source(node);
        require(range.begin >= 0 && range.begin <= sourceSize && range.end <= sourceSize, "a range is in the source");
        require(tree.childCount(node) == 0 || tree.isContainer(node), "only containers have children");
    }
}

void check(const DecodeOutcome &outcome, const DecodeLimits &limits)
{
    require(outcome.steps.size() <= limits.maxSteps + 8, "the chain ends");
    if (outcome.error)
        require(!outcome.error->what.english().isEmpty(), "an error is a sentence");
    if (!outcome.tree)
        return;
    require(outcome.tree->size() <= limits.maxNodes, "a tree has its limit");
    checkTree(*outcome.tree, outcome.bytes.size());
    toJson(*outcome.tree, DecodedTree::root, 1'000'000);
    pathOf(*outcome.tree, static_cast<DecodedTree::Node>(outcome.tree->size()) - 1);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const quint8 *data, size_t size)
{
    static const DecoderStack stack;
    FuzzInput input(data, size);
    const auto chosen = static_cast<size_t>(input.byte());
    DecodeHints hints;
    hints.isText = (chosen & 0x80) != 0;
    DecoderChoice choice;
    if (const size_t which = chosen & 0x7F; which < stack.decoders().size()) {
        const Decoder &decoder = *stack.decoders()[which];
        (decoder.isUnpacker() ? choice.unpacker : choice.format) = decoder.id();
    }
    const QByteArray payload = input.rest();
    const DecodeLimits limits = tightLimits();
    check(stack.decode(payload, hints, choice, limits), limits);
    judgeAccept(HeadFacts::of(payload), HeadFacts::of(payload));
    maskedHead(payload);
    return 0;
}
