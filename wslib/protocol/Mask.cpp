#include "wslib/protocol/Mask.h"

#include <cstring>

namespace wslib {

void applyMask(char *destination, QByteArrayView source, MaskKey key, quint64 offset)
{
    std::array<quint8, 8> rotated{};
    for (size_t i = 0; i < rotated.size(); ++i)
        rotated[i] = key[(offset + i) % 4];
    quint64 wide = 0;
    std::memcpy(&wide, rotated.data(), sizeof wide);

    const char *from = source.data();
    const auto size = static_cast<size_t>(source.size());
    size_t i = 0;
    for (; i + sizeof wide <= size; i += sizeof wide) {
        quint64 word = 0;
        std::memcpy(&word, from + i, sizeof word);
        word ^= wide;
        std::memcpy(destination + i, &word, sizeof word);
    }
    for (; i < size; ++i)
        destination[i] = static_cast<char>(static_cast<quint8>(from[i]) ^ rotated[i % 8]);
}

} // namespace wslib
