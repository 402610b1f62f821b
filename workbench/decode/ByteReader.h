#pragma once

#include <QByteArrayView>
#include <QtEndian>

#include <cstring>

namespace workbench {

/// Takes numbers and pieces off the front of bytes; at the end it stops and says so.
class ByteReader
{
public:
    explicit ByteReader(QByteArrayView bytes)
        : m_bytes(bytes)
    {
    }

    qsizetype position() const { return m_at; }
    qsizetype remaining() const { return m_bytes.size() - m_at; }
    bool atEnd() const { return m_at >= m_bytes.size(); }
    /// Whether more was asked for than there was. What was given then is 0, or empty.
    bool isTruncated() const { return m_truncated; }
    QByteArrayView rest() const { return m_bytes.sliced(m_at); }
    quint8 peek() const { return atEnd() ? quint8{0} : static_cast<quint8>(m_bytes[m_at]); }

    QByteArrayView take(quint64 size)
    {
        if (size > static_cast<quint64>(remaining())) {
            m_truncated = true;
            return {};
        }
        const QByteArrayView taken = m_bytes.sliced(m_at, static_cast<qsizetype>(size));
        m_at += taken.size();
        return taken;
    }

    template <typename Number>
    Number bigEndian()
    {
        const QByteArrayView taken = take(sizeof(Number));
        return taken.isEmpty() ? Number{} : qFromBigEndian<Number>(taken.data());
    }

    template <typename Number>
    Number littleEndian()
    {
        const QByteArrayView taken = take(sizeof(Number));
        return taken.isEmpty() ? Number{} : qFromLittleEndian<Number>(taken.data());
    }

    /// Seven bits a byte, the lowest first: protobuf's and SignalR's. Overlong if it has more than ten bytes.
    quint64 varint()
    {
        quint64 value = 0;
        for (unsigned shift = 0; shift < 70; shift += 7) {
            const auto byte = bigEndian<quint8>();
            if (m_truncated)
                return 0;
            if (shift < 64)
                value |= static_cast<quint64>(byte & 0x7FU) << shift;
            if (byte < 0x80)
                return value;
        }
        m_overlong = true;
        return 0;
    }
    bool isOverlong() const { return m_overlong; }
    bool ok() const { return !m_truncated && !m_overlong; }

private:
    QByteArrayView m_bytes;
    qsizetype m_at = 0;
    bool m_truncated = false;
    bool m_overlong = false;
};

/// "1.5", the shortest that is that number; "NaN", "Infinity".
QByteArray spelled(double number);
QByteArray spelled(float number);

} // namespace workbench
