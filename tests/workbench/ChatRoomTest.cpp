#include "workbench/chat/ChatRoom.h"

#include "ChatWords.h"
#include "tests/support/TestRegistry.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

using namespace workbench;
using namespace std::chrono_literals;

namespace {

class SettableClock : public Clock
{
public:
    qint64 monotonicNs() const override { return now.count(); }
    qint64 wallClockMs() const override { return 1'700'000'000'000 + now / 1ms; }
    std::chrono::nanoseconds now{0};
};

} // namespace

/// The rules of the chat room, without a network.
class ChatRoomTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { open({}); }

    void takesTornadosExampleForAFullMember();
    void tornadosClientsGetNothingElse();
    void tellsWhoKnowsMoreWhoIsThere();
    void answersWhoAsksForPeople();
    void namesAreUnique();
    void renames();
    void aSecondAnnStaysTheSecond();
    void namesAreFreeAgain();
    void refuses_data();
    void refuses();
    void takes_data();
    void takes();
    void messagesSayWhenAndWhich();
    void idsRiseOverRestarts();
    void newcomersGetTheLastMessages();
    void theHistoryIsBoundedInBytes();
    void limitsFloods();
    void floodsAreOnesOwn();
    void dismissesFlooders();
    void forgivesAfterAWhile();
    void isFullSometime();
    void strangersDoNothing();

private:
    void open(const ChatLimits &limits);
    void take(const ChatOutcome &outcome);
    void enter(quint64 id) { take(m_room->enter(id)); }
    void leave(quint64 id) { take(m_room->leave(id)); }
    void receive(quint64 id, const QByteArray &text) { take(m_room->receive(id, {wslib::Opcode::Text, text})); }
    QByteArrayList takeInbox(quint64 id) { return m_inboxes.take(id); }
    /// How many of its messages were too fast.
    qsizetype takeRefusals(quint64 id) { return takeInbox(id).join('\n').count("error Too fast"); }
    QByteArray last(quint64 id) const { return m_inboxes.value(id).value(m_inboxes.value(id).size() - 1); }

    std::shared_ptr<SettableClock> m_clock;
    std::unique_ptr<ChatRoom> m_room;
    QHash<quint64, QByteArrayList> m_inboxes; ///< In words.
    QByteArray m_lastJson;
    std::optional<ChatOutcome::Dismissal> m_dismissal;
};

void ChatRoomTest::open(const ChatLimits &limits)
{
    m_clock = std::make_shared<SettableClock>();
    m_room = std::make_unique<ChatRoom>(m_clock, limits);
    m_inboxes.clear();
}

void ChatRoomTest::take(const ChatOutcome &outcome)
{
    for (const ChatDelivery &delivery : outcome.deliveries) {
        m_lastJson = delivery.json;
        for (const quint64 id : delivery.to)
            m_inboxes[id].append(chatWords(delivery.json));
    }
    m_dismissal = outcome.dismissal;
}

void ChatRoomTest::takesTornadosExampleForAFullMember()
{
    enter(1);
    enter(2);
    receive(1, says("ann", "hello"));
    receive(2, says("bob", "hi ann"));
    receive(1, says("ann", "bye"));
    const QByteArrayList all{"message ann: hello", "message bob: hi ann", "message ann: bye"};
    QCOMPARE(takeInbox(1), all); // one's own, too
    QCOMPARE(takeInbox(2), all);
    QCOMPARE(m_room->people(), (QStringList{QStringLiteral("ann"), QStringLiteral("bob")}));
}

void ChatRoomTest::tornadosClientsGetNothingElse()
{
    enter(1);
    receive(1, says("ann", "hello"));
    enter(2);
    receive(2, joins("bob"));
    leave(2);
    QCOMPARE(takeInbox(1), QByteArrayList{"message ann: hello"});
}

void ChatRoomTest::tellsWhoKnowsMoreWhoIsThere()
{
    enter(1);
    receive(1, joins("ann"));
    enter(2);
    receive(2, says("tornado", "hello"));
    enter(3);
    receive(3, joins("bob"));
    leave(2);
    leave(3);
    QCOMPARE(takeInbox(1), (QByteArrayList{"welcome ann", "people ann", "joined tornado", "message tornado: hello",
                                           "joined bob", "left tornado", "left bob"}));
    QCOMPARE(takeInbox(3),
             (QByteArrayList{"message tornado: hello", "welcome bob", "people ann, tornado, bob", "left tornado"}));
}

void ChatRoomTest::answersWhoAsksForPeople()
{
    enter(1);
    receive(1, says("ann", "x"));
    enter(2);
    receive(2, chatRequest("people", nullptr, nullptr));
    QCOMPARE(m_room->people(), QStringList{QStringLiteral("ann")}); // who only asks hasn't joined
    enter(3);
    receive(3, joins("bob"));
    QCOMPARE(takeInbox(2), (QByteArrayList{"message ann: x", "people ann", "joined bob"}));
    leave(2);
    QVERIFY(!m_inboxes.value(3).contains("left "));
}

void ChatRoomTest::namesAreUnique()
{
    for (quint64 id = 1; id <= 4; ++id)
        enter(id);
    receive(1, joins("ann"));
    receive(2, joins("Ann"));
    receive(3, joins(" ann\u200B"));
    receive(4, says("ANN", "I"));
    QCOMPARE(m_room->people(), (QStringList{QStringLiteral("ann"), QStringLiteral("Ann (2)"), QStringLiteral("ann (3)"),
                                            QStringLiteral("ANN (4)")}));
    QCOMPARE(last(1), QByteArray("message ANN (4): I"));
}

void ChatRoomTest::renames()
{
    enter(1);
    enter(2);
    receive(1, joins("ann"));
    receive(2, joins("bob"));
    receive(2, joins("bert"));
    QCOMPARE(last(1), QByteArray("renamed bob to bert"));
    QCOMPARE(last(2), QByteArray("welcome bert"));
    receive(2, says("ernie", "hi")); // as clients of tornado's examples may
    QCOMPARE(takeInbox(1).mid(3),
             (QByteArrayList{"renamed bob to bert", "renamed bert to ernie", "message ernie: hi"}));
    receive(2, says(nullptr, "still me"));
    receive(2, says("  ", "and now?"));
    QCOMPARE(takeInbox(1), (QByteArrayList{"message ernie: still me", "message ernie: and now?"}));
    receive(2, joins("ernie")); // nothing new, but an answer
    QCOMPARE(takeInbox(1), QByteArrayList());
    QCOMPARE(last(2), QByteArray("welcome ernie"));
}

void ChatRoomTest::aSecondAnnStaysTheSecond()
{
    enter(1);
    enter(2);
    receive(1, says("ann", "1"));
    receive(2, says("ann", "2"));
    leave(1);
    receive(2, says("ann", "3")); // it says ann each time
    QCOMPARE(last(2), QByteArray("message ann (2): 3"));
    receive(2, says("ann (2)", "4")); // or what it is called
    QCOMPARE(last(2), QByteArray("message ann (2): 4"));
    receive(2, says("ann", "5"));
    QCOMPARE(last(2), QByteArray("message ann: 5"));
}

void ChatRoomTest::namesAreFreeAgain()
{
    enter(1);
    receive(1, joins("ann"));
    receive(1, joins("bob"));
    enter(2);
    receive(2, joins("ann"));
    leave(1);
    enter(3);
    receive(3, joins("bob"));
    QCOMPARE(m_room->people(), (QStringList{QStringLiteral("ann"), QStringLiteral("bob")}));
}

void ChatRoomTest::refuses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("mentions");
    const auto row = [](const char *what, const QByteArray &text, const char *mentions) {
        QTest::newRow(what) << text << QByteArray(mentions);
    };
    row("no JSON", "hello", "Invalid JSON");
    row("nothing", "", "Invalid JSON");
    row("half", R"({"user":"ann")", "Invalid JSON");
    row("an array", R"(["ann","hi"])", "Invalid JSON");
    row("a string", R"("hi")", "Invalid JSON");
    row("null", "null", "Invalid JSON");
    row("too deep", QByteArray(5000, '['), "Invalid JSON");
    row("no message", R"({"user":"ann"})", "\"message\"");
    row("a number for a message", R"({"user":"ann","message":1})", "\"message\"");
    row("null for a message", R"({"user":"ann","message":null})", "\"message\"");
    row("an empty message", R"({"user":"ann","message":""})", "empty");
    row("a blank message", R"({"user":"ann","message":" \n "})", "empty");
    row("a number for a name", R"({"user":1,"message":"hi"})", "\"user\"");
    row("an object for a name", R"({"type":"join","user":{}})", "\"user\"");
    row("an unknown type", R"({"type":"shout","message":"hi"})", "type");
    row("a number for a type", R"({"type":1,"message":"hi"})", "type");
    row("4001 characters", says("ann", QByteArray(4001, 'x').constData()), "4000 characters");
    row("4001 astral characters", says("ann", QByteArray("\U0001F600").repeated(4001).constData()), "4000 characters");
    row("100 kB", says("ann", QByteArray(100'000, 'x').constData()), "larger than");
}

void ChatRoomTest::refuses()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, mentions);
    enter(1);
    enter(2);
    receive(2, joins("bob"));
    m_inboxes.clear();
    receive(1, text);
    QCOMPARE(m_inboxes.value(1).size(), 1);
    QVERIFY2(last(1).startsWith("error ") && last(1).contains(mentions), last(1).constData());
    QCOMPARE(takeInbox(2), QByteArrayList()); // to the sender alone
    QCOMPARE(m_room->people(), QStringList{QStringLiteral("bob")});
    QVERIFY(!m_dismissal);
    receive(1, says("ann", "now right"));
    QCOMPARE(last(2), QByteArray("message ann: now right"));
}

void ChatRoomTest::takes_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("message");
    const auto row = [](const char *what, const QByteArray &text, const QByteArray &message) {
        QTest::newRow(what) << text << message;
    };
    row("tornado's", R"({"user": "ann", "message": "hi"})", "ann: hi");
    row("with its type", R"({"type":"message","user":"ann","message":"hi"})", "ann: hi");
    row("with more in it", R"({"user":"ann","message":"hi","room":7,"id":"x"})", "ann: hi");
    row("without a name", R"({"message":"hi"})", "guest: hi");
    row("with an empty name", R"({"user":"","message":"hi"})", "guest: hi");
    row("with no name", R"({"user":null,"message":"hi"})", "guest: hi");
    row("lines and markup", R"({"user":"<i>","message":" a\n\t<b>&amp; "})", "<i>:  a\n\t<b>&amp; ");
    row("4000 characters", says("ann", QByteArray(4000, 'x').constData()), "ann: " + QByteArray(4000, 'x'));
    row("4000 astral characters, escaped",
        R"({"message":")" + QByteArray(R"(\ud83d\ude00)").repeated(4000) + R"(","user":"ann"})",
        "ann: " + QByteArray("\U0001F600").repeated(4000));
}

void ChatRoomTest::takes()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, message);
    enter(1);
    receive(1, text);
    QCOMPARE(takeInbox(1), QByteArrayList{"message " + message});
}

void ChatRoomTest::messagesSayWhenAndWhich()
{
    enter(1);
    m_clock->now = 1500ms;
    receive(1, says("ann", "hi"));
    const QJsonObject first = QJsonDocument::fromJson(m_lastJson).object();
    QCOMPARE(first.value(QStringLiteral("time")).toInteger(), 1'700'000'001'500);
    QVERIFY(first.value(QStringLiteral("id")).toInteger() > 0);
    receive(1, says("ann", "hi"));
    const QJsonObject second = QJsonDocument::fromJson(m_lastJson).object();
    QVERIFY(second.value(QStringLiteral("id")).toInteger() > first.value(QStringLiteral("id")).toInteger());
    QCOMPARE(first.size(), 5);
}

void ChatRoomTest::idsRiseOverRestarts()
{
    const auto idOf = [](const QByteArray &json) {
        return QJsonDocument::fromJson(json).object().value(QStringLiteral("id")).toDouble();
    };
    enter(1);
    for (int i = 0; i < 10; ++i)
        receive(1, says("ann", "hi"));
    const double before = idOf(m_lastJson);
    m_clock->now = 1s;
    m_room = std::make_unique<ChatRoom>(m_clock);
    enter(1);
    receive(1, says("ann", "hi"));
    QVERIFY(idOf(m_lastJson) > before);
    QVERIFY(idOf(m_lastJson) < 9e15); // exact in JavaScript
}

void ChatRoomTest::newcomersGetTheLastMessages()
{
    enter(1);
    QByteArrayList all;
    for (int i = 0; i < 130; ++i) {
        m_clock->now += 1s;
        receive(1, says("ann", QByteArray::number(i).constData()));
        all.append("message ann: " + QByteArray::number(i));
    }
    const QByteArray newest = m_lastJson;
    enter(2);
    QCOMPARE(takeInbox(2), all.last(100));
    QCOMPARE(m_lastJson, newest); // with its old time and id
    receive(2, joins("bob"));
    QCOMPARE(takeInbox(2), (QByteArrayList{"welcome bob", "people ann, bob"}));
}

void ChatRoomTest::theHistoryIsBoundedInBytes()
{
    ChatLimits limits;
    limits.historyBytes = 10'000;
    open(limits);
    enter(1);
    for (int i = 0; i < 8; ++i)
        receive(1, says("ann", QByteArray(3000, static_cast<char>('a' + i)).constData()));
    enter(2);
    QCOMPARE(takeInbox(2),
             (QByteArrayList{"message ann: " + QByteArray(3000, 'f'), "message ann: " + QByteArray(3000, 'g'),
                             "message ann: " + QByteArray(3000, 'h')}));
}

void ChatRoomTest::limitsFloods()
{
    enter(1);
    enter(2);
    for (int i = 0; i < 15; ++i)
        receive(1, says("ann", "x"));
    QCOMPARE(takeInbox(2).size(), 10);
    QCOMPARE(takeRefusals(1), 5);
    m_clock->now += 1s;
    for (int i = 0; i < 15; ++i)
        receive(1, says("ann", "x"));
    QCOMPARE(takeInbox(2).size(), 5);
    m_clock->now += 1h; // no more than ten are saved up
    for (int i = 0; i < 15; ++i)
        receive(1, i % 2 == 0 ? joins("ann") : QByteArray("nonsense")); // whatever it is
    QCOMPARE(takeRefusals(1), 10 + 5);
    QVERIFY(!m_dismissal);
}

void ChatRoomTest::floodsAreOnesOwn()
{
    enter(1);
    enter(2);
    for (int i = 0; i < 15; ++i)
        receive(1, says("ann", "x"));
    receive(2, says("bob", "may I?"));
    QCOMPARE(last(1), QByteArray("message bob: may I?"));
    for (int i = 0; i < 300; ++i) { // five a second, without end
        m_clock->now += 200ms;
        receive(2, says("bob", "x"));
    }
    QVERIFY(!takeInbox(2).join().contains("error"));
}

void ChatRoomTest::dismissesFlooders()
{
    enter(1);
    int sent = 0;
    do {
        receive(1, says("ann", "x"));
        ++sent;
    } while (!m_dismissal && sent < 1000);
    QCOMPARE(sent, 10 + 100);
    QCOMPARE(m_dismissal->code, wslib::CloseCode::PolicyViolation);
    QVERIFY(m_dismissal->reason.toUtf8().size() <= 123);
    QVERIFY(!m_dismissal->reason.isEmpty());
}

void ChatRoomTest::forgivesAfterAWhile()
{
    enter(1);
    for (int round = 0; round < 10; ++round) {
        for (int i = 0; i < 109; ++i)
            receive(1, says("ann", "x"));
        QVERIFY(!m_dismissal);
        m_clock->now += 61s;
    }
}

void ChatRoomTest::isFullSometime()
{
    ChatLimits limits;
    limits.maxPeople = 2;
    open(limits);
    enter(1);
    QVERIFY(!m_dismissal);
    enter(2);
    QVERIFY(!m_dismissal);
    enter(3);
    QCOMPARE(m_dismissal->code, wslib::CloseCode::TryAgainLater);
    QVERIFY(m_dismissal->reason.toUtf8().size() <= 123);
    receive(3, says("eve", "let me in"));
    leave(3);
    QCOMPARE(m_inboxes.size(), 0);
    leave(1);
    enter(4);
    QVERIFY(!m_dismissal);
}

void ChatRoomTest::strangersDoNothing()
{
    enter(1);
    receive(7, says("eve", "hi"));
    leave(7);
    QCOMPARE(m_inboxes.size(), 0);
    QCOMPARE(m_room->memberCount(), 1);
    take(m_room->receive(1, {wslib::Opcode::Binary, says("ann", "hi")}));
    QVERIFY2(last(1).startsWith("error ") && last(1).contains("binary"), last(1).constData());
}

WINDSOCK_TEST(ChatRoomTest)
#include "ChatRoomTest.moc"
