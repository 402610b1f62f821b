#pragma once

#include "workbench/conformance/RunReport.h"

#include <QCoreApplication>

class QSettings;
class QWidget;

namespace ui {

class Dialogs;

/// The forms in which a run is given to others.
class ReportExport
{
    Q_DECLARE_TR_FUNCTIONS(ui::ReportExport)

public:
    enum class Format {
        Html,         ///< One page.
        Json,         ///< What Windsock reads again.
        Autobahn,     ///< A folder of files, as the Autobahn TestSuite writes them.
        JUnit,        ///< XML, for CI.
        Expectations, ///< What windsock-cli conform --expect takes.
    };

    static const QList<Format> &formats();
    /// "HTML page", as an entry of a menu.
    static QString name(Format format);
    /// For a dialog that asks for a file.
    static QString filter(Format format);
    /// "conformance-127.0.0.1-8888.html"; of a folder, its name.
    static QString suggestion(Format format, const QList<workbench::conformance::RunReport> &runs);
    static bool isFolder(Format format) { return format == Format::Autobahn; }

    /// Asks where to, above @p parent, beginning where it was the last time; empty: nowhere.
    static QString askForPath(Format format, const QList<workbench::conformance::RunReport> &runs, Dialogs &dialogs,
                              QSettings &settings, QWidget *parent);
    /// Writes @p runs to @p path, without passwords and tokens; empty, or a sentence on why that can't be. May take a while.
    static QString write(Format format, const QList<workbench::conformance::RunReport> &runs, const QString &path);
};

} // namespace ui
