#include "workbench/conformance/Payload.h"

#include <QRandomGenerator>

#include <algorithm>
#include <cstring>

namespace workbench::conformance {

Payload::Payload(const QByteArray &bytes)
    : m_pattern(bytes)
    , m_size(bytes.size())
{
}

Payload::Payload(const char *text)
    : Payload(QByteArray(text))
{
}

Payload Payload::repeated(const QByteArray &pattern, qsizetype size)
{
    Payload payload(pattern);
    payload.m_rule = Rule::Repeated;
    payload.m_size = pattern.isEmpty() ? 0 : size;
    return payload;
}

Payload Payload::noise(qsizetype size, quint32 seed)
{
    Payload payload;
    payload.m_rule = Rule::Noise;
    payload.m_size = size;
    payload.m_seed = seed;
    return payload;
}

QByteArray Payload::bytes() const
{
    if (m_rule == Rule::Literal)
        return m_pattern;
    QByteArray bytes(m_size, Qt::Uninitialized);
    if (m_rule == Rule::Noise) {
        QRandomGenerator generator(m_seed);
        std::generate(bytes.begin(), bytes.end(),
                      [&generator] { return static_cast<char>(generator.generate() >> 24U); });
        return bytes;
    }
    for (qsizetype at = 0; at < m_size; at += m_pattern.size())
        std::memcpy(bytes.data() + at, m_pattern.data(), static_cast<size_t>(std::min(m_pattern.size(), m_size - at)));
    return bytes;
}

QByteArray Payload::text() const
{
    if (m_rule == Rule::Noise)
        return QByteArray::number(m_size) + " bytes of noise";
    if (m_rule == Rule::Repeated)
        return shownBytes(m_pattern.first(std::min(m_pattern.size(), m_size))) + " repeated to "
               + QByteArray::number(m_size) + " bytes";
    return shownBytes(m_pattern);
}

QByteArray shownBytes(const QByteArray &bytes)
{
    constexpr qsizetype shown = 40;
    const QByteArray head = bytes.first(std::min(shown, bytes.size()));
    const bool printable = std::all_of(head.begin(), head.end(), [](char byte) { return byte >= 0x20 && byte < 0x7F; });
    QByteArray text = printable ? '"' + head + '"' : head.toHex(' ');
    if (bytes.size() > shown)
        text += " ... (" + QByteArray::number(bytes.size()) + " bytes)";
    return text;
}

} // namespace workbench::conformance
