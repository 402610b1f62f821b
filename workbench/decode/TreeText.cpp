#include "workbench/decode/TreeText.h"

#include <QRegularExpression>

namespace workbench {

namespace {

using Node = DecodedTree::Node;
using Type = DecodedTree::Type;

QString segment(const DecodedTree &tree, Node node)
{
    static const QRegularExpression plain(QStringLiteral("^[\\p{L}_$][\\p{L}\\p{N}_$]*$"));
    if (tree.type(tree.parent(node)) == Type::Array)
        return QStringLiteral("[%1]").arg(tree.row(node));
    QString key = QString::fromUtf8(tree.key(node));
    if (plain.match(key).hasMatch())
        return u'.' + key;
    key.replace(u'\\', QStringLiteral("\\\\")).replace(u'\'', QStringLiteral("\\'"));
    key.replace(u'\n', QStringLiteral("\\n"))
        .replace(u'\r', QStringLiteral("\\r"))
        .replace(u'\t', QStringLiteral("\\t"));
    return QStringLiteral("['%1']").arg(key);
}

// JSON's grammar of a number (RFC 8259 §6): other formats have NaN, and Infinity, and more.
bool isJsonNumber(QByteArrayView text)
{
    return !text.isEmpty() && (text.back() >= '0' && text.back() <= '9') && !text.contains('x');
}

QByteArray scalar(const DecodedTree &tree, Node node)
{
    const QByteArrayView value = tree.value(node);
    switch (tree.type(node)) {
    case Type::Integer:
    case Type::Float:
        return isJsonNumber(value) ? value.toByteArray() : QByteArray("null");
    case Type::Boolean:
        return value.toByteArray();
    case Type::Null:
    case Type::Undefined:
        return "null";
    default:
        return jsonString(value);
    }
}

class JsonWriter
{
public:
    JsonWriter(const DecodedTree &tree, qsizetype maxSize)
        : m_tree(tree)
        , m_maxSize(maxSize)
    {
    }

    bool write(Node node, int depth)
    {
        if (m_json.size() > m_maxSize)
            return false;
        if (!m_tree.isContainer(node)) {
            m_json += scalar(m_tree, node);
            return true;
        }
        const bool object = m_tree.type(node) == Type::Object;
        m_json += object ? '{' : '[';
        const int count = m_tree.childCount(node);
        for (int row = 0; row < count; ++row) {
            const Node child = m_tree.child(node, row);
            breakLine(depth + 1);
            if (object)
                m_json += jsonString(m_tree.key(child)) + ": ";
            if (!write(child, depth + 1))
                return false;
            if (row + 1 < count)
                m_json += ',';
        }
        if (count > 0)
            breakLine(depth);
        m_json += object ? '}' : ']';
        return true;
    }

    QByteArray take() { return std::move(m_json); }

private:
    void breakLine(int depth)
    {
        m_json += '\n';
        m_json.append(qsizetype{2} * depth, ' ');
    }

    const DecodedTree &m_tree;
    qsizetype m_maxSize;
    QByteArray m_json;
};

} // namespace

QString pathOf(const DecodedTree &tree, Node node)
{
    QStringList segments;
    for (; node != DecodedTree::none && tree.parent(node) != DecodedTree::none; node = tree.parent(node))
        segments.prepend(segment(tree, node));
    return u'$' + segments.join(QString());
}

QByteArray toJson(const DecodedTree &tree, Node node, qsizetype maxSize)
{
    JsonWriter writer(tree, maxSize);
    if (!writer.write(node, 0))
        return {};
    const QByteArray json = writer.take();
    return json.size() > maxSize ? QByteArray() : json;
}

QByteArray asKey(const DecodedTree &tree)
{
    // Keys in keys in keys would double their quotation marks' escapes with each level.
    static constexpr qsizetype longest = 200;
    if (!tree.isContainer(DecodedTree::root))
        return tree.value(DecodedTree::root).toByteArray();
    const QByteArray json = toJson(tree, DecodedTree::root, longest).simplified();
    if (!json.isEmpty())
        return json;
    return tree.type(DecodedTree::root) == Type::Object ? QByteArray("{…}") : QByteArray("[…]");
}

QByteArray jsonString(QByteArrayView text)
{
    static constexpr char digits[] = "0123456789abcdef";
    QByteArray json;
    json.reserve(text.size() + 2);
    json += '"';
    for (const char byte : text) {
        const auto code = static_cast<quint8>(byte);
        if (byte == '"' || byte == '\\')
            (json += '\\') += byte;
        else if (byte == '\n')
            json += "\\n";
        else if (byte == '\r')
            json += "\\r";
        else if (byte == '\t')
            json += "\\t";
        else if (code < 0x20)
            ((json += "\\u00") += digits[code >> 4]) += digits[code & 15];
        else
            json += byte;
    }
    return json += '"';
}

} // namespace workbench
