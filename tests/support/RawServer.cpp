#include "tests/support/RawServer.h"

#include <QSslSocket>
#include <QtTest>

RawServer::RawServer(const std::optional<QSslConfiguration> &tls)
    : m_tls(tls)
{
    if (!listen(QHostAddress::LocalHost))
        qFatal("RawServer: %s", qPrintable(errorString()));
}

void RawServer::answerWith(std::function<QByteArray(const QByteArray &)> answer)
{
    m_answer = std::move(answer);
}

QString RawServer::url(const char *path) const
{
    return QStringLiteral("%1://127.0.0.1:%2%3")
        .arg(m_tls ? QStringLiteral("wss") : QStringLiteral("ws"))
        .arg(serverPort())
        .arg(QString::fromLatin1(path));
}

RawPeer *RawServer::waitForPeer(size_t number)
{
    const bool came = QTest::qWaitFor([&] { return m_peers.size() > number; });
    return came ? m_peers[number].get() : nullptr;
}

void RawServer::incomingConnection(qintptr descriptor)
{
    std::unique_ptr<QTcpSocket> socket;
    QTcpSocket *raw = nullptr;
    if (m_tls) {
        auto tls = std::make_unique<QSslSocket>();
        tls->setSslConfiguration(*m_tls);
        tls->setSocketDescriptor(descriptor);
        tls->startServerEncryption();
        socket = std::move(tls);
    } else {
        socket = std::make_unique<QTcpSocket>();
        socket->setSocketDescriptor(descriptor);
    }
    raw = socket.get();
    m_peers.push_back(std::make_unique<RawPeer>(std::move(socket)));
    RawPeer &peer = *m_peers.back();
    if (!m_greeting.isEmpty())
        peer.send(m_greeting);
    connect(raw, &QIODevice::readyRead, this, [this, &peer] { answer(peer); });
}

void RawServer::answer(RawPeer &peer)
{
    if (!m_answer)
        return;
    const std::optional<QByteArray> head = peer.takeHead();
    if (!head)
        return;
    m_heads.append(*head);
    peer.send(m_answer(*head));
    if (m_closes)
        peer.close();
}
