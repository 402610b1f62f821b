#pragma once

#include "ConnectionJournal.h"
#include "ScriptedHandler.h"

#include "wslib/net/Client.h"
#include "wslib/net/Server.h"

#include <QPointer>

/// A server on a free port of 127.0.0.1 with a scripted handler on every path, and one connection between it
/// and a client of ours. Its options can be changed until open() or listen().
class Loopback
{
public:
    explicit Loopback(const wslib::ServerOptions &options = {});

    /// Starts the server alone. False: it couldn't.
    bool listen();
    /// Starts what isn't started and waits until both ends are open.
    bool open();
    /// Whether both journals have their closed().
    bool isClosed() const { return clientSays.isClosed() && serverSays.isClosed(); }
    quint16 port() const { return server->port(); }

    std::unique_ptr<wslib::Server> server;
    std::unique_ptr<wslib::Client> client;
    std::shared_ptr<HandlerScript> script = std::make_shared<HandlerScript>();
    wslib::ClientRequest request; ///< Its URL is filled in by listen() if it is empty.

    QPointer<wslib::Connection> atClient;
    QPointer<wslib::Connection> atServer; ///< The last one accepted.
    ConnectionJournal clientSays;
    ConnectionJournal serverSays; ///< Of all connections.
    QByteArrayList refusals;      ///< "404 There is …"
};
