#pragma once

#include <QByteArray>

#include <optional>

#include <zlib.h>

/// The counterpart of ZlibDeflater: what a peer that is zlib and nothing else makes of our messages.
class ZlibInflater
{
public:
    /// @p windowBits 8 to 15. What reaches back past that window is refused.
    explicit ZlibInflater(int windowBits = 15);
    ~ZlibInflater();
    Q_DISABLE_COPY_MOVE(ZlibInflater)

    /// The message whose compressed payload is @p payload (RFC 7692 §7.2.2); nothing if it isn't one.
    std::optional<QByteArray> message(const QByteArray &payload);
    /// Forgets the window.
    void reset();

private:
    int m_windowBits;
    z_stream m_stream{};
};
