#include "wslib/protocol/Utf8Validator.h"

#include "wslib/protocol/Utf8Blocks.h"

#include <cstring>

namespace wslib {

namespace {

const char *skipAscii(const char *at, const char *end)
{
    constexpr quint64 highBits = 0x8080808080808080U;
    while (end - at >= 8) {
        quint64 word = 0;
        std::memcpy(&word, at, sizeof word);
        if ((word & highBits) != 0)
            break;
        at += 8;
    }
    while (at != end && static_cast<quint8>(*at) < 0x80)
        ++at;
    return at;
}

} // namespace

bool Utf8Validator::accept(QByteArrayView bytes)
{
    if (m_failed)
        return false;
    const char *at = bytes.data();
    const char *const end = at + bytes.size();
    bool skipped = false;
    while (at != end) {
        // Only once: where it stopped, it has found something wrong, or the end.
        if (m_pending == 0 && !skipped && end - at >= leastForUtf8Blocks) {
            at = skipUtf8Blocks(at, end);
            skipped = true;
        } else if (m_pending > 0) {
            m_failed = !continueSequence(static_cast<quint8>(*at++));
        } else {
            at = skipAscii(at, end);
            if (at != end)
                m_failed = !startSequence(static_cast<quint8>(*at++));
        }
        if (m_failed)
            return false;
    }
    return true;
}

// RFC 3629 §4: the bounds of the second byte exclude overlong forms (C0, C1, E0, F0), surrogates (ED) and what lies past
// U+10FFFF (F4, F5…FF).
bool Utf8Validator::startSequence(quint8 lead)
{
    if (lead < 0xC2 || lead > 0xF4)
        return false;
    m_pending = lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
    m_lowest = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    m_highest = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    return true;
}

bool Utf8Validator::continueSequence(quint8 byte)
{
    if (byte < m_lowest || byte > m_highest)
        return false;
    m_lowest = 0x80;
    m_highest = 0xBF;
    --m_pending;
    return true;
}

bool isValidUtf8(QByteArrayView bytes)
{
    Utf8Validator validator;
    return validator.accept(bytes) && validator.isComplete();
}

QByteArrayView truncatedUtf8(QByteArrayView text, qsizetype maxSize)
{
    if (text.size() <= maxSize)
        return text;
    const auto isContinuation = [](char byte) { return (static_cast<quint8>(byte) & 0xC0U) == 0x80; };
    while (maxSize > 0 && isContinuation(text[maxSize]))
        --maxSize;
    return text.first(maxSize);
}

} // namespace wslib
