#pragma once

#include "workbench/decode/Decoder.h"

#include <QList>

#include <memory>
#include <vector>

namespace workbench {

/// Which decoders to use: by default, those that fit.
struct DecoderChoice
{
    QByteArray unpacker = {}; ///< The id of one that unpacks, to be used first; empty: whatever fits.
    QByteArray format = {};   ///< The id of one that reads what was unpacked; empty: whatever fits.

    bool isAutomatic() const { return unpacker.isEmpty() && format.isEmpty(); }
    bool operator==(const DecoderChoice &) const = default;
};

/// What became of a message.
struct DecodeOutcome
{
    struct Step
    {
        QByteArray id;
        QString name;         ///< "JSON"
        int confidence = 100; ///< Of one chosen by hand, 100.
        Phrase summary;
        bool isGuess() const { return confidence < Decoder::sure; }
    };

    QList<Step> steps;                       ///< In order; empty where nothing fits.
    std::shared_ptr<const DecodedTree> tree; ///< Null where nothing made one.
    QByteArray bytes;                        ///< What the last step decoded: the message, or what was unpacked from it.
    bool isUnpacked = false;                 ///< bytes aren't the message's own: the tree's ranges are of them.
    bool isReadable = false;                 ///< bytes are text.
    Phrase summary;                          ///< One line for the whole; empty where nothing fits.
    std::optional<DecodeError> error;        ///< The first there was.
    QString failedStep;                      ///< Whose error it is.
};

/// All decoders there are, and how they are stacked: gunzip → SignalR → JSON.
class DecoderStack
{
public:
    DecoderStack();

    /// In the order in which people choose from them.
    const std::vector<std::unique_ptr<Decoder>> &decoders() const { return m_decoders; }
    /// Null if there is none of that id.
    const Decoder *decoder(const QByteArray &id) const;

    /// Decodes @p payload as chosen, or as fits best. Any thread; takes a time in proportion to its size and the
    /// limits.
    DecodeOutcome decode(const QByteArray &payload, const DecodeHints &hints, const DecoderChoice &choice = {},
                         const DecodeLimits &limits = {}) const;

private:
    class Run;

    std::vector<std::unique_ptr<Decoder>> m_decoders;
};

} // namespace workbench
