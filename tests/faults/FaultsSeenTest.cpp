#include "tests/faults/Witness.h"
#include "tests/support/TestRegistry.h"
#include "tests/support/WireFrame.h"

#include "workbench/faults/FaultLane.h"
#include "workbench/faults/FaultText.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QtTest>

using namespace workbench;

/// Each fault, as a foreign client sees it: of a local server, and of a relay in front of one.
class FaultsSeenTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void latency_data() { witnesses(); }
    void latency();
    void bandwidth_data() { witnesses(); }
    void bandwidth();
    void chunk_data() { witnesses(); }
    void chunk();
    void stall_data() { witnesses(); }
    void stall();
    void drop_data() { witnesses(); }
    void drop();
    void duplicate_data() { witnesses(); }
    void duplicate();
    void reorder_data() { witnesses(); }
    void reorder();
    void corrupt_data() { witnesses(); }
    void corrupt();
    void noPong_data() { witnesses(); }
    void noPong();
    void noClose_data() { witnesses(); }
    void noClose();
    void noCloseHangs_data() { witnesses(); }
    void noCloseHangs();
    void reset_data() { witnesses(); }
    void reset();
    void disconnect_data() { witnesses(); }
    void disconnect();
    void wrongAccept_data() { witnesses(); }
    void wrongAccept();
    void unaskedExtension_data() { witnesses(); }
    void unaskedExtension();
    void refuse_data() { witnesses(); }
    void refuse();
    void noCompression_data() { witnesses(); }
    void noCompression();
    void toTheServer_data();
    void toTheServer();
    void theSameSeedStrikesTheSame_data();
    void theSameSeedStrikesTheSame();
    void compressedMessagesStayReadable_data() { witnesses(); }
    void compressedMessagesStayReadable();

private:
    static void witnesses();
    std::unique_ptr<FaultyServer> serve(const QStringList &arguments, const QString &place) const;
    std::unique_ptr<FaultyServer> serve(const QStringList &arguments) const;
    static Witness look(const FaultyServer &server, const QJsonObject &options = {});
    static int lostBy(const QStringList &faults, quint64 seed, const QStringList &texts);
    static QJsonObject sending(const QStringList &messages, int expect = 0, int patience = 5000);

    std::unique_ptr<FaultyServer> m_upstream;
};

void FaultsSeenTest::initTestCase()
{
    m_upstream = std::make_unique<FaultyServer>(QStringList{QStringLiteral("--compression")});
    QVERIFY(m_upstream->isListening());
}

void FaultsSeenTest::witnesses()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<QString>("place");
    QTest::newRow("ws, of a server") << QStringLiteral("ws_witness.js") << QStringLiteral("server");
    QTest::newRow("websockets, of a server") << QStringLiteral("websockets_witness.py") << QStringLiteral("server");
    QTest::newRow("ws, of a relay") << QStringLiteral("ws_witness.js") << QStringLiteral("relay");
}

std::unique_ptr<FaultyServer> FaultsSeenTest::serve(const QStringList &arguments, const QString &place) const
{
    const QStringList way = place == u"relay" ? QStringList{QStringLiteral("--upstream"), m_upstream->url()}
                                              : QStringList{QStringLiteral("--compression")};
    return std::make_unique<FaultyServer>(way + arguments);
}

std::unique_ptr<FaultyServer> FaultsSeenTest::serve(const QStringList &arguments) const
{
    QFETCH(QString, place);
    QStringList all;
    for (const QString &fault : arguments)
        all += {QStringLiteral("--fault"), fault};
    return serve(all, place);
}

Witness FaultsSeenTest::look(const FaultyServer &server, const QJsonObject &options)
{
    QFETCH(QString, script);
    return {script, server.url(), options};
}

QJsonObject FaultsSeenTest::sending(const QStringList &messages, int expect, int patience)
{
    return {{QStringLiteral("send"), QJsonArray::fromStringList(messages)},
            {QStringLiteral("expect"), expect},
            {QStringLiteral("patience"), patience}};
}

void FaultsSeenTest::latency()
{
    const auto server = serve({QStringLiteral("latency=300ms,jitter=50ms")});
    const Witness witness = look(*server, sending({QStringLiteral("a")}, 1));
    QCOMPARE(witness.messages(), QStringList{QStringLiteral("a")});
    QVERIFY2(witness.number("openMs") >= 240, witness.output);
    QVERIFY2(witness.time(0) - witness.number("openMs") >= 240, witness.output);
    QVERIFY(server->waitForStrikes(2));
    QVERIFY(server->strikes().at(1).startsWith(QStringLiteral("message 1 to the client is ")));
}

// 40 kB at 100 kB a second: all of them after 0.4 s, and not much sooner.
void FaultsSeenTest::bandwidth()
{
    const auto server = serve({QStringLiteral("bandwidth=100000")});
    QJsonObject options = sending({QStringLiteral("x"), QStringLiteral("y")}, 2, 10'000);
    options[QStringLiteral("size")] = 20'000;
    const Witness witness = look(*server, options);
    QCOMPARE(witness.messages(), (QStringList{QStringLiteral("20000 x"), QStringLiteral("20000 y")}));
    const double time = witness.time(1) - witness.number("openMs");
    QVERIFY2(time >= 250, witness.output);
    QVERIFY2(witness.time(1) - witness.time(0) >= 50, witness.output); // not at once, at the end
    QVERIFY(server->waitForStrikes(2));
}

void FaultsSeenTest::chunk()
{
    const auto server = serve({QStringLiteral("chunk=7,pause=50ms")});
    const QString text = QStringLiteral("a message of thirty-five characters");
    const Witness witness = look(*server, sending({text}, 1));
    QCOMPARE(witness.messages(), QStringList{text});
    // The message's frame is six pieces, 250 ms long. Of those, a client who is late reads several at once.
    QVERIFY2(witness.time(0) - witness.number("openMs") >= 150, witness.output);
    if (const QJsonValue pieces = witness.seen[QStringLiteral("pieces")]; pieces.isArray())
        QVERIFY2(pieces.toArray().size() >= 3, witness.output);
    QVERIFY(server->waitForStrikes(2));
}

void FaultsSeenTest::stall()
{
    const auto server = serve({QStringLiteral("stall=2,600ms")});
    const Witness witness =
        look(*server, sending({QStringLiteral("one"), QStringLiteral("two"), QStringLiteral("three")}, 3));
    QCOMPARE(witness.messages(), (QStringList{QStringLiteral("one"), QStringLiteral("two"), QStringLiteral("three")}));
    QVERIFY2(witness.time(1) - witness.time(0) >= 400, witness.output);
    QVERIFY2(witness.time(2) - witness.time(1) < witness.time(1) - witness.time(0), witness.output);
    QVERIFY(server->waitForStrikes(1));
    QCOMPARE(server->strikes(),
             QStringList{QStringLiteral("message 2 to the client stalls for 600 ms behind 3 of 5 bytes of its frame")});
}

void FaultsSeenTest::drop()
{
    const auto server = serve({QStringLiteral("drop=after:2")});
    const Witness witness = look(
        *server, sending({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c"), QStringLiteral("d")}, 0, 700));
    QCOMPARE(witness.messages(), (QStringList{QStringLiteral("a"), QStringLiteral("b")}));
    QCOMPARE(witness.number("code"), 1000);
    QVERIFY(server->waitForStrikes(2));
    QCOMPARE(server->strikes(), (QStringList{QStringLiteral("message 3 to the client is lost"),
                                             QStringLiteral("message 4 to the client is lost")}));
}

void FaultsSeenTest::duplicate()
{
    const auto server = serve({QStringLiteral("duplicate=every:2")});
    const Witness witness = look(*server, sending({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")}, 4));
    QCOMPARE(witness.messages(),
             (QStringList{QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("b"), QStringLiteral("c")}));
    QVERIFY(server->waitForStrikes(1));
    QCOMPARE(server->strikes(), QStringList{QStringLiteral("message 2 to the client goes twice")});
}

void FaultsSeenTest::reorder()
{
    const auto server = serve({QStringLiteral("reorder=at:2")});
    const Witness witness = look(*server, sending({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")}, 3));
    QCOMPARE(witness.messages(), (QStringList{QStringLiteral("a"), QStringLiteral("c"), QStringLiteral("b")}));
    QVERIFY(server->waitForStrikes(1));
    QCOMPARE(server->strikes().size(), 1);
}

void FaultsSeenTest::corrupt()
{
    const auto server = serve({QStringLiteral("corrupt=every:2")});
    const QString text = QStringLiteral("0123456789");
    const Witness witness = look(*server, sending({text, text, text}, 3));
    const QStringList messages = witness.messages();
    QCOMPARE(messages.size(), 3);
    QCOMPARE(messages.at(0), text);
    QCOMPARE(messages.at(2), text);
    QCOMPARE(messages.at(1).size(), text.size());
    int others = 0;
    for (int i = 0; i < text.size(); ++i)
        others += messages.at(1).at(i) != text.at(i) ? 1 : 0;
    QCOMPARE(others, 1);
    QVERIFY(server->waitForStrikes(1));
    QCOMPARE(server->strikes().size(), 1);
}

void FaultsSeenTest::noPong()
{
    const auto server = serve({QStringLiteral("no-pong=after:1")});
    QJsonObject options = sending({}, 0, 800);
    options[QStringLiteral("ping")] = 3;
    const Witness witness = look(*server, options);
    QCOMPARE(witness.number("pongs"), 1);
    QVERIFY(server->waitForStrikes(2));
    QCOMPARE(server->strikes(), (QStringList{QStringLiteral("pong 2 to the client is lost"),
                                             QStringLiteral("pong 3 to the client is lost")}));
}

void FaultsSeenTest::noClose()
{
    const auto server = serve({QStringLiteral("no-close")});
    const Witness witness = look(*server, sending({QStringLiteral("a")}, 1));
    QCOMPARE(witness.messages(), QStringList{QStringLiteral("a")});
    QCOMPARE(witness.number("code"), 1006);                     // nobody answered
    QVERIFY2(witness.number("closeMs") < 1500, witness.output); // but TCP has ended
    QVERIFY(server->waitForStrikes(1));
    QCOMPARE(server->strikes(), QStringList{QStringLiteral("the Close frame to the client is lost")});
}

void FaultsSeenTest::noCloseHangs()
{
    const auto server = serve({QStringLiteral("no-close=hang")});
    const Witness witness = look(*server, sending({QStringLiteral("a")}, 1));
    QCOMPARE(witness.number("code"), 1006);
    QVERIFY2(witness.number("closeMs") >= 1900, witness.output); // the client had to give up, or the server after 5 s
    QVERIFY(server->waitForStrikes(1));
    QCOMPARE(server->strikes().size(), 1);
}

void FaultsSeenTest::reset()
{
    const auto server = serve({QStringLiteral("reset=after:2")});
    const Witness witness = look(*server, sending({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")}));
    QCOMPARE(witness.messages(), (QStringList{QStringLiteral("a"), QStringLiteral("b")}));
    QCOMPARE(witness.number("code"), 1006);
    QVERIFY(server->waitForStrikes(1));
    QCOMPARE(server->strikes(), QStringList{QStringLiteral("the connection is reset behind message 2 to the client")});
}

void FaultsSeenTest::disconnect()
{
    const auto server = serve({QStringLiteral("disconnect=after:2")});
    const Witness witness = look(*server, sending({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")}));
    QCOMPARE(witness.messages(), (QStringList{QStringLiteral("a"), QStringLiteral("b")}));
    QCOMPARE(witness.number("code"), 1006);
    QVERIFY2(!witness.text("error").contains(QStringLiteral("ECONNRESET")), witness.output);
    QVERIFY(server->waitForStrikes(1));
    QCOMPARE(server->strikes(), QStringList{QStringLiteral("the connection is ended behind message 2 to the client")});
}

void FaultsSeenTest::wrongAccept()
{
    const auto server = serve({QStringLiteral("wrong-accept=first:1")});
    const Witness refused = look(*server);
    QVERIFY(!refused.opened());
    QVERIFY2(refused.text("error").contains(QStringLiteral("ccept")), refused.output);
    const Witness taken = look(*server, sending({QStringLiteral("a")}, 1));
    QCOMPARE(taken.messages(), QStringList{QStringLiteral("a")});
    QVERIFY(server->waitForStrikes(1));
    QCOMPARE(server->strikes().size(), 1);
}

void FaultsSeenTest::unaskedExtension()
{
    const auto server = serve({QStringLiteral("extension=x-tides")});
    const Witness witness = look(*server);
    QVERIFY(!witness.opened());
    QVERIFY2(witness.text("error").contains(QStringLiteral("xtension")), witness.output);
    QVERIFY(server->waitForStrikes(1));
    QVERIFY(server->strikes().first().endsWith(QStringLiteral("is answered with Sec-WebSocket-Extensions: x-tides")));
}

void FaultsSeenTest::refuse()
{
    const auto server = serve({QStringLiteral("refuse=2")});
    QCOMPARE(look(*server).number("status"), 503);
    QCOMPARE(look(*server).number("status"), 503);
    const Witness third = look(*server, sending({QStringLiteral("a")}, 1));
    QCOMPARE(third.messages(), QStringList{QStringLiteral("a")});
    QVERIFY(server->waitForStrikes(2));
    QCOMPARE(server->strikes().size(), 2);
}

void FaultsSeenTest::noCompression()
{
    const auto server = serve({QStringLiteral("no-compression=first:1")});
    QJsonObject options = sending({QStringLiteral("a")}, 1);
    options[QStringLiteral("deflate")] = true;
    const Witness without = look(*server, options);
    QCOMPARE(without.messages(), QStringList{QStringLiteral("a")});
    QCOMPARE(without.text("extensions"), QString());
    const Witness with = look(*server, options);
    QVERIFY2(with.text("extensions").startsWith(QStringLiteral("permessage-deflate")), with.output);
    QVERIFY(server->waitForStrikes(1));
    QCOMPARE(server->strikes().size(), 1);
}

void FaultsSeenTest::toTheServer_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("fault");
    QTest::addColumn<QStringList>("echoes");
    const auto row = [](const char *name, const char *fault, const QStringList &echoes) {
        for (const char *place : {"server", "relay"})
            QTest::addRow("%s, of a %s", name, place) << QStringLiteral("ws_witness.js") << QString::fromLatin1(place)
                                                      << QString::fromLatin1(fault) << echoes;
    };
    row("drop", "drop=at:2,to:server", {QStringLiteral("a"), QStringLiteral("c")});
    row("duplicate", "duplicate=at:2,to:server",
        {QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("b"), QStringLiteral("c")});
    row("reorder", "reorder=at:2,to:server", {QStringLiteral("a"), QStringLiteral("c"), QStringLiteral("b")});
    row("chunk", "chunk=1,to:server", {QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")});
    row("stall", "stall=2,200ms,to:both", {QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")});
}

void FaultsSeenTest::toTheServer()
{
    QFETCH(QString, fault);
    QFETCH(QStringList, echoes);
    const auto server = serve({fault});
    const Witness witness = look(*server, sending({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")},
                                                  static_cast<int>(echoes.size())));
    QCOMPARE(witness.messages(), echoes);
    QVERIFY(server->waitForStrikes(1));
    QVERIFY(server->strikes().first().contains(QStringLiteral("to the server")));
}

void FaultsSeenTest::theSameSeedStrikesTheSame_data()
{
    QTest::addColumn<QString>("place");
    QTest::newRow("server") << QStringLiteral("server");
    QTest::newRow("relay") << QStringLiteral("relay");
}

// How many of these messages to the client won't arrive.
int FaultsSeenTest::lostBy(const QStringList &faults, quint64 seed, const QStringList &texts)
{
    FaultPlan plan;
    plan.seed = seed;
    for (const QString &fault : faults)
        plan.faults.append(*parseFault(fault).value);
    int lost = 0;
    FaultLane lane(plan, FaultDirection::ToClient, 0,
                   [&lost](FaultKind kind, const QString & /*what*/) { lost += kind == FaultKind::Drop ? 1 : 0; });
    lane.put("HTTP/1.1 101 Switching Protocols\r\n\r\n", {});
    for (const QString &text : texts)
        lane.put(WireFrame::text(text.toUtf8()).bytes(), {});
    return lost;
}

void FaultsSeenTest::theSameSeedStrikesTheSame()
{
    QFETCH(QString, place);
    QStringList texts;
    for (int i = 0; i < 60; ++i)
        texts.append(QStringLiteral("message number %1").arg(i));
    const auto strikesOf = [&](const QString &seed) {
        const QStringList faults{QStringLiteral("drop=p:20%"), QStringLiteral("corrupt=p:20%"),
                                 QStringLiteral("latency=3ms,jitter=2ms")};
        QStringList arguments{QStringLiteral("--fault-seed"), seed};
        for (const QString &fault : faults)
            arguments += {QStringLiteral("--fault"), fault};
        const auto server = serve(arguments, place);
        const int left = 60 - lostBy(faults, seed.toULongLong(), texts);
        const Witness witness(QStringLiteral("ws_witness.js"), server->url(), sending(texts, left, 10'000));
        // What comes last: the answer to the client's Close frame, late as everything.
        (void)QTest::qWaitFor(
            [&] { return !server->strikes().filter(QStringLiteral("the Close frame to the client")).isEmpty(); },
            10'000);
        return server->strikes();
    };
    const QStringList once = strikesOf(QStringLiteral("42"));
    QVERIFY2(once.size() > 60, qPrintable(once.join(u'\n')));
    QCOMPARE(strikesOf(QStringLiteral("42")), once);
    QVERIFY(strikesOf(QStringLiteral("43")) != once);
}

// What is lost, or comes twice, isn't what others are inflated by.
void FaultsSeenTest::compressedMessagesStayReadable()
{
    const auto server = serve({QStringLiteral("drop=at:2"), QStringLiteral("duplicate=at:3,to:both")});
    const QString text = QStringLiteral("a text that has been there before, ");
    QJsonObject options = sending({text + u'1', text + u'2', text + u'3', text + u'4'}, 0, 1500);
    options[QStringLiteral("deflate")] = true;
    const Witness witness = look(*server, options);
    QVERIFY2(witness.text("extensions").startsWith(QStringLiteral("permessage-deflate")), witness.output);
    // 3 comes twice to the server; so of the answers 1 2 3 3 4, the second is lost and the third comes twice.
    QCOMPARE(witness.messages(), (QStringList{text + u'1', text + u'3', text + u'3', text + u'3', text + u'4'}));
}

WINDSOCK_TEST(FaultsSeenTest)
#include "FaultsSeenTest.moc"
