#pragma once

#include "wslib/net/Loaded.h"

#include <QFileSystemWatcher>
#include <QObject>
#include <QTimer>

namespace cli {

/// A handler script on disk: read, and watched for changes.
class ScriptFile : public QObject
{
    Q_OBJECT

public:
    explicit ScriptFile(const QString &path);

    /// As it was given, which is what the script is called in reports.
    const QString &path() const { return m_path; }
    /// What is in it, or a sentence on why it can't be read.
    wslib::Loaded<QString> read();
    /// From now on changed() tells when it isn't any more what read() gave last.
    void watch();

Q_SIGNALS:
    void changed();

private:
    void look();

    QString m_path;
    QString m_source;
    QFileSystemWatcher m_watcher;
    QTimer m_settling;
};

} // namespace cli
