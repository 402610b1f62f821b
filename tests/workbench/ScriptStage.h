#pragma once

#include "workbench/script/ScriptHandler.h"
#include "workbench/script/ScriptHost.h"

#include "wslib/net/Client.h"
#include "wslib/net/Server.h"

#include <QByteArrayList>
#include <QObject>
#include <QPointer>

/// A server whose every path is handled by a script, and clients of ours.
class ScriptStage : public QObject
{
    Q_OBJECT

public:
    explicit ScriptStage(const workbench::ScriptLimits &limits = {}, const wslib::ServerOptions &options = {});
    ~ScriptStage() override;

    /// Loads @p source as "test.js"; whether it runs.
    bool load(const QString &source);
    /// Opens a connection, or gives nullptr; what it receives is in said().
    wslib::Connection *open(const QString &path = QStringLiteral("/"), const wslib::ClientRequest &request = {});

    /// What all clients received: "text hello", "binary 00ff", "ping 78", "closed 1000 bye", by their number: "0 text
    /// hello".
    const QByteArrayList &said() const { return m_said; }
    QByteArray lastSaid() const { return m_said.isEmpty() ? QByteArray() : m_said.last(); }
    /// Those with @p part in them.
    QByteArrayList saidWith(const QByteArray &part) const;
    /// What the script's console said: "log hello", "error test.js:3: …".
    const QStringList &console();
    bool waitForConsole(const QString &part);

    std::shared_ptr<workbench::ScriptHost> host;
    std::unique_ptr<wslib::Server> server;
    std::unique_ptr<wslib::Client> client = std::make_unique<wslib::Client>();
    workbench::HandlerPolicy policy;

private:
    QByteArrayList m_said;
    QStringList m_console;
    int m_clients = 0;
};
