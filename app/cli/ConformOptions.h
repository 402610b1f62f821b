#pragma once

#include "ConformFiles.h"
#include "ConnectOptions.h"

#include "workbench/conformance/LabRun.h"
#include "workbench/conformance/reports/Expectations.h"

#include <QStringList>

#include <optional>
#include <variant>

namespace cli {

/// What `windsock-cli conform` is asked to do.
struct ConformWishes
{
    bool list = false; ///< Only tell which cases there are.
    workbench::conformance::LabOptions lab;
    QStringList command; ///< A driver for clients, to be started once they may connect; or empty.
    ConformFiles files;
    std::optional<workbench::conformance::Expectations> expected;
    QList<workbench::conformance::RunReport> earlier; ///< To compare with.
    bool quiet = false;
    bool verbose = false;
};

/// Reads @p arguments; prints help or what is wrong with them. Security cases are refused here, unless their host is this machine
/// or somebody says that it may be tested; and files that can't be written are found out here.
std::variant<ConformWishes, EarlyEnd> parseConformOptions(const QStringList &arguments);

} // namespace cli
