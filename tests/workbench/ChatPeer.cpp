#include "ChatPeer.h"

#include "ChatWords.h"

#include "wslib/net/Connection.h"

#include <QtTest>

using wslib::Connection;

ChatPeer::ChatPeer(const QString &url)
{
    wslib::ClientRequest request;
    request.url = url;
    m_connection = m_client.open(request);
    connect(m_connection, &Connection::messageReceived, this,
            [this](const wslib::Message &message) { m_received.append(chatWords(message.payload)); });
    connect(m_connection, &Connection::closed, this, [this](wslib::CloseCode code) { m_closeCode = code; });
}

bool ChatPeer::waitForOpen()
{
    return QTest::qWaitFor([this] { return m_connection && m_connection->state() == Connection::State::Open; });
}

void ChatPeer::send(const QByteArray &text)
{
    m_connection->sendText(QByteArrayView(text));
}

bool ChatPeer::waitFor(const QByteArray &words)
{
    return QTest::qWaitFor([&] { return m_received.contains(words); });
}
