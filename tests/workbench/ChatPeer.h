#pragma once

#include "wslib/net/Client.h"

#include <QByteArrayList>
#include <QPointer>

#include <optional>

/// Somebody in a chat room, over a connection of its own.
class ChatPeer : public QObject
{
    Q_OBJECT

public:
    /// Connects; isOpen() once it has.
    explicit ChatPeer(const QString &url);

    bool waitForOpen();
    void send(const QByteArray &text);
    /// Whether something came, in words (chatWords()), after a wait of at most 5 s.
    bool waitFor(const QByteArray &words);
    /// All that came, in words.
    const QByteArrayList &received() const { return m_received; }
    wslib::Connection *connection() const { return m_connection; }
    std::optional<wslib::CloseCode> closeCode() const { return m_closeCode; }

private:
    wslib::Client m_client;
    QPointer<wslib::Connection> m_connection;
    QByteArrayList m_received;
    std::optional<wslib::CloseCode> m_closeCode;
};
