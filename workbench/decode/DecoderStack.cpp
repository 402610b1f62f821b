#include "workbench/decode/DecoderStack.h"

#include "workbench/decode/TreeWriter.h"
#include "workbench/decode/decoders/Decoders.h"

#include <algorithm>
#include <utility>

namespace workbench {

namespace {

constexpr int contentDepth = 3; // envelopes in envelopes

} // namespace

DecoderStack::DecoderStack()
{
    m_decoders.push_back(decoders::gunzip());
    m_decoders.push_back(decoders::zlib());
    m_decoders.push_back(decoders::rawDeflate());
    m_decoders.push_back(decoders::base64());
    m_decoders.push_back(decoders::json());
    m_decoders.push_back(decoders::jsonLines());
    m_decoders.push_back(decoders::messagePack());
    m_decoders.push_back(decoders::cbor());
    m_decoders.push_back(decoders::protobuf());
    m_decoders.push_back(decoders::jsonRpc());
    m_decoders.push_back(decoders::graphQl());
    m_decoders.push_back(decoders::socketIo());
    m_decoders.push_back(decoders::signalR());
    m_decoders.push_back(decoders::signalRBinary());
    m_decoders.push_back(decoders::stomp());
    m_decoders.push_back(decoders::plainText());
}

const Decoder *DecoderStack::decoder(const QByteArray &id) const
{
    const auto found = std::find_if(m_decoders.cbegin(), m_decoders.cend(),
                                    [&id](const std::unique_ptr<Decoder> &decoder) { return decoder->id() == id; });
    return found == m_decoders.cend() ? nullptr : found->get();
}

/// One message on its way through the stack.
class DecoderStack::Run
{
public:
    Run(const DecoderStack &stack, DecodeHints hints, const DecodeLimits &limits, int depth)
        : m_stack(stack)
        , m_hints(std::move(hints))
        , m_limits(limits)
        , m_depth(depth)
    {
    }

    DecodeOutcome decode(const QByteArray &payload, const DecoderChoice &choice)
    {
        m_outcome.bytes = payload;
        if (const Decoder *unpacker = m_stack.decoder(choice.unpacker))
            take(*unpacker, 100, unpacker->decode(input()));
        else
            unpackWhatFits();
        if (const Decoder *format = m_stack.decoder(choice.format))
            take(*format, 100, format->decode(input()));
        else
            readWhatFits();
        m_outcome.isReadable = input().isReadable();
        return std::move(m_outcome);
    }

private:
    DecodeInput input() const { return {m_outcome.bytes, m_hints, m_limits}; }

    bool mayGoOn() const { return m_outcome.steps.size() < m_limits.maxSteps && !m_limits.isCancelled(); }

    // Bombs may be stacked too: what is unpacked again and again stays within one limit, and so do the steps.
    void unpackWhatFits()
    {
        while (mayGoOn() && takeBest(true)) {
        }
    }

    void readWhatFits()
    {
        if (mayGoOn())
            takeBest(false);
    }

    // The one that is most sure; where it was wrong the next, as long as one is likely.
    bool takeBest(bool unpackers)
    {
        const DecodeInput now = input();
        QList<std::pair<int, const Decoder *>> candidates;
        for (const std::unique_ptr<Decoder> &decoder : m_stack.m_decoders) {
            const int confidence = decoder->isUnpacker() == unpackers ? decoder->confidence(now) : 0;
            if (confidence >= Decoder::likely)
                candidates.emplaceBack(confidence, decoder.get());
        }
        std::stable_sort(candidates.begin(), candidates.end(),
                         [](const auto &a, const auto &b) { return a.first > b.first; });
        for (const auto &[confidence, decoder] : std::as_const(candidates)) {
            Decoded decoded = decoder->decode(now);
            if (decoded.error && !decoded.error->isLimit && confidence < Decoder::firm)
                continue;
            take(*decoder, confidence, std::move(decoded));
            return true;
        }
        return false;
    }

    void take(const Decoder &decoder, int confidence, Decoded decoded)
    {
        m_outcome.steps.append({decoder.id(), decoder.name(), confidence, decoded.summary});
        if (decoded.error && !m_outcome.error) {
            m_outcome.error = decoded.error;
            m_outcome.failedStep = decoder.name();
        }
        if (decoded.bytes) {
            m_outcome.bytes = *std::move(decoded.bytes);
            m_outcome.isUnpacked = true;
            m_hints.isText = false; // nobody said so of these
            return;
        }
        if (decoded.content && m_depth < contentDepth)
            decodeContent(decoded);
        m_outcome.summary = decoded.summary;
        if (!decoded.tree.isEmpty())
            m_outcome.tree = std::make_shared<const DecodedTree>(std::move(decoded.tree));
    }

    // A body's tree takes the place of the body.
    void decodeContent(Decoded &decoded)
    {
        const Decoded::Content &content = *decoded.content;
        DecodeHints hints = m_hints;
        hints.subprotocol.clear();
        hints.target.clear();
        hints.contentType = content.type;
        const QByteArray bytes = m_outcome.bytes.sliced(content.range.begin, content.range.end - content.range.begin);
        DecodeOutcome inner = Run(m_stack, hints, m_limits, m_depth + 1).decode(bytes, {});
        if (!inner.tree)
            return;
        const qsizetype offset = inner.isUnpacked ? -1 : content.range.begin;
        if (!TreeWriter::graft(decoded.tree, content.place, *inner.tree, offset, m_limits))
            return;
        m_outcome.steps += inner.steps;
        if (inner.error && !m_outcome.error) {
            m_outcome.error = inner.error;
            m_outcome.error->offset = offset < 0 || inner.error->offset < 0 ? -1 : inner.error->offset + offset;
            m_outcome.failedStep = inner.failedStep;
        }
    }

    const DecoderStack &m_stack;
    DecodeHints m_hints;
    const DecodeLimits &m_limits;
    int m_depth;
    DecodeOutcome m_outcome;
};

DecodeOutcome DecoderStack::decode(const QByteArray &payload, const DecodeHints &hints, const DecoderChoice &choice,
                                   const DecodeLimits &limits) const
{
    return Run(*this, hints, limits, 0).decode(payload, choice);
}

} // namespace workbench
