#pragma once

#include "LogPrinter.h"
#include "ScriptFile.h"

#include "workbench/session/ServerSession.h"

#include <optional>

namespace cli {

/// The script of `serve --handler FILE.js`: what it says is printed, and it is loaded again when its file changes.
class ServedScript : public QObject
{
    Q_OBJECT

public:
    /// Prints by @p printer.
    ServedScript(workbench::ServerSession &session, std::shared_ptr<LogPrinter> printer, LogFormat format);

    /// Puts the script of @p path into @p settings, or gives a sentence on why not.
    QString take(const QString &path, workbench::ServerSettings &settings);
    /// Loads it again, changed or not.
    void reload();

private:
    void print(const QList<workbench::ScriptReport> &reports);
    void loaded();
    void failed(const workbench::ScriptReport &error);

    workbench::ServerSession &m_session;
    std::shared_ptr<LogPrinter> m_printer;
    LogFormat m_format;
    std::unique_ptr<ScriptFile> m_file;
    bool m_runs = false;
    QList<workbench::ScriptReport> m_early; ///< Until it is known whether it runs.
};

} // namespace cli
