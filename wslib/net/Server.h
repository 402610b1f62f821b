#pragma once

#include "wslib/net/Connection.h"
#include "wslib/net/Handler.h"
#include "wslib/net/ServerLoop.h"
#include "wslib/net/ServerSite.h"

#include <QHostAddress>
#include <QRegularExpression>
#include <QThread>

#include <optional>
#include <vector>

namespace wslib {

class Listener;

/// A WebSocket server: listens, shakes hands, finds each path's handler (tornado's Application), and serves files to who
/// asks for no WebSocket. Lives in one thread, as do its connections, unless setThreads() gives them others.
class Server : public QObject
{
    Q_OBJECT

public:
    explicit Server(const ServerOptions &options = {}, QObject *parent = nullptr);
    /// Ends all connections, and its threads.
    ~Server() override;

    /// Connections whose path matches all of @p pattern get a handler of @p factory; the first route that matches wins.
    /// Routes may be added at any time.
    void route(const QRegularExpression &pattern, HandlerFactory factory);

    /// Plain HTTP, where no route matches and no upgrade is asked for: exactly @p path is the file @p fileName, or is
    /// @p bytes; what is below @p prefix lies in @p folder. See FileService. At any time, too.
    void serveFile(const QByteArray &path, const QString &fileName);
    void serveContent(const QByteArray &path, const QByteArray &contentType, const QByteArray &bytes);
    void serveDirectory(const QByteArray &prefix, const QString &folder);

    /// Spreads the connections over @p count event loops in threads of their own; 1, the default, keeps them in this thread.
    /// To be called before listen(). With more than one, handlers and their factories are used in several threads at once,
    /// each handler in that of its connection; newConnection() and handshakeRefused() are emitted there; connections() is
    /// empty: see forEachConnection().
    void setThreads(int count);

    /// Starts to accept on @p address; port 0 takes a free one. QHostAddress::Any takes IPv4 and IPv6. False: see
    /// errorString().
    bool listen(const QHostAddress &address = QHostAddress::LocalHost, quint16 port = 0);
    bool isListening() const;
    QHostAddress address() const;
    quint16 port() const;
    /// "ws://127.0.0.1:8888" or "wss://…", without a path.
    QString url() const;
    /// Why listen() failed: a sentence.
    QString errorString() const { return m_errorString; }
    /// The same for programs; UnknownSocketError if it didn't fail.
    QAbstractSocket::SocketError error() const { return m_error; }

    /// Stops accepting and closes every connection with 1001; who hasn't gone after @p grace is dropped. By default that is
    /// Limits::closeTimeout. stopped() follows.
    void stop(std::optional<std::chrono::milliseconds> grace = std::nullopt);

    /// The open connections of this thread.
    QList<Connection *> connections() const;
    /// Calls @p function with every connection, each in its own thread: at once for those of this thread, soon for others.
    void forEachConnection(const std::function<void(Connection *)> &function);
    /// Sockets held, unfinished handshakes included.
    int socketCount() const { return m_held; }

Q_SIGNALS:
    /// A handshake was accepted. The connection isn't open yet: connect to its signals here and miss none. It is deleted
    /// from the event loop after its closed(). With several threads, connect to this with Qt::DirectConnection.
    void newConnection(wslib::Connection *connection);
    /// A peer got no connection: its handshake was refused, timed out, or TLS failed. @p status is the HTTP status sent,
    /// or 0.
    void handshakeRefused(const QString &remoteAddress, int status, const QString &why);
    /// stop() is complete.
    void stopped();

private:
    /// One event loop: this thread's, or one of a thread of its own.
    struct Place
    {
        std::unique_ptr<QThread> thread; ///< nullptr: this one.
        ServerLoop *loop = nullptr;
        int held = 0;
    };

    void ensurePlaces();
    void addPlace(std::unique_ptr<QThread> thread);
    void siteChanged();
    void accept(qintptr descriptor);
    std::optional<Admission> admit(const QHostAddress &address) const;
    void socketGone(size_t place, const QHostAddress &address, Admission admission);

    ServerSite m_site;
    std::unique_ptr<Listener> m_listener;
    std::vector<Place> m_places;
    int m_threads = 1;
    int m_held = 0;
    int m_refusing = 0;
    QHash<QHostAddress, int> m_heldByAddress;
    QString m_errorString;
    QAbstractSocket::SocketError m_error = QAbstractSocket::UnknownSocketError;
    size_t m_stopping = 0; ///< Loops that haven't stopped yet.
};

} // namespace wslib
