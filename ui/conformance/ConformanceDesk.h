#pragma once

#include "workbench/session/NetworkThread.h"

#include <QObject>

#include <functional>
#include <memory>

class QSettings;

namespace ui {

class ConformanceTab;
class Dialogs;
class RunArchive;
class Tab;
class TabArea;
class UrlHistory;

/// All of the window that has to do with the conformance lab: its tabs, the reports and logs that are opened in tabs of their own,
/// and the last runs.
class ConformanceDesk : public QObject
{
    Q_OBJECT

public:
    using Ready = std::function<void(const QString &url)>;
    using Failed = std::function<void(const QString &why)>;
    /// What it needs of the window. All of it outlives the desk's tabs.
    struct Parts
    {
        QWidget *window;
        TabArea *tabs;
        std::shared_ptr<Dialogs> dialogs;
        QSettings &settings;
        UrlHistory *history;
        QString runFolder;                                     ///< Empty: no run is kept.
        std::function<workbench::NetworkThread &()> thread;    ///< In which runs are.
        std::function<void(Tab *)> watch;                      ///< Told of each tab that is opened.
        std::function<void(Tab *, Ready, Failed)> localServer; ///< Starts the local server unless it runs.
    };

    ConformanceDesk(Parts parts, QObject *parent);

    /// Opens a tab in front; with a @p url that is what it tests.
    ConformanceTab *open(const QString &url = {});
    /// Opens a report in a tab in front.
    ConformanceTab *openReport(const QString &path);
    /// Asks which.
    void chooseReport();
    RunArchive *archive() const { return m_archive; }

private:
    void put(Tab *tab, const QString &objectName);

    Parts m_parts;
    RunArchive *m_archive;
};

} // namespace ui
