#pragma once

#include "ConnectOptions.h"

#include "workbench/load/LoadOptions.h"

#include <QStringList>

#include <variant>

namespace cli {

/// What `windsock-cli bench` is asked to do.
struct BenchOptions
{
    workbench::LoadOptions load;
    bool json = false;
    bool quiet = false;  ///< No progress.
    bool agreed = false; ///< --yes
};

/// Reads @p arguments; prints help or what is wrong with them. What needs consent and has none is refused here; the URL's
/// host is looked up for that, once, and stays as it was found.
std::variant<BenchOptions, EarlyEnd> parseBenchOptions(const QStringList &arguments);

} // namespace cli
