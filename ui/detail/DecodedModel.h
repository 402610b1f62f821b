#pragma once

#include "workbench/decode/DecodedTree.h"

#include <QAbstractItemModel>
#include <QFont>
#include <QHash>

#include <memory>
#include <vector>

namespace ui {

/// A DecodedTree to look at. Of a node with very many children a view gets some, and more when it comes to their end.
class DecodedModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column { Key, Value, Type, ColumnCount };
    using Tree = workbench::DecodedTree;

    explicit DecodedModel(QObject *parent = nullptr);

    /// Null: nothing to look at.
    void setTree(std::shared_ptr<const Tree> tree);
    const std::shared_ptr<const Tree> &tree() const { return m_tree; }
    /// Which nodes a search found, in order; they are marked.
    void setMatches(std::vector<Tree::Node> matches);
    const std::vector<Tree::Node> &matches() const { return m_matches; }

    /// The node of a row; the root for none.
    Tree::Node node(const QModelIndex &index) const;
    /// Where a node is, after its row was fetched if need be.
    QModelIndex indexOf(Tree::Node node, int column = Key);
    /// The whole of a row's value, as a person would copy it.
    QString fullValue(const QModelIndex &index) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    using QObject::parent;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    bool hasChildren(const QModelIndex &parent = {}) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    static constexpr int batch = 1000;

    /// A message that is one plain value has one row: itself.
    bool isPlain() const;
    int fetched(Tree::Node node) const;
    void fetchUpTo(Tree::Node node, int count);
    QString text(Tree::Node node, int column) const;
    QString valueText(Tree::Node node) const;
    QString typeText(Tree::Node node) const;
    QVariant color(Tree::Node node, int column) const;
    bool isMatch(Tree::Node node) const;

    std::shared_ptr<const Tree> m_tree;
    QHash<Tree::Node, int> m_fetched; ///< Only of nodes with more children than a batch.
    std::vector<Tree::Node> m_matches;
};

} // namespace ui
