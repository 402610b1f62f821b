#pragma once

#include <QStringList>

namespace cli {

/// `windsock-cli forge`: sends a server what is illegal, and tells whether it answers as it must. Gives the exit code.
int forge(const QStringList &arguments);

} // namespace cli
