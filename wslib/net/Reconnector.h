#pragma once

#include "wslib/net/Backoff.h"
#include "wslib/net/Client.h"

#include <QBasicTimer>
#include <QPointer>

namespace wslib {

struct ReconnectOptions
{
    BackoffOptions backoff;
    /// Tries without success in between; 0: no limit.
    int maxTries = 0;
    /// A connection that lasted as long as this starts the back-off over; one that opens and breaks at once doesn't.
    std::chrono::milliseconds stableAfter{5'000};
};

/// Keeps a connection up: connects, and when that fails or the connection breaks, waits (Backoff) and connects again. What
/// can't get better by waiting ends it: see isWorthRetrying(). Lives in its client's thread.
class Reconnector : public QObject
{
    Q_OBJECT

public:
    /// @p makeHandler, if given, makes a handler for each connection. @p random feeds the jitter; by default, Qt's global
    /// generator.
    Reconnector(Client *client, const ClientRequest &request, const ReconnectOptions &options = {},
                HandlerFactory makeHandler = {}, Backoff::RandomSource random = {});
    ~Reconnector() override;

    /// Connects, from the event loop. Nothing happens while it is running.
    void start();
    /// Ends it: closes the connection, if there is one, and doesn't connect again. finished() follows.
    void stop(CloseCode code = CloseCode::Normal, const QString &reason = {});
    /// While waiting: connects now.
    void retryNow();

    /// The connection of the moment, or nullptr while waiting.
    Connection *connection() const { return m_connection; }
    /// Tries since the last connection that lasted.
    int tries() const { return m_backoff.tries(); }

    /// Whether a failure to connect may pass: not a wrong URL or option, nor a certificate that doesn't verify, nor an answer
    /// 4xx other than 408, 425 and 429.
    static bool isWorthRetrying(const Error &error);
    /// Whether the end of an open connection asks for another: anything but 1000 from the peer, and a refusal of what we send
    /// (1002, 1003, 1007, 1008, 1009, 1010).
    static bool isWorthRetrying(CloseCode code);

Q_SIGNALS:
    /// A try begins; @p connection is in State::Connecting: connect to its signals here and miss none. It is deleted from the
    /// event loop after its closed().
    void connecting(wslib::Connection *connection);
    void opened(wslib::Connection *connection);
    /// The next try comes after @p delay. @p why is a sentence.
    void waiting(std::chrono::milliseconds delay, const QString &why);
    /// No further try: stop(), a failure that waiting doesn't mend, or ReconnectOptions::maxTries. @p why is a sentence, or
    /// empty after stop().
    void finished(const QString &why);

private:
    void connectNow();
    void connectionClosed(CloseCode code, const QString &reason);
    void wait(const QString &why, std::chrono::milliseconds atLeast);
    void finish(const QString &why);
    void timerEvent(QTimerEvent *event) override;

    QPointer<Client> m_client;
    ClientRequest m_request;
    ReconnectOptions m_options;
    HandlerFactory m_makeHandler;
    Backoff m_backoff;
    QPointer<Connection> m_connection;
    std::optional<Error> m_error;
    std::optional<std::chrono::steady_clock::time_point> m_openedAt;
    bool m_running = false;
    bool m_stopping = false;
    QBasicTimer m_timer;
};

} // namespace wslib
