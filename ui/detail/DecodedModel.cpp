#include "ui/detail/DecodedModel.h"

#include "ui/theme/Fonts.h"
#include "ui/theme/ThemeColors.h"

#include <QFontMetrics>
#include <QGuiApplication>
#include <QLocale>
#include <QSize>

#include <algorithm>
#include <utility>

namespace ui {

using Tree = workbench::DecodedTree;
using NodeType = Tree::Type;

namespace {

// A cell shows no more; fullValue() has all.
constexpr qsizetype shownBytes = 600;
constexpr int rowAir = 6;

QString oneLine(QByteArrayView text)
{
    qsizetype end = std::min(text.size(), shownBytes);
    while (end > 0 && end < text.size() && (static_cast<quint8>(text[end]) & 0xC0) == 0x80)
        --end;
    QString line = QString::fromUtf8(text.first(end));
    line.replace(QLatin1String("\r\n"), QStringLiteral("↵"))
        .replace(u'\n', u'↵')
        .replace(u'\r', u'↵')
        .replace(u'\t', u'⇥');
    for (QChar &character : line) {
        const char16_t code = character.unicode();
        const bool turns = code == 0x200E || code == 0x200F || (code >= 0x202A && code <= 0x202E)
                           || (code >= 0x2066 && code <= 0x2069);
        if (code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0x2028 || code == 0x2029 || turns)
            character = QChar::ReplacementCharacter;
    }
    if (end < text.size())
        line += u'…';
    return line;
}

QFont fontOf(bool match)
{
    QFont font = monospaceFont();
    font.setBold(match);
    return font;
}

} // namespace

DecodedModel::DecodedModel(QObject *parent)
    : QAbstractItemModel(parent)
{
}

void DecodedModel::setTree(std::shared_ptr<const Tree> tree)
{
    beginResetModel();
    m_tree = std::move(tree);
    m_fetched.clear();
    m_matches.clear();
    endResetModel();
}

void DecodedModel::setMatches(std::vector<Tree::Node> matches)
{
    m_matches = std::move(matches);
    // Only what is on screen is asked for again, whatever this says.
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1), {Qt::BackgroundRole, Qt::FontRole});
}

// ---- Rows -----------------------------------------------------------------------------------------------------------

bool DecodedModel::isPlain() const
{
    return m_tree && !m_tree->isEmpty() && !m_tree->isContainer(Tree::root);
}

Tree::Node DecodedModel::node(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<Tree::Node>(index.internalId()) : Tree::root;
}

int DecodedModel::fetched(Tree::Node node) const
{
    const int children = m_tree->childCount(node);
    return children <= batch ? children : m_fetched.value(node, batch);
}

void DecodedModel::fetchUpTo(Tree::Node node, int count)
{
    const int before = fetched(node);
    const int after = std::min(count, m_tree->childCount(node));
    if (after <= before)
        return;
    const QModelIndex parent = node == Tree::root ? QModelIndex() : createIndex(m_tree->row(node), 0, quintptr{node});
    beginInsertRows(parent, before, after - 1);
    m_fetched.insert(node, after);
    endInsertRows();
}

QModelIndex DecodedModel::indexOf(Tree::Node node, int column)
{
    if (!m_tree || node >= static_cast<Tree::Node>(m_tree->size()) || (node == Tree::root && !isPlain()))
        return {};
    std::vector<Tree::Node> way;
    for (Tree::Node at = node; m_tree->parent(at) != Tree::none; at = m_tree->parent(at))
        way.push_back(at);
    for (auto at = way.rbegin(); at != way.rend(); ++at)
        fetchUpTo(m_tree->parent(*at), m_tree->row(*at) + 1);
    return createIndex(m_tree->row(node), column, quintptr{node});
}

QModelIndex DecodedModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    if (isPlain())
        return createIndex(row, column, quintptr{Tree::root});
    return createIndex(row, column, quintptr{m_tree->child(node(parent), row)});
}

QModelIndex DecodedModel::parent(const QModelIndex &index) const
{
    if (!index.isValid() || !m_tree)
        return {};
    const Tree::Node above = m_tree->parent(node(index));
    if (above == Tree::none || above == Tree::root)
        return {};
    return createIndex(m_tree->row(above), 0, quintptr{above});
}

int DecodedModel::rowCount(const QModelIndex &parent) const
{
    if (!m_tree || m_tree->isEmpty() || parent.column() > 0)
        return 0;
    if (isPlain())
        return parent.isValid() ? 0 : 1;
    return fetched(node(parent));
}

int DecodedModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

bool DecodedModel::hasChildren(const QModelIndex &parent) const
{
    return rowCount(parent) > 0;
}

bool DecodedModel::canFetchMore(const QModelIndex &parent) const
{
    if (!m_tree || m_tree->isEmpty() || isPlain() || parent.column() > 0)
        return false;
    return fetched(node(parent)) < m_tree->childCount(node(parent));
}

void DecodedModel::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent))
        fetchUpTo(node(parent), fetched(node(parent)) + batch);
}

// ---- What they say --------------------------------------------------------------------------------------------------

QVariant DecodedModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Tree::Node node = this->node(index);
    switch (role) {
    case Qt::DisplayRole:
        return text(node, index.column());
    case Qt::ToolTipRole:
        return index.column() == Type ? QVariant(typeText(node)) : QVariant();
    case Qt::ForegroundRole:
        return color(node, index.column());
    case Qt::FontRole:
        return index.column() == Type ? QVariant() : fontOf(isMatch(node));
    case Qt::SizeHintRole:
        return QSize(0, QFontMetrics(monospaceFont()).height() + rowAir);
    case Qt::BackgroundRole: {
        if (!isMatch(node))
            return {};
        QColor mark = ThemeColors::of(QGuiApplication::palette()).warning;
        mark.setAlpha(45);
        return mark;
    }
    default:
        return {};
    }
}

QString DecodedModel::text(Tree::Node node, int column) const
{
    if (column == Value)
        return valueText(node);
    if (column == Type)
        return typeText(node);
    const Tree::Node parent = m_tree->parent(node);
    if (parent == Tree::none)
        return QStringLiteral("$");
    return m_tree->type(parent) == NodeType::Array ? QString::number(m_tree->row(node)) : oneLine(m_tree->key(node));
}

QString DecodedModel::valueText(Tree::Node node) const
{
    const int count = m_tree->childCount(node);
    switch (m_tree->type(node)) {
    case NodeType::Object:
        return count == 0 ? QStringLiteral("{ }") : QStringLiteral("{ %1 }").arg(QLocale().toString(count));
    case NodeType::Array:
        return count == 0 ? QStringLiteral("[ ]") : QStringLiteral("[ %1 ]").arg(QLocale().toString(count));
    case NodeType::String:
        return u'"' + oneLine(m_tree->value(node)) + u'"';
    default:
        return oneLine(m_tree->value(node));
    }
}

QString DecodedModel::typeText(Tree::Node node) const
{
    const QString note = QString::fromUtf8(m_tree->note(node));
    const auto name = [this, node] {
        switch (m_tree->type(node)) {
        case NodeType::Object:
            return tr("object");
        case NodeType::Array:
            return tr("array");
        case NodeType::String:
            return tr("string");
        case NodeType::Integer:
            return tr("integer");
        case NodeType::Float:
            return tr("number");
        case NodeType::Boolean:
            return tr("boolean");
        case NodeType::Null:
            return tr("null");
        case NodeType::Undefined:
            return tr("undefined");
        case NodeType::Bytes:
            return tr("bytes");
        case NodeType::Time:
            return tr("time");
        case NodeType::Extension:
            return tr("extension");
        }
        return QString();
    };
    return note.isEmpty() ? name() : QStringLiteral("%1 · %2").arg(name(), note);
}

QVariant DecodedModel::color(Tree::Node node, int column) const
{
    const ThemeColors &colors = ThemeColors::of(QGuiApplication::palette());
    if (column == Type)
        return colors.muted;
    if (column == Key) {
        const Tree::Node parent = m_tree->parent(node);
        const bool element = parent != Tree::none && m_tree->type(parent) == NodeType::Array;
        return element ? QVariant(colors.muted) : QVariant();
    }
    switch (m_tree->type(node)) {
    case NodeType::Object:
    case NodeType::Array:
    case NodeType::Null:
    case NodeType::Undefined:
        return colors.muted;
    case NodeType::String:
        return colors.success;
    case NodeType::Integer:
    case NodeType::Float:
        return colors.accent;
    case NodeType::Boolean:
    case NodeType::Time:
        return colors.warning;
    default:
        return colors.sent;
    }
}

bool DecodedModel::isMatch(Tree::Node node) const
{
    return std::binary_search(m_matches.cbegin(), m_matches.cend(), node);
}

QString DecodedModel::fullValue(const QModelIndex &index) const
{
    return index.isValid() && m_tree ? QString::fromUtf8(m_tree->value(node(index))) : QString();
}

QVariant DecodedModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical || role != Qt::DisplayRole)
        return {};
    return section == Key ? tr("Key") : section == Value ? tr("Value") : tr("Type");
}

} // namespace ui
