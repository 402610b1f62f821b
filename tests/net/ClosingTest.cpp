#include "Loopback.h"

#include "tests/support/RawServer.h"
#include "tests/support/TestRegistry.h"
#include "tests/support/WireFrame.h"

#include <QtTest>

using namespace wslib;
using namespace std::chrono_literals;

namespace {

ServerOptions quickOptions()
{
    ServerOptions options;
    options.connection.limits.closeTimeout = 100ms;
    return options;
}

} // namespace

// Every way to the end: closed() comes once, with the right code, and nothing after it.
class ClosingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void byTheClient();
    void byTheServer();
    void byBothAtOnce();
    void withoutACode();
    void refusesCodesThatMustNotBeSent();
    void deliversWhatStillComes();
    void abortedByTheClient();
    void abortedByTheServer();
    void resetByAClient();
    void resetByAServer();
    void endedByAClientWithoutClose();
    void endedByAServerWithoutClose();
    void halfClosedByAClient();
    void brokenByAClient();
    void brokenByAServer();
    void byStoppingTheServer();
    void byDeletingTheServer();
    void byDeletingTheClient();
    void byDeletingRightAfterClose();
    void byDeletingBehindManyLargeMessages();
    void timesOutIfAClientNeverAnswers();
    void timesOutIfAServerNeverAnswers();
    void timesOutIfAClientNeverHangsUp();
    void timesOutIfAServerNeverHangsUp();
    void givenUpWhileConnecting_data();
    void givenUpWhileConnecting();
    void leavesNothingToDo();
};

#define COMPARE_TO_THE_END(journal, expected)                                                                          \
    do {                                                                                                               \
        QTRY_COMPARE((journal).events(), (expected));                                                                  \
        QCoreApplication::processEvents();                                                                             \
        QCOMPARE((journal).events(), (expected));                                                                      \
    } while (false)

void ClosingTest::byTheClient()
{
    Loopback loopback;
    QVERIFY(loopback.open());
    QVERIFY(loopback.atClient->close(static_cast<CloseCode>(3001), QStringLiteral("bye")).isQueued());
    QCOMPARE(loopback.atClient->state(), Connection::State::Closing);
    QVERIFY(!loopback.atClient->close().isQueued());
    COMPARE_TO_THE_END(loopback.serverSays, (QByteArrayList{"opened", "closed 3001 \"bye\""}));
    COMPARE_TO_THE_END(loopback.clientSays, (QByteArrayList{"opened", "closed 3001 \"\""}));
    QCOMPARE(loopback.script->journal, loopback.serverSays.events());
    QCOMPARE(loopback.atClient->closeCode(), static_cast<CloseCode>(3001));
    QTRY_VERIFY(loopback.atServer.isNull()); // the server deletes its own
    QVERIFY(loopback.server->connections().isEmpty());
    QVERIFY(!loopback.atClient.isNull());
}

void ClosingTest::byTheServer()
{
    Loopback loopback;
    QVERIFY(loopback.open());
    QVERIFY(loopback.atServer->close(CloseCode::ServiceRestart, QStringLiteral("sp\u00e4ter")).isQueued());
    COMPARE_TO_THE_END(loopback.clientSays, (QByteArrayList{"opened", "closed 1012 7370c3a4746572"}));
    COMPARE_TO_THE_END(loopback.serverSays, (QByteArrayList{"opened", "closed 1012 \"\""}));
    QCOMPARE(loopback.atClient->closeReason(), QStringLiteral("sp\u00e4ter"));
}

void ClosingTest::byBothAtOnce()
{
    Loopback loopback;
    QVERIFY(loopback.open());
    loopback.atClient->close(static_cast<CloseCode>(4001), QStringLiteral("client"));
    loopback.atServer->close(static_cast<CloseCode>(4002), QStringLiteral("server"));
    COMPARE_TO_THE_END(loopback.clientSays, (QByteArrayList{"opened", "closed 4002 \"server\""}));
    COMPARE_TO_THE_END(loopback.serverSays, (QByteArrayList{"opened", "closed 4001 \"client\""}));
}

void ClosingTest::withoutACode()
{
    Loopback loopback;
    QVERIFY(loopback.open());
    QVERIFY(loopback.atClient->closeWithoutCode().isQueued());
    COMPARE_TO_THE_END(loopback.serverSays, (QByteArrayList{"opened", "closed 1005 \"\""}));
    COMPARE_TO_THE_END(loopback.clientSays, (QByteArrayList{"opened", "closed 1005 \"\""}));
}

void ClosingTest::refusesCodesThatMustNotBeSent()
{
    Loopback loopback;
    QVERIFY(loopback.open());
    for (const int code : {0, 999, 1004, 1005, 1006, 1015, 1016, 2999, 5000})
        QCOMPARE(loopback.atClient->close(static_cast<CloseCode>(code)).result(), Endpoint::SendResult::InvalidCode);
    QCOMPARE(loopback.atClient->state(), Connection::State::Open);
    // A reason has room for 123 bytes, and isn't cut within a character.
    loopback.atClient->close(CloseCode::Normal, QString(200, u'\u00e4'));
    const QByteArrayList expected{"opened", closedText(CloseCode::Normal, QString(61, u'\u00e4'))};
    COMPARE_TO_THE_END(loopback.serverSays, expected);
}

void ClosingTest::deliversWhatStillComes()
{
    Loopback loopback;
    QVERIFY(loopback.open());
    loopback.atServer->sendText(QStringLiteral("on its way"));
    loopback.atClient->close();
    COMPARE_TO_THE_END(loopback.clientSays, (QByteArrayList{"opened", "text \"on its way\"", "closed 1000 \"\""}));
}

void ClosingTest::abortedByTheClient()
{
    Loopback loopback;
    QVERIFY(loopback.open());
    loopback.atClient->abort();
    QCOMPARE(loopback.clientSays.events(), (QByteArrayList{"opened", "closed 1006 \"\""}));
    COMPARE_TO_THE_END(loopback.serverSays, (QByteArrayList{"opened", "failed ConnectionLost", "closed 1006 \"\""}));
    QCOMPARE(loopback.script->journal, (QByteArrayList{"opened", "closed 1006 \"\""}));
    QCOMPARE(loopback.clientSays.events().size(), 2);
}

void ClosingTest::abortedByTheServer()
{
    Loopback loopback;
    QVERIFY(loopback.open());
    loopback.atServer->abort();
    QCOMPARE(loopback.serverSays.events(), (QByteArrayList{"opened", "closed 1006 \"\""}));
    COMPARE_TO_THE_END(loopback.clientSays, (QByteArrayList{"opened", "failed ConnectionLost", "closed 1006 \"\""}));
}

void ClosingTest::resetByAClient()
{
    Loopback loopback;
    QVERIFY(loopback.listen());
    RawPeer peer(loopback.port());
    QVERIFY(peer.upgrade());
    peer.reset();
    COMPARE_TO_THE_END(loopback.serverSays, (QByteArrayList{"opened", "failed ConnectionLost", "closed 1006 \"\""}));
    QCOMPARE(loopback.script->journal, (QByteArrayList{"opened", "closed 1006 \"\""}));
}

void ClosingTest::resetByAServer()
{
    RawServer server;
    server.answerWith([](const QByteArray &head) { return RawPeer::upgradeAnswer(head); });
    Loopback loopback;
    loopback.request.url = server.url();
    loopback.atClient = loopback.client->open(loopback.request);
    loopback.clientSays.watch(loopback.atClient);
    QTRY_COMPARE(loopback.clientSays.events(), QByteArrayList{"opened"});
    server.peer().reset();
    COMPARE_TO_THE_END(loopback.clientSays, (QByteArrayList{"opened", "failed ConnectionLost", "closed 1006 \"\""}));
    QVERIFY2(loopback.clientSays.error().text.endsWith(u'.'), qPrintable(loopback.clientSays.error().text));
}

void ClosingTest::endedByAClientWithoutClose()
{
    Loopback loopback;
    QVERIFY(loopback.listen());
    RawPeer peer(loopback.port());
    QVERIFY(peer.upgrade());
    peer.send(WireFrame::text("last words").masked().bytes());
    peer.finishSending();
    COMPARE_TO_THE_END(loopback.serverSays,
                       (QByteArrayList{"opened", "text \"last words\"", "failed ConnectionLost", "closed 1006 \"\""}));
}

void ClosingTest::endedByAServerWithoutClose()
{
    RawServer server;
    server.closeAfterAnswer();
    server.answerWith(
        [](const QByteArray &head) { return RawPeer::upgradeAnswer(head) + WireFrame::text("last words").bytes(); });
    Client client;
    ClientRequest request;
    request.url = server.url();
    ConnectionJournal journal;
    journal.watch(client.open(request));
    COMPARE_TO_THE_END(journal,
                       (QByteArrayList{"opened", "text \"last words\"", "failed ConnectionLost", "closed 1006 \"\""}));
}

// What was sent before comes first, and who half-closed still reads.
void ClosingTest::halfClosedByAClient()
{
    Loopback loopback;
    QVERIFY(loopback.open());
    loopback.atClient->sendText(QByteArrayView("last words"));
    loopback.atClient->finishSending();
    QCOMPARE(loopback.atClient->state(), Connection::State::Open);
    QTRY_VERIFY(loopback.serverSays.events().contains("text \"last words\""));
    QTRY_VERIFY(loopback.serverSays.events().last().startsWith("closed 1006"));
    QTRY_VERIFY(loopback.clientSays.events().last().startsWith("closed 1006"));
}

void ClosingTest::brokenByAClient()
{
    Loopback loopback;
    QVERIFY(loopback.listen());
    RawPeer peer(loopback.port());
    QVERIFY(peer.upgrade());
    peer.send(WireFrame::text("right").masked().bytes() + WireFrame::text("not masked").bytes()
              + WireFrame::text("ignored").masked().bytes());
    const auto close = peer.waitForFrame();
    QVERIFY(close);
    QCOMPARE(close->firstByte, 0x88);
    QCOMPARE(close->closeCode(), 1002);
    QTRY_VERIFY(peer.hasEnded());
    peer.close();
    QTRY_VERIFY(loopback.serverSays.isClosed());
    const QString reason = QString::fromUtf8(close->payload.sliced(2));
    COMPARE_TO_THE_END(loopback.serverSays, (QByteArrayList{"opened", "text \"right\"", "failed Protocol",
                                                            closedText(CloseCode::ProtocolError, reason)}));
    QCOMPARE(loopback.serverSays.error().closeCode, CloseCode::ProtocolError);
    QVERIFY2(loopback.serverSays.error().text.contains(reason), qPrintable(loopback.serverSays.error().text));
}

void ClosingTest::brokenByAServer()
{
    RawServer server;
    server.answerWith([](const QByteArray &head) {
        return RawPeer::upgradeAnswer(head) + WireFrame::text("\xff").bytes() + WireFrame::text("ignored").bytes();
    });
    Client client;
    ClientRequest request;
    request.url = server.url();
    ConnectionJournal journal;
    journal.watch(client.open(request));
    QVERIFY(server.waitForPeer() != nullptr);
    const auto close = server.peer().waitForFrame();
    QVERIFY(close);
    QVERIFY(close->masked);
    QCOMPARE(close->closeCode(), 1007);
    server.peer().close();
    COMPARE_TO_THE_END(
        journal, (QByteArrayList{"opened", "failed Protocol",
                                 closedText(CloseCode::InvalidPayload, QString::fromUtf8(close->payload.sliced(2)))}));
}

void ClosingTest::byStoppingTheServer()
{
    Loopback loopback;
    QVERIFY(loopback.open());
    ConnectionJournal second;
    second.watch(loopback.client->open(loopback.request));
    QTRY_COMPARE(second.events(), QByteArrayList{"opened"});
    QSignalSpy stopped(loopback.server.get(), &Server::stopped);
    connect(loopback.server.get(), &Server::stopped, this, [&] { QVERIFY(loopback.server->connections().isEmpty()); });
    loopback.server->stop();
    QVERIFY(!loopback.server->isListening());
    QTRY_COMPARE(stopped.size(), 1);
    COMPARE_TO_THE_END(loopback.clientSays, (QByteArrayList{"opened", "closed 1001 \"the server is stopping\""}));
    COMPARE_TO_THE_END(second, (QByteArrayList{"opened", "closed 1001 \"the server is stopping\""}));
    QCOMPARE(stopped.size(), 1);
}

void ClosingTest::byDeletingTheServer()
{
    Loopback loopback;
    QVERIFY(loopback.open());
    loopback.server.reset();
    QCOMPARE(loopback.serverSays.events(), (QByteArrayList{"opened", "closed 1006 \"\""}));
    QCOMPARE(loopback.script->journal, (QByteArrayList{"opened", "closed 1006 \"\""}));
    QCOMPARE(loopback.script->destroyed, 1);
    COMPARE_TO_THE_END(loopback.clientSays, (QByteArrayList{"opened", "closed 1001 \"\""}));
}

void ClosingTest::byDeletingTheClient()
{
    Loopback loopback;
    QVERIFY(loopback.open());
    loopback.client.reset();
    QCOMPARE(loopback.clientSays.events(), (QByteArrayList{"opened", "closed 1006 \"\""}));
    COMPARE_TO_THE_END(loopback.serverSays, (QByteArrayList{"opened", "closed 1001 \"\""}));
}

void ClosingTest::byDeletingRightAfterClose()
{
    Loopback loopback;
    QVERIFY(loopback.open());
    loopback.atClient->sendText(QStringLiteral("last words"));
    loopback.atClient->close(static_cast<CloseCode>(3000), QStringLiteral("bye"));
    delete loopback.atClient;
    COMPARE_TO_THE_END(loopback.serverSays, (QByteArrayList{"opened", "text \"last words\"", "closed 3000 \"bye\""}));
}

// The kernel has room for them: who is deleted gives it all that, and a Close frame behind.
void ClosingTest::byDeletingBehindManyLargeMessages()
{
    Loopback loopback;
    QVERIFY(loopback.listen());
    RawPeer peer(loopback.port());
    QVERIFY(peer.upgrade());
    QTRY_VERIFY(loopback.atServer);
    constexpr int count = 40;
    const Message message{Opcode::Binary, QByteArray(16 * 1024, 'x')};
    for (int i = 0; i < count; ++i)
        loopback.atServer->send(message);
    delete loopback.atServer;
    for (int i = 0; i < count; ++i) {
        const auto frame = peer.waitForFrame();
        QVERIFY(frame);
        QVERIFY(frame->payload == message.payload);
    }
    const auto close = peer.waitForFrame();
    QVERIFY(close);
    QCOMPARE(close->closeCode(), 1001);
}

void ClosingTest::timesOutIfAClientNeverAnswers()
{
    Loopback loopback(quickOptions());
    QVERIFY(loopback.listen());
    RawPeer peer(loopback.port());
    QVERIFY(peer.upgrade());
    QTRY_VERIFY(loopback.atServer);
    loopback.atServer->close();
    QVERIFY(peer.waitForFrame());
    COMPARE_TO_THE_END(loopback.serverSays, (QByteArrayList{"opened", "failed ConnectionLost", "closed 1006 \"\""}));
    QTRY_VERIFY(peer.isGone());
}

void ClosingTest::timesOutIfAServerNeverAnswers()
{
    RawServer server;
    server.answerWith([](const QByteArray &head) { return RawPeer::upgradeAnswer(head); });
    Client client;
    ClientRequest request;
    request.url = server.url();
    request.connection = quickOptions().connection;
    ConnectionJournal journal;
    Connection *connection = client.open(request);
    journal.watch(connection);
    QTRY_COMPARE(journal.events(), QByteArrayList{"opened"});
    connection->close();
    COMPARE_TO_THE_END(journal, (QByteArrayList{"opened", "failed ConnectionLost", "closed 1006 \"\""}));
    QTRY_VERIFY(server.peer().isGone());
}

// The closing handshake was clean, so it is no failure; but the socket goes.
void ClosingTest::timesOutIfAClientNeverHangsUp()
{
    Loopback loopback(quickOptions());
    QVERIFY(loopback.listen());
    RawPeer peer(loopback.port());
    QVERIFY(peer.upgrade());
    peer.send(WireFrame::close(1000, "bye").masked().bytes());
    QCOMPARE(peer.waitForFrame()->closeCode(), 1000);
    COMPARE_TO_THE_END(loopback.serverSays, (QByteArrayList{"opened", "closed 1000 \"bye\""}));
}

void ClosingTest::timesOutIfAServerNeverHangsUp()
{
    RawServer server;
    server.answerWith(
        [](const QByteArray &head) { return RawPeer::upgradeAnswer(head) + WireFrame::close(1000, "bye").bytes(); });
    Client client;
    ClientRequest request;
    request.url = server.url();
    request.connection = quickOptions().connection;
    ConnectionJournal journal;
    journal.watch(client.open(request));
    COMPARE_TO_THE_END(journal, (QByteArrayList{"opened", "closed 1000 \"bye\""}));
    QTRY_VERIFY(server.peer().isGone());
}

void ClosingTest::givenUpWhileConnecting_data()
{
    QTest::addColumn<bool>("atOnce");
    QTest::addColumn<int>("how");
    for (const bool atOnce : {true, false}) {
        for (const int how : {0, 1, 2, 3})
            QTest::addRow("%s, %d", atOnce ? "at once" : "waiting for the answer", how) << atOnce << how;
    }
}

void ClosingTest::givenUpWhileConnecting()
{
    QFETCH(bool, atOnce);
    QFETCH(int, how);
    RawServer server;
    auto client = std::make_unique<Client>();
    ClientRequest request;
    request.url = server.url();
    ConnectionJournal journal;
    Connection *connection = client->open(request);
    journal.watch(connection);
    if (!atOnce) {
        QVERIFY(server.waitForPeer() != nullptr);
        QVERIFY(server.peer().waitFor("\r\n\r\n"));
    }
    switch (how) {
    case 0:
        connection->abort();
        break;
    case 1:
        connection->close();
        break;
    case 2:
        delete connection;
        break;
    default:
        client.reset();
        break;
    }
    QCOMPARE(journal.events(), QByteArrayList{"closed 1006 \"\""});
    if (!atOnce)
        QTRY_VERIFY(server.peer().isGone());
    for (int i = 0; i < 20; ++i)
        QCoreApplication::processEvents();
    QCOMPARE(server.connectionCount(), atOnce ? 0U : 1U);
    QCOMPARE(journal.events(), QByteArrayList{"closed 1006 \"\""});
}

void ClosingTest::leavesNothingToDo()
{
    Loopback loopback;
    QVERIFY(loopback.open());
    Connection *connection = loopback.atClient;
    connection->close();
    QTRY_VERIFY(loopback.clientSays.isClosed());
    const QByteArrayList events = loopback.clientSays.events();
    using Result = Endpoint::SendResult;
    QCOMPARE(connection->sendText(QStringLiteral("x")).result(), Result::NotOpen);
    QCOMPARE(connection->sendBinary("x").result(), Result::NotOpen);
    QCOMPARE(connection->pong().result(), Result::NotOpen);
    QCOMPARE(connection->close().result(), Result::NotOpen);
    QCOMPARE(connection->closeWithoutCode().result(), Result::NotOpen);
    QVERIFY(connection->ping().isFinished());
    connection->setNoDelay(false);
    connection->setKeepAlive(1ms, 1ms);
    connection->setOverflow(Overflow::Drop);
    connection->abort();
    QCOMPARE(connection->pendingBytes(), 0);
    (void)connection->opening().tls.protocol;
    QVERIFY(!connection->isEncrypted());
    QVERIFY(!connection->remoteAddress().isEmpty());
    for (int i = 0; i < 20; ++i)
        QCoreApplication::processEvents();
    QCOMPARE(loopback.clientSays.events(), events);
}

WINDSOCK_TEST(ClosingTest)
#include "ClosingTest.moc"
