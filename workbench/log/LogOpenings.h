#pragma once

#include <QList>

#include <optional>
#include <unordered_map>
#include <vector>

namespace workbench {

/// The handshakes in a log: where their heads are, and when the connections were opened, which is what "since connect" counts
/// from. Belongs to a LogStore, which locks it.
class LogOpenings
{
public:
    /// The entry @p number is a head of a handshake with @p peer.
    void add(quint32 peer, qint64 number, qint64 monotonicNs);
    /// When the connection that the entry @p number of @p peer belongs to was opened; of an entry before any, the next one.
    std::optional<qint64> of(quint32 peer, qint64 number) const;
    /// Entries before @p number are gone. Their openings stay while others may belong to them, or until there are too many.
    void forgetBefore(qint64 number);
    void clear();
    /// The numbers of the heads of that peer's handshakes, from @p begin on.
    QList<qint64> numbers(quint32 peer, qint64 begin) const;

private:
    struct Opening
    {
        qint64 number;
        qint64 monotonicNs;
    };

    std::unordered_map<quint32, std::vector<Opening>> m_openings;
    size_t m_count = 0;
    size_t m_most = size_t{64} * 1024; ///< When it is looked for what can go.
};

} // namespace workbench
