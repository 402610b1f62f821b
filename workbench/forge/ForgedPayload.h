#pragma once

#include <QByteArray>
#include <QString>

namespace workbench {

/// The payload of a forged frame as it was typed, and the rule that makes the bytes for the wire of it: so that a bomb of a
/// gigabyte is a byte and a number until it is sent.
struct ForgedPayload
{
    enum class Form {
        Text, ///< Typed, and saved, as text.
        Hex,
    };

    /// Bytes on the wire that aren't compressed: they are all held while they are sent.
    static constexpr qint64 mostPlain = qint64{64} * 1024 * 1024;
    /// What may come out of a bomb.
    static constexpr qint64 mostInflated = qint64{16} * 1024 * 1024 * 1024;

    Form form = Form::Text;
    QByteArray bytes;
    qint64 size = -1; ///< `bytes` over and over, until there are so many; -1: once.
    bool deflated =
        false; ///< As the payload of a message with permessage-deflate (RFC 7692 §7.2.1), with no context before.

    static ForgedPayload text(const QByteArray &utf8) { return {Form::Text, utf8, -1, false}; }
    static ForgedPayload hex(const QByteArray &digits) { return {Form::Hex, QByteArray::fromHex(digits), -1, false}; }
    ForgedPayload repeatedTo(qint64 bytesInAll) const;
    ForgedPayload compressed() const;

    /// Bytes before compression.
    qint64 plainSize() const { return size >= 0 ? (bytes.isEmpty() ? 0 : size) : bytes.size(); }
    /// A sentence on why it can't be sent; empty: it can.
    QString problem() const;
    /// As it travels, unmasked. Takes as long as what comes out is large, but for bombs: of those, a megabyte is compressed and
    /// the rest is copied.
    QByteArray onWire() const;

    bool operator==(const ForgedPayload &) const = default;
};

} // namespace workbench
