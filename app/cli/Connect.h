#pragma once

#include <QStringList>

namespace cli {

/// `windsock-cli connect`: a client on stdin and stdout. Gives the exit code.
int connect(const QStringList &arguments);

} // namespace cli
