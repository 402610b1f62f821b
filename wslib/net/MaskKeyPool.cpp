#include "wslib/net/MaskKeyPool.h"

#include <QRandomGenerator>

#include <cstring>

namespace wslib {

MaskKey MaskKeyPool::next()
{
    if (m_used == m_keys.size()) {
        QRandomGenerator::system()->generate(m_keys.begin(), m_keys.end());
        m_used = 0;
    }
    MaskKey key{};
    std::memcpy(key.data(), &m_keys[m_used++], key.size());
    return key;
}

} // namespace wslib
