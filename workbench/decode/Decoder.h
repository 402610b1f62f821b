#pragma once

#include "workbench/decode/DecodeError.h"
#include "workbench/decode/DecodeHints.h"
#include "workbench/decode/DecodeLimits.h"
#include "workbench/decode/DecodedTree.h"
#include "workbench/decode/JsonPeek.h"

#include <optional>

namespace workbench {

/// Bytes to decode. What several decoders ask about them is found out once.
class DecodeInput
{
public:
    /// @p bytes must outlive it.
    DecodeInput(QByteArrayView bytes, DecodeHints hints, DecodeLimits limits);

    QByteArrayView bytes() const { return m_bytes; }
    const DecodeHints &hints() const { return m_hints; }
    const DecodeLimits &limits() const { return m_limits; }
    /// Whether a person could read them.
    bool isReadable() const;
    const JsonPeek &json() const;

private:
    QByteArrayView m_bytes;
    DecodeHints m_hints;
    DecodeLimits m_limits;
    mutable std::optional<bool> m_readable;
    mutable std::optional<JsonPeek> m_json;
};

/// What a decoder made of bytes. With an error it is what came before that.
struct Decoded
{
    /// Something inside that has a format of its own, such as the body of a STOMP frame.
    struct Content
    {
        DecodedTree::Node place = DecodedTree::none; ///< The node that stands for it.
        DecodedTree::Range range;                    ///< Where it is.
        QByteArray type;                             ///< "application/json", or empty.
    };

    DecodedTree tree;                ///< Empty if it makes bytes.
    std::optional<QByteArray> bytes; ///< What was packed: to be decoded further.
    std::optional<Content> content;
    Phrase summary; ///< One line, such as: Socket.IO event “chat” (2 arguments).
    std::optional<DecodeError> error;
};

/// One format. Decoders have no state: any thread may use them.
class Decoder
{
public:
    virtual ~Decoder() = default;

    /// For settings: "json". Stable.
    virtual QByteArray id() const = 0;
    /// For people: "JSON". A name, not translated.
    virtual QString name() const = 0;
    /// Whether it unpacks bytes for another decoder.
    virtual bool isUnpacker() const { return false; }
    /// How sure it is that these bytes are its own: 0 (no) to 100. From likely on they are decoded without being
    /// asked; below sure what came of it is a guess, and is called that; below firm a failure means that they weren't
    /// its own.
    virtual int confidence(const DecodeInput &input) const = 0;
    virtual Decoded decode(const DecodeInput &input) const = 0;

    static constexpr int likely = 50;
    static constexpr int sure = 70;
    static constexpr int firm = 80;

protected:
    Decoder() = default;
    Q_DISABLE_COPY_MOVE(Decoder)
};

} // namespace workbench
