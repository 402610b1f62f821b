#include "Loopback.h"

#include "tests/support/EventText.h"
#include "tests/support/RawServer.h"
#include "tests/support/TestRegistry.h"
#include "tests/support/WireFrame.h"

#include <QJsonObject>
#include <QtTest>

using namespace wslib;

namespace {

// Every place differs from its neighbours, and every text is valid UTF-8 with characters of two bytes.
QByteArray patternText(qsizetype size)
{
    QByteArray text;
    text.reserve(size + 16);
    for (int number = 0; text.size() < size; ++number)
        text += QByteArray::number(number) + "\xc3\xa4";
    text.truncate(size);
    if (!text.isEmpty() && static_cast<quint8>(text.back()) == 0xC3)
        text.back() = '.';
    return text;
}

QByteArray patternBytes(qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    for (qsizetype i = 0; i < size; ++i)
        bytes[i] = static_cast<char>(i ^ (i >> 8) ^ (i >> 16) ^ 0xFF);
    return bytes;
}

} // namespace

class MessagesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void passBothWays_data();
    void passBothWays();
    void keepTheirOrderInOnePass();
    void areMaskedByClientsWithFreshKeys();
    void areNotMaskedByServers();
    void comeInFragmentsAroundControlFrames();
    void mayBeJson();
    void mustBeUtf8IfText();
    void areToldOfWhenSent();
    void arePingsAndPongs();
};

void MessagesTest::passBothWays_data()
{
    QTest::addColumn<bool>("text");
    QTest::addColumn<int>("size");
    for (const bool text : {true, false}) {
        for (const int size : {0, 1, 125, 126, 65535, 65536, 5 * 1024 * 1024})
            QTest::addRow("%s of %d bytes", text ? "text" : "binary", size) << text << size;
    }
}

void MessagesTest::passBothWays()
{
    QFETCH(bool, text);
    QFETCH(int, size);
    const Message message{text ? Opcode::Text : Opcode::Binary, text ? patternText(size) : patternBytes(size)};
    QCOMPARE(message.payload.size(), size);
    Loopback loopback;
    loopback.script->messageReceived = HandlerScript::echo;
    QVERIFY(loopback.open());
    QVERIFY(loopback.atClient->send(message).isQueued());
    const QByteArrayList expected{"opened", messageText(message)};
    QTRY_COMPARE(loopback.clientSays.events(), expected);
    QCOMPARE(loopback.serverSays.events(), expected);
    QTRY_COMPARE(loopback.atServer->pendingBytes(), 0);
    QCOMPARE(loopback.atClient->pendingBytes(), 0);
}

void MessagesTest::keepTheirOrderInOnePass()
{
    constexpr int count = 5000;
    Loopback loopback;
    loopback.script->messageReceived = HandlerScript::echo;
    QVERIFY(loopback.open());
    QByteArrayList expected{"opened"};
    for (int i = 0; i < count; ++i) {
        const QByteArray text = QByteArray::number(i) + ' ' + QByteArray(i % 300, 'x');
        QVERIFY(loopback.atClient->sendText(QByteArrayView(text)).isQueued());
        expected.append(messageText({Opcode::Text, text}));
    }
    QTRY_COMPARE(loopback.clientSays.events().size(), expected.size());
    QVERIFY(loopback.clientSays.events() == expected);
    QVERIFY(loopback.serverSays.events() == expected);
}

// RFC 6455 §5.3: "a fresh masking key […] for each frame".
void MessagesTest::areMaskedByClientsWithFreshKeys()
{
    RawServer server;
    server.answerWith([](const QByteArray &head) { return RawPeer::upgradeAnswer(head); });
    Client client;
    ClientRequest request;
    request.url = server.url();
    Connection *connection = client.open(request);
    QTRY_COMPARE(connection->state(), Connection::State::Open);
    const QByteArray payload(64, '\0'); // shows the key on the wire
    QSet<QByteArray> keys;
    for (int i = 0; i < 600; ++i)
        connection->sendBinary(payload);
    RawPeer &peer = server.peer();
    for (int i = 0; i < 600; ++i) {
        QTRY_VERIFY(peer.received().size() >= 70);
        const QByteArray wire = peer.received().first(70);
        QCOMPARE(wire.first(2).toHex(), QByteArray("82c0"));
        QCOMPARE(wire.sliced(6), wire.sliced(2, 4).repeated(16));
        keys.insert(wire.sliced(2, 4));
        QCOMPARE(peer.takeFrame()->payload, payload);
    }
    QVERIFY2(keys.size() >= 598, "mask keys repeat");
}

void MessagesTest::areNotMaskedByServers()
{
    Loopback loopback;
    loopback.script->messageReceived = HandlerScript::echo;
    QVERIFY(loopback.listen());
    RawPeer peer(loopback.port());
    QVERIFY(peer.upgrade());
    peer.send(WireFrame::text("hello").masked().bytes());
    QVERIFY(peer.waitFor("hello"));
    QCOMPARE(peer.received().toHex(), WireFrame::text("hello").bytes().toHex());
}

void MessagesTest::comeInFragmentsAroundControlFrames()
{
    Loopback loopback;
    QVERIFY(loopback.listen());
    RawPeer peer(loopback.port());
    QVERIFY(peer.upgrade());
    peer.send(WireFrame::text("a\xc3").unfinished().masked().bytes() + WireFrame::ping("p").masked().bytes()
              + WireFrame::continuation("\xa4").unfinished().masked().bytes() + WireFrame::pong("q").masked().bytes()
              + WireFrame::continuation("b").masked().bytes());
    QTRY_COMPARE(loopback.serverSays.events(), (QByteArrayList{"opened", "ping \"p\"", "pong \"q\"",
                                                               "text "
                                                                   + payloadText("a\xc3\xa4"
                                                                                 "b")}));
    QCOMPARE(loopback.script->journal, loopback.serverSays.events());
    QCOMPARE(peer.waitForFrame()->payload, QByteArray("p"));
}

void MessagesTest::mayBeJson()
{
    Loopback loopback;
    QVERIFY(loopback.open());
    QJsonObject object;
    object[QStringLiteral("a")] = 1;
    QVERIFY(loopback.atServer->sendJson(QJsonDocument(object)).isQueued());
    QTRY_COMPARE(loopback.clientSays.events().last(), "text " + payloadText("{\"a\":1}"));
}

void MessagesTest::mustBeUtf8IfText()
{
    Loopback loopback;
    QVERIFY(loopback.open());
    QCOMPARE(loopback.atClient->sendText(QByteArrayView("\xff")).result(), Endpoint::SendResult::InvalidUtf8);
    QVERIFY(loopback.atClient->sendText(QByteArrayView("fine")).isQueued());
    QTRY_COMPARE(loopback.serverSays.events(), (QByteArrayList{"opened", "text \"fine\""}));
}

void MessagesTest::areToldOfWhenSent()
{
    Loopback loopback;
    QVERIFY(loopback.open());
    QByteArrayList sent;
    connect(loopback.atClient, &Connection::messageSent, this,
            [&sent](const Message &message) { sent.append(messageText(message)); });
    loopback.atClient->sendText(QStringLiteral("one"));
    loopback.atClient->sendBinary(QByteArray("\0", 1));
    loopback.atClient->sendText(QByteArrayView("\xff")); // refused
    (void)loopback.atClient->ping("no message");
    loopback.atClient->close();
    loopback.atClient->sendText(QStringLiteral("too late"));
    QCOMPARE(sent, (QByteArrayList{"text \"one\"", "binary 00"}));
}

void MessagesTest::arePingsAndPongs()
{
    Loopback loopback;
    QVERIFY(loopback.open());
    (void)loopback.atClient->ping("to the server");
    (void)loopback.atServer->ping();
    QVERIFY(loopback.atClient->pong("unasked").isQueued());
    QTRY_COMPARE(loopback.serverSays.events(),
                 (QByteArrayList{"opened", "ping \"to the server\"", "pong \"unasked\"", "pong \"\""}));
    QTRY_COMPARE(loopback.clientSays.events(), (QByteArrayList{"opened", "ping \"\"", "pong \"to the server\""}));
    QCOMPARE(loopback.atClient->pong(QByteArray(126, 'x')).result(), Endpoint::SendResult::TooLong);
}

WINDSOCK_TEST(MessagesTest)
#include "MessagesTest.moc"
