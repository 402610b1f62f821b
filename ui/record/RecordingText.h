#pragma once

#include "workbench/record/LogExport.h"
#include "workbench/record/LogImport.h"

#include <QCoreApplication>
#include <QString>

namespace ui {

/// What is said about recordings.
class RecordingText
{
    Q_DECLARE_TR_FUNCTIONS(ui::RecordingText)

public:
    /// "HAR (HTTP Archive)".
    static QString format(workbench::RecordingFormat format);
    /// A sentence on what it is good for, and what it leaves out.
    static QString use(workbench::RecordingFormat format);
    /// For a dialog that asks for a file of that format.
    static QString nameFilter(workbench::RecordingFormat format);
    /// For a dialog that asks for a file to read.
    static QString readableFiles();
    /// How an export to @p fileName ended.
    static QString ofExport(const workbench::ExportResult &result, const QString &fileName);
    /// How the reading of @p fileName ended, unless all is well and there is nothing to say: then it is empty.
    static QString ofImport(const workbench::ImportResult &result, const QString &fileName);
    /// Why @p fileName can't be read, as far as its name tells; or empty.
    static QString unreadable(const QString &fileName);
};

} // namespace ui
