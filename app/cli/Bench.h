#pragma once

#include <QStringList>

namespace cli {

/// `windsock-cli bench`: a load generator. Gives the exit code.
int bench(const QStringList &arguments);

} // namespace cli
