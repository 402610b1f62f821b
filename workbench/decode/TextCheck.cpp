#include "workbench/decode/TextCheck.h"

#include <algorithm>

namespace workbench {

namespace {

// How many bytes the character takes that begins with this one; 0 if none does.
int length(quint8 first)
{
    if (first < 0x80)
        return 1;
    if (first < 0xC2 || first > 0xF4)
        return 0;
    return first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
}

bool isControl(quint8 byte)
{
    return (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r') || byte == 0x7F;
}

// Too long forms, surrogates, and what is beyond Unicode show in the second byte (RFC 3629 §4).
bool isSecond(quint8 first, quint8 second)
{
    if (first == 0xE0 && second < 0xA0)
        return false;
    if (first == 0xED && second > 0x9F)
        return false;
    if (first == 0xF0 && second < 0x90)
        return false;
    return first != 0xF4 || second <= 0x8F;
}

} // namespace

bool isReadable(QByteArrayView bytes)
{
    static constexpr qsizetype looked = 65536;
    const qsizetype end = std::min(bytes.size(), looked);
    for (qsizetype i = 0; i < end;) {
        const auto first = static_cast<quint8>(bytes[i]);
        const int size = length(first);
        if (size == 0 || isControl(first))
            return false;
        if (i + size > bytes.size())
            return false;
        for (int k = 1; k < size; ++k) {
            const auto byte = static_cast<quint8>(bytes[i + k]);
            if ((byte & 0xC0) != 0x80 || (k == 1 && !isSecond(first, byte)))
                return false;
        }
        i += size;
    }
    return true;
}

} // namespace workbench
