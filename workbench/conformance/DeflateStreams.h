#pragma once

#include "workbench/conformance/Case.h"

#include <memory>

struct z_stream_s;

namespace workbench::conformance {

/// Compresses the messages of one direction (RFC 7692 §7.2.1), on zlib.
class Deflater
{
public:
    /// @p windowBits 8 to 15; zlib's smallest window (9) looks back 250 bytes, which 8 allows.
    Deflater(int windowBits, bool noContextTakeover);
    ~Deflater();
    Q_DISABLE_COPY_MOVE(Deflater)

    QByteArray message(const QByteArray &payload, DeflateForm form);

private:
    QByteArray run(const QByteArray &input, int flush);
    QByteArray inManyBlocks(const QByteArray &payload);

    std::unique_ptr<z_stream_s> m_stream;
    bool m_noContextTakeover;
};

/// Stored blocks only, for a message of its own.
QByteArray inStoredBlocks(const QByteArray &payload);

/// One message that inflates to about @p inflated letters, and is about a thousandth of it. It looks back no further than one
/// octet, so that it fits every window.
QByteArray deflateBomb(qint64 inflated);

/// Inflates the messages of one direction (RFC 7692 §7.2.2), and sees when a peer looks back further than was agreed.
class Inflater
{
public:
    Inflater(int windowBits, bool noContextTakeover);
    ~Inflater();
    Q_DISABLE_COPY_MOVE(Inflater)

    /// The payload of a message; none if it isn't one. Ends at 64 MiB.
    std::optional<QByteArray> message(const QByteArray &compressed);

private:
    bool run(const QByteArray &input, QByteArray &output);

    std::unique_ptr<z_stream_s> m_stream;
    bool m_noContextTakeover;
    bool m_smallWindow;
    bool m_betweenBlocks = true;
};

} // namespace workbench::conformance
