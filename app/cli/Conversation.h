#pragma once

#include "ConnectOptions.h"
#include "StdinReader.h"

#include "wslib/net/Client.h"

#include <QObject>
#include <QPointer>

namespace workbench {
class LiveRecorder;
class LogSink;
class ScriptHost;
} // namespace workbench

namespace cli {

/// What `windsock-cli connect` does once its options are known: one connection, from stdin and to stdout.
class Conversation : public QObject
{
    Q_OBJECT

public:
    explicit Conversation(const ConnectOptions &options);

    /// Connects and talks; finished() gives the exit code.
    void start();
    /// Closes with 1001.
    void interrupt();

Q_SIGNALS:
    void finished(int exitCode);

private:
    void open(std::unique_ptr<wslib::Handler> handler);
    bool startRecording();
    std::shared_ptr<workbench::LogSink> log() const;
    void loadScript();
    void printReports();
    void finish(int exitCode);
    void opened();
    void received(const wslib::Message &message);
    void closed(wslib::CloseCode code, const QString &reason);
    void pump();
    wslib::SendReceipt sendLine(const QByteArray &line);
    void waitForRoom(const wslib::SendReceipt &receipt);
    void closeIfDone();
    void print(const wslib::Message &message);

    ConnectOptions m_options;
    std::shared_ptr<workbench::ScriptHost> m_script;
    std::unique_ptr<LogPrinter> m_scriptLines;
    std::shared_ptr<workbench::LiveRecorder> m_recorder; ///< With --record.
    wslib::Client m_client;
    QPointer<wslib::Connection> m_connection;
    StdinReader m_stdin;
    wslib::Error m_error;
    qint64 m_received = 0;
    bool m_readsStdin;
    bool m_waitsForRoom = false;
    bool m_wasOpen = false;
};

} // namespace cli
