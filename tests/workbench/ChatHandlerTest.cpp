#include "ChatPeer.h"
#include "ChatWords.h"
#include "tests/support/RawPeer.h"
#include "tests/support/TestRegistry.h"
#include "tests/support/WireFrame.h"

#include "workbench/handlers/ChatHandler.h"
#include "workbench/handlers/HandlerCatalogue.h"

#include "wslib/net/Server.h"

#include <QtTest>

using namespace workbench;

/// The chat room over real connections, in one thread and in several.
class ChatHandlerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void talks_data() { threads(); }
    void talks();
    void tellsTheSenderAlone_data() { threads(); }
    void tellsTheSenderAlone();
    void forgetsWhoLeft_data() { threads(); }
    void forgetsWhoLeft();
    void everybodySeesTheSameOrder_data() { threads(); }
    void everybodySeesTheSameOrder();
    void comesAndGoesInAllThreads();
    void sendsFloodersAway();
    void sendsAwayWhoFindsItFull();
    void dropsWhoDoesNotRead();
    void stopsWithPeople_data() { threads(); }
    void stopsWithPeople();
    void keepsToItsPolicy();
    void roomsAreTheServersOwn();

private:
    static void threads();
    static std::unique_ptr<wslib::Server> serverOf(const HandlerChoice &choice, int threads = 1,
                                                   const wslib::ServerOptions &options = {});
    static std::unique_ptr<wslib::Server> chatServer();
    static QString urlOf(const wslib::Server &server) { return server.url() + QStringLiteral("/"); }
};

void ChatHandlerTest::threads()
{
    QTest::addColumn<int>("threads");
    QTest::newRow("one thread") << 1;
    QTest::newRow("three threads") << 3;
}

std::unique_ptr<wslib::Server> ChatHandlerTest::serverOf(const HandlerChoice &choice, int threads,
                                                         const wslib::ServerOptions &options)
{
    auto server = std::make_unique<wslib::Server>(options);
    server->setThreads(threads);
    server->route(QRegularExpression(QStringLiteral("/")), choice.factory);
    return server->listen() ? std::move(server) : nullptr;
}

// With the row's threads.
std::unique_ptr<wslib::Server> ChatHandlerTest::chatServer()
{
    const int *count = static_cast<int *>(QTest::qData("threads", qMetaTypeId<int>()));
    return serverOf(serverHandler(QStringLiteral("chat"), {}), *count);
}

void ChatHandlerTest::talks()
{
    const auto server = chatServer();
    ChatPeer ann(urlOf(*server));
    QVERIFY(ann.waitForOpen());
    ann.send(joins("ann"));
    QVERIFY(ann.waitFor("people ann"));
    ChatPeer plain(urlOf(*server));
    QVERIFY(plain.waitForOpen());
    plain.send(says("tornado", "hello"));
    QVERIFY(ann.waitFor("message tornado: hello"));
    QVERIFY(plain.waitFor("message tornado: hello"));
    ann.send(says(nullptr, "gr\u00FC\u00DF dich \U0001F600"));
    QVERIFY(plain.waitFor("message ann: gr\u00FC\u00DF dich \U0001F600"));
    ChatPeer late(urlOf(*server));
    QVERIFY(late.waitFor("message ann: gr\u00FC\u00DF dich \U0001F600"));
    QCOMPARE(late.received(), plain.received());
    QCOMPARE(plain.received(),
             (QByteArrayList{"message tornado: hello", "message ann: gr\u00FC\u00DF dich \U0001F600"}));
}

void ChatHandlerTest::tellsTheSenderAlone()
{
    const auto server = chatServer();
    ChatPeer ann(urlOf(*server));
    ChatPeer bob(urlOf(*server));
    QVERIFY(ann.waitForOpen() && bob.waitForOpen());
    ann.send("nonsense");
    ann.connection()->sendBinary("\x01");
    ann.send(says("ann", R"(half a pair: \ud83d)"));
    ann.send(R"({"user":"\ude00ann","message":"half a pair: \ud83d"})");
    QTRY_COMPARE(ann.received().size(), 4);
    QVERIFY(ann.received().at(0).startsWith("error Invalid JSON"));
    QVERIFY(ann.received().at(1).startsWith("error "));
    QTRY_COMPARE(bob.received().size(), 2);
    QCOMPARE(bob.received(), ann.received().mid(2));
    QCOMPARE(bob.connection()->state(), wslib::Connection::State::Open); // what it got was UTF-8
}

void ChatHandlerTest::forgetsWhoLeft()
{
    const auto server = chatServer();
    ChatPeer ann(urlOf(*server));
    QVERIFY(ann.waitForOpen());
    ann.send(joins("ann"));
    RawPeer leaves(server->port());
    QVERIFY(leaves.upgrade());
    leaves.send(WireFrame::text(says("bob", "x")).masked().bytes());
    QVERIFY(ann.waitFor("joined bob"));
    leaves.reset();
    QVERIFY(ann.waitFor("left bob"));
    ann.send(says(nullptr, "alone"));
    QVERIFY(ann.waitFor("message ann: alone"));
}

void ChatHandlerTest::everybodySeesTheSameOrder()
{
    const auto server = chatServer();
    std::vector<std::unique_ptr<ChatPeer>> peers;
    for (int i = 0; i < 9; ++i)
        peers.push_back(std::make_unique<ChatPeer>(urlOf(*server)));
    for (const auto &peer : peers)
        QVERIFY(peer->waitForOpen());
    for (int number = 0; number < 10; ++number) {
        for (size_t i = 0; i < peers.size(); ++i) {
            const QByteArray name = "peer " + QByteArray::number(i);
            peers[i]->send(says(name.constData(), QByteArray::number(number).constData()));
        }
    }
    for (const auto &peer : peers)
        QTRY_COMPARE(peer->received().size(), 90);
    for (const auto &peer : peers)
        QCOMPARE(peer->received(), peers.front()->received());
    for (size_t i = 0; i < peers.size(); ++i) {
        const QByteArray start = "message peer " + QByteArray::number(i) + ": ";
        QByteArrayList own;
        for (const QByteArray &words : peers.front()->received()) {
            if (words.startsWith(start))
                own.append(words.mid(start.size()));
        }
        QCOMPARE(own, (QByteArrayList{"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"}));
    }
}

// Connections end in one thread while others send to them.
void ChatHandlerTest::comesAndGoesInAllThreads()
{
    auto hall = std::make_shared<ChatHall>(std::make_shared<SystemClock>());
    const auto server = serverOf({[hall] { return std::make_unique<ChatHandler>(HandlerPolicy(), hall); }, {}}, 4);
    ChatPeer stays(urlOf(*server));
    QVERIFY(stays.waitForOpen());
    stays.send(joins("stays"));
    for (int round = 0; round < 20; ++round) {
        std::vector<std::unique_ptr<ChatPeer>> peers;
        for (int i = 0; i < 8; ++i)
            peers.push_back(std::make_unique<ChatPeer>(urlOf(*server)));
        for (const auto &peer : peers)
            QVERIFY(peer->waitForOpen());
        for (const auto &peer : peers) {
            peer->send(joins("comes"));
            peer->send(says(nullptr, "and goes"));
            peer->connection()->reset();
        }
    }
    QTRY_COMPARE(hall->memberCount(), 1);
    stays.send(says(nullptr, "alone"));
    QVERIFY(stays.waitFor("message stays: alone"));
    const auto count = [&stays](const char *start) {
        return std::count_if(stays.received().begin(), stays.received().end(),
                             [start](const QByteArray &words) { return words.startsWith(start); });
    };
    QCOMPARE(count("joined "), count("left "));
}

void ChatHandlerTest::sendsFloodersAway()
{
    const auto server = serverOf(serverHandler(QStringLiteral("chat"), {}));
    ChatPeer flooder(urlOf(*server));
    QVERIFY(flooder.waitForOpen());
    for (int i = 0; i < 300; ++i)
        flooder.send(says("flooder", "x"));
    QTRY_COMPARE(flooder.closeCode(), wslib::CloseCode::PolicyViolation);
}

void ChatHandlerTest::sendsAwayWhoFindsItFull()
{
    ChatLimits limits;
    limits.maxPeople = 1;
    auto hall = std::make_shared<ChatHall>(std::make_shared<SystemClock>(), limits);
    const auto server = serverOf({[hall] { return std::make_unique<ChatHandler>(HandlerPolicy(), hall); }, {}});
    ChatPeer first(urlOf(*server));
    QVERIFY(first.waitForOpen());
    ChatPeer second(urlOf(*server));
    QTRY_COMPARE(second.closeCode(), wslib::CloseCode::TryAgainLater);
    first.send(says("first", "still here"));
    QVERIFY(first.waitFor("message first: still here"));
}

void ChatHandlerTest::dropsWhoDoesNotRead()
{
    wslib::ServerOptions options;
    options.connection.limits.maxSendBuffer = 500'000;
    ChatLimits limits;
    limits.floodBurst = 1e6;
    auto hall = std::make_shared<ChatHall>(std::make_shared<SystemClock>(), limits);
    const auto server =
        serverOf({[hall] { return std::make_unique<ChatHandler>(HandlerPolicy(), hall); }, {}}, 2, options);
    RawPeer slow(server->port());
    QVERIFY(slow.upgrade());
    slow.stopReading();
    ChatPeer quick(urlOf(*server));
    QVERIFY(quick.waitForOpen());
    const QByteArray message = says("quick", QByteArray(4000, 'x').constData());
    int sent = 0;
    while (hall->memberCount() == 2 && sent < 10'000) {
        for (int i = 0; i < 20; ++i, ++sent)
            quick.send(message);
        QTRY_COMPARE(quick.received().size(), sent); // he is served all the while
    }
    QVERIFY2(sent < 10'000, "the slow peer was never dropped");
}

void ChatHandlerTest::stopsWithPeople()
{
    auto server = chatServer();
    ChatPeer ann(urlOf(*server));
    ChatPeer bob(urlOf(*server));
    QVERIFY(ann.waitForOpen() && bob.waitForOpen());
    ann.send(joins("ann"));
    QVERIFY(ann.waitFor("people ann"));
    bob.send(joins("bob"));
    QVERIFY(ann.waitFor("joined bob"));
    server.reset();
    QTRY_COMPARE(ann.closeCode(), wslib::CloseCode::GoingAway);
    QTRY_COMPARE(bob.closeCode(), wslib::CloseCode::GoingAway);
}

void ChatHandlerTest::keepsToItsPolicy()
{
    HandlerPolicy policy;
    policy.origin.hosts = {"friend.example"};
    const auto server = serverOf(serverHandler(QStringLiteral("chat"), policy));
    RawPeer friendly(server->port());
    friendly.send(RawPeer::upgradeRequest("/", "Origin: http://friend.example\r\n"));
    QVERIFY(friendly.waitFor("HTTP/1.1 101 "));
    RawPeer evil(server->port());
    evil.send(RawPeer::upgradeRequest("/", "Origin: http://evil.example\r\n"));
    QVERIFY(evil.waitFor("HTTP/1.1 403 "));
}

void ChatHandlerTest::roomsAreTheServersOwn()
{
    const auto here = serverOf(serverHandler(QStringLiteral("chat"), {}));
    const auto there = serverOf(serverHandler(QStringLiteral("chat"), {}));
    ChatPeer peer(urlOf(*here));
    ChatPeer stranger(urlOf(*there));
    QVERIFY(peer.waitForOpen() && stranger.waitForOpen());
    peer.send(says("ann", "here"));
    QVERIFY(peer.waitFor("message ann: here"));
    stranger.send(says("ann", "there"));
    QVERIFY(stranger.waitFor("message ann: there"));
    QCOMPARE(stranger.received().size(), 1);
}

WINDSOCK_TEST(ChatHandlerTest)
#include "ChatHandlerTest.moc"
