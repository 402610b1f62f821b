#pragma once

#include "workbench/decode/DecoderStack.h"
#include "workbench/decode/TreeText.h"

/// Words for tests of decoders.
namespace decoding {

using namespace workbench;

inline const DecoderStack &stack()
{
    static const DecoderStack stack;
    return stack;
}

inline DecodeHints text()
{
    DecodeHints hints;
    hints.isText = true;
    return hints;
}

/// As a text message, by what fits.
inline DecodeOutcome readText(const QByteArray &payload)
{
    return stack().decode(payload, text());
}

/// As a binary message, by what fits.
inline DecodeOutcome readBinary(const QByteArray &payload)
{
    return stack().decode(payload, {});
}

inline DecodeOutcome readAs(const QByteArray &format, const QByteArray &payload, const DecodeLimits &limits = {})
{
    return stack().decode(payload, {}, {{}, format}, limits);
}

/// "gunzip → json"
inline QByteArray chain(const DecodeOutcome &outcome)
{
    QByteArrayList ids;
    for (const DecodeOutcome::Step &step : outcome.steps)
        ids += step.id;
    return ids.join(" > ");
}

/// The whole tree in one line.
inline QByteArray json(const DecodeOutcome &outcome)
{
    if (!outcome.tree || outcome.tree->isEmpty())
        return {};
    QByteArray line;
    for (const QByteArray &part : toJson(*outcome.tree, DecodedTree::root).split('\n'))
        line += part.trimmed();
    return line;
}

/// The node at a path such as "$.a[0]", found by trying all; none if there is none.
inline DecodedTree::Node at(const DecodeOutcome &outcome, const QString &path)
{
    for (DecodedTree::Node node = 0; outcome.tree && node < static_cast<DecodedTree::Node>(outcome.tree->size());
         ++node) {
        if (pathOf(*outcome.tree, node) == path)
            return node;
    }
    return DecodedTree::none;
}

inline QByteArray note(const DecodeOutcome &outcome, const QString &path)
{
    const DecodedTree::Node node = at(outcome, path);
    return node == DecodedTree::none ? QByteArray("nothing there") : outcome.tree->note(node).toByteArray();
}

inline QString error(const DecodeOutcome &outcome)
{
    return outcome.error ? QStringLiteral("%1: %2").arg(outcome.error->offset).arg(outcome.error->what.english())
                         : QString();
}

/// Cuts @p whole at every byte and decodes what is left, by hand and by itself; returns how many of the cuts went
/// unnoticed.
inline int cutsTaken(const QByteArray &format, const QByteArray &whole)
{
    int taken = 0;
    for (qsizetype size = 0; size < whole.size(); ++size) {
        // Memory of its own, so that a look past the end is seen.
        const QByteArray piece(whole.constData(), size);
        stack().decode(piece, {});
        stack().decode(piece, text());
        taken += readAs(format, piece).error ? 0 : 1;
    }
    return taken;
}

inline QByteArray hex(const char *digits)
{
    return QByteArray::fromHex(digits);
}

} // namespace decoding
