#include "workbench/decode/Decoder.h"

#include "workbench/decode/TextCheck.h"

#include <utility>

namespace workbench {

DecodeInput::DecodeInput(QByteArrayView bytes, DecodeHints hints, DecodeLimits limits)
    : m_bytes(bytes)
    , m_hints(std::move(hints))
    , m_limits(std::move(limits))
{
}

bool DecodeInput::isReadable() const
{
    if (!m_readable)
        m_readable = workbench::isReadable(m_bytes);
    return *m_readable;
}

const JsonPeek &DecodeInput::json() const
{
    if (!m_json)
        m_json = JsonPeek(m_bytes);
    return *m_json;
}

} // namespace workbench
