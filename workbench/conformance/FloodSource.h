#pragma once

#include <QByteArray>

namespace workbench::conformance {

/// The same over and over, a block at a time: however long a flood is, no more of it exists.
class FloodSource
{
public:
    /// @p unit until there are @p bytes of it, whole units only. {n} in it is the number of the repetition, from 0.
    FloodSource(const QByteArray &unit, qint64 bytes);

    /// The next block; empty: that was all.
    QByteArray next();

private:
    QByteArray block();

    QByteArray m_unit;
    qint64 m_left;
    qint64 m_number = 0;
    bool m_isNumbered;
    QByteArray m_block; ///< Of many units that are all the same.
};

} // namespace workbench::conformance
