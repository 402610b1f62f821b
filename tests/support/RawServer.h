#pragma once

#include "tests/support/RawPeer.h"

#include <QSslConfiguration>
#include <QTcpServer>

#include <functional>
#include <optional>
#include <vector>

/// A server on a free port of 127.0.0.1 that answers with bytes of the test's choice.
class RawServer : public QTcpServer
{
public:
    /// Plain, or with TLS.
    explicit RawServer(const std::optional<QSslConfiguration> &tls = std::nullopt);

    /// Answers every request head with what @p answer makes of it; nothing is sent for an empty one.
    void answerWith(std::function<QByteArray(const QByteArray &head)> answer);
    /// Says @p bytes to everybody who comes, before anything is asked.
    void greetWith(const QByteArray &bytes) { m_greeting = bytes; }
    /// Ends every connection behind the answer.
    void closeAfterAnswer() { m_closes = true; }

    QString url(const char *path = "/") const;
    /// How many have connected so far.
    size_t connectionCount() const { return m_peers.size(); }
    RawPeer &peer(size_t number = 0) { return *m_peers.at(number); }
    /// The heads that were asked, in order.
    const QList<QByteArray> &heads() const { return m_heads; }
    /// The next one who connects, after a wait of at most 5 s; nullptr if nobody does.
    RawPeer *waitForPeer(size_t number = 0);

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    void answer(RawPeer &peer);

    std::optional<QSslConfiguration> m_tls;
    std::function<QByteArray(const QByteArray &)> m_answer;
    QByteArray m_greeting;
    bool m_closes = false;
    std::vector<std::unique_ptr<RawPeer>> m_peers;
    QList<QByteArray> m_heads;
};
