#include "tests/support/Pieces.h"
#include "tests/support/TestRegistry.h"
#include "tests/support/WireFrame.h"

#include "wslib/protocol/ClientHandshake.h"

#include <QtTest>

using namespace wslib;
using Progress = ClientHandshake::Progress;
using Failure = HandshakeFailure;

Q_DECLARE_METATYPE(wslib::HandshakeFailure)

class ClientHandshakeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesTheRequest();
    void writesWhatIsAskedFor();
    void sendsAHostOfTheUser();
    void sendsEveryVisibleCharacter();
    void refusesToSend_data();
    void refusesToSend();
    void accepts_data();
    void accepts();
    void leavesFramesInTheInput();
    void skipsInterimAnswers();
    void needsMore();
    void refuses_data();
    void refuses();
    void refusesBeforeTheHeadEnds_data();
    void refusesBeforeTheHeadEnds();
    void keepsTheHeadWithinItsLimits();
    void readsTheBodyOfARefusal_data();
    void readsTheBodyOfARefusal();
    void limitsTheBodyOfARefusal();
    void endsWithTheTransport();
    void staysAsItEnded();
};

namespace {

// RFC 6455 §1.2 and §1.3
HandshakeOffer rfcOffer()
{
    HandshakeOffer offer;
    offer.host = "server.example.com";
    offer.target = "/chat";
    offer.key = "dGhlIHNhbXBsZSBub25jZQ==";
    return offer;
}

const QByteArray statusLine = "HTTP/1.1 101 Switching Protocols\r\n";
const QByteArray upgrade = "Upgrade: websocket\r\n";
const QByteArray connection = "Connection: Upgrade\r\n";
const QByteArray accept = "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n";
const QByteArray end = "\r\n";

HandshakeOffer chatOffer()
{
    HandshakeOffer offer = rfcOffer();
    offer.subprotocols = {"chat", "superchat"};
    return offer;
}

// Gives @p parts; the bytes that were left are in @p left.
Progress giveParts(ClientHandshake &handshake, const QList<QByteArray> &parts, QByteArray &left)
{
    Progress progress = Progress::NeedMore;
    for (const QByteArray &part : parts) {
        QByteArrayView input(part);
        progress = handshake.receive(input);
        left += input.toByteArray();
    }
    return progress;
}

Progress give(ClientHandshake &handshake, const QByteArray &bytes)
{
    QByteArray left;
    return giveParts(handshake, {bytes}, left);
}

} // namespace

void ClientHandshakeTest::writesTheRequest()
{
    QCOMPARE(rfcOffer().violation(), nullptr);
    QCOMPARE(rfcOffer().serialized(), QByteArray("GET /chat HTTP/1.1\r\n"
                                                 "Host: server.example.com\r\n"
                                                 "Upgrade: websocket\r\n"
                                                 "Connection: Upgrade\r\n"
                                                 "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                                                 "Sec-WebSocket-Version: 13\r\n"
                                                 "\r\n"));
}

void ClientHandshakeTest::writesWhatIsAskedFor()
{
    HandshakeOffer offer = chatOffer();
    offer.target = "/chat?a=b";
    offer.host = "[::1]:8080";
    offer.origin = "http://example.com";
    offer.deflate = DeflateOptions{};
    offer.headers.append("Authorization", "Basic dTpw");
    offer.headers.append("Cookie", "a=1");
    QCOMPARE(offer.violation(), nullptr);
    QCOMPARE(offer.serialized(), QByteArray("GET /chat?a=b HTTP/1.1\r\n"
                                            "Host: [::1]:8080\r\n"
                                            "Upgrade: websocket\r\n"
                                            "Connection: Upgrade\r\n"
                                            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                                            "Sec-WebSocket-Version: 13\r\n"
                                            "Origin: http://example.com\r\n"
                                            "Sec-WebSocket-Protocol: chat, superchat\r\n"
                                            "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n"
                                            "Authorization: Basic dTpw\r\n"
                                            "Cookie: a=1\r\n"
                                            "\r\n"));
}

void ClientHandshakeTest::sendsAHostOfTheUser()
{
    HandshakeOffer offer = rfcOffer();
    offer.headers.append("host", "virtual.example.com");
    QCOMPARE(offer.violation(), nullptr);
    QVERIFY(offer.serialized().contains("\r\nhost: virtual.example.com\r\n"));
    QVERIFY(!offer.serialized().contains("server.example.com"));
}

void ClientHandshakeTest::sendsEveryVisibleCharacter()
{
    HandshakeOffer offer = rfcOffer();
    for (char byte = '!'; byte <= '~'; ++byte) {
        offer.host = QByteArray(1, byte);
        offer.target = byte == '#' ? QByteArray("/") : '/' + QByteArray(1, byte);
        QVERIFY2(offer.violation() == nullptr, offer.host.constData());
    }
}

void ClientHandshakeTest::refusesToSend_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<QByteArray>("origin");
    QTest::addColumn<QList<QByteArray>>("subprotocols");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    const auto row = [](const char *title, const QByteArray &target, const QByteArray &host, const QByteArray &origin,
                        const QList<QByteArray> &subprotocols = {}, const QByteArray &name = "X",
                        const QByteArray &value = "y") {
        QTest::newRow(title) << target << host << origin << subprotocols << name << value;
    };
    for (const QByteArray &target : {QByteArray(), QByteArray("chat"), QByteArray("/a b"), QByteArray("/a\r\nX: y"),
                                     QByteArray("/a#b"), QByteArray("/\xC3\xA4"), QByteArray("/\x7F")})
        row(("target " + target.toPercentEncoding()).constData(), target, "host", "");
    for (const QByteArray &host : {QByteArray(), QByteArray("a b"), QByteArray("a\r\nX: y"), QByteArray("\xC3\xA4"),
                                   QByteArray("a\x7F"), QByteArray("a\x1F")})
        row(("host " + host.toPercentEncoding()).constData(), "/", host, "");
    row("origin", "/", "host", "a\r\nX: y");
    row("empty subprotocol", "/", "host", "", {"chat", ""});
    row("subprotocol with a comma", "/", "host", "", {"a,b"});
    row("subprotocol with a blank", "/", "host", "", {"a b"});
    row("subprotocol twice", "/", "host", "", {"a", "b", "a"});
    row("empty name", "/", "host", "", {}, "");
    row("name with a colon", "/", "host", "", {}, "X:");
    row("name with a line end", "/", "host", "", {}, "X\r\nY");
    row("value with CR", "/", "host", "", {}, "X", "a\rb");
    row("value with LF", "/", "host", "", {}, "X", "a\nb");
    row("value with NUL", "/", "host", "", {}, "X", QByteArray("a\0b", 3));
    for (const char *name :
         {"Upgrade", "Connection", "Sec-WebSocket-Key", "Sec-WebSocket-Version", "Sec-WebSocket-Protocol",
          "Sec-WebSocket-Extensions", "Sec-WebSocket-Accept", "upgrade", "sec-websocket-KEY"})
        row(name, "/", "host", "", {}, name, "x");
}

void ClientHandshakeTest::refusesToSend()
{
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, host);
    QFETCH(QByteArray, origin);
    QFETCH(QList<QByteArray>, subprotocols);
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    HandshakeOffer offer = rfcOffer();
    offer.target = target;
    offer.host = host;
    offer.origin = origin;
    offer.subprotocols = subprotocols;
    offer.headers.append(name, value);
    QVERIFY(offer.violation() != nullptr);
    QVERIFY(qstrlen(offer.violation()) > 0);
}

void ClientHandshakeTest::accepts_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<QByteArray>("subprotocol");
    const auto row = [](const char *name, const QByteArray &head, const QByteArray &subprotocol = {}) {
        QTest::newRow(name) << head << subprotocol;
    };
    row("the RFC's", statusLine + upgrade + connection + accept + end);
    row("another order", statusLine + accept + connection + upgrade + end);
    row("subprotocol", statusLine + upgrade + connection + accept + "Sec-WebSocket-Protocol: chat\r\n" + end, "chat");
    row("second subprotocol",
        statusLine + upgrade + connection + accept + "sec-websocket-protocol: superchat\r\n" + end, "superchat");
    row("no reason", "HTTP/1.1 101\r\n" + upgrade + connection + accept + end);
    row("another reason", "HTTP/1.1 101 Web Socket Protocol Handshake\r\n" + upgrade + connection + accept + end);
    row("HTTP/1.2", "HTTP/1.2 101 OK\r\n" + upgrade + connection + accept + end);
    row("other cases", statusLine + "UPGRADE: WebSocket\r\nconnection: uPGRADE\r\n" + accept + end);
    row("Connection among others", statusLine + upgrade + "Connection: keep-alive, Upgrade\r\n" + accept + end);
    row("blanks around the accept",
        statusLine + upgrade + connection + "Sec-WebSocket-Accept: \t s3pPLMBiTxaQ9kYGzzhZRbK+xOo= \t\r\n" + end);
    row("no extension", statusLine + upgrade + connection + accept + "Sec-WebSocket-Extensions:\r\n" + end);
    row("further fields", statusLine + "Server: x\r\n" + upgrade + connection + accept + "Set-Cookie: a=1\r\n" + end);
}

void ClientHandshakeTest::accepts()
{
    QFETCH(QByteArray, head);
    for (const QList<QByteArray> &parts : everyCut(head)) {
        ClientHandshake handshake(chatOffer(), {});
        QByteArray left;
        QCOMPARE(giveParts(handshake, parts, left), Progress::Accepted);
        QVERIFY(left.isEmpty());
        QCOMPARE(handshake.failure(), Failure::None);
        QTEST(handshake.subprotocol(), "subprotocol");
        QCOMPARE(handshake.response().status, 101);
        QCOMPARE(handshake.response().raw, head);
        QCOMPARE(handshake.rawAnswer(), head);
        QVERIFY(handshake.body().isEmpty());
    }
}

// A server may send at once; its first frames then come in the packet of the 101.
void ClientHandshakeTest::leavesFramesInTheInput()
{
    const QByteArray head = statusLine + upgrade + connection + accept + end;
    const QByteArray frames = WireFrame::text("Hello").bytes() + WireFrame::ping("\r\n\r\n").bytes();
    for (const QList<QByteArray> &parts : everyCut(head + frames)) {
        ClientHandshake handshake(rfcOffer(), {});
        QByteArray left;
        QCOMPARE(giveParts(handshake, parts, left), Progress::Accepted);
        QCOMPARE(left, frames);
    }
}

// RFC 9110 §15.2
void ClientHandshakeTest::skipsInterimAnswers()
{
    const QByteArray interim = "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n";
    const QByteArray head = statusLine + upgrade + connection + accept + end;
    for (const QList<QByteArray> &parts : everyCut(interim + head)) {
        ClientHandshake handshake(rfcOffer(), {});
        QByteArray left;
        QCOMPARE(giveParts(handshake, parts, left), Progress::Accepted);
        QCOMPARE(handshake.response().raw, head);
    }
    ClientHandshake refused(rfcOffer(), {});
    QCOMPARE(give(refused, interim + "HTTP/1.1 403 Forbidden\r\nContent-Length: 2\r\n\r\nno"), Progress::Failed);
    QCOMPARE(refused.response().status, 403);
    QCOMPARE(refused.body(), QByteArray("no"));
}

void ClientHandshakeTest::needsMore()
{
    const QByteArray head = statusLine + upgrade + connection + accept + end;
    for (qsizetype size = 0; size < head.size(); ++size) {
        ClientHandshake handshake(rfcOffer(), {});
        QCOMPARE(give(handshake, head.first(size)), Progress::NeedMore);
        QCOMPARE(handshake.failure(), Failure::None);
        QCOMPARE(handshake.rawAnswer(), head.first(size));
    }
}

// RFC 6455 §4.1, "the client MUST validate the server's response as follows", and §4.2.2.
void ClientHandshakeTest::refuses_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<Failure>("failure");
    const auto row = [](const char *name, const QByteArray &head, Failure failure) {
        QTest::newRow(name) << head + end << failure;
    };
    const QByteArray good = statusLine + upgrade + connection + accept;
    const QByteArray others = upgrade + connection + accept;
    row("HTTP/1.0", "HTTP/1.0 101 OK\r\n" + others, Failure::WrongHttpVersion);
    row("HTTP/2.0", "HTTP/2.0 101 OK\r\n" + others, Failure::WrongHttpVersion);
    row("HTTP/2.1", "HTTP/2.1 101 OK\r\n" + others, Failure::WrongHttpVersion);
    row("HTTP/0.9", "HTTP/0.9 101 OK\r\n" + others, Failure::WrongHttpVersion);
    row("status 200", "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n" + others, Failure::UnexpectedStatus);
    row("interim answers without end", QByteArray("HTTP/1.1 100 Continue\r\n\r\n").repeated(9),
        Failure::UnexpectedStatus);

    row("no Upgrade", statusLine + connection + accept, Failure::MissingUpgrade);
    row("empty Upgrade", statusLine + "Upgrade:\r\n" + connection + accept, Failure::MissingUpgrade);
    row("another Upgrade", statusLine + "Upgrade: websockets\r\n" + connection + accept, Failure::MissingUpgrade);
    row("two Upgrades", statusLine + "Upgrade: websocket, h2c\r\n" + connection + accept, Failure::MissingUpgrade);
    row("Upgrade twice", good + upgrade, Failure::MissingUpgrade);
    row("no Connection", statusLine + upgrade + accept, Failure::MissingConnection);
    row("Connection: close", statusLine + upgrade + accept + "Connection: close\r\n", Failure::MissingConnection);
    row("Connection: Upgrades", statusLine + upgrade + accept + "Connection: Upgrades\r\n", Failure::MissingConnection);
    row("no accept", statusLine + upgrade + connection, Failure::WrongAccept);
    row("empty accept", statusLine + upgrade + connection + "Sec-WebSocket-Accept:\r\n", Failure::WrongAccept);
    row("another key's accept",
        statusLine + upgrade + connection + "Sec-WebSocket-Accept: ICX+Yqv66kxgM0FcWaLWlFLwTAI=\r\n",
        Failure::WrongAccept);
    row("accept in lower case", statusLine + upgrade + connection + accept.toLower(), Failure::WrongAccept);
    row("key echoed", statusLine + upgrade + connection + "Sec-WebSocket-Accept: dGhlIHNhbXBsZSBub25jZQ==\r\n",
        Failure::WrongAccept);
    row("accept twice", good + accept, Failure::WrongAccept);
    row("unoffered extension", good + "Sec-WebSocket-Extensions: permessage-deflate\r\n", Failure::UnofferedExtension);
    row("unoffered subprotocol", good + "Sec-WebSocket-Protocol: other\r\n", Failure::UnofferedSubprotocol);
    row("subprotocol in another case", good + "Sec-WebSocket-Protocol: Chat\r\n", Failure::UnofferedSubprotocol);
    row("empty subprotocol", good + "Sec-WebSocket-Protocol:\r\n", Failure::UnofferedSubprotocol);
    row("two subprotocols", good + "Sec-WebSocket-Protocol: chat, superchat\r\n", Failure::UnofferedSubprotocol);
    row("subprotocol twice", good + "Sec-WebSocket-Protocol: chat\r\nSec-WebSocket-Protocol: chat\r\n",
        Failure::UnofferedSubprotocol);

    row("folded line", good + "X: a\r\n b\r\n", Failure::MalformedHead);
    row("blank before the colon", good + "X : a\r\n", Failure::MalformedHead);
    row("no colon", good + "X\r\n", Failure::MalformedHead);
    row("malformed status", "HTTP/1.1 1O1 OK\r\n" + others, Failure::MalformedHead);
    row("malformed version", "HTTP/11 101 OK\r\n" + others, Failure::MalformedHead);
}

void ClientHandshakeTest::refuses()
{
    QFETCH(QByteArray, head);
    for (const QList<QByteArray> &parts : everyCut(head)) {
        ClientHandshake handshake(chatOffer(), {});
        QByteArray left;
        QCOMPARE(giveParts(handshake, parts, left), Progress::Failed);
        QTEST(handshake.failure(), "failure");
        QVERIFY(qstrlen(handshake.failureText()) > 0);
    }
    // A subprotocol that wasn't offered at all.
    ClientHandshake handshake(rfcOffer(), {});
    QCOMPARE(give(handshake, statusLine + upgrade + connection + accept + "Sec-WebSocket-Protocol: chat\r\n" + end),
             Progress::Failed);
    QCOMPARE(handshake.failure(), Failure::UnofferedSubprotocol);
}

void ClientHandshakeTest::refusesBeforeTheHeadEnds_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<Failure>("failure");
    QTest::newRow("SSH") << QByteArray("S") << Failure::NotHttp;
    QTest::newRow("a frame") << QByteArray::fromHex("81") << Failure::NotHttp;
    QTest::newRow("TLS alert") << QByteArray::fromHex("15") << Failure::NotHttp;
    QTest::newRow("HTTX") << QByteArray("HTTX") << Failure::NotHttp;
    QTest::newRow("HTTP without a slash") << QByteArray("HTTP ") << Failure::NotHttp;
    QTest::newRow("empty line first") << QByteArray("\r") << Failure::NotHttp;
    QTest::newRow("bare LF") << QByteArray("HTTP/1.1 101 OK\n") << Failure::MalformedHead;
    QTest::newRow("NUL") << QByteArray("HTTP/1.1 101 OK\0", 16) << Failure::MalformedHead;
    QTest::newRow("CR without LF") << QByteArray("HTTP/1.1 101 OK\rX") << Failure::MalformedHead;
}

void ClientHandshakeTest::refusesBeforeTheHeadEnds()
{
    QFETCH(QByteArray, bytes);
    ClientHandshake before(rfcOffer(), {});
    QCOMPARE(give(before, bytes.chopped(1)), Progress::NeedMore);
    for (const QList<QByteArray> &parts : everyCut(bytes)) {
        ClientHandshake handshake(rfcOffer(), {});
        QByteArray left;
        QCOMPARE(giveParts(handshake, parts, left), Progress::Failed);
        QTEST(handshake.failure(), "failure");
        QVERIFY(qstrlen(handshake.failureText()) > 0);
        QCOMPARE(handshake.rawAnswer(), bytes);
    }
}

void ClientHandshakeTest::keepsTheHeadWithinItsLimits()
{
    const QByteArray head = statusLine + upgrade + connection + accept + end;
    Limits limits;
    limits.maxHeadSize = head.size();
    limits.maxHeadFields = 3;
    ClientHandshake fits(rfcOffer(), limits);
    QCOMPARE(give(fits, head), Progress::Accepted);

    limits.maxHeadSize = head.size() - 1;
    ClientHandshake tooLarge(rfcOffer(), limits);
    QCOMPARE(give(tooLarge, head), Progress::Failed);
    QCOMPARE(tooLarge.failure(), Failure::HeadTooLarge);

    limits.maxHeadSize = head.size();
    limits.maxHeadFields = 2;
    ClientHandshake tooMany(rfcOffer(), limits);
    QCOMPARE(give(tooMany, head), Progress::Failed);
    QCOMPARE(tooMany.failure(), Failure::HeadTooLarge);
}

void ClientHandshakeTest::readsTheBodyOfARefusal_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    const auto row = [](const char *name, const QByteArray &answer, int status, const QByteArray &body) {
        QTest::newRow(name) << answer << status << body;
    };
    row("by length", "HTTP/1.1 404 Not Found\r\nContent-Length: 5\r\n\r\nWhat?", 404, "What?");
    row("no body", "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n", 403, "");
    row("chunked", "HTTP/1.1 500 Oops\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n", 500, "abc");
    row("redirect", "HTTP/1.1 302 Found\r\nLocation: ws://other/\r\nContent-Length: 2\r\n\r\nok", 302, "ok");
    row("without a body by its status", "HTTP/1.1 204 No Content\r\n\r\n", 204, "");
    row("HTTP/1.0", "HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nhi", 200, "hi");
}

void ClientHandshakeTest::readsTheBodyOfARefusal()
{
    QFETCH(QByteArray, answer);
    for (const QList<QByteArray> &parts : everyCut(answer)) {
        ClientHandshake handshake(rfcOffer(), {});
        QByteArray left;
        QCOMPARE(giveParts(handshake, parts, left), Progress::Failed);
        QCOMPARE(handshake.failure(), Failure::UnexpectedStatus);
        QTEST(handshake.response().status, "status");
        QTEST(handshake.body(), "body");
    }
    ClientHandshake early(rfcOffer(), {});
    QCOMPARE(give(early, answer.chopped(1)), Progress::NeedMore);
    QCOMPARE(early.receiveEnd(), Progress::Failed);
}

void ClientHandshakeTest::limitsTheBodyOfARefusal()
{
    Limits limits;
    limits.maxRejectionBody = 10;
    ClientHandshake handshake(rfcOffer(), limits);
    QCOMPARE(give(handshake, "HTTP/1.1 404 Not Found\r\n\r\n0123456789"), Progress::NeedMore);
    QCOMPARE(handshake.body(), QByteArray("0123456789"));
    QCOMPARE(give(handshake, "more"), Progress::Failed);
    QCOMPARE(handshake.failure(), Failure::UnexpectedStatus);
    QCOMPARE(handshake.body(), QByteArray("0123456789"));
}

void ClientHandshakeTest::endsWithTheTransport()
{
    ClientHandshake nothing(rfcOffer(), {});
    QCOMPARE(nothing.receiveEnd(), Progress::Failed);
    QCOMPARE(nothing.failure(), Failure::EndedEarly);

    ClientHandshake half(rfcOffer(), {});
    QCOMPARE(give(half, "HTTP/1.1 101"), Progress::NeedMore);
    QCOMPARE(half.receiveEnd(), Progress::Failed);
    QCOMPARE(half.failure(), Failure::EndedEarly);
    QVERIFY(qstrlen(half.failureText()) > 0);

    ClientHandshake body(rfcOffer(), {});
    QCOMPARE(give(body, "HTTP/1.0 404 Not Found\r\n\r\nuntil the end"), Progress::NeedMore);
    QCOMPARE(body.failure(), Failure::None);
    QCOMPARE(body.receiveEnd(), Progress::Failed);
    QCOMPARE(body.failure(), Failure::UnexpectedStatus);
    QCOMPARE(body.body(), QByteArray("until the end"));
}

void ClientHandshakeTest::staysAsItEnded()
{
    ClientHandshake accepted(rfcOffer(), {});
    QCOMPARE(give(accepted, statusLine + upgrade + connection + accept + end), Progress::Accepted);
    QByteArray left;
    QCOMPARE(giveParts(accepted, {"frames"}, left), Progress::Accepted);
    QCOMPARE(left, QByteArray("frames"));
    QCOMPARE(accepted.receiveEnd(), Progress::Accepted);
    QCOMPARE(accepted.failure(), Failure::None);

    ClientHandshake failed(rfcOffer(), {});
    QCOMPARE(give(failed, "SSH-2.0"), Progress::Failed);
    QCOMPARE(give(failed, statusLine + upgrade + connection + accept + end), Progress::Failed);
    QCOMPARE(failed.receiveEnd(), Progress::Failed);
    QCOMPARE(failed.failure(), Failure::NotHttp);

    ClientHandshake ended(rfcOffer(), {});
    QCOMPARE(give(ended, statusLine), Progress::NeedMore);
    QCOMPARE(ended.receiveEnd(), Progress::Failed);
    QCOMPARE(give(ended, upgrade + connection + accept + end), Progress::Failed);
    QCOMPARE(ended.failure(), Failure::EndedEarly);
}

WINDSOCK_TEST(ClientHandshakeTest)
#include "ClientHandshakeTest.moc"
