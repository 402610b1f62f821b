#include "tests/support/Pieces.h"
#include "tests/support/TestRegistry.h"

#include "wslib/protocol/ClientHandshake.h"
#include "wslib/protocol/HandshakeKey.h"
#include "wslib/protocol/ServerHandshake.h"

#include <QtTest>

using namespace wslib;
using Progress = ClientHandshake::Progress;

// Sec-WebSocket-Extensions in the opening handshake (RFC 6455 §4.1, §4.2.2, §9.1; RFC 7692 §5.1).
class DeflateHandshakeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void offersBehindTheSubprotocols();
    void accepts_data();
    void accepts();
    void fails_data();
    void fails();
    void failsIfNothingWasOffered_data();
    void failsIfNothingWasOffered();
    void readsOffers_data();
    void readsOffers();
    void refusesMalformedOffers_data();
    void refusesMalformedOffers();
    void agreesBetweenBothEnds();
};

namespace {

HandshakeOffer deflateOffer(const DeflateOptions &options = {})
{
    HandshakeOffer offer;
    offer.host = "server.example.com";
    offer.target = "/chat";
    offer.key = "dGhlIHNhbXBsZSBub25jZQ==";
    offer.deflate = options;
    return offer;
}

QByteArray answerWith(const QByteArray &fields)
{
    return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
           "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n"
           + fields + "\r\n";
}

QByteArray extensions(const QByteArray &value)
{
    return "Sec-WebSocket-Extensions: " + value + "\r\n";
}

void expectUnofferedExtension(const HandshakeOffer &offer, const QByteArray &head)
{
    for (const QList<QByteArray> &parts : everyCut(head)) {
        ClientHandshake handshake(offer, {});
        Progress progress = Progress::NeedMore;
        for (const QByteArray &part : parts) {
            QByteArrayView input(part);
            progress = handshake.receive(input);
        }
        QCOMPARE(progress, Progress::Failed);
        QCOMPARE(handshake.failure(), HandshakeFailure::UnofferedExtension);
        QVERIFY(qstrlen(handshake.failureText()) > 0);
        QVERIFY(!handshake.deflate().has_value());
    }
}

std::variant<HandshakeRequest, HttpResponse> requestWith(const QByteArray &fields)
{
    const auto head = parseRequestHead("GET / HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                                       "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                                       + fields + "\r\n");
    return parseHandshake(std::get<HttpRequestHead>(head));
}

} // namespace

void DeflateHandshakeTest::offersBehindTheSubprotocols()
{
    HandshakeOffer offer = deflateOffer();
    offer.subprotocols = {"chat"};
    offer.deflate->peerMaxWindowBits = 9;
    QVERIFY(offer.serialized().contains("\r\nSec-WebSocket-Protocol: chat\r\nSec-WebSocket-Extensions: "
                                        "permessage-deflate; client_max_window_bits; server_max_window_bits=9, "
                                        "permessage-deflate; client_max_window_bits\r\n"));
    offer.deflate.reset();
    QVERIFY(!offer.serialized().contains("Extensions"));
}

void DeflateHandshakeTest::accepts_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<bool>("compressed");
    const auto row = [](const char *name, const QByteArray &fields, bool compressed) {
        QTest::newRow(name) << fields << compressed;
    };
    row("declined", "", false);
    row("declined by an empty field", extensions(""), false);
    row("declined by empty elements", extensions(" , ,"), false);
    row("agreed", extensions("permessage-deflate"), true);
    row("with parameters", extensions("permessage-deflate; server_max_window_bits=10"), true);
    row("with empty elements", extensions(", permessage-deflate ,"), true);
    row("in a second field", extensions("") + extensions("permessage-deflate"), true);
    row("by a name in another case", "sec-websocket-extensions: permessage-deflate\r\n", true);
}

void DeflateHandshakeTest::accepts()
{
    QFETCH(QByteArray, fields);
    QFETCH(bool, compressed);
    const QByteArray head = answerWith(fields);
    ClientHandshake handshake(deflateOffer(), {});
    QByteArrayView input(head);
    QCOMPARE(handshake.receive(input), Progress::Accepted);
    QCOMPARE(handshake.deflate().has_value(), compressed);
}

void DeflateHandshakeTest::fails_data()
{
    QTest::addColumn<QByteArray>("fields");
    const auto row = [](const char *name, const QByteArray &fields) { QTest::newRow(name) << fields; };
    row("unknown extension", extensions("x-unknown"));
    row("known extension behind an unknown one", extensions("x-unknown, permessage-deflate"));
    row("unknown extension behind a known one", extensions("permessage-deflate, x-unknown"));
    row("extension repeated", extensions("permessage-deflate, permessage-deflate"));
    row("extension repeated with other parameters",
        extensions("permessage-deflate, permessage-deflate; server_no_context_takeover"));
    row("extension repeated in another field", extensions("permessage-deflate") + extensions("permessage-deflate"));
    row("unknown parameter", extensions("permessage-deflate; x"));
    row("parameter repeated", extensions("permessage-deflate; server_max_window_bits=9; server_max_window_bits=9"));
    row("number out of bounds", extensions("permessage-deflate; server_max_window_bits=16"));
    row("window larger than offered", extensions("permessage-deflate; client_max_window_bits=13"));
    row("malformed", extensions("permessage-deflate;"));
    row("malformed parameter", extensions("permessage-deflate; server_max_window_bits="));
    row("malformed behind a good one", extensions("permessage-deflate, ;"));
    row("in capitals", extensions("PERMESSAGE-DEFLATE"));
}

void DeflateHandshakeTest::fails()
{
    QFETCH(QByteArray, fields);
    DeflateOptions options;
    options.maxWindowBits = 12;
    expectUnofferedExtension(deflateOffer(options), answerWith(fields));
}

void DeflateHandshakeTest::failsIfNothingWasOffered_data()
{
    QTest::addColumn<QByteArray>("value");
    for (const char *value : {"permessage-deflate", "x-unknown", "permessage-deflate; server_max_window_bits=10", ";"})
        QTest::newRow(value) << QByteArray(value);
}

void DeflateHandshakeTest::failsIfNothingWasOffered()
{
    QFETCH(QByteArray, value);
    HandshakeOffer offer = deflateOffer();
    offer.deflate.reset();
    expectUnofferedExtension(offer, answerWith(extensions(value)));
}

void DeflateHandshakeTest::readsOffers_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<QByteArrayList>("names");
    const auto row = [](const char *name, const QByteArray &fields, const QByteArrayList &names) {
        QTest::newRow(name) << fields << names;
    };
    row("none", "", {});
    row("empty", extensions(""), {});
    row("one", extensions("a; b=1"), {"a"});
    row("several", extensions("a, b; c,d"), {"a", "b", "d"});
    row("several fields", extensions("a, b") + "X: y\r\n" + extensions("c"), {"a", "b", "c"});
}

void DeflateHandshakeTest::readsOffers()
{
    QFETCH(QByteArray, fields);
    const auto request = requestWith(fields);
    QVERIFY(std::holds_alternative<HandshakeRequest>(request));
    QByteArrayList names;
    for (const Extension &extension : std::get<HandshakeRequest>(request).extensions)
        names.append(extension.name);
    QTEST(names, "names");
}

// RFC 6455 §9.1: "the connection must be failed", which for a server is a 400.
void DeflateHandshakeTest::refusesMalformedOffers_data()
{
    QTest::addColumn<QByteArray>("fields");
    for (const char *value : {";", "permessage-deflate;", "permessage-deflate; a=\"", "a b", "permessage-deflate, ;"})
        QTest::newRow(value) << extensions(value);
    QTest::newRow("over two fields") << extensions("permessage-deflate;") + extensions("a");
}

void DeflateHandshakeTest::refusesMalformedOffers()
{
    QFETCH(QByteArray, fields);
    const auto request = requestWith(fields);
    QVERIFY(std::holds_alternative<HttpResponse>(request));
    QCOMPARE(std::get<HttpResponse>(request).status, 400);
}

void DeflateHandshakeTest::agreesBetweenBothEnds()
{
    DeflateOptions client;
    client.noContextTakeover = true;
    client.peerMaxWindowBits = 10;
    DeflateOptions server;
    server.peerMaxWindowBits = 11;
    const HandshakeOffer offer = deflateOffer(client);
    const auto parsed = parseHandshake(std::get<HttpRequestHead>(parseRequestHead(offer.serialized())));
    const auto &request = std::get<HandshakeRequest>(parsed);
    HandshakeAcceptance acceptance;
    acceptance.deflate = answerDeflateOffers(request.extensions, server);
    const QByteArray head = serializeAcceptance(request, acceptance);
    ClientHandshake handshake(offer, {});
    QByteArrayView input(head);
    QCOMPARE(handshake.receive(input), Progress::Accepted);
    const DeflateParameters expected{false, true, 10, 11};
    QVERIFY(handshake.deflate() == expected);
    QVERIFY(acceptance.deflate->parameters == expected);
}

WINDSOCK_TEST(DeflateHandshakeTest)
#include "DeflateHandshakeTest.moc"
