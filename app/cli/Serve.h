#pragma once

#include <QStringList>

namespace cli {

/// `windsock-cli serve`: a server until it is interrupted. Gives the exit code.
int serve(const QStringList &arguments);

} // namespace cli
