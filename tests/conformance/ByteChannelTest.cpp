#include "workbench/conformance/ByteChannel.h"
#include "tests/support/TestRegistry.h"

#include <QTcpServer>
#include <QtTest>

#include <memory>

using namespace workbench::conformance;

/// What a case hears of a peer doesn't depend on when it speaks itself.
class ByteChannelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void lastWordsAreHeard();
    void whatIsForgottenIsNotSent();

private:
    QTcpServer m_server;
    std::unique_ptr<ByteChannel> m_channel;
    QTcpSocket *m_peer = nullptr;
};

void ByteChannelTest::init()
{
    QVERIFY(m_server.listen(QHostAddress::LocalHost));
    m_channel.reset(ByteChannel::to(QUrl(QStringLiteral("ws://127.0.0.1:%1/").arg(m_server.serverPort())), {}));
    QSignalSpy established(m_channel.get(), &ByteChannel::established);
    QTRY_VERIFY(!established.isEmpty() && m_server.hasPendingConnections());
    m_peer = m_server.nextPendingConnection();
}

void ByteChannelTest::cleanup()
{
    m_channel.reset();
    delete m_peer;
    m_server.close();
}

// The second octet is written to a connection that the first has had reset.
void ByteChannelTest::lastWordsAreHeard()
{
    QByteArray heard;
    connect(m_channel.get(), &ByteChannel::received, this, [&heard](const QByteArray &bytes) { heard += bytes; });
    QSignalSpy ended(m_channel.get(), &ByteChannel::ended);
    m_peer->write("last words");
    QVERIFY(m_peer->waitForBytesWritten());
    m_peer->close();
    m_channel->write("too late", 1);
    QTRY_COMPARE(ended.size(), 1);
    QCOMPARE(heard, QByteArray("last words"));
}

void ByteChannelTest::whatIsForgottenIsNotSent()
{
    QByteArray heard;
    connect(m_peer, &QIODevice::readyRead, this, [this, &heard] { heard += m_peer->readAll(); });
    connect(m_channel.get(), &ByteChannel::wrote, m_channel.get(), &ByteChannel::forget);
    m_channel->write("twenty octets of text", 7);
    m_channel->write("x");
    m_channel->endSending();
    QTRY_COMPARE(m_peer->state(), QAbstractSocket::UnconnectedState);
    QCOMPARE(heard, QByteArray("twenty x"));
}

WINDSOCK_TEST(ByteChannelTest)
#include "ByteChannelTest.moc"
