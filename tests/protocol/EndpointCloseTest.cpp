#include "tests/support/Conversation.h"
#include "tests/support/EventText.h"
#include "tests/support/TestRegistry.h"

#include <QtTest>

using namespace wslib;
using Result = Endpoint::SendResult;
using State = Endpoint::State;

class EndpointCloseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void closes_data();
    void closes();
    void refusesCodesThatMustNotBeSent_data();
    void refusesCodesThatMustNotBeSent();
    void refusesReasonsThatCannotBeSent();
    void cutsLongReasonsBetweenCharacters();
    void echoesTheCodeOfThePeer();
    void refusesTheCodesThatMustNotCome();
    void closesBetweenFragments();
    void hearsNothingAfterTheClose();
    void finishesWhatThePeerStillSends();
    void answersNoCloseTwice();
    void failsWithoutASecondClose();
    void isFailedByTheApplication();
    void shortensTheReasonOfAFailure();
    void answersEarlierMessagesFirst();
    void closesBothEnds();
    void closesBothEndsAtOnce();
};

namespace {

const QList<Role> bothRoles{Role::Client, Role::Server};

bool mayCome(int code)
{
    return (code >= 1000 && code <= 1003) || (code >= 1007 && code <= 1014) || (code >= 3000 && code <= 4999);
}

} // namespace

void EndpointCloseTest::closes_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("reason");
    QTest::newRow("without a code") << 0 << QByteArray();
    QTest::newRow("code") << 1000 << QByteArray();
    QTest::newRow("code and reason") << 1001 << QByteArray("bye");
    QTest::newRow("non-ASCII reason") << 1011 << QByteArray("\xC3\xA4");
    QTest::newRow("longest reason") << 4000 << QByteArray(123, 'r');
    for (const int code : {1002, 1003, 1007, 1008, 1009, 1010, 1012, 1013, 1014, 3000, 3999, 4999})
        QTest::addRow("%d", code) << code << QByteArray("r");
}

void EndpointCloseTest::closes()
{
    QFETCH(int, code);
    QFETCH(QByteArray, reason);
    const auto given = code != 0 ? std::optional(static_cast<CloseCode>(code)) : std::nullopt;
    const WireFrame expected = code != 0 ? WireFrame::close(code, reason) : WireFrame::close();
    for (const Role role : bothRoles) {
        Endpoint endpoint = makeEndpoint(role);
        QCOMPARE(endpoint.close(given, reason), Result::Queued);
        QCOMPARE(endpoint.state(), State::CloseSent);
        QCOMPARE(endpoint.takeOutput(), fromEndpoint(role, expected));
        QVERIFY(endpoint.takeEvents().empty());
    }
    Endpoint byDefault = makeEndpoint(Role::Server);
    QCOMPARE(byDefault.close(), Result::Queued);
    QCOMPARE(byDefault.takeOutput(), WireFrame::close(1000).bytes());
}

void EndpointCloseTest::refusesCodesThatMustNotBeSent_data()
{
    QTest::addColumn<int>("code");
    for (const int code : {0, 1, 999, 1004, 1005, 1006, 1015, 1016, 1999, 2000, 2999, 5000, 65535})
        QTest::addRow("%d", code) << code;
}

void EndpointCloseTest::refusesCodesThatMustNotBeSent()
{
    QFETCH(int, code);
    for (const QByteArray &reason : {QByteArray(), QByteArray("r")}) {
        Endpoint endpoint = makeEndpoint(Role::Client);
        QCOMPARE(endpoint.close(static_cast<CloseCode>(code), reason), Result::InvalidCode);
        QCOMPARE(endpoint.state(), State::Open);
        QVERIFY(!endpoint.hasOutput());
    }
}

void EndpointCloseTest::refusesReasonsThatCannotBeSent()
{
    Endpoint endpoint = makeEndpoint(Role::Client);
    QCOMPARE(endpoint.close(std::nullopt, "why"), Result::InvalidCode);
    QCOMPARE(endpoint.close(CloseCode::Normal, "\xFF"), Result::InvalidUtf8);
    QCOMPARE(endpoint.close(CloseCode::Normal, "cut \xC3"), Result::InvalidUtf8);
    QCOMPARE(endpoint.close(CloseCode::Normal, QByteArray(200, 'r') + '\xFF'), Result::InvalidUtf8);
    QCOMPARE(endpoint.state(), State::Open);
    QVERIFY(!endpoint.hasOutput());
    QCOMPARE(endpoint.close(CloseCode::Normal, "r"), Result::Queued);
    QCOMPARE(endpoint.takeOutput(), fromEndpoint(Role::Client, WireFrame::close(1000, "r"), 0));
}

void EndpointCloseTest::cutsLongReasonsBetweenCharacters()
{
    const QByteArray euro("\xE2\x82\xAC");
    Endpoint fits = makeEndpoint(Role::Server);
    fits.close(CloseCode::Normal, euro.repeated(50));
    QCOMPARE(fits.takeOutput(), WireFrame::close(1000, euro.repeated(41)).bytes()); // 123 bytes
    Endpoint cut = makeEndpoint(Role::Server);
    cut.close(CloseCode::Normal, "a" + euro.repeated(50));
    QCOMPARE(cut.takeOutput(), WireFrame::close(1000, "a" + euro.repeated(40)).bytes()); // 121 bytes
}

// RFC 6455 §5.5.1: "typically echoes the status code it received"; the reason is not ours to repeat.
void EndpointCloseTest::echoesTheCodeOfThePeer()
{
    for (const Role role : bothRoles) {
        expectOutcome(role, toEndpoint(role, WireFrame::close()),
                      {{"close 1005 \"\""}, fromEndpoint(role, WireFrame::close()), State::Closed});
        expectOutcome(role, toEndpoint(role, WireFrame::close(1001, "bye")),
                      {{"close 1001 \"bye\""}, fromEndpoint(role, WireFrame::close(1001)), State::Closed});
        const QByteArray longest(123, 'r');
        expectOutcome(role, toEndpoint(role, WireFrame::close(4999, longest)),
                      {{"close 4999 \"" + longest + '"'}, fromEndpoint(role, WireFrame::close(4999)), State::Closed});
        for (int code = 0; code < 65536; ++code) {
            if (!mayCome(code))
                continue;
            Endpoint endpoint = makeEndpoint(role);
            endpoint.receive(toEndpoint(role, WireFrame::close(code)));
            QCOMPARE(endpoint.takeOutput(), fromEndpoint(role, WireFrame::close(code)));
            QCOMPARE(eventTexts(endpoint.takeEvents()), QByteArrayList{"close " + QByteArray::number(code) + " \"\""});
        }
    }
}

// RFC 6455 §7.4.1 and §7.4.2
void EndpointCloseTest::refusesTheCodesThatMustNotCome()
{
    for (const Role role : bothRoles) {
        for (const int code : {0, 999, 1004, 1005, 1006, 1015, 1016, 2999, 5000, 65535})
            expectFailure(role, toEndpoint(role, WireFrame::close(code, "r")), CloseCode::ProtocolError);
        for (int code = 0; code < 65536; ++code) {
            if (mayCome(code))
                continue;
            Endpoint endpoint = makeEndpoint(role);
            endpoint.receive(toEndpoint(role, WireFrame::close(code)));
            QCOMPARE(eventTexts(endpoint.takeEvents()), QByteArrayList{"failed 1002"});
        }
    }
}

void EndpointCloseTest::closesBetweenFragments()
{
    for (const Role role : bothRoles) {
        const QByteArray wire = toEndpoint(role, WireFrame::text("half").unfinished())
                                + toEndpoint(role, WireFrame::close(1001))
                                + toEndpoint(role, WireFrame::continuation("lost"));
        expectOutcome(role, wire, {{"close 1001 \"\""}, fromEndpoint(role, WireFrame::close(1001)), State::Closed});
    }
}

// RFC 6455 §5.5.1 and §1.4: what follows a Close frame is discarded, be it right or wrong.
void EndpointCloseTest::hearsNothingAfterTheClose()
{
    for (const Role role : bothRoles) {
        const QByteArray close = toEndpoint(role, WireFrame::close(1000));
        const Outcome expected{{"close 1000 \"\""}, fromEndpoint(role, WireFrame::close(1000)), State::Closed};
        for (const WireFrame &late : {WireFrame::text("x"), WireFrame::ping("x"), WireFrame::close(1001), WireFrame(3)})
            expectOutcome(role, close + toEndpoint(role, late), expected);
        expectOutcome(role, close + "not a frame at all", expected);
    }
}

// RFC 6455 §5.5.1: until the peer's Close comes, its messages are heard and its pings answered.
void EndpointCloseTest::finishesWhatThePeerStillSends()
{
    for (const Role role : bothRoles) {
        Endpoint endpoint = makeEndpoint(role);
        endpoint.receive(toEndpoint(role, WireFrame::text("be").unfinished()));
        endpoint.close(CloseCode::GoingAway);
        QCOMPARE(endpoint.takeOutput(), fromEndpoint(role, WireFrame::close(1001), 0));
        endpoint.receive(toEndpoint(role, WireFrame::ping("p")) + toEndpoint(role, WireFrame::continuation("fore")));
        QCOMPARE(endpoint.takeOutput(), fromEndpoint(role, WireFrame::pong("p"), 1));
        endpoint.receive(toEndpoint(role, WireFrame::binary("after")) + toEndpoint(role, WireFrame::pong("q")));
        QCOMPARE(endpoint.state(), State::CloseSent);
        endpoint.receive(toEndpoint(role, WireFrame::close(1001, "yes")) + toEndpoint(role, WireFrame::text("late")));
        QCOMPARE(eventTexts(endpoint.takeEvents()), (QByteArrayList{"ping \"p\"", "text \"before\"", "binary \"after\"",
                                                                    "pong \"q\"", "close 1001 \"yes\""}));
        QCOMPARE(endpoint.state(), State::Closed);
        QVERIFY(!endpoint.hasOutput());
    }
}

void EndpointCloseTest::answersNoCloseTwice()
{
    Endpoint endpoint = makeEndpoint(Role::Server);
    QCOMPARE(endpoint.close(CloseCode::Normal), Result::Queued);
    QCOMPARE(endpoint.close(CloseCode::GoingAway), Result::NotOpen);
    QCOMPARE(endpoint.takeOutput(), WireFrame::close(1000).bytes());
    // Another code than ours is an answer like any.
    endpoint.receive(WireFrame::close(3000).masked().bytes());
    QCOMPARE(eventTexts(endpoint.takeEvents()), QByteArrayList{"close 3000 \"\""});
    QVERIFY(!endpoint.hasOutput());
    QCOMPARE(endpoint.state(), State::Closed);
}

void EndpointCloseTest::failsWithoutASecondClose()
{
    for (const QByteArray &wrong : {WireFrame(3).masked().bytes(), WireFrame::text("\xFF").masked().bytes(),
                                    WireFrame::close(1005).masked().bytes(), WireFrame::text("x").bytes()}) {
        Endpoint endpoint = makeEndpoint(Role::Server);
        endpoint.close();
        endpoint.takeOutput();
        endpoint.receive(wrong + WireFrame::ping().masked().bytes());
        const QByteArrayList events = eventTexts(endpoint.takeEvents());
        QCOMPARE(events.size(), 1);
        QVERIFY(events.first().startsWith("failed "));
        QVERIFY(!endpoint.hasOutput());
        QCOMPARE(endpoint.state(), State::Closed);
    }
}

void EndpointCloseTest::isFailedByTheApplication()
{
    for (const Role role : bothRoles) {
        Endpoint endpoint = makeEndpoint(role);
        endpoint.fail({CloseCode::InternalError, "handler failed"});
        QCOMPARE(endpoint.state(), State::Ending);
        QVERIFY(endpoint.hasOutput());
        QCOMPARE(endpoint.takeOutput(), fromEndpoint(role, WireFrame::close(1011, "handler failed")));
        QCOMPARE(endpoint.state(), State::Closed);
        QCOMPARE(eventTexts(endpoint.takeEvents()), QByteArrayList{"failed 1011"});
        endpoint.fail({CloseCode::PolicyViolation, "again"});
        endpoint.receive(toEndpoint(role, WireFrame::text("late")));
        QVERIFY(!endpoint.hasOutput());
        QVERIFY(endpoint.takeEvents().empty());
    }
    Endpoint closing = makeEndpoint(Role::Server);
    closing.close();
    closing.takeOutput();
    closing.fail({CloseCode::InternalError, "handler failed"});
    QVERIFY(!closing.hasOutput());
    QCOMPARE(closing.state(), State::Closed);
    QCOMPARE(eventTexts(closing.takeEvents()), QByteArrayList{"failed 1011"});
}

void EndpointCloseTest::shortensTheReasonOfAFailure()
{
    const QByteArray text(130, 't');
    Endpoint endpoint = makeEndpoint(Role::Server);
    endpoint.fail({CloseCode::InternalError, text.constData()});
    QCOMPARE(endpoint.takeOutput(), WireFrame::close(1011, text.first(123)).bytes());
}

// Messages and the Close behind them often come in one read: who answers the messages still can (RFC 6455 §5.5.1: "An
// endpoint MAY delay sending a Close frame until its current message is sent").
void EndpointCloseTest::answersEarlierMessagesFirst()
{
    for (const Role role : bothRoles) {
        Endpoint endpoint = makeEndpoint(role);
        endpoint.receive(toEndpoint(role, WireFrame::text("a")) + toEndpoint(role, WireFrame::close(1000)));
        QCOMPARE(endpoint.sendText("answer"), Endpoint::SendResult::Queued);
        QCOMPARE(endpoint.close(CloseCode::GoingAway), Endpoint::SendResult::NotOpen);
        QCOMPARE(endpoint.takeOutput(),
                 fromEndpoint(role, WireFrame::text("answer"), 0) + fromEndpoint(role, WireFrame::close(1000), 1));
        QCOMPARE(endpoint.sendText("late"), Endpoint::SendResult::NotOpen);
    }
    Endpoint failed = makeEndpoint(Role::Server);
    failed.receive(WireFrame::text("a").masked().bytes() + WireFrame::text("not masked").bytes());
    QCOMPARE(failed.sendText("answer"), Endpoint::SendResult::Queued);
    const QByteArray output = failed.takeOutput();
    QVERIFY(output.startsWith(WireFrame::text("answer").bytes() + '\x88'));
}

// RFC 6455 §7.1.2: one end starts, the other answers, both are closed.
void EndpointCloseTest::closesBothEnds()
{
    Endpoint client = makeEndpoint(Role::Client);
    Endpoint server = makeEndpoint(Role::Server);
    client.sendText("last words");
    client.close(CloseCode::GoingAway, "tab closed");
    server.receive(client.takeOutput());
    QCOMPARE(server.state(), State::Ending);
    QCOMPARE(eventTexts(server.takeEvents()), (QByteArrayList{"text \"last words\"", "close 1001 \"tab closed\""}));
    QCOMPARE(client.state(), State::CloseSent);
    client.receive(server.takeOutput());
    QCOMPARE(server.state(), State::Closed);
    QCOMPARE(client.state(), State::Closed);
    QCOMPARE(eventTexts(client.takeEvents()), QByteArrayList{"close 1001 \"\""});
    QVERIFY(!client.hasOutput());
    QVERIFY(!server.hasOutput());
}

// RFC 6455 §7.1.2 allows both to start at the same time.
void EndpointCloseTest::closesBothEndsAtOnce()
{
    Endpoint client = makeEndpoint(Role::Client);
    Endpoint server = makeEndpoint(Role::Server);
    client.close(CloseCode::Normal);
    server.close(CloseCode::GoingAway);
    const QByteArray fromClient = client.takeOutput();
    client.receive(server.takeOutput());
    server.receive(fromClient);
    QCOMPARE(client.state(), State::Closed);
    QCOMPARE(server.state(), State::Closed);
    QCOMPARE(eventTexts(client.takeEvents()), QByteArrayList{"close 1001 \"\""});
    QCOMPARE(eventTexts(server.takeEvents()), QByteArrayList{"close 1000 \"\""});
    QVERIFY(!client.hasOutput());
    QVERIFY(!server.hasOutput());
}

WINDSOCK_TEST(EndpointCloseTest)
#include "EndpointCloseTest.moc"
