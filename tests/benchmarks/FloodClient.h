#pragma once

#include <QByteArray>
#include <QString>

#include <chrono>

/// Echoes that a server gave to clients on bare sockets, which cost next to nothing themselves.
struct FloodResult
{
    qint64 echoes = 0;
    double seconds = 0;
    QString error;
    double perSecond() const { return seconds > 0 ? static_cast<double>(echoes) / seconds : 0; }
};

/// @p connections to @p port of 127.0.0.1 keep @p inFlight text messages of @p size bytes (at most 125) each under way for
/// @p duration. Blocks.
FloodResult flood(quint16 port, const QByteArray &path, int connections, int inFlight, int size,
                  std::chrono::milliseconds duration);
