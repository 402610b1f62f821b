#include "workbench/decode/TreeSearch.h"

namespace workbench {

namespace {

bool isAscii(QByteArrayView text)
{
    for (const char byte : text) {
        if (static_cast<quint8>(byte) >= 0x80)
            return false;
    }
    return true;
}

char lower(char byte)
{
    return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte + 32) : byte;
}

// Most words and most texts are ASCII; nothing is converted for them.
class Words
{
public:
    explicit Words(const QString &words)
        : m_words(words)
        , m_lower(words.toLower().toUtf8())
        , m_ascii(isAscii(m_lower))
    {
    }

    bool isIn(QByteArrayView text) const
    {
        if (!m_ascii)
            return QString::fromUtf8(text).contains(m_words, Qt::CaseInsensitive);
        for (qsizetype at = 0; at + m_lower.size() <= text.size(); ++at) {
            qsizetype i = 0;
            while (i < m_lower.size() && lower(text[at + i]) == m_lower[i])
                ++i;
            if (i == m_lower.size())
                return true;
        }
        return false;
    }

private:
    QString m_words;
    QByteArray m_lower;
    bool m_ascii;
};

} // namespace

std::vector<DecodedTree::Node> findInTree(const DecodedTree &tree, const QString &words,
                                          const std::atomic_bool *cancelled)
{
    std::vector<DecodedTree::Node> found;
    if (words.isEmpty())
        return found;
    const Words wanted(words);
    for (DecodedTree::Node node = 0; node < static_cast<DecodedTree::Node>(tree.size()); ++node) {
        if ((node & 0xFFF) == 0 && cancelled && cancelled->load(std::memory_order_relaxed))
            break;
        if (wanted.isIn(tree.key(node)) || wanted.isIn(tree.value(node)))
            found.push_back(node);
    }
    return found;
}

} // namespace workbench
