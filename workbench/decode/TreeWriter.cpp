#include "workbench/decode/TreeWriter.h"

#include "workbench/decode/TextCheck.h"

namespace workbench {

TreeWriter::TreeWriter(DecodedTree *tree, const DecodeLimits &limits)
    : m_tree(tree)
    , m_limits(limits)
{
}

void TreeWriter::key(QByteArrayView key)
{
    m_key = m_tree ? key.toByteArray() : QByteArray();
}

void TreeWriter::oddKey(QByteArrayView key)
{
    ++m_counts.oddKeys;
    this->key(key);
}

void TreeWriter::note(QByteArrayView note)
{
    if (!m_tree)
        return;
    if (!m_note.isEmpty())
        m_note += ", ";
    m_note += note;
}

bool TreeWriter::fail(Problem problem)
{
    m_problem = problem;
    return false;
}

bool TreeWriter::add(Type type, QByteArrayView value, qsizetype begin, qsizetype end)
{
    if (m_problem != Problem::None)
        return false;
    m_textSize += value.size() + m_key.size() + m_note.size();
    if (m_counts.nodes >= m_limits.maxNodes)
        return fail(Problem::TooMany);
    if (m_textSize > m_limits.maxText)
        return fail(Problem::TooMuchText);
    if ((m_counts.nodes & 0x3FF) == 0 && m_limits.isCancelled())
        return fail(Problem::Cancelled);
    m_last = static_cast<Node>(m_counts.nodes++);
    if (!m_tree)
        return true;
    DecodedTree::Entry entry;
    entry.type = type;
    entry.begin = static_cast<quint32>(begin);
    entry.end = static_cast<quint32>(end);
    entry.key = m_tree->store(m_key);
    entry.value = m_tree->store(value);
    entry.note = m_tree->store(m_note);
    if (!m_open.empty()) {
        entry.parent = m_open.back();
        entry.row = m_tree->m_nodes[m_open.back()].children++;
    }
    m_tree->m_nodes.push_back(entry);
    m_key.resize(0);
    m_note.resize(0);
    return true;
}

bool TreeWriter::begin(Type type, qsizetype at)
{
    if (depth() >= m_limits.maxDepth)
        return fail(Problem::TooDeep);
    if (!add(type, {}, at, at))
        return false;
    m_open.push_back(m_last);
    return true;
}

void TreeWriter::end(qsizetype at)
{
    if (m_tree)
        m_tree->m_nodes[m_open.back()].end = static_cast<quint32>(at);
    m_open.pop_back();
}

bool TreeWriter::value(Type type, QByteArrayView value, qsizetype begin, qsizetype end)
{
    return add(type, value, begin, end);
}

bool TreeWriter::string(QByteArrayView text, qsizetype begin, qsizetype end)
{
    ++m_counts.strings;
    if (!m_tree && !isReadable(text))
        ++m_counts.broken;
    return add(Type::String, text, begin, end);
}

bool TreeWriter::bytes(QByteArrayView bytes, qsizetype begin, qsizetype end, Type type)
{
    // Hex would double what is large anyway; the end of it is to be seen in the bytes themselves.
    static constexpr qsizetype shown = 4096;
    if (!m_tree)
        return add(type, {}, begin, end);
    QByteArray hex = bytes.first(std::min(bytes.size(), shown)).toByteArray().toHex();
    if (bytes.size() > shown)
        hex += "…";
    note(QByteArray::number(bytes.size()) + (bytes.size() == 1 ? " byte" : " bytes"));
    return add(type, hex, begin, end);
}

void TreeWriter::finish(qsizetype at)
{
    while (!m_open.empty())
        end(at);
    if (m_tree)
        m_tree->indexChildren();
}

void TreeWriter::setNote(Node node, QByteArrayView note)
{
    if (m_tree && node < m_tree->m_nodes.size())
        m_tree->m_nodes[node].note = m_tree->store(note);
}

bool TreeWriter::graft(DecodedTree &tree, Node place, const DecodedTree &other, qsizetype offset,
                       const DecodeLimits &limits)
{
    if (other.isEmpty() || static_cast<qsizetype>(tree.m_nodes.size() + other.m_nodes.size()) > limits.maxNodes)
        return false;
    const auto firstText = static_cast<quint32>(tree.m_text.size());
    tree.m_text += other.m_text;
    // The root goes to the place, and all others behind the end: only numbers are shifted.
    const auto firstNode = static_cast<Node>(tree.m_nodes.size()) - 1;
    const auto moved = [&](DecodedTree::Entry entry) {
        for (DecodedTree::Text *text : {&entry.key, &entry.value, &entry.note})
            text->begin += text->size > 0 ? firstText : 0;
        entry.begin = offset < 0 ? 0 : entry.begin + static_cast<quint32>(offset);
        entry.end = offset < 0 ? 0 : entry.end + static_cast<quint32>(offset);
        entry.parent = entry.parent == DecodedTree::root ? place : entry.parent + firstNode;
        return entry;
    };
    DecodedTree::Entry top = moved(other.m_nodes.front());
    top.key = tree.m_nodes[place].key;
    top.parent = tree.m_nodes[place].parent;
    top.row = tree.m_nodes[place].row;
    tree.m_nodes[place] = top;
    for (size_t i = 1; i < other.m_nodes.size(); ++i)
        tree.m_nodes.push_back(moved(other.m_nodes[i]));
    tree.indexChildren();
    return true;
}

} // namespace workbench
