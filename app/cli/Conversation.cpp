#include "Conversation.h"

#include "ExitCode.h"
#include "Output.h"
#include "ScriptLines.h"

#include "workbench/handlers/EchoHandler.h"
#include "workbench/record/LiveRecorder.h"
#include "workbench/script/ScriptHandler.h"
#include "workbench/script/ScriptHost.h"
#include "workbench/session/ConnectionRecorder.h"
#include "wslib/net/WebSocketUrl.h"

#ifdef Q_OS_WIN
#include <io.h>
#else
#include <unistd.h>
#endif

namespace cli {

using wslib::CloseCode;
using wslib::Connection;

namespace {

// Stdin isn't read on while this much waits to leave.
constexpr qint64 sendAhead = qint64{1024} * 1024;

bool isNormal(CloseCode code)
{
    return code == CloseCode::Normal || code == CloseCode::GoingAway || code == CloseCode::NoStatusReceived;
}

bool stdinIsTerminal()
{
#ifdef Q_OS_WIN
    return _isatty(0) != 0;
#else
    return ::isatty(STDIN_FILENO) != 0;
#endif
}

// Synchronous: with --log json, or frames, the log is the output, and no line of it may be lost.
class StdoutLog : public workbench::LogSink
{
public:
    explicit StdoutLog(LogFormat format)
        : m_format(format)
    {
    }
    void append(const workbench::LogEntry &entry) override { printLine(formatEntry(entry, m_format)); }
    bool wantsFrames() const override { return hasFrames(m_format); }

private:
    LogFormat m_format;
};

} // namespace

Conversation::Conversation(const ConnectOptions &options)
    : m_options(options)
    , m_readsStdin(!options.echo && options.scriptFile.isEmpty())
{
    QObject::connect(&m_stdin, &StdinReader::available, this, &Conversation::pump);
}

void Conversation::start()
{
    if (!m_options.recordFile.isEmpty() && !startRecording())
        Q_EMIT finished(NoConnection);
    else if (!m_options.scriptFile.isEmpty())
        loadScript();
    else if (m_options.echo)
        open(std::make_unique<workbench::EchoHandler>(workbench::HandlerPolicy{}));
    else
        open(nullptr);
}

void Conversation::open(std::unique_ptr<wslib::Handler> handler)
{
    m_connection = m_client.open(m_options.request, std::move(handler));
    if (const auto sink = log())
        new workbench::ConnectionRecorder(m_connection, sink, std::make_shared<workbench::SystemClock>());
    QObject::connect(m_connection, &Connection::opened, this, &Conversation::opened);
    QObject::connect(m_connection, &Connection::messageReceived, this, &Conversation::received);
    QObject::connect(m_connection, &Connection::failed, this, [this](const wslib::Error &error) { m_error = error; });
    QObject::connect(m_connection, &Connection::closed, this, &Conversation::closed);
}

// ---- The log ---------------------------------------------------------------------------------------------------------

bool Conversation::startRecording()
{
    workbench::RecordingOptions options;
    const auto url = wslib::WebSocketUrl::fromUserInput(m_options.request.url);
    options.url = url.url ? url.url->toString() : m_options.request.url;
    options.redact = !m_options.recordSecrets;
    std::shared_ptr<workbench::LogSink> next;
    if (m_options.log != LogFormat::Text)
        next = std::make_shared<StdoutLog>(m_options.log);
    auto started = workbench::LiveRecorder::start(m_options.recordFile, m_options.recordFormat, options,
                                                  std::move(next), printError);
    if (!started.value) {
        printError(started.error);
        return false;
    }
    m_recorder = *started.value;
    return true;
}

std::shared_ptr<workbench::LogSink> Conversation::log() const
{
    if (m_recorder)
        return m_recorder;
    return m_options.log != LogFormat::Text ? std::make_shared<StdoutLog>(m_options.log) : nullptr;
}

// ---- The script ------------------------------------------------------------------------------------------------------

void Conversation::loadScript()
{
    m_scriptLines = std::make_unique<LogPrinter>(LogFormat::Text, 2);
    m_script = std::make_shared<workbench::ScriptHost>();
    using workbench::ScriptHost;
    QObject::connect(m_script.get(), &ScriptHost::reported, this, &Conversation::printReports);
    QObject::connect(m_script.get(), &ScriptHost::loaded, this, [this] {
        open(std::make_unique<workbench::ScriptHandler>(workbench::HandlerPolicy{}, m_script));
    });
    QObject::connect(m_script.get(), &ScriptHost::loadFailed, this,
                     [this](const workbench::ScriptReport &) { Q_EMIT finished(NoConnection); });
    m_script->load(m_options.scriptSource, m_options.scriptFile);
}

void Conversation::printReports()
{
    for (const workbench::ScriptReport &report : m_script->takeReports())
        m_scriptLines->appendLine(formatReport(report, LogFormat::Text));
}

// Its onClose() comes after our closed().
void Conversation::finish(int exitCode)
{
    if (m_recorder)
        m_recorder->stop(); // the close is in it by now
    if (!m_script) {
        Q_EMIT finished(exitCode);
        return;
    }
    QMetaObject::invokeMethod(
        this, [this, exitCode] { m_script->whenDone([this, exitCode] { Q_EMIT finished(exitCode); }); },
        Qt::QueuedConnection);
}

// ---- The connection --------------------------------------------------------------------------------------------------

void Conversation::opened()
{
    m_wasOpen = true;
    for (const QString &message : m_options.messages)
        sendLine(message.toUtf8());
    if (m_readsStdin)
        m_stdin.start();
    closeIfDone();
}

void Conversation::pump()
{
    QByteArray line;
    while (m_connection && m_connection->state() == Connection::State::Open && !m_waitsForRoom) {
        if (!m_stdin.takeLine(line))
            break;
        const wslib::SendReceipt receipt = sendLine(line);
        if (receipt.isQueued() && m_connection->pendingBytes() > sendAhead)
            waitForRoom(receipt);
    }
    closeIfDone();
}

void Conversation::waitForRoom(const wslib::SendReceipt &receipt)
{
    m_waitsForRoom = true;
    receipt.future()
        .then(this,
              [this] {
                  m_waitsForRoom = false;
                  pump();
              })
        .onFailed(this, [](const wslib::ClosedError &) { /* closed() tells of it */ });
}

wslib::SendReceipt Conversation::sendLine(const QByteArray &line)
{
    const wslib::SendReceipt receipt =
        m_options.binary ? m_connection->sendBinary(line) : m_connection->sendText(QByteArrayView(line));
    if (receipt.result() == wslib::Endpoint::SendResult::InvalidUtf8)
        printError(QStringLiteral("A line was not sent: it is not valid UTF-8. Use --binary for bytes."));
    return receipt;
}

void Conversation::received(const wslib::Message &message)
{
    ++m_received;
    if (!m_options.echo && !m_script && m_options.log == LogFormat::Text)
        print(message);
    closeIfDone();
}

void Conversation::print(const wslib::Message &message)
{
    static const bool terminal = stdoutIsTerminal();
    if (!printLine(terminal ? madeVisible(message.payload) : message.payload) && m_connection)
        m_connection->close(); // nobody reads any more: `windsock-cli connect … | head -1`
}

void Conversation::closeIfDone()
{
    if (!m_readsStdin || !m_connection || m_connection->state() != Connection::State::Open)
        return;
    // With --wait and messages on the command line, or a person at the keyboard, the end of stdin isn't waited for.
    const bool enough = !m_waitsForRoom && m_received >= m_options.wait;
    const bool waitEnds = m_options.waitGiven && (!m_options.messages.isEmpty() || stdinIsTerminal());
    if (enough && (m_stdin.atEnd() || (waitEnds && m_options.wait > 0)))
        m_connection->close(CloseCode::Normal);
}

void Conversation::interrupt()
{
    if (m_connection)
        m_connection->close(CloseCode::GoingAway);
    else if (m_script)
        Q_EMIT finished(NoConnection); // it was still loading
}

void Conversation::closed(CloseCode code, const QString &reason)
{
    int exitCode = Success;
    if (!m_wasOpen) {
        exitCode = NoConnection;
        printError(m_error.text.isEmpty() ? QStringLiteral("Given up before the connection was open.") : m_error.text);
    } else if (!isNormal(code)) {
        exitCode = ClosedAbnormally;
        const QString why = !reason.isEmpty() ? reason : m_error.text;
        printError(QStringLiteral("closed with %1 (%2)%3")
                       .arg(static_cast<int>(code))
                       .arg(QString::fromLatin1(wslib::closeCodeName(code)),
                            why.isEmpty() ? QString() : QStringLiteral(": ") + why));
    }
    finish(exitCode);
}

} // namespace cli
