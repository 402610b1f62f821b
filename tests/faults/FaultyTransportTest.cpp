#include "tests/support/RawPeer.h"
#include "tests/support/TestCertificate.h"
#include "tests/support/TestRegistry.h"
#include "tests/support/WireFrame.h"

#include "workbench/faults/FaultInjector.h"
#include "workbench/faults/FaultText.h"
#include "workbench/faults/FaultyTransport.h"

#include "wslib/net/Connection.h"
#include "wslib/net/Server.h"

#include <QSslSocket>
#include <QtTest>

using namespace workbench;

namespace {

FaultPlan planOf(const char *fault)
{
    FaultPlan plan;
    plan.faults = {*parseFault(QLatin1String(fault)).value};
    return plan;
}

/// The socket's place: says what a test wants it to.
class SilentTransport : public wslib::Transport
{
public:
    void setSink(wslib::TransportSink *sink) override { m_sink = sink; }
    void write(const QByteArray & /*bytes*/) override {}
    void write(const std::vector<QByteArray> & /*pieces*/) override {}
    qint64 pendingBytes() const override { return 0; }
    void flush() override {}
    void pauseReading() override {}
    void resumeReading() override {}
    void finishWriting() override {}
    void abort() override {}
    void setNoDelay(bool /*on*/) override {}
    QString remoteAddress() const override { return {}; }
    QString localAddress() const override { return {}; }
    bool isBroken() const override { return false; }

    void say(const QByteArray &bytes) { m_sink->transportReceived(bytes); }
    void sayEnd() { m_sink->transportEnded(QAbstractSocket::RemoteHostClosedError, QStringLiteral("over")); }

protected:
    qintptr descriptor() const override { return -1; }
};

class Listener : public wslib::TransportSink
{
public:
    void transportReceived(QByteArrayView bytes) override { heard += bytes.toByteArray(); }
    void transportWrote() override {}
    void transportEnded(QAbstractSocket::SocketError /*error*/, const QString &text) override { end = text; }

    QByteArray heard;
    QString end;
};

/// Takes pages of its own host only, and what came by TLS.
class SecureHandler : public wslib::Handler
{
    std::optional<wslib::HttpResponse> prepare(const wslib::HandshakeRequest &request) override
    {
        return request.secure ? std::nullopt : std::optional(wslib::HttpResponse::refusal(403, "without TLS"));
    }
};

} // namespace

/// A transport with faults is a transport to whoever uses it.
class FaultyTransportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsTheEndAlthoughNobodyReads();
    void isEncryptedIfItsSocketIs();
};

// As the transports below do: who has paused waits for room at another's, and is to hear that there is nothing to wait for.
void FaultyTransportTest::tellsTheEndAlthoughNobodyReads()
{
    Listener listener;
    QObject parent;
    auto *socket = new SilentTransport;
    socket->setParent(&parent);
    auto *faulty = new FaultyTransport(socket);
    faulty->setLanes(nullptr, std::make_unique<FaultLane>(planOf("latency=1ms,to:server"), FaultDirection::ToServer, 0,
                                                          FaultLane::Struck()));
    faulty->setSink(&listener);
    faulty->pauseReading();
    socket->say("the last words");
    socket->sayEnd();
    QTRY_COMPARE(listener.end, QStringLiteral("over"));
    QCOMPARE(listener.heard, QByteArray("the last words"));
    faulty->setSink(nullptr);
}

// Whoever decides on the handshake is told so, and whoever looks at the connection.
void FaultyTransportTest::isEncryptedIfItsSocketIs()
{
    const TestCertificate certificate;
    QVERIFY2(certificate.errorString().isEmpty(), qPrintable(certificate.errorString()));
    int strikes = 0;
    const auto faults = std::make_shared<FaultInjector>(
        planOf("latency=1ms,to:both"), FaultInjector::Place::Server,
        [&strikes](const QObject * /*transport*/, const QString & /*text*/) { ++strikes; });
    wslib::ServerOptions options;
    options.tls = certificate.serverConfiguration();
    options.tampering = [faults] { return faults->newConnection(); };
    wslib::Server server(options);
    server.route(QRegularExpression(QStringLiteral("/")), [] { return std::make_unique<SecureHandler>(); });
    wslib::Connection *opened = nullptr;
    connect(&server, &wslib::Server::newConnection, this,
            [&opened](wslib::Connection *connection) { opened = connection; });
    QVERIFY(server.listen());
    auto socket = std::make_unique<QSslSocket>();
    socket->setPeerVerifyMode(QSslSocket::VerifyNone);
    socket->connectToHostEncrypted(QStringLiteral("127.0.0.1"), server.port());
    RawPeer peer(std::move(socket));
    QTRY_VERIFY(peer.isReady());
    peer.send(RawPeer::upgradeRequest("/", "Origin: https://127.0.0.1\r\n"));
    std::optional<QByteArray> head;
    QVERIFY(QTest::qWaitFor([&] { return (head = peer.takeHead()).has_value(); }));
    QVERIFY2(head->startsWith("HTTP/1.1 101 "), *head);
    QCOMPARE(strikes, 2); // it went through the lanes
    QTRY_VERIFY(opened != nullptr);
    QVERIFY(opened->isEncrypted());
    QVERIFY(opened->opening().tls.protocol.startsWith(u"TLSv1."));
}

WINDSOCK_TEST(FaultyTransportTest)
#include "FaultyTransportTest.moc"
