#pragma once

#include <QByteArray>

#include <algorithm>

/// The fuzzer's bytes, taken apart: settings first, then the wire, then how the wire is cut.
class FuzzInput
{
public:
    FuzzInput(const quint8 *data, size_t size)
        : m_rest(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size))
    {
    }

    bool isEmpty() const { return m_rest.isEmpty(); }

    /// The next byte, or 0 behind the end.
    quint8 byte()
    {
        if (m_rest.isEmpty())
            return 0;
        const auto value = static_cast<quint8>(m_rest.front());
        m_rest = m_rest.sliced(1);
        return value;
    }

    /// The next bytes, at most @p size.
    QByteArray bytes(qsizetype size)
    {
        const QByteArrayView taken = m_rest.first(std::min(size, m_rest.size()));
        m_rest = m_rest.sliced(taken.size());
        return taken.toByteArray();
    }

    QByteArray rest() { return bytes(m_rest.size()); }

private:
    QByteArrayView m_rest;
};

/// Cuts @p wire into pieces whose sizes @p seed determines, each memory of its own, so that a look past an end is seen;
/// calls @p take with each.
template <typename Take>
void cutInPieces(const QByteArray &wire, quint8 seed, Take take)
{
    quint32 state = seed * 2654435761U + 1;
    for (qsizetype at = 0; at < wire.size();) {
        state = state * 1664525U + 1013904223U;
        const qsizetype size = std::min<qsizetype>(1 + (state >> 24U) % (seed < 128 ? 4U : 61U), wire.size() - at);
        const QByteArray piece(wire.constData() + at, size);
        take(piece);
        at += size;
    }
}

/// Ends the program, as the fuzzer wants it, when a promise of the engine doesn't hold.
inline void require(bool holds, const char *promise)
{
    if (!holds)
        qFatal("broken promise: %s", promise);
}
