#include "workbench/doctor/SecretMask.h"

#include "tests/support/TestRegistry.h"

#include <QtTest>

using workbench::SecretMask;

class SecretMaskTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hidesSecrets_data();
    void hidesSecrets();
    void leavesTheRest_data();
    void leavesTheRest();
    void hidesThemInAUrl();
};

void SecretMaskTest::hidesSecrets_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("masked");
    const auto row = [](const char *line, const char *masked) {
        QTest::newRow(line) << QByteArray(line) << QByteArray(masked);
    };
    row("Authorization: Basic YW5uOnNlY3JldA==", "Authorization: Basic ••••••");
    row("authorization: opaque", "authorization: ••••••");
    row("Proxy-Authorization: Bearer a b", "Proxy-Authorization: Bearer ••••••");
    row("Cookie: sid=1234; theme=dark", "Cookie: sid=••••••; theme=••••••");
    row("Set-Cookie: sid=1234; Path=/; HttpOnly", "Set-Cookie: sid=••••••; Path=/; HttpOnly");
    row("X-Api-Key:abc", "X-Api-Key:••••••");
    row("X-Auth-Token: abc", "X-Auth-Token: ••••••");
    row("X-AuthToken: abc", "X-AuthToken: ••••••");
    row("Location: /x?accessToken=abc&y=1", "Location: /x?accessToken=••••••&y=1");
    row("Location: /x?token=abc&y=1", "Location: /x?token=••••••&y=1");
}

void SecretMaskTest::hidesSecrets()
{
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, masked);
    const QByteArray before = "GET /?a=b HTTP/1.1\r\nHost: x\r\n";
    const QByteArray head = before + line + "\r\n\r\n";
    QCOMPARE(SecretMask::masked(head), before + masked + "\r\n\r\n");
    QVERIFY(SecretMask::hasSecrets(head));
}

void SecretMaskTest::leavesTheRest_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("the handshake's key") << QByteArray("GET / HTTP/1.1\r\nSec-WebSocket-Key: dGhlIHNhbXBsZQ==\r\n\r\n");
    QTest::newRow("a challenge") << QByteArray("HTTP/1.1 401 X\r\nWWW-Authenticate: Basic realm=\"x\"\r\n\r\n");
    QTest::newRow("an empty cookie") << QByteArray("GET / HTTP/1.1\r\nCookie:\r\n\r\n");
    QTest::newRow("no head") << QByteArray("SSH-2.0-x");
    QTest::newRow("a monkey") << QByteArray("GET /?monkey=1&tokens=3 HTTP/1.1\r\nX-Monkey: 2\r\n\r\n");
}

void SecretMaskTest::leavesTheRest()
{
    QFETCH(QByteArray, head);
    QCOMPARE(SecretMask::masked(head), head);
    QVERIFY(!SecretMask::hasSecrets(head));
}

void SecretMaskTest::hidesThemInAUrl()
{
    QCOMPARE(SecretMask::maskedUrl("wss://h/p?access_token=abc&x=1&api_key=2&sig"),
             QByteArray("wss://h/p?access_token=••••••&x=1&api_key=••••••&sig"));
    QCOMPARE(SecretMask::masked("GET /?access_token=abc HTTP/1.1\r\n\r\n"),
             QByteArray("GET /?access_token=•••••• HTTP/1.1\r\n\r\n"));
}

WINDSOCK_TEST(SecretMaskTest)
#include "SecretMaskTest.moc"
