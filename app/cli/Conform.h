#pragma once

#include <QStringList>

namespace cli {

/// `windsock-cli conform`: the conformance lab. Gives the exit code.
int conform(const QStringList &arguments);

} // namespace cli
