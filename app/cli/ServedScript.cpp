#include "ServedScript.h"

#include "ScriptLines.h"

#include <utility>

namespace cli {

using workbench::ScriptReport;
using workbench::ServerSession;

ServedScript::ServedScript(ServerSession &session, std::shared_ptr<LogPrinter> printer, LogFormat format)
    : m_session(session)
    , m_printer(std::move(printer))
    , m_format(format)
{
    connect(&session, &ServerSession::scriptReported, this, &ServedScript::print);
    connect(&session, &ServerSession::scriptLoaded, this, &ServedScript::loaded);
    connect(&session, &ServerSession::scriptFailed, this, &ServedScript::failed);
}

QString ServedScript::take(const QString &path, workbench::ServerSettings &settings)
{
    m_file = std::make_unique<ScriptFile>(path);
    m_file->watch(); // before it is read: no change is missed
    const auto source = m_file->read();
    if (!source.value)
        return source.error;
    settings.handler = settings.relay.isOn() ? QStringLiteral("relay") : QStringLiteral("script");
    settings.scriptFile = path;
    settings.scriptSource = *source.value;
    connect(m_file.get(), &ScriptFile::changed, this, &ServedScript::reload);
    return {};
}

void ServedScript::reload()
{
    if (!m_runs || !m_file)
        return;
    if (const auto source = m_file->read(); source.value)
        m_session.reloadScript(*source.value, m_file->path());
    else
        m_printer->appendLine(formatScriptNote(source.error + QStringLiteral(" The one before goes on."), m_format));
}

void ServedScript::print(const QList<ScriptReport> &reports)
{
    if (!m_runs) {
        m_early.append(reports);
        return;
    }
    for (const ScriptReport &report : reports)
        m_printer->appendLine(formatReport(report, m_format));
}

void ServedScript::loaded()
{
    if (m_runs)
        m_printer->appendLine(formatScriptNote(QStringLiteral("reloaded %1").arg(m_file->path()), m_format));
    m_runs = true;
    print(std::exchange(m_early, {}));
}

void ServedScript::failed(const ScriptReport &error)
{
    if (m_runs) {
        m_printer->appendLine(
            formatScriptNote(QStringLiteral("not reloaded: the one that ran before goes on"), m_format));
        return;
    }
    for (const ScriptReport &report : std::exchange(m_early, {})) {
        if (!isSameReport(report, error)) // that is why nothing is served, which is said
            m_printer->appendLine(formatReport(report, m_format));
    }
}

} // namespace cli
