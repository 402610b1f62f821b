#pragma once

#include <QByteArray>
#include <QList>

#include <optional>

namespace workbench {

/// What a peer that follows the RFCs answers to a forged sequence, so that a program can tell.
struct ForgeExpectation
{
    enum class End {
        Any,       ///< Nothing is expected: what came back is shown, not judged.
        StaysOpen, ///< What was sent is legal: the connection lives on.
        Fails, ///< The peer fails the connection (RFC 6455 §7.1.7): it must end it, and should say why in a Close frame.
        Refuses, ///< It may fail the connection, or take what came and go on: both are right.
        Closes,  ///< It answers our Close frame with one of its own (§5.5.1).
        Ends,    ///< We break off, and it lets go of the connection too, with or without a word.
    };

    End end = End::Any;
    QList<quint16> codes; ///< One of these is what its Close frame should say; empty: any will do.
    /// The payload of a Pong that must come while the connection lives: an answer to a Ping behind all else.
    std::optional<QByteArray> pong;
    QList<QByteArray> noPongs; ///< Payloads of Pongs that mustn't come.
    /// What a peer that sends messages back must have understood; nothing is said of other peers.
    std::optional<QByteArray> echo;
    bool survives = false; ///< Afterwards it still takes a new connection.

    bool operator==(const ForgeExpectation &) const = default;
};

} // namespace workbench
