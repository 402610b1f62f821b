#pragma once

#include <QList>
#include <QString>

#include <chrono>

namespace workbench {

/// What can go wrong on purpose. Each has its facts in faultFacts().
enum class FaultKind : quint8 {
    Latency,
    Bandwidth,
    Chunk,
    Stall,
    Drop,
    Duplicate,
    Reorder,
    Corrupt,
    NoPong,
    NoClose,
    Reset,
    Disconnect,
    WrongAccept,
    UnaskedExtension,
    Refuse,
    NoCompression,
};

/// Which way what is struck was going: a server's client is at one end; at the other the server, or a relay's upstream.
enum class FaultDirection : quint8 { ToClient, ToServer, Both };

/// Which of the messages (pongs, for FaultKind::NoPong; connections, for faults of the handshake) are struck; counted from 1,
/// in each direction of each connection. By default all.
struct FaultTrigger
{
    qint64 at = 0;          ///< Only this one; 0: any.
    qint64 after = 0;       ///< The first so many are spared.
    qint64 every = 1;       ///< Of those behind, each so-manieth.
    double probability = 1; ///< Of those again, this part, by the seed.

    bool operator==(const FaultTrigger &) const = default;
};

/// One fault as it was chosen. What a kind doesn't use has its default.
struct Fault
{
    FaultKind kind = FaultKind::Latency;
    FaultDirection direction = FaultDirection::ToClient;
    FaultTrigger trigger;
    int firstConnections = 0; ///< Only so many connections, the first ones; 0: all.
    /// Latency: how late; Stall: how long; Chunk: between two pieces; Reorder: how long the message behind is waited for.
    std::chrono::milliseconds time{0};
    std::chrono::milliseconds jitter{0}; ///< Latency: that much more or less, by the seed.
    qint64 amount = 0;                   ///< Bandwidth: bytes a second; Chunk: bytes; Refuse: connections.
    int status = 503;                    ///< Refuse.
    int retryAfter = 0;                  ///< Refuse: seconds, for Retry-After; 0: no such field.
    QString name;                        ///< UnaskedExtension.
    bool hang = false;                   ///< NoClose: TCP isn't ended either. Stall: it never goes on.

    bool operator==(const Fault &) const = default;
};

/// What is to go wrong, and the number from which chance is drawn, so that a run can be repeated.
struct FaultPlan
{
    QList<Fault> faults;
    quint64 seed = 0;

    bool isEmpty() const { return faults.isEmpty(); }
};

} // namespace workbench
