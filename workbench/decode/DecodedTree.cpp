#include "workbench/decode/DecodedTree.h"

namespace workbench {

DecodedTree::Node DecodedTree::child(Node node, QByteArrayView key) const
{
    for (int row = 0; row < childCount(node); ++row) {
        if (this->key(child(node, row)) == key)
            return child(node, row);
    }
    return none;
}

DecodedTree::Text DecodedTree::store(QByteArrayView text)
{
    if (text.isEmpty())
        return {};
    const auto begin = static_cast<quint32>(m_text.size());
    m_text.append(text);
    return {begin, static_cast<quint32>(text.size())};
}

void DecodedTree::indexChildren()
{
    quint32 next = 0;
    for (Entry &entry : m_nodes) {
        entry.firstChild = next;
        next += entry.children;
    }
    m_children.resize(next);
    for (Node node = 0; node < m_nodes.size(); ++node) {
        if (const Entry &entry = m_nodes[node]; entry.parent != none)
            m_children[m_nodes[entry.parent].firstChild + entry.row] = node;
    }
}

} // namespace workbench
