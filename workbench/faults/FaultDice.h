#pragma once

#include "workbench/faults/Fault.h"

namespace workbench {

/// Chance for one fault in one direction of one connection: what it says of message n depends on the seed, these and n, and on
/// nothing else, so that a run can be repeated whatever the time and however the bytes are cut.
class FaultDice
{
public:
    /// @p fault and @p connection count from 0.
    FaultDice(quint64 seed, quint64 connection, FaultDirection direction, quint64 fault)
        : m_key(mix(mix(mix(mix(seed) + connection) + static_cast<quint64>(direction)) + fault))
    {
    }

    /// A number for message @p n; another for each @p use.
    quint64 draw(qint64 n, quint64 use = 0) const { return mix(mix(m_key + static_cast<quint64>(n)) + use); }

    /// Whether message @p n, from 1, is struck. 0 is what comes before the first: the handshake, struck by what strikes all.
    bool strikes(const FaultTrigger &trigger, qint64 n) const
    {
        if (trigger.at > 0)
            return n == trigger.at && isLikely(trigger, n);
        return n >= trigger.after && (n > trigger.after || n == 0) && (n - trigger.after) % trigger.every == 0
               && (n > 0 || (trigger.after == 0 && trigger.every == 1)) && isLikely(trigger, n);
    }
    /// Whether it strikes behind message @p n: FaultFacts::Triggers::Behind.
    bool strikesBehind(const FaultTrigger &trigger, qint64 n) const
    {
        return n >= trigger.after && isLikely(trigger, n);
    }

private:
    bool isLikely(const FaultTrigger &trigger, qint64 n) const
    {
        constexpr double whole = 18446744073709551616.0; // 2^64
        return trigger.probability >= 1 || static_cast<double>(draw(n, ~quint64{0})) < trigger.probability * whole;
    }

    // SplitMix64.
    static constexpr quint64 mix(quint64 value)
    {
        value += 0x9E3779B97F4A7C15U;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9U;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EBU;
        return value ^ (value >> 31);
    }

    quint64 m_key;
};

} // namespace workbench
