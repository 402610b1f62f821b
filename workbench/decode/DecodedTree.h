#pragma once

#include <QByteArray>
#include <QString>

#include <vector>

namespace workbench {

/// A decoded message as a tree in one piece of memory, made for large ones: a node is a number, keys and values lie
/// in one array. TreeWriter makes it; afterwards it doesn't change, so threads may share it.
class DecodedTree
{
public:
    using Node = quint32;
    static constexpr Node root = 0; ///< Only where size() isn't 0.
    static constexpr Node none = 0xFFFFFFFF;

    enum class Type : quint8 {
        Object,
        Array,
        String,
        Integer,
        Float,
        Boolean,
        Null,
        Undefined,
        Bytes,     ///< Its value is hex.
        Time,      ///< Its value is ISO 8601.
        Extension, ///< Something of the format that no other type is; note() says what. Its value is hex.
    };
    /// Where in the decoded bytes it stands: [begin, end); both 0 where that isn't known.
    struct Range
    {
        qsizetype begin = 0;
        qsizetype end = 0;
        bool isEmpty() const { return begin >= end; }
    };

    int size() const { return static_cast<int>(m_nodes.size()); }
    bool isEmpty() const { return m_nodes.empty(); }
    Type type(Node node) const { return m_nodes[node].type; }
    bool isContainer(Node node) const { return type(node) <= Type::Array; }
    /// UTF-8; empty for the elements of an array.
    QByteArrayView key(Node node) const { return text(m_nodes[node].key); }
    /// UTF-8, as it was spelled if it is a number; empty for objects and arrays.
    QByteArrayView value(Node node) const { return text(m_nodes[node].value); }
    /// What the format says besides: "tag 0 (date-time)", "varint, zigzag −1"; quotes the format, in English.
    QByteArrayView note(Node node) const { return text(m_nodes[node].note); }
    Range source(Node node) const { return {m_nodes[node].begin, m_nodes[node].end}; }

    /// none for the root.
    Node parent(Node node) const { return m_nodes[node].parent; }
    /// Which child of its parent it is, from 0.
    int row(Node node) const { return static_cast<int>(m_nodes[node].row); }
    int childCount(Node node) const { return static_cast<int>(m_nodes[node].children); }
    Node child(Node node, int row) const { return m_children[m_nodes[node].firstChild + static_cast<size_t>(row)]; }
    /// The first child of that key, or none.
    Node child(Node node, QByteArrayView key) const;

private:
    friend class TreeWriter;

    struct Text
    {
        quint32 begin = 0;
        quint32 size = 0;
    };
    struct Entry
    {
        Node parent = none;
        quint32 row = 0;
        quint32 children = 0;
        quint32 firstChild = 0;
        Text key;
        Text value;
        Text note;
        quint32 begin = 0;
        quint32 end = 0;
        Type type = Type::Null;
    };

    QByteArrayView text(Text text) const { return QByteArrayView(m_text).sliced(text.begin, text.size); }
    Text store(QByteArrayView text);
    /// Makes child() work, in one pass.
    void indexChildren();

    std::vector<Entry> m_nodes;
    std::vector<Node> m_children;
    QByteArray m_text;
};

} // namespace workbench
