#include "tests/support/Pieces.h"
#include "tests/support/TestRegistry.h"

#include "wslib/protocol/ServerHandshake.h"

#include <QtTest>

using namespace wslib;
using Fields = QList<HttpHeaders::Field>;

Q_DECLARE_METATYPE(Fields)

class ServerHandshakeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesTheHandshakeOfTheRfc();
    void takesItCutAnywhere();
    void takesVariants_data();
    void takesVariants();
    void refuses_data();
    void refuses();
    void saysWhatItWouldTake();
    void explainsThatDraft76IsGone();
    void splitsTheTarget_data();
    void splitsTheTarget();
    void refusesTargets_data();
    void refusesTargets();
    void refusesHosts_data();
    void refusesHosts();
    void readsSubprotocols_data();
    void readsSubprotocols();
    void tellsNoOriginFromAnEmptyOne();
    void knowsTheScheme_data();
    void knowsTheScheme();
    void accepts();
};

namespace {

// RFC 6455 §1.2
const Fields rfcFields{
    {"Host", "server.example.com"},   {"Upgrade", "websocket"},
    {"Connection", "Upgrade"},        {"Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="},
    {"Origin", "http://example.com"}, {"Sec-WebSocket-Protocol", "chat, superchat"},
    {"Sec-WebSocket-Version", "13"},
};

Fields without(const QByteArray &name)
{
    Fields fields = rfcFields;
    fields.removeIf([&name](const HttpHeaders::Field &field) { return field.name == name; });
    return fields;
}

Fields with(const QByteArray &name, const QByteArray &value)
{
    Fields fields = rfcFields;
    fields.append({name, value});
    return fields;
}

// The value of @p name replaced.
Fields changed(const QByteArray &name, const QByteArray &value)
{
    Fields fields = rfcFields;
    for (HttpHeaders::Field &field : fields) {
        if (field.name == name)
            field.value = value;
    }
    return fields;
}

QByteArray headOf(const Fields &fields, const QByteArray &requestLine = "GET /chat HTTP/1.1")
{
    QByteArray head = requestLine + "\r\n";
    for (const HttpHeaders::Field &field : fields)
        head += field.name + ": " + field.value + "\r\n";
    return head + "\r\n";
}

using Parsed = std::variant<HandshakeRequest, HttpResponse>;

Parsed parsed(const QByteArray &head)
{
    const auto request = parseRequestHead(head);
    if (const auto *error = std::get_if<HttpError>(&request))
        return HttpResponse::refusal(error->status, "no head: " + QByteArray(error->text));
    return parseHandshake(std::get<HttpRequestHead>(request));
}

// The status of the refusal, or 101.
int statusOf(const Parsed &answer)
{
    const auto *refusal = std::get_if<HttpResponse>(&answer);
    return refusal != nullptr ? refusal->status : 101;
}

} // namespace

void ServerHandshakeTest::takesTheHandshakeOfTheRfc()
{
    const Parsed answer = parsed(headOf(rfcFields));
    QCOMPARE(statusOf(answer), 101);
    const auto &request = std::get<HandshakeRequest>(answer);
    QCOMPARE(request.path, QByteArray("/chat"));
    QCOMPARE(request.query, QByteArray());
    QCOMPARE(request.host, QByteArray("server.example.com"));
    QCOMPARE(request.origin, std::optional<QByteArray>("http://example.com"));
    QCOMPARE(request.key, QByteArray("dGhlIHNhbXBsZSBub25jZQ=="));
    QCOMPARE(request.subprotocols, (QList<QByteArray>{"chat", "superchat"}));
    QCOMPARE(request.headers.size(), rfcFields.size());
    QCOMPARE(request.headers.value("upgrade"), std::optional<QByteArray>("websocket"));
    QCOMPARE(request.rawHead, headOf(rfcFields));
    QVERIFY(!request.secure);
    QVERIFY(request.remoteAddress.isEmpty());
}

// As it comes from a socket, with the first frame behind it.
void ServerHandshakeTest::takesItCutAnywhere()
{
    const QByteArray head = headOf(rfcFields);
    const QByteArray frame = QByteArray::fromHex("818537fa213d7f9f4d5158");
    for (const QList<QByteArray> &parts : everyCut(head + frame)) {
        HttpHeadReader reader(HttpHeadReader::Kind::Request, {});
        QByteArray left;
        for (const QByteArray &part : parts) {
            QByteArrayView input(part);
            reader.receive(input);
            left += input.toByteArray();
        }
        QCOMPARE(statusOf(parsed(reader.raw())), 101);
        QCOMPARE(left, frame);
    }
}

void ServerHandshakeTest::takesVariants_data()
{
    QTest::addColumn<QByteArray>("head");
    const auto row = [](const char *name, const QByteArray &head) { QTest::newRow(name) << head; };
    row("Upgrade in another case", headOf(changed("Upgrade", "WebSocket")));
    row("Upgrade among others", headOf(changed("Upgrade", "h2c, websocket")));
    row("Connection in another case", headOf(changed("Connection", "upgrade")));
    row("Connection among others", headOf(changed("Connection", "keep-alive, Upgrade")));
    row("Connection in a second field", headOf(Fields{{"Connection", "keep-alive"}} + rfcFields));
    row("no Origin", headOf(without("Origin")));
    row("no subprotocols", headOf(without("Sec-WebSocket-Protocol")));
    row("unknown extension", headOf(with("Sec-WebSocket-Extensions", "x-unknown; a=1")));
    row("unknown fields", headOf(with("X-Something", "else")));
    row("empty body", headOf(with("Content-Length", "0")));
    row("empty body, twice", headOf(with("Content-Length", "0") + Fields{{"content-length", "0"}}));
    row("HTTP/1.2", headOf(rfcFields, "GET /chat HTTP/1.2"));
    Fields lower = rfcFields;
    for (HttpHeaders::Field &field : lower)
        field.name = field.name.toLower();
    row("names in lower case", headOf(lower));
    Fields backwards = rfcFields;
    std::reverse(backwards.begin(), backwards.end());
    row("another order", headOf(backwards));
}

void ServerHandshakeTest::takesVariants()
{
    QFETCH(QByteArray, head);
    QCOMPARE(statusOf(parsed(head)), 101);
}

// RFC 6455 §4.2.1, each item, and §4.4.
void ServerHandshakeTest::refuses_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<int>("status");
    const auto line = [](const char *name, const QByteArray &requestLine, int status) {
        QTest::newRow(name) << headOf(rfcFields, requestLine) << status;
    };
    line("HTTP/1.0", "GET /chat HTTP/1.0", 505);
    line("HTTP/0.9", "GET /chat HTTP/0.9", 505);
    line("HTTP/2.0", "GET /chat HTTP/2.0", 505);
    line("HTTP/2.1", "GET /chat HTTP/2.1", 505);
    line("POST", "POST /chat HTTP/1.1", 405);
    line("HEAD", "HEAD /chat HTTP/1.1", 405);
    line("get", "get /chat HTTP/1.1", 405);
    line("CONNECT", "CONNECT example.com:80 HTTP/1.1", 405);

    const auto row = [](const char *name, const Fields &fields, int status) {
        QTest::newRow(name) << headOf(fields) << status;
    };
    row("no Host", without("Host"), 400);
    row("Host twice", with("Host", "server.example.com"), 400);
    row("no Upgrade", without("Upgrade"), 426);
    row("empty Upgrade", changed("Upgrade", ""), 426);
    row("another Upgrade", changed("Upgrade", "h2c"), 426);
    row("Upgrade with a version", changed("Upgrade", "websocket/13"), 426);
    row("no Connection", without("Connection"), 426);
    row("Connection: close", changed("Connection", "close"), 426);
    row("Connection: Upgraded", changed("Connection", "Upgraded"), 426);
    row("no key", without("Sec-WebSocket-Key"), 400);
    row("empty key", changed("Sec-WebSocket-Key", ""), 400);
    row("key of 15 bytes", changed("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25j"), 400);
    row("key of 17 bytes", changed("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZWU="), 400);
    row("key that isn't base64", changed("Sec-WebSocket-Key", "dGhlIHNhbXBs*SBub25jZQ=="), 400);
    row("key twice", with("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="), 400);
    row("no version", without("Sec-WebSocket-Version"), 426);
    row("empty version", changed("Sec-WebSocket-Version", ""), 426);
    row("version 8", changed("Sec-WebSocket-Version", "8"), 426);
    row("version 14", changed("Sec-WebSocket-Version", "14"), 426);
    row("version 013", changed("Sec-WebSocket-Version", "013"), 426);
    row("versions 13, 8", changed("Sec-WebSocket-Version", "13, 8"), 426);
    row("version twice", with("Sec-WebSocket-Version", "13"), 400);
    row("subprotocol that is no token", changed("Sec-WebSocket-Protocol", "chat, a b"), 400);
    row("subprotocol in quotes", changed("Sec-WebSocket-Protocol", "\"chat\""), 400);
    row("subprotocol twice", changed("Sec-WebSocket-Protocol", "chat, superchat, chat"), 400);
    row("subprotocol twice in two fields", with("Sec-WebSocket-Protocol", "chat"), 400);
    row("Origin twice", with("Origin", "http://example.com"), 400);
    row("a body", with("Content-Length", "5"), 400);
    row("a body of odd length", with("Content-Length", "+0"), 400);
    row("an empty length", with("Content-Length", ""), 400);
    row("a body said to be empty first", with("Content-Length", "0") + Fields{{"Content-Length", "5"}}, 400);
    row("a chunked body", with("Transfer-Encoding", "chunked"), 400);
    row("any transfer coding", with("Transfer-Encoding", "identity"), 400);
    row("draft 76", with("Sec-WebSocket-Key1", "18x 6]8vM;54 *(5:  {   U1]8  z [  8"), 400);
    row("draft 76, second key", with("Sec-WebSocket-Key2", "1_ tx7X d  <  nw  334J702) 7]o}` 0"), 400);
}

void ServerHandshakeTest::refuses()
{
    QFETCH(QByteArray, head);
    const Parsed answer = parsed(head);
    QTEST(statusOf(answer), "status");
    const auto &refusal = std::get<HttpResponse>(answer);
    QVERIFY(refusal.body.size() > 10); // it says why
    QVERIFY(!refusal.body.startsWith("no head"));
    QVERIFY(refusal.headers.hasToken("Connection", "close"));
}

// RFC 6455 §4.2.2 and §4.4, RFC 9110 §15.5.6 and §15.5.22
void ServerHandshakeTest::saysWhatItWouldTake()
{
    const Parsed oldVersion = parsed(headOf(changed("Sec-WebSocket-Version", "8")));
    const HttpHeaders &headers = std::get<HttpResponse>(oldVersion).headers;
    QCOMPARE(headers.value("Sec-WebSocket-Version"), std::optional<QByteArray>("13"));
    QCOMPARE(headers.value("Upgrade"), std::optional<QByteArray>("websocket"));

    const Parsed plain = parsed(headOf({{"Host", "x"}}));
    QCOMPARE(statusOf(plain), 426);
    QCOMPARE(std::get<HttpResponse>(plain).headers.value("Upgrade"), std::optional<QByteArray>("websocket"));

    const Parsed posted = parsed(headOf(rfcFields, "POST /chat HTTP/1.1"));
    QCOMPARE(std::get<HttpResponse>(posted).headers.value("Allow"), std::optional<QByteArray>("GET"));
}

void ServerHandshakeTest::explainsThatDraft76IsGone()
{
    const Parsed answer = parsed(headOf({{"Host", "example.com"},
                                         {"Upgrade", "WebSocket"},
                                         {"Connection", "Upgrade"},
                                         {"Sec-WebSocket-Key1", "18x 6]8vM;54 *(5:  {   U1]8  z [  8"},
                                         {"Sec-WebSocket-Key2", "1_ tx7X d  <  nw  334J702) 7]o}` 0"}}));
    QCOMPARE(statusOf(answer), 400);
    QVERIFY(std::get<HttpResponse>(answer).body.contains("draft 76"));
}

void ServerHandshakeTest::splitsTheTarget_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QByteArray>("host");
    const auto row = [](const char *target, const char *path, const char *query, const char *host) {
        QTest::newRow(target) << QByteArray(path) << QByteArray(query) << QByteArray(host);
    };
    const char *own = "server.example.com";
    row("/", "/", "", own);
    row("/chat", "/chat", "", own);
    row("/chat?", "/chat", "", own);
    row("/chat?a=b&c", "/chat", "a=b&c", own);
    row("/chat?a?b", "/chat", "a?b", own);
    row("/a%20b%2F?%C3%A4", "/a%20b%2F", "%C3%A4", own);
    row("//other/chat", "//other/chat", "", own);
    row("/?u=ws://other/x", "/", "u=ws://other/x", own);
    row("/ws://other/x", "/ws://other/x", "", own);
    row("http://other.example:81/chat?q", "/chat", "q", "other.example:81");
    row("https://other/", "/", "", "other");
    row("ws://other", "/", "", "other");
    row("wss://other?q", "/", "q", "other");
    row("WS://other/x", "/x", "", "other");
    row("http://[::1]:80/x?u=a://b", "/x", "u=a://b", "[::1]:80");
}

void ServerHandshakeTest::splitsTheTarget()
{
    const Parsed answer = parsed(headOf(rfcFields, "GET " + QByteArray(QTest::currentDataTag()) + " HTTP/1.1"));
    QCOMPARE(statusOf(answer), 101);
    const auto &request = std::get<HandshakeRequest>(answer);
    QTEST(request.path, "path");
    QTEST(request.query, "query");
    QTEST(request.host, "host");
}

// RFC 6455 §3 (no fragments), §4.2.1 item 1; RFC 9112 §3.2
void ServerHandshakeTest::refusesTargets_data()
{
    QTest::addColumn<QByteArray>("target");
    for (const char *target : {"chat", "*", "?x", "/chat#part", "ws://other/x#part", "ftp://other/x", "://other/x",
                               "ws://", "ws:///x", "ws://user@other/x", "ws://user:pw@other/", "other:80",
                               "x/ws://other", "ws:/other", "ws://a,b/", "ws://a\\b/"})
        QTest::newRow(target) << QByteArray(target);
}

void ServerHandshakeTest::refusesTargets()
{
    QFETCH(QByteArray, target);
    QCOMPARE(statusOf(parsed(headOf(rfcFields, "GET " + target + " HTTP/1.1"))), 400);
}

void ServerHandshakeTest::refusesHosts_data()
{
    QTest::addColumn<bool>("taken");
    for (const char *host : {"example.com", "example.com:8080", "127.0.0.1", "[::1]", "[::1]:80", "x"})
        QTest::newRow(host) << true;
    for (const char *host : {"user@example.com", "example.com/path", "a, b", "a b", "a\tb", "a?b", "a#b", "a\\b"})
        QTest::newRow(host) << false;
}

void ServerHandshakeTest::refusesHosts()
{
    QFETCH(bool, taken);
    QCOMPARE(statusOf(parsed(headOf(changed("Host", QTest::currentDataTag())))), taken ? 101 : 400);
    QCOMPARE(statusOf(parsed(headOf(changed("Host", "")))), 400);
}

// RFC 6455 §4.1 item 10: a list, which may be spread over several fields (§11.3.4).
void ServerHandshakeTest::readsSubprotocols_data()
{
    QTest::addColumn<Fields>("fields");
    QTest::addColumn<QList<QByteArray>>("subprotocols");
    using List = QList<QByteArray>;
    const QByteArray name = "Sec-WebSocket-Protocol";
    QTest::newRow("none") << Fields{} << List{};
    QTest::newRow("one") << Fields{{name, "chat"}} << List{"chat"};
    QTest::newRow("order kept") << Fields{{name, "z, a,m"}} << List{"z", "a", "m"};
    QTest::newRow("fields joined") << Fields{{name, "b"}, {name.toLower(), "a, c"}} << List{"b", "a", "c"};
    QTest::newRow("case matters") << Fields{{name, "chat, Chat"}} << List{"chat", "Chat"};
    QTest::newRow("empty elements") << Fields{{name, ", chat,"}} << List{"chat"};
}

void ServerHandshakeTest::readsSubprotocols()
{
    QFETCH(Fields, fields);
    const Parsed answer = parsed(headOf(without("Sec-WebSocket-Protocol") + fields));
    QCOMPARE(statusOf(answer), 101);
    QTEST(std::get<HandshakeRequest>(answer).subprotocols, "subprotocols");
}

void ServerHandshakeTest::tellsNoOriginFromAnEmptyOne()
{
    const auto originOf = [](const Fields &fields) {
        return std::get<HandshakeRequest>(parsed(headOf(fields))).origin;
    };
    QVERIFY(!originOf(without("Origin")).has_value());
    QCOMPARE(originOf(changed("Origin", "")), std::optional<QByteArray>(""));
    QCOMPARE(originOf(changed("Origin", "null")), std::optional<QByteArray>("null"));
}

void ServerHandshakeTest::knowsTheScheme_data()
{
    QTest::addColumn<Fields>("fields");
    QTest::addColumn<bool>("secure");
    QTest::addColumn<QByteArray>("scheme");
    QTest::newRow("plain") << Fields{} << false << QByteArray("ws");
    QTest::newRow("TLS") << Fields{} << true << QByteArray("wss");
    for (const char *name : {"X-Scheme", "x-forwarded-proto"}) {
        QTest::addRow("%s: https", name) << Fields{{name, "https"}} << false << QByteArray("wss");
        QTest::addRow("%s: WSS", name) << Fields{{name, "WSS"}} << false << QByteArray("wss");
        QTest::addRow("%s: http", name) << Fields{{name, "http"}} << true << QByteArray("ws");
        QTest::addRow("%s: ws", name) << Fields{{name, "ws"}} << true << QByteArray("ws");
        QTest::addRow("%s: gopher", name) << Fields{{name, "gopher"}} << true << QByteArray("wss");
        QTest::addRow("%s: gopher, plain", name) << Fields{{name, "gopher"}} << false << QByteArray("ws");
    }
    QTest::newRow("X-Scheme first") << Fields{{"X-Forwarded-Proto", "http"}, {"X-Scheme", "https"}} << false
                                    << QByteArray("wss");
    QTest::newRow("odd X-Scheme") << Fields{{"X-Forwarded-Proto", "https"}, {"X-Scheme", "odd"}} << false
                                  << QByteArray("wss");
}

void ServerHandshakeTest::knowsTheScheme()
{
    QFETCH(Fields, fields);
    QFETCH(bool, secure);
    HandshakeRequest request;
    for (const HttpHeaders::Field &field : fields)
        request.headers.append(field.name, field.value);
    request.secure = secure;
    QTEST(request.scheme(), "scheme");
}

// RFC 6455 §1.3 and §4.2.2
void ServerHandshakeTest::accepts()
{
    const auto request = std::get<HandshakeRequest>(parsed(headOf(rfcFields)));
    const QByteArray common = "HTTP/1.1 101 Switching Protocols\r\n"
                              "Upgrade: websocket\r\n"
                              "Connection: Upgrade\r\n"
                              "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n";
    QCOMPARE(serializeAcceptance(request, {}), common + "\r\n");

    HandshakeAcceptance acceptance;
    acceptance.subprotocol = "chat";
    QCOMPARE(serializeAcceptance(request, acceptance), common + "Sec-WebSocket-Protocol: chat\r\n\r\n");

    acceptance.deflate = DeflateAnswer{{}, "permessage-deflate; x=1"};
    acceptance.headers.append("Set-Cookie", "a=1");
    acceptance.headers.append("Set-Cookie", "b=2");
    QCOMPARE(serializeAcceptance(request, acceptance), common
                                                           + "Sec-WebSocket-Protocol: chat\r\n"
                                                             "Sec-WebSocket-Extensions: permessage-deflate; x=1\r\n"
                                                             "Set-Cookie: a=1\r\nSet-Cookie: b=2\r\n\r\n");
}

WINDSOCK_TEST(ServerHandshakeTest)
#include "ServerHandshakeTest.moc"
