#pragma once

#include <QByteArray>

#include <zlib.h>

/// A compressor for permessage-deflate that is zlib and nothing else: a test that used the engine's own would
/// prove the engine by itself.
class ZlibDeflater
{
public:
    /// @p windowBits 9 to 15: zlib's raw deflate has no smaller window.
    explicit ZlibDeflater(int windowBits = 15, int level = 6, int strategy = Z_DEFAULT_STRATEGY);
    ~ZlibDeflater();
    Q_DISABLE_COPY_MOVE(ZlibDeflater)

    /// @p bytes compressed with @p flush at the end, all of it.
    QByteArray compress(const QByteArray &bytes, int flush);
    /// The payload of a compressed message: a sync flush without its tail (RFC 7692 §7.2.1).
    QByteArray message(const QByteArray &bytes);
    /// Forgets the window.
    void reset();

private:
    z_stream m_stream{};
};
