#include "workbench/record/Redaction.h"

#include "tests/support/TestRegistry.h"

#include <QtTest>

using namespace workbench;

/// What is taken out of what is exported, and what isn't.
class RedactionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void redactsUrls_data();
    void redactsUrls();
    void redactsHeads();
    void keepsHeadsWithoutSecretsAsTheyAre();
    void redactsFields_data();
    void redactsFields();
    void redactsUrlsInSentences();
};

void RedactionTest::redactsUrls_data()
{
    QTest::addColumn<QByteArray>("url");
    QTest::addColumn<QByteArray>("redacted");
    QTest::newRow("plain") << QByteArray("wss://a.example/b?c=d&e") << QByteArray("wss://a.example/b?c=d&e");
    QTest::newRow("user") << QByteArray("ws://me:p%40@ss@a.example:81/") << QByteArray("ws://REDACTED@a.example:81/");
    QTest::newRow("at in path") << QByteArray("ws://a.example/@me") << QByteArray("ws://a.example/@me");
    QTest::newRow("at in query") << QByteArray("ws://a.example?m=x@y") << QByteArray("ws://a.example?m=x@y");
    for (const char *name :
         {"access_token", "token", "key", "api_key", "apikey", "Api-Key", "sig", "password", "PASSWD", "client_secret",
          "X-Amz-Signature", "X-Amz-Credential", "jwt", "%74oken", "refreshToken"})
        QTest::newRow(name) << QByteArray("/p?a=1&") + name + "=s3cr=et&b=2"
                            << QByteArray("/p?a=1&") + name + "=REDACTED&b=2";
    QTest::newRow("other names") << QByteArray("/?tokens=1&monkey=2&design=3")
                                 << QByteArray("/?tokens=1&monkey=2&design=3");
    QTest::newRow("empty value") << QByteArray("/?token=&key") << QByteArray("/?token=&key");
    QTest::newRow("fragment") << QByteArray("/#access_token=x&y=1") << QByteArray("/#access_token=REDACTED&y=1");
}

void RedactionTest::redactsUrls()
{
    QFETCH(QByteArray, url);
    QTEST(redactedUrl(QByteArrayView(url)), "redacted");
}

void RedactionTest::redactsHeads()
{
    const QByteArray head =
        "GET /x?token=secret HTTP/1.1\r\nHost: a.example\r\naUTHORIZATION:  Basic secret \r\n"
        "Proxy-Authorization: Bearer secret\r\nCookie: a=secret; b=sec=ret\r\nX-Api-Key: secret\r\n\r\n";
    QCOMPARE(redactedHead(head), "GET /x?token=REDACTED HTTP/1.1\r\nHost: a.example\r\naUTHORIZATION:  REDACTED\r\n"
                                 "Proxy-Authorization: REDACTED\r\nCookie: a=REDACTED; b=REDACTED\r\n"
                                 "X-Api-Key: REDACTED\r\n\r\n");
    QCOMPARE(redactedHead("HTTP/1.1 101 See /x?token=a b\r\nSet-Cookie: sid=secret; Path=/; HttpOnly\r\n\r\n"),
             "HTTP/1.1 101 See /x?token=a b\r\nSet-Cookie: sid=REDACTED; Path=/; HttpOnly\r\n\r\n");
}

void RedactionTest::keepsHeadsWithoutSecretsAsTheyAre()
{
    for (const QByteArray head :
         {"GET / HTTP/1.1\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nX-Empty:\r\nX-Blank:  \r\n\r\n", "", "\r\n",
          "no head at all", "GET\r\n:\r\n", "a\nb: c\n\n"})
        QCOMPARE(redactedHead(head), head);
}

void RedactionTest::redactsFields_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("redacted");
    QTest::newRow("protocols") << QByteArray("Sec-WebSocket-Protocol") << QByteArray("graphql-ws, v1.chat")
                               << QByteArray("graphql-ws, v1.chat");
    QTest::newRow("a token for a protocol")
        << QByteArray("sec-websocket-protocol") << QByteArray("chat, access_token, abc")
        << QByteArray("chat, access_token, REDACTED");
    QTest::newRow("a JWT for a protocol")
        << QByteArray("Sec-WebSocket-Protocol") << QByteArray("chat, eyJhbGciOi.x.y") << QByteArray("chat, REDACTED");
    QTest::newRow("an opaque protocol") << QByteArray("Sec-WebSocket-Protocol")
                                        << QByteArray("mqtt, 5f2b8c1e-9d3a-4c6e-8f70-112233445566")
                                        << QByteArray("mqtt, REDACTED");
    QTest::newRow("a named one") << QByteArray("Sec-WebSocket-Protocol") << QByteArray("chat, token.abcdefgh")
                                 << QByteArray("chat, REDACTED");
    QTest::newRow("long names") << QByteArray("Sec-WebSocket-Protocol")
                                << QByteArray("graphql-transport-ws, v4.channel.k8s.io, actioncable-v1-json")
                                << QByteArray("graphql-transport-ws, v4.channel.k8s.io, actioncable-v1-json");
    QTest::newRow("a subscription's key")
        << QByteArray("Ocp-Apim-Subscription-Key") << QByteArray("abc") << QByteArray("REDACTED");
    QTest::newRow("referer") << QByteArray("Referer") << QByteArray("https://a.example/?key=1")
                             << QByteArray("https://a.example/?key=REDACTED");
    QTest::newRow("x-auth-token") << QByteArray("X-Auth-Token") << QByteArray("1") << QByteArray("REDACTED");
    QTest::newRow("accept") << QByteArray("Sec-WebSocket-Accept") << QByteArray("abc=") << QByteArray("abc=");
}

void RedactionTest::redactsFields()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    QTEST(redactedFieldValue(name, value), "redacted");
}

void RedactionTest::redactsUrlsInSentences()
{
    QCOMPARE(
        redactedSentence("Connecting to wss://a:b@c.example/?token=x (2nd try), then \"http://d/?key=1\". :// end"),
        "Connecting to wss://REDACTED@c.example/?token=REDACTED (2nd try), then \"http://d/?key=REDACTED\". :// end");
    QCOMPARE(redactedSentence("nothing here"), "nothing here");
    QCOMPARE(redactedSentence(""), "");
}

WINDSOCK_TEST(RedactionTest)
#include "RedactionTest.moc"
