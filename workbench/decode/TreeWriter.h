#pragma once

#include "workbench/decode/DecodeLimits.h"
#include "workbench/decode/DecodedTree.h"

#include <vector>

namespace workbench {

/// Writes a DecodedTree from front to back, as a reader comes along, within limits. Without a tree it only counts:
/// that is how one finds out whether bytes are of a format.
class TreeWriter
{
public:
    using Node = DecodedTree::Node;
    using Type = DecodedTree::Type;

    enum class Problem : quint8 { None, TooDeep, TooMany, TooMuchText, Cancelled };
    struct Counts
    {
        qsizetype nodes = 0;
        qsizetype strings = 0;
        qsizetype broken = 0;  ///< Strings that aren't UTF-8, or hold control characters.
        qsizetype oddKeys = 0; ///< Keys that aren't strings.
    };

    /// @p tree may be null. @p limits must outlive the writer.
    TreeWriter(DecodedTree *tree, const DecodeLimits &limits);

    /// The key of what is written next.
    void key(QByteArrayView key);
    /// The same, of something that is no string.
    void oddKey(QByteArrayView key);
    /// What the format says of what is written next; adds to what was said before.
    void note(QByteArrayView note);
    /// Begins an object or an array that begins at @p at. False past a limit, as with all that follows: stop then.
    bool begin(Type type, qsizetype at);
    void end(qsizetype at);
    bool value(Type type, QByteArrayView value, qsizetype begin, qsizetype end);
    bool string(QByteArrayView text, qsizetype begin, qsizetype end);
    bool bytes(QByteArrayView bytes, qsizetype begin, qsizetype end, Type type = Type::Bytes);
    /// Ends what is open, since there is no more at @p at, and makes the tree ready.
    void finish(qsizetype at);

    /// Says something about what has been written already.
    void setNote(Node node, QByteArrayView note);
    /// What was written last.
    Node last() const { return m_last; }
    /// Puts a copy of @p other in the place of the node @p place. Its ranges are shifted by @p offset, or forgotten
    /// if that is negative. False if both together are too large.
    static bool graft(DecodedTree &tree, Node place, const DecodedTree &other, qsizetype offset,
                      const DecodeLimits &limits);

    int depth() const { return static_cast<int>(m_open.size()); }
    Problem problem() const { return m_problem; }
    const Counts &counts() const { return m_counts; }
    const DecodeLimits &limits() const { return m_limits; }

private:
    bool add(Type type, QByteArrayView value, qsizetype begin, qsizetype end);
    bool fail(Problem problem);

    DecodedTree *m_tree;
    const DecodeLimits &m_limits;
    std::vector<Node> m_open;
    QByteArray m_key;
    QByteArray m_note;
    Node m_last = DecodedTree::none;
    qsizetype m_textSize = 0;
    Problem m_problem = Problem::None;
    Counts m_counts;
};

} // namespace workbench
