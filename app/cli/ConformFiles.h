#pragma once

#include "workbench/conformance/RunReport.h"

#include <QString>

namespace cli {

/// Where the reports of a conformance run go, each empty for nowhere and "-" for stdout.
struct ConformFiles
{
    QString json;
    QString junit;
    QString html;
    QString autobahn; ///< A folder.
    QString expectations;

    /// One of them is stdout, which then has nothing else on it.
    bool useStdout() const;
    /// Whether all can be written, each to a place of its own, before there is anything to write; else a sentence. Makes the
    /// folder.
    QString problem() const;
    /// Writes them, in place of what they were. A sentence on the first that couldn't be written.
    QString write(const QList<workbench::conformance::RunReport> &runs) const;
};

/// Writes @p bytes to the file @p name, all or nothing, or to stdout if that is "-"; into a pipe or a device if that is what has
/// the name. A sentence if it can't be.
QString writeWhole(const QString &name, const QByteArray &bytes);

} // namespace cli
