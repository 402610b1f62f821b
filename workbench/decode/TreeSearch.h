#pragma once

#include "workbench/decode/DecodedTree.h"

#include <atomic>
#include <vector>

namespace workbench {

/// The nodes of @p tree whose key or value contains @p words, whatever its case, in the order of the tree. @p
/// cancelled may be null; when it is set from another thread, what was found so far is the answer.
std::vector<DecodedTree::Node> findInTree(const DecodedTree &tree, const QString &words,
                                          const std::atomic_bool *cancelled = nullptr);

} // namespace workbench
