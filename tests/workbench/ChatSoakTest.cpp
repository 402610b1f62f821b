#include "ChatWords.h"
#include "tests/support/ProcessCost.h"
#include "tests/support/TestRegistry.h"

#include "workbench/handlers/HandlerCatalogue.h"

#include "wslib/net/Client.h"
#include "wslib/net/Server.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTimer>
#include <QtTest>

using namespace workbench;
using wslib::Connection;

namespace {

constexpr int peopleCount = 200;

// Everybody's view of everybody: what must come next.
struct Person
{
    Connection *connection = nullptr;
    int sent = 0;
    std::array<int, peopleCount> next{}; ///< By sender.
    qint64 received = 0;
    qint64 outOfOrder = 0;
    qint64 other = 0;
};

void note(Person &person, const wslib::Message &message)
{
    const QJsonObject object = QJsonDocument::fromJson(message.payload).object();
    const QString text = object.value(QStringLiteral("message")).toString();
    if (object.value(QStringLiteral("type")) != QStringLiteral("message")) {
        if (object.value(QStringLiteral("type")) == QStringLiteral("error"))
            ++person.other;
        return;
    }
    const auto sender = static_cast<size_t>(text.section(u' ', 0, 0).toInt());
    ++person.received;
    if (sender >= peopleCount || person.next[sender]++ != text.section(u' ', 1, 1).toInt())
        ++person.outOfOrder;
}

// How long everybody talks; a minute by tests/soak/chat.
int seconds()
{
    return qEnvironmentVariableIntValue("WINDSOCK_SOAK_SECONDS") > 0
               ? qEnvironmentVariableIntValue("WINDSOCK_SOAK_SECONDS")
               : 5;
}

} // namespace

/// 200 people in a room, each sending once a second: nothing is lost, the order is kept, memory doesn't grow.
class ChatSoakTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void twoHundredPeopleTalk();

private:
    bool fillRoom(const QString &url);
    void speak(size_t index);
    qint64 receivedByAll() const;

    wslib::Client m_client;
    std::vector<Person> m_people;
};

// A third of them knows the whole protocol; the others only that of tornado's examples.
bool ChatSoakTest::fillRoom(const QString &url)
{
    m_people.resize(peopleCount);
    wslib::ClientRequest request;
    request.url = url;
    int open = 0;
    for (Person &person : m_people) {
        person.connection = m_client.open(request);
        connect(person.connection, &Connection::opened, this, [&open] { ++open; });
        connect(person.connection, &Connection::messageReceived, this,
                [&person](const wslib::Message &message) { note(person, message); });
    }
    if (!QTest::qWaitFor([&] { return open == peopleCount; }, 60'000))
        return false;
    for (size_t i = 0; i < m_people.size(); i += 3)
        m_people[i].connection->sendText(QByteArrayView(joins(("person " + QByteArray::number(i)).constData())));
    return true;
}

void ChatSoakTest::speak(size_t index)
{
    Person &person = m_people[index];
    const QByteArray name = "person " + QByteArray::number(index);
    const QByteArray text = QByteArray::number(index) + ' ' + QByteArray::number(person.sent++) + " hello, everybody";
    person.connection->sendText(QByteArrayView(says(name.constData(), text.constData())));
}

qint64 ChatSoakTest::receivedByAll() const
{
    qint64 sum = 0;
    for (const Person &person : m_people)
        sum += person.received;
    return sum;
}

void ChatSoakTest::twoHundredPeopleTalk()
{
    // 1. A room with everybody in it.
    wslib::Server server;
    server.setThreads(2);
    server.route(QRegularExpression(QStringLiteral("/")), serverHandler(QStringLiteral("chat"), {}).factory);
    QVERIFY(server.listen());
    QVERIFY(fillRoom(server.url() + QStringLiteral("/")));

    // 2. They talk, one after the other, each once a second.
    const int total = peopleCount * seconds();
    int spoken = 0;
    std::optional<qint64> memoryBefore;
    QElapsedTimer elapsed;
    elapsed.start();
    QTimer talk;
    connect(&talk, &QTimer::timeout, this, [&] {
        for (; spoken < total && spoken < elapsed.elapsed() * peopleCount / 1000; ++spoken)
            speak(static_cast<size_t>(spoken % peopleCount));
        if (!memoryBefore && spoken > total * 2 / 5)
            memoryBefore = ProcessCost::residentMemory(QCoreApplication::applicationPid());
    });
    talk.start(5);
    QTRY_COMPARE_WITH_TIMEOUT(spoken, total, (seconds() + 30) * 1000);
    const qint64 talkedMs = elapsed.elapsed();

    // 3. Everything has come to everybody, in order.
    QTRY_COMPARE_WITH_TIMEOUT(receivedByAll(), qint64{total} * peopleCount, 90'000);
    const auto memoryAfter = ProcessCost::residentMemory(QCoreApplication::applicationPid());
    for (const Person &person : m_people) {
        QCOMPARE(person.received, total);
        QCOMPARE(person.outOfOrder, 0);
        QCOMPARE(person.other, 0);
        QCOMPARE(person.connection->state(), Connection::State::Open);
    }
    qInfo("%d messages to %d people in %lld ms, the last %lld ms behind the last word; memory %+lld kB to %lld kB",
          total, peopleCount, elapsed.elapsed(), elapsed.elapsed() - talkedMs,
          memoryBefore ? (*memoryAfter - *memoryBefore) / 1024 : 0, memoryAfter.value_or(0) / 1024);
    if (memoryBefore)
        QVERIFY2(*memoryAfter - *memoryBefore < 8'000'000, "memory grows while people talk");
}

WINDSOCK_TEST(ChatSoakTest)
#include "ChatSoakTest.moc"
