#pragma once

#include "wslib/net/ClientRequest.h"

#include <QByteArray>
#include <QString>

#include <chrono>

namespace workbench {

/// What a load run does with its connections.
enum class LoadMode {
    Echo,    ///< Each sends and waits for its messages to come back.
    FanOut,  ///< One more connection sends; all others count what the server passes on to them.
    Hold,    ///< All stay open and are silent, but for LoadOptions::active of them, which do as in Echo.
    Connect, ///< Each shakes hands, closes, and begins again: a message is a handshake here.
};

/// What messages are made of; the same bytes in every run.
enum class LoadPayload {
    Text,   ///< English words.
    Mixed,  ///< Words in many scripts, of one to four bytes a character.
    Json,   ///< Records with names, numbers and flags.
    Binary, ///< Random bytes, which can't be compressed.
};

/// What a load run is to do. The defaults are a run of ten seconds, ten connections, one message in flight on each.
struct LoadOptions
{
    wslib::ClientRequest request; ///< URL, headers, TLS, compression. Redirects aren't followed, whatever it says.
    LoadMode mode = LoadMode::Echo;
    int connections = 10;
    /// Hold: how many of the connections send all the same, so that one sees what an idle crowd costs the others.
    int active = 0;
    /// Messages on their way on each connection at the same time (FanOut: of the one that sends); 0: standardWindow().
    int window = 0;
    LoadPayload payload = LoadPayload::Text;
    qint64 size = 32;   ///< Of a message, in bytes.
    QByteArray message; ///< To be sent as it is, instead of one of that size; not for FanOut.
    /// Messages a second, of all connections together (Connect: handshakes); 0: as fast as it goes. With a rate, each message
    /// has the time at which it ought to be sent, and latency counts from then: see LoadReport::latency.
    double rate = 0;
    std::chrono::milliseconds duration{10'000}; ///< What is measured; 0: until `messages` were sent.
    qint64 messages = 0;                        ///< Ends after as many; 0: after the duration.
    /// Connections are opened evenly over this time, and send from their opening on. 0: as fast as they can be opened, and
    /// all begin to send at once.
    std::chrono::milliseconds rampUp{0};
    std::chrono::milliseconds warmUp{0}; ///< Behind the ramp; neither is measured.
    /// How long answers are waited for when nothing more is sent.
    std::chrono::milliseconds answerTimeout{5'000};
    bool verify = true; ///< Echo: whether what comes back must be what was sent.
    int threads = 1;    ///< Event loops, each in a thread, that share the connections.

    /// The window if none was asked for: 1, so that a latency is that of a message alone; with a rate 128, so that a slow
    /// answer doesn't keep the next message from being sent in time.
    int standardWindow() const { return rate > 0 ? 128 : 1; }
    int windowInUse() const { return window > 0 ? window : standardWindow(); }
    /// How many connections send or, in Connect mode, shake hands.
    int senders() const;
    /// How many sockets it takes.
    int sockets() const { return mode == LoadMode::FanOut ? connections + 1 : connections; }
    /// How many file descriptors: the sockets, and what the event loops take.
    int descriptors() const { return sockets() + descriptorsPerThread * (threads + 1); }
    static constexpr int descriptorsPerThread = 4;
};

/// Bounds of what can be asked for; for forms and command lines.
struct LoadBounds
{
    static constexpr int connections = 1'000'000;
    static constexpr int window = 100'000;
    static constexpr int threads = 64;
    static constexpr qint64 inFlight = 200'000'000; ///< Of all connections together; each takes 16 bytes of note.
    static constexpr qint64 size = qint64{256} * 1024 * 1024;
    static constexpr double rate = 100'000'000;
    static constexpr double leastRate = 0.001; ///< Or 0, which is none.
    static constexpr bool isRate(double number)
    {
        return number == 0 || (number >= leastRate && number <= rate); // not NaN
    }
    /// A fan-out message has its number and its time in it.
    static constexpr qint64 leastFanOutSize = 64;
};

/// What is wrong with @p options, as an English sentence with a way out; empty if nothing is.
QString problemOf(const LoadOptions &options);

} // namespace workbench
