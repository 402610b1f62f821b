#pragma once

#include "wslib/net/Connection.h"
#include "wslib/net/Handler.h"

#include <QByteArrayList>

#include <functional>
#include <memory>

/// What a test wants its handlers to do, and what they were told: all handlers of a server write into one
/// journal, in the words of ConnectionJournal. What isn't set does nothing, or what the base class does.
struct HandlerScript
{
    std::function<std::optional<wslib::HttpResponse>(const wslib::HandshakeRequest &)> prepare;
    std::function<bool(const QByteArray &)> checkOrigin;
    std::function<QByteArray(const QList<QByteArray> &)> selectSubprotocol;
    std::function<std::optional<wslib::DeflateOptions>()> compressionOptions;
    std::function<wslib::HttpHeaders()> acceptanceHeaders;
    std::function<void(wslib::Connection *, const wslib::RouteMatch &)> opened;
    std::function<void(wslib::Connection *, const wslib::Message &)> messageReceived;
    std::function<void(wslib::Connection *)> pingReceived;
    std::function<void(wslib::Connection *)> pongReceived;
    std::function<void(wslib::Connection *)> closed;

    QByteArrayList journal;
    int destroyed = 0;

    static void echo(wslib::Connection *connection, const wslib::Message &message) { connection->send(message); }
};

class ScriptedHandler : public wslib::Handler
{
public:
    explicit ScriptedHandler(std::shared_ptr<HandlerScript> script);
    ~ScriptedHandler() override;

    /// Makes handlers that follow @p script.
    static wslib::HandlerFactory factory(const std::shared_ptr<HandlerScript> &script);

    std::optional<wslib::HttpResponse> prepare(const wslib::HandshakeRequest &request) override;
    bool checkOrigin(const QByteArray &origin, const wslib::HandshakeRequest &request) override;
    QByteArray selectSubprotocol(const QList<QByteArray> &offered, const wslib::HandshakeRequest &request) override;
    std::optional<wslib::DeflateOptions> compressionOptions(const wslib::HandshakeRequest &request) override;
    wslib::HttpHeaders acceptanceHeaders(const wslib::HandshakeRequest &request) override;
    void opened(const wslib::RouteMatch &match) override;
    void messageReceived(const wslib::Message &message) override;
    void pingReceived(const QByteArray &payload) override;
    void pongReceived(const QByteArray &payload) override;
    void closed(wslib::CloseCode code, const QString &reason) override;

private:
    std::shared_ptr<HandlerScript> m_script;
};
