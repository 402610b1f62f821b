#pragma once

#include "workbench/record/LogExport.h"

#include <QString>

#include <memory>

namespace ui {

/// What is to be written, and where to.
struct ExportJob
{
    std::shared_ptr<const workbench::LogStore> log;
    workbench::LogStore::Range range;
    workbench::RecordingFormat format = workbench::RecordingFormat::Har;
    QString fileName; ///< With its folder.
    workbench::ExportOptions options;
};

} // namespace ui
