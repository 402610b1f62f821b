#include "workbench/conformance/FloodSource.h"

#include <algorithm>

namespace workbench::conformance {

namespace {
constexpr qsizetype blockSize = qsizetype{64} * 1024;
}

FloodSource::FloodSource(const QByteArray &unit, qint64 bytes)
    : m_unit(unit)
    , m_left(unit.isEmpty() ? 0 : bytes)
    , m_isNumbered(unit.contains("{n}"))
{
    if (!m_isNumbered && !unit.isEmpty())
        m_block = unit.repeated(std::max<qsizetype>(1, blockSize / unit.size()));
}

QByteArray FloodSource::next()
{
    if (m_left <= 0)
        return {};
    const QByteArray bytes = m_isNumbered ? block() : m_block;
    const auto units = static_cast<qsizetype>((m_left + m_unit.size() - 1) / m_unit.size());
    const bool isRest = !m_isNumbered && units * m_unit.size() < bytes.size();
    m_left -= bytes.size();
    return isRest ? bytes.first(units * m_unit.size()) : bytes;
}

QByteArray FloodSource::block()
{
    QByteArray bytes;
    while (bytes.size() < std::min<qint64>(blockSize, m_left))
        bytes += QByteArray(m_unit).replace("{n}", QByteArray::number(m_number++));
    return bytes;
}

} // namespace workbench::conformance
