#pragma once

#include "workbench/conformance/RunReport.h"

#include <QHash>

#include <memory>
#include <vector>

namespace ui {

/// A place in a CaseTree.
struct CaseNode
{
    enum class Kind { Root, Part, Category, Case };

    Kind kind = Kind::Root;
    CaseNode *parent = nullptr;
    int row = 0;
    bool security = false;
    workbench::conformance::Category category = workbench::conformance::Category::Framing;
    int place = -1; ///< Of a case, in CaseTree::cases().
    std::vector<std::unique_ptr<CaseNode>> children;
};

/// The cases of one side in the order of the table, by part (the RFCs, security) and category.
class CaseTree
{
public:
    CaseTree();
    /// In any order; the first of an id counts.
    explicit CaseTree(QList<workbench::conformance::Case> cases);

    const QList<workbench::conformance::Case> &cases() const { return m_cases; }
    const workbench::conformance::Case &at(const CaseNode *node) const { return m_cases.at(node->place); }
    const CaseNode *root() const { return m_root.get(); }
    /// nullptr: there is no such case.
    const CaseNode *find(const QByteArray &id) const { return m_nodes.value(id); }
    /// Places of all cases at or below @p node.
    static QList<int> placesIn(const CaseNode *node);

    /// All cases that Windsock has of @p side: those of the RFCs, and the security half.
    static QList<workbench::conformance::Case> catalogue(workbench::conformance::Side side);

private:
    CaseNode *childFor(CaseNode *parent, const CaseNode &wanted);

    QList<workbench::conformance::Case> m_cases;
    std::unique_ptr<CaseNode> m_root;
    QHash<QByteArray, const CaseNode *> m_nodes;
};

} // namespace ui
