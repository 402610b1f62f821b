#include "Loopback.h"

#include "tests/support/RawServer.h"
#include "tests/support/TestCertificate.h"
#include "tests/support/TestRegistry.h"
#include "tests/support/WireFrame.h"

#include <QtTest>

using namespace wslib;
using namespace std::chrono_literals;

class TlsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void worksWithAnAddedAuthority();
    void worksByName();
    void failsWithoutTheAuthority();
    void worksWithoutVerification();
    void failsForAnotherName();
    void demandsClientCertificates();
    void refusesWithoutClientCertificate();
    void refusesPlainClients();
    void carriesLargeMessages();
    void closesCleanly_data();
    void closesCleanly();
    void deliversEverythingBeforeTheEnd_data();
    void deliversEverythingBeforeTheEnd();
    void letsTheCloseFrameOfAFailureArrive();
    void boundsTheSendBuffer();
    void noticesAReset();
    void systemAuthoritiesStay();

private:
    std::unique_ptr<Loopback> secureLoopback() const;
    bool openRaw(Loopback &loopback, QSslSocket &socket) const;

    std::unique_ptr<TestCertificate> m_certificate;
};

void TlsTest::initTestCase()
{
    m_certificate = std::make_unique<TestCertificate>();
    QVERIFY2(m_certificate->errorString().isEmpty(), qPrintable(m_certificate->errorString()));
    QVERIFY(!m_certificate->key().isNull());
}

std::unique_ptr<Loopback> TlsTest::secureLoopback() const
{
    ServerOptions options;
    options.tls = m_certificate->serverConfiguration();
    options.connection.limits.maxSendBuffer = 200'000;
    auto loopback = std::make_unique<Loopback>(options);
    loopback->script->messageReceived = HandlerScript::echo;
    loopback->request.tls.addedCas = m_certificate->authority();
    return loopback;
}

bool TlsTest::openRaw(Loopback &loopback, QSslSocket &socket) const
{
    if (!loopback.listen())
        return false;
    socket.setPeerVerifyMode(QSslSocket::VerifyNone);
    socket.connectToHostEncrypted(QStringLiteral("127.0.0.1"), loopback.port());
    socket.write(RawPeer::upgradeRequest());
    // The answer too must have been read from the kernel: closing with bytes unread would be a reset.
    return QTest::qWaitFor(
        [&] { return loopback.serverSays.events().contains("opened") && socket.bytesAvailable() > 0; });
}

void TlsTest::worksWithAnAddedAuthority()
{
    const auto loopback = secureLoopback();
    QVERIFY(loopback->open());
    QVERIFY(loopback->atClient->isEncrypted());
    QVERIFY(loopback->atServer->isEncrypted());
    QVERIFY2(loopback->atClient->opening().tls.protocol.startsWith(u"TLSv1."),
             qPrintable(loopback->atClient->opening().tls.protocol));
    QCOMPARE(loopback->atServer->opening().tls.protocol, loopback->atClient->opening().tls.protocol);
    loopback->atClient->sendText(QStringLiteral("secret"));
    QTRY_COMPARE(loopback->clientSays.events(), (QByteArrayList{"opened", "text \"secret\""}));
}

void TlsTest::worksByName()
{
    const auto loopback = secureLoopback();
    QVERIFY(loopback->listen());
    loopback->request.url = QStringLiteral("wss://localhost:%1/").arg(loopback->port());
    QVERIFY(loopback->open());
}

void TlsTest::failsWithoutTheAuthority()
{
    const auto loopback = secureLoopback();
    loopback->request.tls.addedCas.clear();
    QVERIFY(loopback->listen());
    loopback->clientSays.watch(loopback->client->open(loopback->request));
    QTRY_COMPARE(loopback->clientSays.events(), (QByteArrayList{"failed Tls", "closed 1006 \"\""}));
    const QString text = loopback->clientSays.error().text;
    QVERIFY2(text.contains(u"certificate of 127.0.0.1") && text.contains(u"doesn't verify"), qPrintable(text));
    QTRY_COMPARE(loopback->refusals.size(), 1);
    QVERIFY(loopback->refusals.first().startsWith("0 TLS"));
}

void TlsTest::worksWithoutVerification()
{
    const auto loopback = secureLoopback();
    loopback->request.tls.addedCas.clear();
    loopback->request.tls.verifyPeer = false;
    QVERIFY(loopback->open());
    QVERIFY(loopback->atClient->isEncrypted());
}

void TlsTest::failsForAnotherName()
{
    const auto loopback = secureLoopback();
    QVERIFY(loopback->listen());
    loopback->request.url = QStringLiteral("wss://127.0.0.2:%1/").arg(loopback->port());
    RawServer other(m_certificate->serverConfiguration());
    other.close();
    if (!other.listen(QHostAddress(QStringLiteral("127.0.0.2"))))
        QSKIP("This machine has no 127.0.0.2.");
    loopback->request.url = QStringLiteral("wss://127.0.0.2:%1/").arg(other.serverPort());
    loopback->clientSays.watch(loopback->client->open(loopback->request));
    QTRY_COMPARE(loopback->clientSays.events(), (QByteArrayList{"failed Tls", "closed 1006 \"\""}));
    QVERIFY2(loopback->clientSays.error().text.contains(u"host name"), qPrintable(loopback->clientSays.error().text));
}

void TlsTest::demandsClientCertificates()
{
    ServerOptions options;
    options.tls = m_certificate->demandingConfiguration();
    Loopback loopback(options);
    loopback.request.tls.addedCas = m_certificate->authority();
    loopback.request.tls.clientChain = m_certificate->certificate();
    loopback.request.tls.clientKey = m_certificate->key();
    QVERIFY(loopback.open());
    QVERIFY(loopback.atServer->isEncrypted());
}

void TlsTest::refusesWithoutClientCertificate()
{
    ServerOptions options;
    options.tls = m_certificate->demandingConfiguration();
    for (const bool verify : {true, false}) {
        Loopback loopback(options);
        loopback.request.tls.addedCas = m_certificate->authority();
        loopback.request.tls.verifyPeer = verify;
        QVERIFY(loopback.listen());
        loopback.clientSays.watch(loopback.client->open(loopback.request));
        // With TLS 1.3 a client is done before the server has said no, and the alert may not arrive.
        QTRY_VERIFY(loopback.clientSays.isClosed());
        const auto kind = loopback.clientSays.error().kind;
        QVERIFY(kind == Error::Kind::Tls || kind == Error::Kind::Handshake);
        const QString text = loopback.clientSays.error().text;
        QVERIFY2(text.contains(u"client certificate"), qPrintable(text));
        QTRY_COMPARE(loopback.refusals.size(), 1);
        QCOMPARE(loopback.script->journal, QByteArrayList());
    }
}

void TlsTest::refusesPlainClients()
{
    const auto loopback = secureLoopback();
    QVERIFY(loopback->listen());
    loopback->request.url.replace(QStringLiteral("wss:"), QStringLiteral("ws:"));
    loopback->clientSays.watch(loopback->client->open(loopback->request));
    QTRY_COMPARE(loopback->clientSays.events(), (QByteArrayList{"failed Handshake", "closed 1006 \"\""}));
    QVERIFY2(loopback->clientSays.error().text.contains(u"use wss:// instead of ws://"),
             qPrintable(loopback->clientSays.error().text));
    QTRY_COMPARE(loopback->refusals.size(), 1);
}

void TlsTest::carriesLargeMessages()
{
    const auto loopback = secureLoopback();
    QVERIFY(loopback->open());
    const Message message{Opcode::Binary, QByteArray("0123456789abcde").repeated(200'000)};
    const QFuture<void> future = loopback->atClient->send(message).future();
    loopback->atClient->sendText(QStringLiteral("behind"));
    QTRY_COMPARE(loopback->clientSays.events(), (QByteArrayList{"opened", messageText(message), "text \"behind\""}));
    QVERIFY(future.isFinished());
    QTRY_COMPARE(loopback->atServer->pendingBytes(), 0);
}

void TlsTest::closesCleanly_data()
{
    QTest::addColumn<bool>("byServer");
    QTest::newRow("client") << false;
    QTest::newRow("server") << true;
}

void TlsTest::closesCleanly()
{
    QFETCH(bool, byServer);
    const auto loopback = secureLoopback();
    QVERIFY(loopback->open());
    (byServer ? loopback->atServer : loopback->atClient)->close(CloseCode::Normal, QStringLiteral("bye"));
    QTRY_VERIFY(loopback->isClosed());
    const QByteArrayList told{"opened", "closed 1000 \"bye\""};
    const QByteArrayList asked{"opened", "closed 1000 \"\""};
    QCOMPARE(loopback->clientSays.events(), byServer ? told : asked);
    QCOMPARE(loopback->serverSays.events(), byServer ? asked : told);
}

void TlsTest::deliversEverythingBeforeTheEnd_data()
{
    QTest::addColumn<bool>("withClose");
    QTest::newRow("with a Close frame") << true;
    QTest::newRow("without") << false;
}

// QSslSocket has buffers of its own, whose rest must not go with the connection.
void TlsTest::deliversEverythingBeforeTheEnd()
{
    QFETCH(bool, withClose);
    const auto loopback = secureLoopback();
    loopback->script->messageReceived = nullptr;
    QSslSocket socket;
    QVERIFY(openRaw(*loopback, socket));
    const QByteArray payload = QByteArray("0123456789abcde").repeated(200'000);
    socket.write(WireFrame::binary(payload).masked().bytes());
    if (withClose)
        socket.write(WireFrame::close(1000).masked().bytes());
    socket.disconnectFromHost();
    const QByteArray message = messageText({Opcode::Binary, payload});
    QTRY_VERIFY(loopback->serverSays.isClosed());
    const QByteArrayList clean{"opened", message, "closed 1000 \"\""};
    const QByteArrayList lost{"opened", message, "failed ConnectionLost", "closed 1006 \"\""};
    QCOMPARE(loopback->serverSays.events(), withClose ? clean : lost);
}

void TlsTest::letsTheCloseFrameOfAFailureArrive()
{
    const auto loopback = secureLoopback();
    QSslSocket socket;
    QVERIFY(openRaw(*loopback, socket));
    QByteArray received;
    connect(&socket, &QIODevice::readyRead, this, [&] { received += socket.readAll(); });
    received = socket.readAll();
    socket.write(WireFrame::text("not masked").bytes() + QByteArray(100'000, 'x'));
    QTRY_VERIFY(received.contains(QByteArray("\x03\xEA", 2))); // 1002
    QTRY_COMPARE(socket.state(), QAbstractSocket::UnconnectedState);
    QTRY_VERIFY(loopback->serverSays.isClosed());
    QVERIFY(loopback->serverSays.events().last().startsWith("closed 1002"));
}

void TlsTest::boundsTheSendBuffer()
{
    const auto loopback = secureLoopback();
    QSslSocket socket;
    socket.setReadBufferSize(1000);
    QVERIFY(openRaw(*loopback, socket));
    const QByteArray message = WireFrame::binary(QByteArray(50'000, 'x')).masked().bytes();
    constexpr int count = 600;
    for (int i = 0; i < count; ++i)
        socket.write(message);
    qint64 most = 0;
    QTRY_VERIFY(((most = qMax(most, loopback->atServer->pendingBytes())), most > 100'000));
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < 100) {
        QCoreApplication::processEvents();
        most = qMax(most, loopback->atServer->pendingBytes());
    }
    // TLS adds its records to what waits; a pass may decrypt a buffer more.
    QVERIFY2(most < 100'000 + 50'000 + 300'000, qPrintable(QString::number(most)));
    qint64 received = 0;
    socket.setReadBufferSize(0);
    QTRY_VERIFY(((received += socket.readAll().size()), received >= count * 50'004));
}

void TlsTest::noticesAReset()
{
    const auto loopback = secureLoopback();
    QSslSocket socket;
    QVERIFY(openRaw(*loopback, socket));
    socket.abort();
    QTRY_COMPARE(loopback->serverSays.events(),
                 (QByteArrayList{"opened", "failed ConnectionLost", "closed 1006 \"\""}));
}

// An added authority is trusted beside the system's, not instead.
void TlsTest::systemAuthoritiesStay()
{
    QSslConfiguration before = QSslConfiguration::defaultConfiguration();
    const qsizetype count = before.caCertificates().size();
    const auto loopback = secureLoopback();
    QVERIFY(loopback->open());
    QCOMPARE(QSslConfiguration::defaultConfiguration().caCertificates().size(), count);
}

WINDSOCK_TEST(TlsTest)
#include "TlsTest.moc"
