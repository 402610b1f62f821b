#pragma once

#include "ConnectOptions.h"

#include "workbench/forge/ForgePreset.h"
#include "workbench/forge/ForgeRun.h"

#include "wslib/net/ClientRequest.h"

#include <QStringList>

#include <variant>

namespace cli {

/// What `forge` is asked for.
struct ForgeWishes
{
    bool list = false;                     ///< Only tell what there is.
    QList<workbench::ForgePreset> presets; ///< To send, or to tell of; a sequence of a file is one without an id.
    wslib::ClientRequest request;
    workbench::ForgeOptions options;
    bool json = false;
};

std::variant<ForgeWishes, EarlyEnd> parseForgeOptions(const QStringList &arguments);

} // namespace cli
