#include "tests/support/Conversation.h"
#include "tests/support/EventText.h"
#include "tests/support/Pieces.h"
#include "tests/support/ProcessCost.h"
#include "tests/support/TestRegistry.h"
#include "tests/support/ZlibDeflater.h"

#include "wslib/protocol/ClientHandshake.h"
#include "wslib/protocol/ServerHandshake.h"

#include <QtTest>

using namespace wslib;
using State = Endpoint::State;

Q_DECLARE_METATYPE(wslib::Role)
Q_DECLARE_METATYPE(wslib::HandshakeFailure)

// What went wrong elsewhere, in the public advisories and issues of ws, tornado, python-websockets, websocketpp,
// uWebSockets, libwebsockets, undici and QtWebSockets. Each test is named by the fault that must not be here; those
// that need a socket are in tests/net/AdvisoriesTest.cpp.
class AdvisoriesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data();
    void sizeLimitAppliedOnlyBeforeInflating();
    void bombInflatedBeforeItIsMeasured();
    void declaredLengthBelieved();
    void tinyFragmentsHeldOneByOne();
    void emptyFragmentsHeldOneByOne();
    void emptyFragmentsOfACompressedMessageHeldOneByOne();
    void moreHeaderFieldsThanExpected();
    void headThatNeverEnds();
    void quadraticParsingOfBlanks();
    void propertyLikeNamesInExtensions_data();
    void propertyLikeNamesInExtensions();
    void repeatedExtensions();
    void finalBlockInMidStream();
    void pingInsideACompressedMessage();
    void replyLostBehindTheHandshake();
    void fragmentsThatCutACodePoint();
    void byteOrderMarkEaten();
    void closeReasonCutInsideACharacter();
    void maskedFramesAcceptedByAClient();
    void unmaskedFramesAcceptedByAServer();
    void answersNobodyAskedFor_data();
    void answersNobodyAskedFor();
    void framesHeardAfterAFailure();
};

namespace {

constexpr qint64 mebibyte = qint64{1024} * 1024;

// How much the process has grown while @p work ran; nothing where that can't be told.
std::optional<qint64> growthDuring(const std::function<void()> &work)
{
    const auto before = ProcessCost::residentMemory(QCoreApplication::applicationPid());
    work();
    const auto after = ProcessCost::residentMemory(QCoreApplication::applicationPid());
    return before && after ? std::optional(*after - *before) : std::nullopt;
}

void expectSmallGrowth(qint64 most, const std::function<void()> &work)
{
    const auto growth = growthDuring(work);
    QVERIFY2(growth.value_or(0) <= most, qPrintable(QStringLiteral("grew by %1 bytes").arg(growth.value_or(0))));
}

// 1 GiB of zeros in 1 MiB: blocks that stand for themselves, so one is compressed and then repeated.
QByteArray gibibyteBomb()
{
    ZlibDeflater deflater(15, 9);
    return deflater.compress(QByteArray(mebibyte, '\0'), Z_FULL_FLUSH).repeated(1024);
}

void feedRepeatedly(Endpoint &endpoint, const QByteArray &wire, int times)
{
    const QByteArray chunk = wire.repeated(1000);
    for (int i = 0; i < times / 1000; ++i)
        endpoint.receive(chunk);
}

HandshakeOffer sampleOffer()
{
    HandshakeOffer offer;
    offer.host = "server.example.com";
    offer.target = "/";
    offer.key = "dGhlIHNhbXBsZSBub25jZQ==";
    return offer;
}

QByteArray answerWith(const QByteArray &fields)
{
    return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
           "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n"
           + fields + "\r\n";
}

ClientHandshake::Progress give(ClientHandshake &handshake, const QByteArray &bytes)
{
    QByteArrayView input(bytes);
    return handshake.receive(input);
}

HttpHeadReader::Progress give(HttpHeadReader &reader, const QByteArray &bytes)
{
    QByteArrayView input(bytes);
    return reader.receive(input);
}

} // namespace

void AdvisoriesTest::initTestCase_data()
{
    QTest::addColumn<Role>("role");
    QTest::newRow("client") << Role::Client;
    QTest::newRow("server") << Role::Server;
}

void AdvisoriesTest::sizeLimitAppliedOnlyBeforeInflating()
{
    QFETCH_GLOBAL(Role, role);
    Limits limits;
    limits.maxMessageSize = 1000;
    ZlibDeflater peer;
    const QByteArray payload = peer.message(QByteArray(1001, 'x'));
    QVERIFY(payload.size() < 50);
    const auto make = [&] { return makeDeflateEndpoint(role, {}, {}, limits); };
    expectFailure(make, toEndpoint(role, WireFrame::text(payload).reserved(4)), CloseCode::MessageTooBig);
    const QByteArray inFragments = toEndpoint(role, WireFrame::text(payload.first(5)).reserved(4).unfinished())
                                   + toEndpoint(role, WireFrame::continuation(payload.sliced(5)));
    expectFailure(make, inFragments, CloseCode::MessageTooBig);
}

void AdvisoriesTest::bombInflatedBeforeItIsMeasured()
{
    QFETCH_GLOBAL(Role, role);
    const QByteArray wire = toEndpoint(role, WireFrame::binary(gibibyteBomb()).reserved(4));
    Endpoint endpoint = makeDeflateEndpoint(role);
    // The limit is 10 MiB; while a buffer grows, it and the one before it are there.
    expectSmallGrowth(24 * mebibyte, [&] { endpoint.receive(wire); });
    QCOMPARE(eventTexts(endpoint.takeEvents()), QByteArrayList{"failed 1009"});
}

void AdvisoriesTest::declaredLengthBelieved()
{
    QFETCH_GLOBAL(Role, role);
    Limits limits;
    limits.maxMessageSize = 1024 * mebibyte;
    const WireFrame frame = WireFrame::binary("x").declaring(static_cast<quint64>(limits.maxMessageSize));
    std::vector<Endpoint> endpoints;
    expectSmallGrowth(8 * mebibyte, [&] {
        for (int i = 0; i < 50; ++i) {
            endpoints.push_back(makeEndpoint(role, limits));
            endpoints.back().receive(toEndpoint(role, frame));
            QCOMPARE(endpoints.back().state(), State::Open);
        }
    });
}

// A QByteArray for each would come to 7 MB at the least.
void AdvisoriesTest::tinyFragmentsHeldOneByOne()
{
    QFETCH_GLOBAL(Role, role);
    Endpoint endpoint = makeEndpoint(role);
    endpoint.receive(toEndpoint(role, WireFrame::text("x").unfinished()));
    const QByteArray fragment = toEndpoint(role, WireFrame::continuation("x").unfinished());
    expectSmallGrowth(4 * mebibyte, [&] { feedRepeatedly(endpoint, fragment, 300'000); });
    endpoint.receive(toEndpoint(role, WireFrame::continuation("x")));
    QCOMPARE(eventTexts(endpoint.takeEvents()), QByteArrayList{"text " + payloadText(QByteArray(300'002, 'x'))});
    QVERIFY(!endpoint.hasOutput());
}

void AdvisoriesTest::emptyFragmentsHeldOneByOne()
{
    QFETCH_GLOBAL(Role, role);
    Endpoint endpoint = makeEndpoint(role);
    endpoint.receive(toEndpoint(role, WireFrame::text("x").unfinished()));
    const QByteArray fragment = toEndpoint(role, WireFrame::continuation().unfinished());
    expectSmallGrowth(4 * mebibyte, [&] { feedRepeatedly(endpoint, fragment, 300'000); });
    QVERIFY(endpoint.takeEvents().empty());
    endpoint.receive(toEndpoint(role, WireFrame::continuation()));
    QCOMPARE(eventTexts(endpoint.takeEvents()), QByteArrayList{"text \"x\""});
}

void AdvisoriesTest::emptyFragmentsOfACompressedMessageHeldOneByOne()
{
    QFETCH_GLOBAL(Role, role);
    Endpoint endpoint = makeDeflateEndpoint(role);
    endpoint.receive(toEndpoint(role, WireFrame::text().reserved(4).unfinished()));
    const QByteArray fragment = toEndpoint(role, WireFrame::continuation().unfinished());
    // And blocks that inflate to nothing.
    const QByteArray block = QByteArray::fromHex("000000ffff");
    const QByteArray emptyBlock = toEndpoint(role, WireFrame::continuation(block).unfinished());
    expectSmallGrowth(4 * mebibyte, [&] { feedRepeatedly(endpoint, fragment + emptyBlock, 150'000); });
    QVERIFY(endpoint.takeEvents().empty());
    endpoint.receive(toEndpoint(role, WireFrame::continuation(QByteArray::fromHex("f248cdc9c90700"))));
    QCOMPARE(eventTexts(endpoint.takeEvents()), QByteArrayList{"text \"Hello\""});
}

void AdvisoriesTest::moreHeaderFieldsThanExpected()
{
    const Limits limits;
    const auto fields = [](int count) { return QByteArray("X: y\r\n").repeated(count); };
    HttpHeadReader within(HttpHeadReader::Kind::Request, limits);
    QCOMPARE(give(within, "GET / HTTP/1.1\r\n" + fields(128) + "\r\n"), HttpHeadReader::Progress::Complete);
    HttpHeadReader past(HttpHeadReader::Kind::Request, limits);
    QCOMPARE(give(past, "GET / HTTP/1.1\r\n" + fields(129)), HttpHeadReader::Progress::Failed);
    QCOMPARE(past.error().status, 431);
    ClientHandshake client(sampleOffer(), limits);
    QCOMPARE(give(client, answerWith(fields(126))), ClientHandshake::Progress::Failed);
    QCOMPARE(client.failure(), HandshakeFailure::HeadTooLarge);
}

void AdvisoriesTest::headThatNeverEnds()
{
    const Limits limits;
    for (const char *start : {"HTTP/1.1 101 ", "HTTP/1.1 101 X\r\nX: "}) {
        ClientHandshake client(sampleOffer(), limits);
        auto progress = give(client, start);
        int size = static_cast<int>(qstrlen(start));
        for (; progress == ClientHandshake::Progress::NeedMore && size < 10 * mebibyte; ++size)
            progress = give(client, "x");
        QCOMPARE(client.failure(), HandshakeFailure::HeadTooLarge);
        QCOMPARE(size, 64 * 1024 + 1);
        QVERIFY(client.rawAnswer().size() <= 64 * 1024);
    }
}

// For what is linear this is nothing; what is quadratic doesn't come back before the test is given up.
void AdvisoriesTest::quadraticParsingOfBlanks()
{
    const QByteArray blanks(mebibyte, ' ');
    QVERIFY(!parseExtensions("permessage-deflate" + blanks + "x").has_value());
    QVERIFY(!parseExtensions("permessage-deflate; a=" + blanks + "; b").has_value());
    QCOMPARE(parseExtensions("a" + blanks + ";" + blanks + "b").value_or(QList<Extension>()).size(), 1);
    HttpHeaders headers;
    headers.append("List", "a" + blanks + "b," + blanks + "," + blanks + "c" + blanks);
    QCOMPARE(headers.list("List").size(), 2);
    QVERIFY(headers.hasToken("List", "c"));
    QVERIFY(!headers.hasToken("List", "b"));
}

void AdvisoriesTest::propertyLikeNamesInExtensions_data()
{
    QTest::addColumn<QByteArray>("parameter");
    for (const char *parameter :
         {"__proto__", "__proto__=1", "constructor", "constructor=1", "hasOwnProperty", "toString", "prototype",
          "server_max_window_bits=08", "server_max_window_bits=+9", "server_max_window_bits=1e1",
          "client_max_window_bits=010", "client_max_window_bits=0xa", "client_max_window_bits=9.0",
          "client_max_window_bits=\" 9\"", "server_no_context_takeover=false"})
        QTest::newRow(parameter) << QByteArray(parameter);
}

void AdvisoriesTest::propertyLikeNamesInExtensions()
{
    QFETCH_GLOBAL(Role, role);
    QFETCH(QByteArray, parameter);
    const QByteArray header = "permessage-deflate; " + parameter;
    if (role == Role::Server) {
        const auto offers = parseExtensions(header);
        QVERIFY(!offers || !answerDeflateOffers(*offers, {}).has_value());
        return;
    }
    HandshakeOffer offer = sampleOffer();
    offer.deflate = DeflateOptions{};
    ClientHandshake client(offer, {});
    QCOMPARE(give(client, answerWith("Sec-WebSocket-Extensions: " + header + "\r\n")),
             ClientHandshake::Progress::Failed);
    QCOMPARE(client.failure(), HandshakeFailure::UnofferedExtension);
}

void AdvisoriesTest::repeatedExtensions()
{
    const QByteArray one = "Sec-WebSocket-Extensions: permessage-deflate\r\n";
    const QByteArray twice = "Sec-WebSocket-Extensions: permessage-deflate, permessage-deflate\r\n";
    const QByteArray parameterTwice = "Sec-WebSocket-Extensions: permessage-deflate; server_no_context_takeover; "
                                      "server_no_context_takeover\r\n";
    HandshakeOffer offer = sampleOffer();
    offer.deflate = DeflateOptions{};
    for (const QByteArray &fields : {twice, one + one, parameterTwice}) {
        ClientHandshake client(offer, {});
        QCOMPARE(give(client, answerWith(fields)), ClientHandshake::Progress::Failed);
        QCOMPARE(client.failure(), HandshakeFailure::UnofferedExtension);
    }
    // A client may offer it twice, and gets one answer; a parameter twice spoils an offer.
    const auto offers = parseExtensions("permessage-deflate; server_max_window_bits=9; server_max_window_bits=9, "
                                        "permessage-deflate, permessage-deflate");
    QCOMPARE(answerDeflateOffers(*offers, {})->header, QByteArray("permessage-deflate"));
}

// RFC 7692 §7.2.3.4; behind such a block a stream must neither end nor forget its window.
void AdvisoriesTest::finalBlockInMidStream()
{
    QFETCH_GLOBAL(Role, role);
    const QByteArray final = QByteArray::fromHex("f348cdc9c90700");
    const QByteArray again = QByteArray::fromHex("f200110000");
    QByteArray wire;
    for (const QByteArray &payload : {final + again, again, final + '\0', again})
        wire += toEndpoint(role, WireFrame::text(payload).reserved(4));
    expectOutcome([role] { return makeDeflateEndpoint(role); }, wire,
                  {{"text \"HelloHello\"", "text \"Hello\"", "text \"Hello\"", "text \"Hello\""}, {}, State::Open});
}

void AdvisoriesTest::pingInsideACompressedMessage()
{
    QFETCH_GLOBAL(Role, role);
    const QByteArray payload = QByteArray::fromHex("f248cdc9c90700");
    const QByteArray wire = toEndpoint(role, WireFrame::text(payload.first(3)).reserved(4).unfinished())
                            + toEndpoint(role, WireFrame::ping("p"))
                            + toEndpoint(role, WireFrame::continuation(payload.sliced(3)));
    expectOutcome([role] { return makeDeflateEndpoint(role); }, wire,
                  {{"ping \"p\"", "text \"Hello\""}, fromEndpoint(role, WireFrame::pong("p")), State::Open});
}

// Over sockets: tests/net/LeftoverTest.cpp.
void AdvisoriesTest::replyLostBehindTheHandshake()
{
    const QByteArray answer = answerWith({});
    const QByteArray frames = WireFrame::text("first").bytes() + WireFrame::ping("second").bytes();
    for (const QList<QByteArray> &parts : everyCut(answer + frames)) {
        ClientHandshake client(sampleOffer(), {});
        Endpoint endpoint = makeEndpoint(Role::Client);
        for (const QByteArray &part : parts) {
            QByteArrayView input(part);
            if (client.receive(input) == ClientHandshake::Progress::Accepted)
                endpoint.receive(input);
        }
        QCOMPARE(eventTexts(endpoint.takeEvents()), (QByteArrayList{"text \"first\"", "ping \"second\""}));
    }
}

void AdvisoriesTest::fragmentsThatCutACodePoint()
{
    QFETCH_GLOBAL(Role, role);
    const QByteArray text = "a\xC3\xA4\xE2\x82\xAC\xF0\x9F\x98\x80z";
    for (qsizetype first = 0; first <= text.size(); ++first) {
        for (qsizetype second = first; second <= text.size(); ++second) {
            const QByteArray wire =
                toEndpoint(role, WireFrame::text(text.first(first)).unfinished())
                + toEndpoint(role, WireFrame::continuation(text.sliced(first, second - first)).unfinished())
                + toEndpoint(role, WireFrame::continuation(text.sliced(second)));
            Endpoint endpoint = makeEndpoint(role);
            endpoint.receive(wire);
            QCOMPARE(eventTexts(endpoint.takeEvents()), QByteArrayList{"text " + payloadText(text)});
        }
    }
}

// It is a character like others, and belongs to the message.
void AdvisoriesTest::byteOrderMarkEaten()
{
    QFETCH_GLOBAL(Role, role);
    const QByteArray mark = "\xEF\xBB\xBF";
    ZlibDeflater peer;
    const QByteArray wire = toEndpoint(role, WireFrame::text(mark)) + toEndpoint(role, WireFrame::text(mark + "x"))
                            + toEndpoint(role, WireFrame::text(peer.message(mark + "x")).reserved(4))
                            + toEndpoint(role, WireFrame::close(1000, mark));
    expectOutcome([role] { return makeDeflateEndpoint(role); }, wire,
                  {{"text efbbbf", "text efbbbf78", "text efbbbf78", "close 1000 efbbbf"},
                   fromEndpoint(role, WireFrame::close(1000)),
                   State::Closed});
    Endpoint endpoint = makeEndpoint(role);
    endpoint.sendText(mark + "x");
    QCOMPARE(endpoint.takeOutput(), fromEndpoint(role, WireFrame::text(mark + "x")));
}

void AdvisoriesTest::closeReasonCutInsideACharacter()
{
    QFETCH_GLOBAL(Role, role);
    for (const char *character : {"x", "\xC3\xA4", "\xE2\x82\xAC", "\xF0\x9F\x98\x80"}) {
        for (int before = 0; before < 5; ++before) {
            const QByteArray reason = QByteArray(before, '-') + QByteArray(character).repeated(124);
            const auto size = static_cast<int>(qstrlen(character));
            const int whole = (123 - before) / size * size + before;
            Endpoint endpoint = makeEndpoint(role);
            QCOMPARE(endpoint.close(CloseCode::Normal, reason), Endpoint::SendResult::Queued);
            QCOMPARE(endpoint.takeOutput(), fromEndpoint(role, WireFrame::close(1000, reason.first(whole))));
        }
    }
}

void AdvisoriesTest::maskedFramesAcceptedByAClient()
{
    for (const WireFrame &frame :
         {WireFrame::text("x"), WireFrame::ping(), WireFrame::close(1000), WireFrame::binary().masked({0, 0, 0, 0})})
        expectFailure(Role::Client, frame.masked().bytes(), CloseCode::ProtocolError);
}

void AdvisoriesTest::unmaskedFramesAcceptedByAServer()
{
    for (const WireFrame &frame : {WireFrame::text("x"), WireFrame::ping(), WireFrame::close(1000)})
        expectFailure(Role::Server, frame.bytes(), CloseCode::ProtocolError);
}

void AdvisoriesTest::answersNobodyAskedFor_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<HandshakeFailure>("failure");
    QTest::newRow("extension") << QByteArray("Sec-WebSocket-Extensions: permessage-deflate\r\n")
                               << HandshakeFailure::UnofferedExtension;
    QTest::newRow("subprotocol") << QByteArray("Sec-WebSocket-Protocol: chat\r\n")
                                 << HandshakeFailure::UnofferedSubprotocol;
    QTest::newRow("second accept") << QByteArray("Sec-WebSocket-Accept: x\r\n") << HandshakeFailure::WrongAccept;
}

void AdvisoriesTest::answersNobodyAskedFor()
{
    QFETCH(QByteArray, fields);
    ClientHandshake client(sampleOffer(), {});
    QCOMPARE(give(client, answerWith(fields)), ClientHandshake::Progress::Failed);
    QTEST(client.failure(), "failure");
}

void AdvisoriesTest::framesHeardAfterAFailure()
{
    QFETCH_GLOBAL(Role, role);
    const QByteArray more = toEndpoint(role, WireFrame::text("late")) + toEndpoint(role, WireFrame::ping("late"));
    Endpoint endpoint = makeEndpoint(role);
    endpoint.receive(toEndpoint(role, WireFrame::text("\xFF")) + more);
    const QByteArray output = endpoint.takeOutput();
    endpoint.receive(more);
    QCOMPARE(eventTexts(endpoint.takeEvents()), QByteArrayList{"failed 1007"});
    QVERIFY(!endpoint.hasOutput());
    QVERIFY(output.size() < 125);
}

WINDSOCK_TEST(AdvisoriesTest)
#include "AdvisoriesTest.moc"
