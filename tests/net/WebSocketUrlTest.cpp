#include "tests/support/TestRegistry.h"

#include "wslib/net/WebSocketUrl.h"

#include <QtTest>

using namespace wslib;

class WebSocketUrlTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
    void takesUserInfo_data();
    void takesUserInfo();
    void tellsOriginsApart_data();
    void tellsOriginsApart();
    void neverShowsThePassword();
};

void WebSocketUrlTest::reads_data()
{
    QTest::addColumn<QString>("input");
    QTest::addColumn<bool>("secure");
    QTest::addColumn<QString>("host");
    QTest::addColumn<int>("port");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("header");
    const auto row = [](const char *input, bool secure, const char *host, int port, const char *target,
                        const char *header) {
        QTest::newRow(input) << QString::fromUtf8(input) << secure << QString::fromUtf8(host) << port
                             << QByteArray(target) << QByteArray(header);
    };
    row("ws://example.org", false, "example.org", 80, "/", "example.org");
    row("wss://example.org", true, "example.org", 443, "/", "example.org");
    row("WSS://Example.ORG/Path", true, "example.org", 443, "/Path", "example.org");
    row("ws://example.org:80/a", false, "example.org", 80, "/a", "example.org");
    row("ws://example.org:443/a", false, "example.org", 443, "/a", "example.org:443");
    row("wss://example.org:443", true, "example.org", 443, "/", "example.org");
    row("wss://example.org:80", true, "example.org", 80, "/", "example.org:80");
    row("ws://example.org:65535", false, "example.org", 65535, "/", "example.org:65535");
    row("ws://example.org:", false, "example.org", 80, "/", "example.org");
    row("http://example.org/a", false, "example.org", 80, "/a", "example.org");
    row("https://example.org/a", true, "example.org", 443, "/a", "example.org");
    row("  ws://example.org/a \n", false, "example.org", 80, "/a", "example.org");
    // Path and query reach the wire as they were typed.
    row("ws://h/A%2fb%2F%7e~%41?Q=%3d&x=a+b%20c", false, "h", 80, "/A%2fb%2F%7e~%41?Q=%3d&x=a+b%20c", "h");
    row("ws://h/a/../b/./c//d", false, "h", 80, "/a/../b/./c//d", "h");
    row("ws://h?x=1", false, "h", 80, "/?x=1", "h");
    row("ws://h/?u=http://x/y?z", false, "h", 80, "/?u=http://x/y?z", "h");
    row("ws://h/[1]@:!$&'()*+,;=", false, "h", 80, "/[1]@:!$&'()*+,;=", "h");
    row("ws://h/\xc3\xa4 b?\"<>", false, "h", 80, "/%C3%A4%20b?%22%3C%3E", "h");
    row("ws://h/%C3%A4", false, "h", 80, "/%C3%A4", "h");
    row("ws://h/100%", false, "h", 80, "/100%", "h");
    // Without a scheme.
    row("localhost", false, "localhost", 80, "/", "localhost");
    row("localhost:8888/websocket", false, "localhost", 8888, "/websocket", "localhost:8888");
    row("LOCALHOST:1", false, "localhost", 1, "/", "localhost:1");
    row("app.localhost:1", false, "app.localhost", 1, "/", "app.localhost:1");
    row("127.0.0.1:9000", false, "127.0.0.1", 9000, "/", "127.0.0.1:9000");
    row("127.8.9.1", false, "127.8.9.1", 80, "/", "127.8.9.1");
    row("[::1]:8888/x", false, "::1", 8888, "/x", "[::1]:8888");
    row("example.org/chat", true, "example.org", 443, "/chat", "example.org");
    row("example.org:8080", true, "example.org", 8080, "/", "example.org:8080");
    row("192.168.1.7:81", true, "192.168.1.7", 81, "/", "192.168.1.7:81");
    row("localhost.example.org", true, "localhost.example.org", 443, "/", "localhost.example.org");
    row("example.org?back=ws://x", true, "example.org", 443, "/?back=ws://x", "example.org");
    row("example.org/to/ws://x", true, "example.org", 443, "/to/ws://x", "example.org");
    // Hosts.
    row("ws://[::1]", false, "::1", 80, "/", "[::1]");
    row("wss://[2001:db8::7]:8443/a", true, "2001:db8::7", 8443, "/a", "[2001:db8::7]:8443");
    row("wss://b\xc3\xbc"
        "cher.example/",
        true, "xn--bcher-kva.example", 443, "/", "xn--bcher-kva.example");
    row("ws://a-b.c_d", false, "a-b.c_d", 80, "/", "a-b.c_d");
}

void WebSocketUrlTest::reads()
{
    QFETCH(QString, input);
    const auto result = WebSocketUrl::fromUserInput(input);
    QVERIFY2(result.url, qPrintable(result.error));
    QCOMPARE(result.error, QString());
    QTEST(result.url->isSecure(), "secure");
    QTEST(result.url->host(), "host");
    QTEST(static_cast<int>(result.url->port()), "port");
    QTEST(result.url->target(), "target");
    QTEST(result.url->hostHeader(), "header");
    QCOMPARE(result.url->scheme(), result.url->isSecure() ? QStringLiteral("wss") : QStringLiteral("ws"));
    // What it is shown as leads to the same place.
    const auto again = WebSocketUrl::fromUserInput(result.url->toString());
    QVERIFY2(again.url, qPrintable(again.error));
    QTEST(again.url->target(), "target");
    QVERIFY(again.url->hasSameOrigin(*result.url));
}

void WebSocketUrlTest::refuses_data()
{
    QTest::addColumn<QString>("input");
    QTest::addColumn<QString>("mentions");
    const auto row = [](const char *input, const char *mentions) {
        QTest::newRow(*input == '\0' ? "nothing" : input) << QString::fromUtf8(input) << QString::fromUtf8(mentions);
    };
    row("", "no URL");
    row("   ", "no URL");
    row("ws://", "no host");
    row("ws:///path", "no host");
    row("wss://:8080/", "no host");
    row("ws://user@", "no host");
    row("ftp://example.org", "\"ftp\"");
    row("mailto://x", "ws://");
    row("://example.org", "scheme");
    row("ws://h/a#b", "fragment");
    row("localhost#b", "fragment");
    row("ws://h:0", "\"0\"");
    row("ws://h:65536", "65535");
    row("ws://h:-1", "\"-1\"");
    row("ws://h:+80", "\"+80\"");
    row("ws://h: 80", "\" 80\"");
    row("ws://h:8a", "\"8a\"");
    row("ws://h:99999999999999999999", "port");
    row("ws://h:1:2", "port");
    row("ws://a b/", "\"a b\"");
    row("ws://a\\b/", "host name");
    row("ws://a\r\nX: y/", "host name");
    row("ws://[::1", "IPv6");
    row("ws://[::g]/", "IPv6");
    row("ws://[127.0.0.1]/", "IPv6");
    row("ws://[::1]x:80/", "IPv6");
    row("ws://::1/", "host");
    row("ws://a%00b/", "host name");
}

void WebSocketUrlTest::refuses()
{
    QFETCH(QString, input);
    QFETCH(QString, mentions);
    const auto result = WebSocketUrl::fromUserInput(input);
    QVERIFY2(!result.url, qPrintable(result.url ? result.url->toString() : QString()));
    QVERIFY2(result.error.contains(mentions), qPrintable(result.error));
    QVERIFY2(result.error.endsWith(u'.'), qPrintable(result.error));
}

void WebSocketUrlTest::takesUserInfo_data()
{
    QTest::addColumn<QString>("input");
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("password");
    QTest::newRow("none") << QStringLiteral("ws://h/a@b:c") << QString() << QString();
    QTest::newRow("user") << QStringLiteral("ws://ann@h") << QStringLiteral("ann") << QString();
    QTest::newRow("both") << QStringLiteral("ws://ann:s%3Acret@h:1") << QStringLiteral("ann")
                          << QStringLiteral("s:cret");
    QTest::newRow("colons") << QStringLiteral("ws://ann:a:b@h") << QStringLiteral("ann") << QStringLiteral("a:b");
    QTest::newRow("at") << QStringLiteral("ws://ann:p@ss@h") << QStringLiteral("ann") << QStringLiteral("p@ss");
    QTest::newRow("no scheme") << QStringLiteral("ann:x@h:1") << QStringLiteral("ann") << QStringLiteral("x");
}

void WebSocketUrlTest::takesUserInfo()
{
    QFETCH(QString, input);
    const auto result = WebSocketUrl::fromUserInput(input);
    QVERIFY2(result.url, qPrintable(result.error));
    QCOMPARE(result.url->host(), QStringLiteral("h"));
    QTEST(result.url->userName(), "user");
    QTEST(result.url->password(), "password");
}

void WebSocketUrlTest::tellsOriginsApart_data()
{
    QTest::addColumn<QString>("other");
    QTest::addColumn<bool>("same");
    QTest::newRow("path") << QStringLiteral("ws://example.org/other") << true;
    QTest::newRow("case") << QStringLiteral("WS://EXAMPLE.org:80") << true;
    QTest::newRow("user") << QStringLiteral("ws://x:y@example.org") << true;
    QTest::newRow("scheme") << QStringLiteral("wss://example.org:80") << false;
    QTest::newRow("port") << QStringLiteral("ws://example.org:81") << false;
    QTest::newRow("host") << QStringLiteral("ws://www.example.org") << false;
}

void WebSocketUrlTest::tellsOriginsApart()
{
    QFETCH(QString, other);
    const auto first = WebSocketUrl::fromUserInput(QStringLiteral("ws://example.org/a"));
    QTEST(first.url->hasSameOrigin(*WebSocketUrl::fromUserInput(other).url), "same");
}

void WebSocketUrlTest::neverShowsThePassword()
{
    const auto result = WebSocketUrl::fromUserInput(QStringLiteral("ws://ann:secret@h:1/a?b"));
    QCOMPARE(result.url->toString(), QStringLiteral("ws://h:1/a?b"));
    QCOMPARE(result.url->hostHeader(), QByteArray("h:1"));
}

WINDSOCK_TEST(WebSocketUrlTest)
#include "WebSocketUrlTest.moc"
