#include "ui/conformance/CaseTree.h"

#include "workbench/conformance/Catalogue.h"

#include <QSet>

#include <algorithm>

namespace ui {

using workbench::conformance::Case;
using workbench::conformance::Side;

CaseTree::CaseTree()
    : m_root(std::make_unique<CaseNode>())
{
}

CaseTree::CaseTree(QList<Case> cases)
    : CaseTree()
{
    const auto less = [](const Case &left, const Case &right) {
        return workbench::conformance::idLess(left.id, right.id);
    };
    const auto same = [](const Case &left, const Case &right) { return left.id == right.id; };
    std::stable_sort(cases.begin(), cases.end(), less);
    cases.erase(std::unique(cases.begin(), cases.end(), same), cases.end());
    m_cases = std::move(cases);
    // The RFCs first, even where an id says otherwise.
    for (const bool security : {false, true}) {
        for (int place = 0; place < m_cases.size(); ++place) {
            const Case &question = m_cases.at(place);
            if (question.isSecurity() != security)
                continue;
            CaseNode wanted;
            wanted.kind = CaseNode::Kind::Part;
            wanted.security = security;
            wanted.category = question.category;
            CaseNode *part = childFor(m_root.get(), wanted);
            wanted.kind = CaseNode::Kind::Category;
            CaseNode *category = childFor(part, wanted);
            wanted.kind = CaseNode::Kind::Case;
            wanted.place = place;
            m_nodes.insert(question.id, childFor(category, wanted));
        }
    }
}

// A part or a category that is there already, else another one.
CaseNode *CaseTree::childFor(CaseNode *parent, const CaseNode &wanted)
{
    for (const auto &child : parent->children) {
        const bool isIt = wanted.kind == CaseNode::Kind::Part       ? child->security == wanted.security
                          : wanted.kind == CaseNode::Kind::Category ? child->category == wanted.category
                                                                    : false;
        if (isIt)
            return child.get();
    }
    auto node = std::make_unique<CaseNode>();
    node->kind = wanted.kind;
    node->parent = parent;
    node->row = static_cast<int>(parent->children.size());
    node->security = wanted.security;
    node->category = wanted.category;
    node->place = wanted.place;
    return parent->children.emplace_back(std::move(node)).get();
}

QList<int> CaseTree::placesIn(const CaseNode *node)
{
    if (node->kind == CaseNode::Kind::Case)
        return {node->place};
    QList<int> places;
    for (const auto &child : node->children)
        places += placesIn(child.get());
    return places;
}

QList<Case> CaseTree::catalogue(Side side)
{
    return workbench::conformance::allCases(side) + workbench::conformance::securityCases(side);
}

} // namespace ui
